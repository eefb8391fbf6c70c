"""Strict input: fields with bounds, and serializers that are built once and read many times.

class Search(StrictSerializer):
    check_in = IsoDate()
    adults = BoundedInteger(min_value=1, max_value=20, default=2)

facts = Search.read_query(request.query_params)     # or .read(request.data), .read_changes(...)
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import islice
from typing import Any, Final, NamedTuple, cast

from django.core.exceptions import ValidationError as DjangoValidationError
from django.http import QueryDict
from django.utils.functional import cached_property
from drf_spectacular.drainage import set_override
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.fields import SkipField, empty, get_error_detail
from typing_extensions import override

UNKNOWN_FIELD: Final = "UNKNOWN_FIELD"
REPEATED_PARAMETER: Final = "REPEATED_PARAMETER"
MAX_UNKNOWN_LISTED: Final = 20
MAX_NAME_SHOWN: Final = 100
MAX_CHOICES_IN_QUERY: Final = 50

FIRST_YEAR: Final = 2000
LAST_YEAR: Final = 2100

_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,18})")
_MONEY = re.compile(r"[0-9]{1,9}(\.[0-9]{1,3})?", re.ASCII)
_SIGNED_MONEY = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,3})?", re.ASCII)
_PERCENT = re.compile(r"[0-9]{1,3}(\.[0-9]{1,2})?", re.ASCII)
OLDEST_CHILD: Final = 17
_LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_EVERYDAY_EMAIL = re.compile(
    rf"[A-Za-z0-9_%+-]+(?:\.[A-Za-z0-9_%+-]+)*@(?:{_LABEL}\.)+[A-Za-z]{{2,63}}"
)
_PHONE = re.compile(r"(?=[^0-9]*[0-9])[0-9A-Za-z +().,;:/*#-]*")
_UNPRINTABLE = "\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff"
_NOT_IN_A_LINE = re.compile(f"[\0-\x1f{_UNPRINTABLE}]")
_NOT_IN_A_TEXT = re.compile(f"[\0-\x08\x0b-\x1f{_UNPRINTABLE}]")


AnyField = serializers.Field[Any, Any, Any, Any]


class _Step(NamedTuple):
    """How one field of a serializer is read."""

    name: str
    target: str
    validate: Callable[[Any], Any]
    refine: Callable[[Any], Any] | None


class StrictSerializer(serializers.Serializer[Any]):
    """Refuses keys that it does not know. Must stay stateless: one instance serves every thread."""

    @classmethod
    def read(cls, data: object) -> dict[str, Any]:
        """The validated facts of a body."""
        return _reader(cls).facts_of(data)

    @classmethod
    def read_changes(cls, data: object) -> dict[str, Any]:
        """The same for PATCH: only what was sent, nothing is required."""
        return _changes_reader(cls).facts_of(data)

    @classmethod
    def read_query(cls, query: QueryDict) -> dict[str, Any]:
        """The same for a query string: others' parameters and empty ones are ignored."""
        reader = _reader(cls)
        data: dict[str, Any] = {}
        repeated: dict[str, list[ErrorDetail]] = {}
        for name, field in reader.fields.items():
            values = [value for value in query.getlist(name) if value]
            if isinstance(field, serializers.ListField):
                data |= {name: values} if values else {}
            elif len(values) > 1:
                repeated[name] = [ErrorDetail("Give this parameter once.", REPEATED_PARAMETER)]
            elif values:
                data[name] = values[0]
        if repeated:
            raise ValidationError(repeated)
        return reader.facts_of(data)

    def facts_of(self, data: object) -> dict[str, Any]:
        facts: dict[str, Any] = self.run_validation(data)
        return facts

    @override
    def to_internal_value(self, data: Any) -> dict[str, Any]:
        if type(data) is not dict:
            raise ValidationError("An object is expected here.")
        facts: dict[str, Any] = {}
        errors: dict[str, Any] = {}
        for name, target, validate, refine in self.steps:
            try:
                value = validate(data.get(name, empty))
                facts[target] = refine(value) if refine else value
            except SkipField:
                continue
            except ValidationError as exc:
                errors[name] = exc.detail
            except DjangoValidationError as exc:
                errors[name] = get_error_detail(exc)
        if unknown := data.keys() - self.known_names:
            errors |= _unknown(name for name in data if name in unknown)
        if errors:
            raise ValidationError(errors)
        return facts

    @cached_property
    def steps(self) -> tuple[_Step, ...]:
        """Built before the instance is shared, nested serializers included."""
        return tuple(
            _Step(
                name,
                str(field.source),
                ready(field).run_validation,
                getattr(self, f"validate_{name}", None),
            )
            for name, field in self.fields.items()
            if not field.read_only
        )

    @cached_property
    def known_names(self) -> frozenset[str]:
        return frozenset(step.name for step in self.steps)


