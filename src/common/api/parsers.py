"""JSON in, strictly: what two parsers could read differently is refused."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from math import isinf
from typing import IO, Any, Final, NoReturn

from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser
from typing_extensions import override

from common.errors import DomainError

MAX_BODY_BYTES: Final = 256 * 1024
MAX_DEPTH: Final = 20
MAX_NUMBER_CHARS: Final = 32
_INT64 = range(-(2**63), 2**63)
_ABSURD_EXPONENT = re.compile(r"[eE][+-]?0*[1-9][0-9]{2}")
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


class PayloadTooLarge(DomainError):
    code = "PAYLOAD_TOO_LARGE"
    status = 413
    message = f"The body is larger than {MAX_BODY_BYTES // 1024} kB."


def read_bounded(stream: IO[Any], limit: int) -> bytes:
    """Everything, if it is no more than `limit` bytes; PayloadTooLarge otherwise."""
    raw: bytes = stream.read(limit + 1)
    if len(raw) > limit:
        raise PayloadTooLarge(f"The body is larger than {limit // 1024} kB.")
    return raw


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise ParseError("An object in the body has the same key twice.")
    return result


def _integer(text: str) -> int:
    if len(text) > MAX_NUMBER_CHARS or (value := int(text)) not in _INT64:
        raise ParseError("A number in the body is out of range.")
    return value


def _float(text: str) -> float:
    if len(text) > MAX_NUMBER_CHARS or _ABSURD_EXPONENT.search(text) or isinf(value := float(text)):
        raise ParseError("A number in the body is out of range.")
    return value


def _constant(text: str) -> NoReturn:
    raise ParseError(f"{text} is not JSON.")


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object,
    parse_int=_integer,
    parse_float=_float,
    parse_constant=_constant,
)


def _walk(root: object) -> Iterator[tuple[int, object]]:
    """Every value and key under `root` with its depth, without recursion."""
    stack: list[tuple[int, object]] = [(1, root)]
    while stack:
        depth, value = stack.pop()
        yield depth, value
        if isinstance(value, dict):
            stack.extend((depth + 1, key) for key in value)
            stack.extend((depth + 1, item) for item in value.values())
        elif isinstance(value, list):
            stack.extend((depth + 1, item) for item in value)


def _check_values(root: object) -> None:
    """Only escapes bring NULs and surrogates."""
    for depth, value in _walk(root):
        if isinstance(value, str):
            if _UNSTORABLE.search(value):
                raise ParseError("A text in the body has a NUL or half a surrogate pair.")
        elif depth > MAX_DEPTH and isinstance(value, dict | list):
            raise ParseError(f"The body is nested deeper than {MAX_DEPTH} levels.")


def _may_be_deep(text: str) -> bool:
    """Depth needs as many opening brackets."""
    return text.count("{") + text.count("[") > MAX_DEPTH


def parse_object(raw: bytes) -> dict[str, Any]:
    text = _text_of(raw)
    value = _decoded(text)
    if "\\u" in text or _may_be_deep(text):
        _check_values(value)
    return value


def parse_flat_object(raw: bytes) -> dict[str, Any]:
    """The same for who refuses by itself what is nested too deep."""
    text = _text_of(raw)
    value = _decoded(text)
    if "\\u" in text:
        _check_values(value)
    return value


def _text_of(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as exc:
        raise ParseError("The body is not UTF-8.") from exc


def _decoded(text: str) -> dict[str, Any]:
    try:
        value = _DECODER.decode(text)
    except json.JSONDecodeError as exc:
        place = f"line {exc.lineno}, column {exc.colno}"
        raise ParseError(f"The body is not valid JSON ({place}).") from exc
    except RecursionError as exc:
        raise ParseError(f"The body is nested deeper than {MAX_DEPTH} levels.") from exc
    if not isinstance(value, dict):
        raise ParseError("The body must be a JSON object.")
    return value


class StrictJSONParser(BaseParser):
    media_type = "application/json"

    @override
    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        return parse_object(read_bounded(stream, MAX_BODY_BYTES))
