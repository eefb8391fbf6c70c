"""Exchange rates as the European Central Bank publishes them, as XML (`eurofxref-daily.xml`) or as CSV
(`eurofxref.csv`). Pure.

https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates/
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import StringIO
from typing import Any, Final, NoReturn
from xml.parsers import expat

from rates.errors import ExchangeRatesUnreadable
from rates.exchange import EURO

MOST_BYTES: Final = 1_000_000
NOT_KNOWN: Final = frozenset({"", "N/A"})
CSV_DAYS: Final = ("%d %B %Y", "%Y-%m-%d")
_CODE: Final = re.compile(r"[A-Z]{3}", re.ASCII)
_RATE: Final = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class DayOfRates:
    """How much of each currency one euro was on that day."""

    as_of: date
    per_euro: Mapping[str, Decimal]


def day_of_rates(content: bytes) -> DayOfRates:
    """The newest day of the file. Raises ExchangeRatesUnreadable, which names what is wrong with it."""
    if len(content) > MOST_BYTES:
        raise _refusal("TOO_LARGE")
    is_xml = content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    days = _days_in_xml(content) if is_xml else _days_in_csv(content)
    if not days:
        raise _refusal("NO_RATES")
    return max(days, key=lambda day: day.as_of)


def _days_in_xml(content: bytes) -> list[DayOfRates]:
    """Nothing but elements is listened to; a document type, and with it every entity, is refused."""
    found: list[tuple[date, dict[str, Decimal]]] = []

    def start(_name: str, attributes: dict[str, str]) -> None:
        if "time" in attributes:
            found.append((_iso(attributes["time"]), {}))
        elif "currency" in attributes and found:
            _put(found[-1][1], attributes["currency"], attributes.get("rate", ""))

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = _refuse_document_type
    try:
        parser.Parse(content, True)  # noqa: FBT003 - expat takes no names
    except expat.ExpatError as error:
        raise _refusal("NOT_XML", line=error.lineno) from error
    return [DayOfRates(day, rates) for day, rates in found if rates]


def _refuse_document_type(*_said: Any) -> NoReturn:
    raise _refusal("DOCUMENT_TYPE")


def _days_in_csv(content: bytes) -> list[DayOfRates]:
    """A column a currency, a line a day."""
    try:
        lines = list(csv.reader(StringIO(content.decode("utf-8-sig")), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise _refusal("NOT_CSV") from error
    if not lines or [cell.strip() for cell in lines[0][:1]] != ["Date"]:
        raise _refusal("NO_HEADER")
    codes = [cell.strip() for cell in lines[0][1:]]
    return [_day_of_line(codes, line) for line in lines[1:] if any(map(str.strip, line))]


def _day_of_line(codes: list[str], line: list[str]) -> DayOfRates:
    rates: dict[str, Decimal] = {}
    for code, cell in zip(codes, line[1:], strict=False):
        if code:
            _put(rates, code, cell.strip())
    return DayOfRates(_day_in_csv(line[0].strip()), rates)


def _put(rates: dict[str, Decimal], code: str, rate: str) -> None:
    if rate in NOT_KNOWN:
        return
    is_one = _CODE.fullmatch(code) and _RATE.fullmatch(rate) and Decimal(rate)
    if not is_one or code == EURO or code in rates:
        raise _refusal("RATE", currency=code[:10], rate=rate[:20])
    rates[code] = Decimal(rate)


def _iso(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise _refusal("DAY", day=text[:20]) from error


def _day_in_csv(text: str) -> date:
    for pattern in CSV_DAYS:
        try:
            return datetime.strptime(text, pattern).date()  # noqa: DTZ007 - a day without an hour
        except ValueError:
            continue
    raise _refusal("DAY", day=text[:20])


def _refusal(reason: str, **facts: Any) -> ExchangeRatesUnreadable:
    return ExchangeRatesUnreadable(details={"reason": reason} | facts)
