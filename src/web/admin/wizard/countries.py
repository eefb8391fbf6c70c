"""What is usual in a country: a proposal for a hotel there, each of which can be changed."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, NamedTuple

from hotel.enums import Language


class Country(NamedTuple):
    """`lodging_tax` is the usual rate of VAT on a room in per cent; None where it differs by place."""

    code: str
    name: str
    timezone: str
    currency: str
    language: Language
    tax_name: str = "VAT"
    lodging_tax: Decimal | None = None


EN, DE, FR, ES = Language.ENGLISH, Language.GERMAN, Language.FRENCH, Language.SPANISH


def _rate(text: str) -> Decimal:
    return Decimal(text)


COUNTRIES: Final = {
    country.code: country
    for country in (
        Country("AR", "Argentina", "America/Argentina/Buenos_Aires", "ARS", ES, "IVA", _rate("21")),
        Country("AT", "Austria", "Europe/Vienna", "EUR", DE, "USt", _rate("10")),
        Country("AU", "Australia", "Australia/Sydney", "AUD", EN, "GST", _rate("10")),
        Country("BE", "Belgium", "Europe/Brussels", "EUR", FR, "TVA"),
        Country("CA", "Canada", "America/Toronto", "CAD", EN, "GST"),
        Country("CH", "Switzerland", "Europe/Zurich", "CHF", DE, "MWST", _rate("3.8")),
        Country("CL", "Chile", "America/Santiago", "CLP", ES, "IVA", _rate("19")),
        Country("CO", "Colombia", "America/Bogota", "COP", ES, "IVA", _rate("19")),
        Country("CZ", "Czechia", "Europe/Prague", "CZK", EN, "DPH", _rate("12")),
        Country("DE", "Germany", "Europe/Berlin", "EUR", DE, "USt", _rate("7")),
        Country("DK", "Denmark", "Europe/Copenhagen", "DKK", EN, "Moms", _rate("25")),
        Country("ES", "Spain", "Europe/Madrid", "EUR", ES, "IVA", _rate("10")),
        Country("FI", "Finland", "Europe/Helsinki", "EUR", EN, "ALV"),
        Country("FR", "France", "Europe/Paris", "EUR", FR, "TVA", _rate("10")),
        Country("GB", "United Kingdom", "Europe/London", "GBP", EN, "VAT", _rate("20")),
        Country("GR", "Greece", "Europe/Athens", "EUR", EN, "VAT", _rate("13")),
        Country("HR", "Croatia", "Europe/Zagreb", "EUR", EN, "PDV", _rate("13")),
        Country("IE", "Ireland", "Europe/Dublin", "EUR", EN, "VAT", _rate("13.5")),
        Country("IT", "Italy", "Europe/Rome", "EUR", EN, "IVA", _rate("10")),
        Country("JP", "Japan", "Asia/Tokyo", "JPY", EN, "Tax", _rate("10")),
        Country("LU", "Luxembourg", "Europe/Luxembourg", "EUR", FR, "TVA", _rate("3")),
        Country("MX", "Mexico", "America/Mexico_City", "MXN", ES, "IVA", _rate("16")),
        Country("NL", "Netherlands", "Europe/Amsterdam", "EUR", EN, "BTW"),
        Country("NO", "Norway", "Europe/Oslo", "NOK", EN, "MVA", _rate("12")),
        Country("NZ", "New Zealand", "Pacific/Auckland", "NZD", EN, "GST", _rate("15")),
        Country("PE", "Peru", "America/Lima", "PEN", ES, "IGV", _rate("18")),
        Country("PL", "Poland", "Europe/Warsaw", "PLN", EN, "VAT", _rate("8")),
        Country("PT", "Portugal", "Europe/Lisbon", "EUR", EN, "IVA", _rate("6")),
        Country("SE", "Sweden", "Europe/Stockholm", "SEK", EN, "Moms", _rate("12")),
        Country("US", "United States", "America/New_York", "USD", EN, "Tax"),
    )
}
ELSEWHERE: Final = Country("", "Elsewhere", "UTC", "EUR", EN)


def usual_in(code: str) -> Country:
    return COUNTRIES.get(code, ELSEWHERE)
