"""Facts put on a row as a hotel means them: known by name, of the right shape, within bounds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Final, cast

from django.core.exceptions import ValidationError
from django.db.models import Field, Model

from common.errors import InvalidInput
from hotel.enums import Language
from hotel_setup.errors import NoSuchFact

LONGEST_TEXT: Final = 5000
Facts = Mapping[str, Any]
Bounds = Mapping[str, tuple[int | Decimal, int | Decimal]]


def put_facts(
    row: Model, facts: Facts, *, known: Iterable[str], bounds: Bounds | None = None
) -> list[str]:
    """On the row, not saved yet; the names of those that it had otherwise. Raises NoSuchFact, and
    InvalidInput that names the first fact at fault."""
    strange = sorted(set(facts) - set(known))
    if strange:
        raise NoSuchFact(field=strange[0])
    clean = {name: _clean(row, name, value) for name, value in facts.items()}
    for name, (least, most) in (bounds or {}).items():
        if clean.get(name) is not None and not least <= clean[name] <= most:
            raise InvalidInput(f"From {least} to {most}.", field=name)
    changed = [name for name, value in clean.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, clean[name])
    return changed


def need(facts: Facts, *names: str) -> None:
    for name in names:
        if facts.get(name) in (None, ""):
            raise InvalidInput("This is needed.", field=name)


def known_language(language: str, *, field: str = "language") -> Language:
    if language not in Language:
        raise InvalidInput("There is no such language.", field=field)
    return Language(language)


def _clean(row: Model, name: str, value: Any) -> Any:
    field = cast("Field[Any, Any]", row._meta.get_field(name))
    typed = value.strip() if isinstance(value, str) else value
    try:
        clean = field.clean(typed, row)
    except ValidationError as exc:
        raise InvalidInput(" ".join(exc.messages), field=name) from exc
    if isinstance(clean, str) and ("\0" in clean or len(clean) > LONGEST_TEXT):
        raise InvalidInput(f"At most {LONGEST_TEXT} characters.", field=name)
    return sorted(set(clean)) if isinstance(clean, list) else clean
