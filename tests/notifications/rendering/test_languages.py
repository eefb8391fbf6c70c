"""Dates, times and amounts as each language writes them. Spaces that do not break are written out."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest

from hotel.enums import Language
from notifications.rendering.languages import TYPOGRAPHY, WRITINGS, plain

EN, DE, FR, ES = Language.ENGLISH, Language.GERMAN, Language.FRENCH, Language.SPANISH


@pytest.mark.parametrize(
    ("language", "amount", "currency", "written"),
    [
        (EN, "75.00", "EUR", "€75.00"),
        (DE, "75.00", "EUR", "75,00\u00a0€"),
        (FR, "75.00", "EUR", "75,00\u00a0€"),
        (ES, "75.00", "EUR", "75,00\u00a0€"),
        (EN, "1234.50", "EUR", "€1,234.50"),
        (DE, "1234.50", "EUR", "1.234,50\u00a0€"),
        (FR, "1234.50", "EUR", "1\u202f234,50\u00a0€"),
        (ES, "1234.50", "EUR", "1234,50\u00a0€"),
        (ES, "12345.50", "EUR", "12.345,50\u00a0€"),
        (EN, "12000", "JPY", "¥12,000"),
        (DE, "12000", "JPY", "12.000\u00a0¥"),
        (EN, "12.5", "KWD", "KWD\u00a012.500"),
        (DE, "80", "CHF", "80,00\u00a0CHF"),
        (EN, "-10", "GBP", "-£10.00"),
        (FR, "-10", "USD", "-10,00\u00a0US$"),
    ],
)
def test_amounts(language: Language, amount: str, currency: str, written: str):
    assert WRITINGS[language].money(Decimal(amount), currency) == written


@pytest.mark.parametrize(
    ("language", "day", "written", "short"),
    [
        (EN, date(2026, 3, 15), "Sunday 15 March 2026", "15 March 2026"),
        (DE, date(2026, 3, 15), "Sonntag, 15. März 2026", "15.03.2026"),
        (FR, date(2026, 3, 15), "dimanche 15 mars 2026", "15/03/2026"),
        (FR, date(2026, 8, 1), "samedi 1er août 2026", "01/08/2026"),
        (ES, date(2026, 3, 15), "domingo, 15 de marzo de 2026", "15/03/2026"),
    ],
)
def test_days(language: Language, day: date, written: str, short: str):
    assert plain(WRITINGS[language].long_date(day)) == written
    assert plain(WRITINGS[language].short_date(day)) == short


@pytest.mark.parametrize(
    ("language", "clock", "moment"),
    [
        (EN, "09:05", "Monday 2 March 2026, 13:00"),
        (DE, "09:05 Uhr", "Montag, 2. März 2026, 13:00 Uhr"),
        (FR, "9 h 05", "lundi 2 mars 2026 à 13 h 00"),
        (ES, "09:05 h", "lunes, 2 de marzo de 2026, a las 13:00 h"),
    ],
)
def test_times_are_the_hotels(language: Language, clock: str, moment: str):
    noon = datetime(2026, 3, 2, 12, tzinfo=UTC)

    assert plain(WRITINGS[language].time(time(9, 5))) == clock
    assert plain(WRITINGS[language].moment_at(noon, "Europe/Berlin")) == moment


def test_french_sets_spaces_that_do_not_break():
    assert TYPOGRAPHY[FR]("L'hôtel : « bientôt » ; merci !") == (
        "L’hôtel\u00a0: «\u00a0bientôt\u00a0»\u202f; merci\u202f!"
    )


@pytest.mark.parametrize(
    ("language", "near", "far"),
    [
        (EN, "24\u00a0Nov", "24\u00a0November 2027"),
        (DE, "24.11.", "24.11.2027"),
        (FR, "24\u00a0nov.", "24/11/2027"),
        (ES, "24\u00a0nov", "24/11/2027"),
    ],
)
def test_the_year_goes_without_saying_within_half_a_year(language: Language, near: str, far: str):
    writing, today = WRITINGS[language], date(2026, 11, 22)

    assert writing.brief_date(date(2026, 11, 24), today) == near
    assert writing.brief_date(date(2027, 11, 24), today) == far
    assert str(2027) not in writing.brief_date(date(2027, 5, 21), today)
    assert str(2027) in writing.brief_date(date(2027, 5, 22), today)
