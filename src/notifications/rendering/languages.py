"""How dates, times, amounts and counts are written in each language of guests. Pure but for Django's
enumeration of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

from common.money import places_of
from hotel.enums import Language

NBSP: Final = "\u00a0"
NARROW_NBSP: Final = "\u202f"
SYMBOLS: Final = {"EUR": "€", "GBP": "£", "JPY": "¥", "USD": "US$", "CNY": "CN¥", "INR": "₹"}
"""Other currencies go by their code."""
GROUPED_FROM: Final = 10_000
"""Spanish leaves four digits together."""
YEAR_IS_CLEAR_WITHIN_DAYS: Final = 180


@dataclass(frozen=True, slots=True)
class Writing:
    """`day`, `short_day`, `brief_day` and `clock` are patterns of `str.format`."""

    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    day: str
    short_day: str
    brief_day: str
    clock: str
    moment: str
    decimal_mark: str
    group_mark: str
    first_of_month: str = "1"
    grouped_from: int = 1_000
    symbol_leads: bool = False
    colon: str = ": "

    def long_date(self, day: date) -> str:
        """With its weekday: Sunday 15 March 2026."""
        return self._day(self.day, day)

    def short_date(self, day: date) -> str:
        return self._day(self.short_day, day)

    def brief_date(self, day: date, today: date) -> str:
        """24 Nov; with its year where that does not go without saying."""
        is_near = abs((day - today).days) <= YEAR_IS_CLEAR_WITHIN_DAYS
        return self._day(self.brief_day, day) if is_near else self.short_date(day)

    def time(self, clock: time) -> str:
        return self.clock.format(hour=f"{clock:%H}", bare_hour=clock.hour, minute=f"{clock:%M}")

    def moment_at(self, moment: datetime, timezone: str) -> str:
        """In the time of the zone."""
        local = moment.astimezone(ZoneInfo(timezone))
        return self.moment.format(date=self.long_date(local.date()), time=self.time(local.time()))

    def money(self, amount: Decimal, currency: str) -> str:
        """€1,234.50, 1.234,50 €, ¥12,000; the amount never breaks from its currency."""
        number = self.number(abs(amount), places_of(currency))
        sign = "-" if amount < 0 else ""
        symbol = SYMBOLS.get(currency, currency)
        if not self.symbol_leads:
            return f"{sign}{number}{NBSP}{symbol}"
        return f"{sign}{symbol}{'' if currency in SYMBOLS else NBSP}{number}"

    def number(self, amount: Decimal, places: int) -> str:
        text = f"{amount:,.{places}f}" if amount >= self.grouped_from else f"{amount:.{places}f}"
        marks = {",": self.group_mark, ".": self.decimal_mark}
        return "".join(marks.get(sign, sign) for sign in text)

    def _day(self, pattern: str, day: date) -> str:
        return pattern.format(
            weekday=self.weekdays[day.weekday()],
            day=self.first_of_month if day.day == 1 else day.day,
            month=self.months[day.month - 1],
            short_month=self.short_months[day.month - 1],
            number=f"{day:%m}",
            padded=f"{day:%d}",
            year=day.year,
        )


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


WRITINGS: Final[dict[Language, Writing]] = {
    Language.ENGLISH: Writing(
        weekdays=_names("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
        months=_names(
            "January February March April May June July August September October November December"
        ),
        short_months=_names("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"),
        day=f"{{weekday}} {{day}}{NBSP}{{month}} {{year}}",
        short_day=f"{{day}}{NBSP}{{month}} {{year}}",
        brief_day=f"{{day}}{NBSP}{{short_month}}",
        clock="{hour}:{minute}",
        moment="{date}, {time}",
        decimal_mark=".",
        group_mark=",",
        symbol_leads=True,
    ),
    Language.GERMAN: Writing(
        weekdays=_names("Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag"),
        months=_names(
            "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
        ),
        short_months=_names("Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez."),
        day=f"{{weekday}}, {{day}}.{NBSP}{{month}} {{year}}",
        short_day="{padded}.{number}.{year}",
        brief_day="{padded}.{number}.",
        clock=f"{{hour}}:{{minute}}{NBSP}Uhr",
        moment="{date}, {time}",
        decimal_mark=",",
        group_mark=".",
    ),
    Language.FRENCH: Writing(
        weekdays=_names("lundi mardi mercredi jeudi vendredi samedi dimanche"),
        months=_names(
            "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
        ),
        short_months=_names("janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc."),
        day=f"{{weekday}} {{day}}{NBSP}{{month}} {{year}}",
        short_day="{padded}/{number}/{year}",
        brief_day=f"{{day}}{NBSP}{{short_month}}",
        clock=f"{{bare_hour}}{NBSP}h{NBSP}{{minute}}",
        moment="{date} à {time}",
        decimal_mark=",",
        group_mark=NARROW_NBSP,
        first_of_month="1er",
        colon=f"{NBSP}: ",
    ),
    Language.SPANISH: Writing(
        weekdays=_names("lunes martes miércoles jueves viernes sábado domingo"),
        months=_names(
            "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
            "diciembre"
        ),
        short_months=_names("ene feb mar abr may jun jul ago sept oct nov dic"),
        day=f"{{weekday}}, {{day}}{NBSP}de{NBSP}{{month}} de{NBSP}{{year}}",
        short_day="{padded}/{number}/{year}",
        brief_day=f"{{day}}{NBSP}{{short_month}}",
        clock=f"{{hour}}:{{minute}}{NBSP}h",
        moment="{date}, a las {time}",
        decimal_mark=",",
        group_mark=".",
        grouped_from=GROUPED_FROM,
    ),
}

_FRENCH_SPACE: Final = re.compile(r" ([:;!?»])|« ")
_GLUE: Final = {"« ": f"«{NBSP}", " »": f"{NBSP}»", " :": f"{NBSP}:"}


def _set(text: str) -> str:
    return text.replace("'", "’")


def _set_french(text: str) -> str:
    """The spaces that French writes before high punctuation do not break."""
    return _FRENCH_SPACE.sub(
        lambda found: _GLUE.get(found[0], f"{NARROW_NBSP}{found[1]}"), _set(text)
    )


TYPOGRAPHY: Final[dict[Language, Callable[[str], str]]] = {
    **dict.fromkeys(Language, _set),
    Language.FRENCH: _set_french,
}
"""What becomes of our own texts, which are typed with plain spaces and apostrophes."""

PLAIN: Final = str.maketrans({NBSP: " ", NARROW_NBSP: " ", "’": "'"})


def plain(text: str) -> str:
    """For SMS, where one sign of its own kind halves what fits into a part."""
    return text.translate(PLAIN)