def ready(field: AnyField) -> AnyField:
    """Work out everything lazy below `field`, so that sharing it between threads only reads."""
    if isinstance(field, serializers.ListSerializer):
        ready(cast("AnyField", field.child))
    elif isinstance(field, StrictSerializer):
        _ = field.steps, field.known_names
    return field


@cache
def _reader(serializer: type[StrictSerializer]) -> StrictSerializer:
    reader = serializer()
    ready(reader)
    return reader


@cache
def _changes_reader(serializer: type[StrictSerializer]) -> StrictSerializer:
    reader = serializer(partial=True)
    ready(reader)
    return reader


def _unknown(names: Iterable[object]) -> dict[str, list[ErrorDetail]]:
    shown = [str(name)[:MAX_NAME_SHOWN] for name in islice(names, MAX_UNKNOWN_LISTED)]
    return {name: [ErrorDetail("This field is not known here.", UNKNOWN_FIELD)] for name in shown}


class PlainText(serializers.CharField):
    """One line as typed, trimmed, in Unicode NFC; no control, invisible or half characters."""

    default_error_messages = {"characters": "This text has characters that are not allowed."}
    forbidden = _NOT_IN_A_LINE

    def __init__(self, *, max_length: int, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)
        self.longest = max_length

    @override
    def run_validation(self, data: Any = empty) -> Any:
        if type(data) is str and data.isascii() and data.isprintable():
            text = data.strip()
            if 0 < len(text) <= self.longest and self.is_ordinary(text):
                return text
        return super().run_validation(data)

    def is_ordinary(self, text: str) -> bool:
        """Whether printable ASCII within the length needs no further look."""
        return self.min_length is None

    @override
    def to_internal_value(self, data: Any) -> str:
        if type(data) is not str:
            self.fail("invalid")
        text = unicodedata.normalize("NFC", data.strip())
        if self.forbidden.search(text):
            self.fail("characters")
        return text


class LongText(PlainText):
    """The same over several lines."""

    forbidden = _NOT_IN_A_TEXT

    @override
    def to_internal_value(self, data: Any) -> str:
        return super().to_internal_value(data.replace("\r\n", "\n") if type(data) is str else data)


class EmailAddress(PlainText, serializers.EmailField):
    def __init__(self, *, max_length: int = 254, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)

    @override
    def is_ordinary(self, text: str) -> bool:
        return _EVERYDAY_EMAIL.fullmatch(text) is not None


class Phone(PlainText):
    """As typed: at least one digit, and what people put between digits."""

    default_error_messages = {"phone": "Enter a phone number."}

    def __init__(self, *, max_length: int = 30, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)

    @override
    def is_ordinary(self, text: str) -> bool:
        return _PHONE.fullmatch(text) is not None

    @override
    def to_internal_value(self, data: Any) -> str:
        text = super().to_internal_value(data)
        if not _PHONE.fullmatch(text):
            self.fail("phone")
        return text


class Code(PlainText):
    """An identifier in a body or query, such as a room type's code: must match `pattern` whole."""

    default_error_messages = {"code": "This is not a valid code."}

    def __init__(self, *, pattern: str, max_length: int, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)
        self.pattern = re.compile(pattern, re.ASCII)

    @override
    def is_ordinary(self, text: str) -> bool:
        return self.pattern.fullmatch(text) is not None

    @override
    def to_internal_value(self, data: Any) -> str:
        text = super().to_internal_value(data)
        if not self.pattern.fullmatch(text):
            self.fail("code")
        return text


class IsoDate(serializers.DateField):
    """`2025-01-15` and nothing else that ISO 8601 knows, from 2000 to 2100."""

    default_error_messages = {
        "invalid": "Enter a date as YYYY-MM-DD.",
        "range": f"Enter a date between {FIRST_YEAR} and {LAST_YEAR}.",
    }

    @override
    def to_internal_value(self, value: Any) -> date:
        if type(value) is not str or not _ISO_DATE.fullmatch(value):
            self.fail("invalid", format="YYYY-MM-DD")
        try:
            day = date.fromisoformat(value)
        except ValueError:
            self.fail("invalid", format="YYYY-MM-DD")
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            self.fail("range")
        return day


