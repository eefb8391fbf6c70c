"""Form-encoded parameters with brackets, read one by one. What nobody read is refused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from sandbox.refusals import InvalidParameter
from sandbox.web import Json

KEY: Final = re.compile(r"\[([^\[\]]*)\]")
INTEGER: Final = re.compile(r"-?[0-9]{1,15}")
EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
FLAGS: Final = {"true": True, "false": False}
LONGEST_TEXT: Final = 5000
MOST_METADATA: Final = 50
LONGEST_METADATA_KEY: Final = 40
LONGEST_METADATA: Final = 500
COMPARISONS: Final = ("gte", "gt", "lte", "lt")


def nested(pairs: Iterable[tuple[str, str]]) -> Json:
    """`a[b][0][c]=1` is `{"a": {"b": {"0": {"c": "1"}}}}`; each `a[]` gets the next number."""
    found: Json = {}
    for name, value in pairs:
        head = name.split("[", 1)[0]
        *path, last = [head, *KEY.findall(name)]
        place = found
        for part in path:
            below = place.setdefault(part, {})
            if not isinstance(below, dict):
                raise InvalidParameter(f"Invalid parameters: {name}", param=head)
            place = below
        place[last or str(len(place))] = value
    return found


class Params:
    """`prefix` is the name of the object that these are the parts of."""

    def __init__(self, values: Mapping[str, Any], prefix: str = "") -> None:
        self._values, self._prefix = values, prefix
        self._unread = set(values)
        self._parts: list[Params] = []

    def name(self, key: str) -> str:
        return f"{self._prefix}[{key}]" if self._prefix else key

    def has(self, key: str) -> bool:
        return key in self._values

    def text(self, key: str, *, most: int = LONGEST_TEXT) -> str | None:
        """None if it is not there, or empty: to unset something."""
        value = self._read(key)
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            raise InvalidParameter(f"Invalid string: {self.name(key)}", param=self.name(key))
        if len(value) > most:
            raise InvalidParameter(
                f"Invalid string: {value[:20]}...; must be at most {most} characters",
                param=self.name(key),
            )
        return value

    def required(self, key: str) -> str:
        value = self.text(key)
        if value is None:
            raise self._missing(key)
        return value

    def integer(self, key: str) -> int | None:
        value = self.text(key)
        if value is None:
            return None
        if not INTEGER.fullmatch(value):
            raise InvalidParameter(
                f"Invalid integer: {value}",
                code="parameter_invalid_integer",
                param=self.name(key),
            )
        return int(value)

    def required_integer(self, key: str) -> int:
        value = self.integer(key)
        if value is None:
            raise self._missing(key)
        return value

    def flag(self, key: str, *, default: bool = False) -> bool:
        value = self.text(key)
        if value is None:
            return default
        if value not in FLAGS:
            raise InvalidParameter(f"Invalid boolean: {value}", param=self.name(key))
        return FLAGS[value]

    def choice(self, key: str, known: Iterable[str]) -> str | None:
        value = self.text(key)
        if value is not None and value not in known:
            raise InvalidParameter(
                f"Invalid {self.name(key)}: must be one of {', '.join(known)}",
                param=self.name(key),
            )
        return value

    def url(self, key: str) -> str | None:
        value = self.text(key)
        if value is not None and not _is_url(value):
            raise InvalidParameter("Not a valid URL", code="url_invalid", param=self.name(key))
        return value

    def email(self, key: str) -> str | None:
        value = self.text(key, most=800)
        if value is not None and not EMAIL.fullmatch(value):
            raise InvalidParameter(
                f"Invalid email address: {value}", code="email_invalid", param=self.name(key)
            )
        return value

    def part(self, key: str) -> Params:
        """The parts of one that has parts; nothing if it is not there."""
        part = Params(self._mapping(key), self.name(key))
        self._parts.append(part)
        return part

    def each(self, key: str) -> list[Params]:
        values = self._mapping(key)
        found = []
        for place in values:
            part = Params(
                values[place] if isinstance(values[place], dict) else {"": values[place]},
                f"{self.name(key)}[{place}]",
            )
            found.append(part)
        self._parts += found
        return found

    def texts(self, key: str) -> list[str]:
        return [str(value) for value in self._mapping(key).values()]

    def metadata(self, known: Mapping[str, str] | None = None) -> dict[str, str]:
        """Those that are known with the changes: an empty value takes its key away."""
        if self.has("metadata") and self._values["metadata"] == "":
            self._read("metadata")
            return {}
        merged = dict(known or {}) | {
            key: str(value) for key, value in self._mapping("metadata").items()
        }
        kept = {key: value for key, value in merged.items() if value != ""}
        self._check_metadata(kept)
        return kept

    def moments(self, key: str) -> dict[str, int]:
        """`created=5` or `created[gte]=5`, as comparisons."""
        if isinstance(self._values.get(key), str):
            moment = self.required_integer(key)
            return {"gte": moment, "lte": moment}
        part = self.part(key)
        found = {name: part.integer(name) for name in COMPARISONS}
        return {name: moment for name, moment in found.items() if moment is not None}

    def finish(self) -> None:
        """Raises InvalidParameter if there is more than was read."""
        for key in sorted(self._unread):
            raise InvalidParameter(
                f"Received unknown parameter: {self.name(key)}",
                code="parameter_unknown",
                param=self.name(key),
            )
        for part in self._parts:
            part.finish()

    def _read(self, key: str) -> Any:
        self._unread.discard(key)
        return self._values.get(key)

    def _mapping(self, key: str) -> Json:
        value = self._read(key)
        if value is None or value == "":
            return {}
        if not isinstance(value, dict):
            raise InvalidParameter(
                f"Invalid {'array' if key != 'metadata' else 'hash'}", param=self.name(key)
            )
        return value

    def _missing(self, key: str) -> InvalidParameter:
        return InvalidParameter(
            f"Missing required param: {self.name(key)}.",
            code="parameter_missing",
            param=self.name(key),
        )

    def _check_metadata(self, metadata: Mapping[str, str]) -> None:
        if len(metadata) > MOST_METADATA:
            raise InvalidParameter("Metadata can have up to 50 keys", param="metadata")
        for key, value in metadata.items():
            if len(key) > LONGEST_METADATA_KEY or len(value) > LONGEST_METADATA:
                raise InvalidParameter(
                    "Metadata keys can be up to 40 characters long, values up to 500",
                    param=self.name(f"metadata[{key}]"),
                )


def _is_url(text: str) -> bool:
    try:
        address = urlsplit(text)
    except ValueError:
        return False
    return address.scheme in {"http", "https"} and bool(address.hostname)