class BoundedInteger(serializers.IntegerField):
    """A whole number, or its plain digits as a text; both bounds are mandatory."""

    def __init__(self, *, min_value: int, max_value: int, **kwargs: Any) -> None:
        super().__init__(min_value=min_value, max_value=max_value, **kwargs)
        self.lowest, self.highest = min_value, max_value

    @override
    def run_validation(self, data: Any = empty) -> Any:
        if type(data) is int and self.lowest <= data <= self.highest:
            return data
        return super().run_validation(data)

    @override
    def to_internal_value(self, data: Any) -> int:
        if type(data) is int:
            return data
        if type(data) is not str or not _INTEGER.fullmatch(data):
            self.fail("invalid")
        return int(data)


class Money(serializers.DecimalField):
    """An amount from 0 with at most three places, as typed; never read through binary fractions.
    Whether it has the places of the hotel's currency is for the use case to say."""

    default_error_messages = {"invalid": 'Enter an amount such as "75.00".'}
    pattern = _MONEY

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_digits=12, decimal_places=3, **({"min_value": 0} | kwargs))

    @override
    def to_internal_value(self, data: Any) -> Decimal:
        text = str(data) if type(data) in {str, int, float} else ""
        if not self.pattern.fullmatch(text):
            self.fail("invalid")
        return Decimal(text) + 0  # there is no negative nothing


class SignedMoney(Money):
    """The same on both sides of nothing: `-10` makes it cheaper."""

    pattern = _SIGNED_MONEY

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**({"min_value": None} | kwargs))


class Percent(Money):
    """Per cent with at most two places, from 0 to `max_value`."""

    default_error_messages = {"invalid": 'Enter per cent such as "12.5".'}
    pattern = _PERCENT

    def __init__(self, *, max_value: Decimal, **kwargs: Any) -> None:
        super().__init__(max_value=max_value, **kwargs)


class Whole(serializers.Field[Any, Any, Any, Any]):
    """An object inside of a body: always read whole, for a PATCH replaces it."""

    def __init__(self, inner: type[StrictSerializer], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.inner = inner
        set_override(self, "field", inner)

    @override
    def to_internal_value(self, data: Any) -> dict[str, Any]:
        return self.inner.read(data)


class StrictBoolean(serializers.BooleanField):
    """JSON's true and false; in a query string the words `true` and `false`."""

    default_error_messages = {"invalid": "Enter true or false."}

    @override
    def to_internal_value(self, data: Any) -> bool:
        if type(data) is bool:
            return data
        if type(data) is not str or data not in {"true", "false"}:
            self.fail("invalid")
        return data == "true"


class Choice(serializers.ChoiceField):
    """One of a few words, exactly as they are spelt."""

    def __init__(self, choices: Any, **kwargs: Any) -> None:
        super().__init__(choices, **kwargs)
        words = ", ".join(str(word) for word in self.choices)
        self.error_messages["invalid_choice"] = f"Choose one of {words}."

    @override
    def to_internal_value(self, data: Any) -> Any:
        if type(data) is not str or data not in self.choices:
            self.fail("invalid_choice")
        return data


class QueryList(serializers.ListField):
    """Several values of a query string, repeated or with commas."""

    @override
    def to_internal_value(self, data: Any) -> list[Any]:
        if type(data) is not list or not all(type(item) is str for item in data):
            self.fail("not_a_list", input_type=type(data).__name__)
        words = [word for item in data for word in item.split(",", MAX_CHOICES_IN_QUERY)]
        if len(words) > MAX_CHOICES_IN_QUERY:
            self.fail("max_length", max_length=MAX_CHOICES_IN_QUERY)
        return super().to_internal_value(words)


class Ages(QueryList):
    """Whole years: `?child_ages=4,11`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(child=BoundedInteger(min_value=0, max_value=OLDEST_CHILD), **kwargs)


class Choices(QueryList):
    """Words of a set: `?status=A,B&status=C`."""

    def __init__(self, choices: Any, **kwargs: Any) -> None:
        super().__init__(child=Choice(choices), **kwargs)
