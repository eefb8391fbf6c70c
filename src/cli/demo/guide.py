"""How to get into the demo hotels."""

from __future__ import annotations

from collections.abc import Iterator

from cli import programs
from cli.demo.hotels import ADMINISTRATOR, DEMO_HOTELS, HotelFacts
from cli.demo.log_in import PASSWORD
from cli.demo.rate_facts import RateFacts
from hotel.models import Hotel
from rates.models import RatePlan


def guide() -> str:
    """Hotels, addresses and logins; empty when there is no demo hotel."""
    there = set(Hotel.objects.values_list("slug", flat=True))
    priced = set(RatePlan.objects.values_list("hotel__slug", flat=True))
    lines = []
    for hotel in DEMO_HOTELS:
        if hotel.slug in there:
            lines += _lines(hotel)
        if hotel.slug in priced:  # one that an earlier release made has no codes
            lines += _codes(hotel.rates)
    if lines:
        lines.append(
            f"administrator {ADMINISTRATOR} (of no hotel); the password of all is {PASSWORD}"
        )
    return "\n".join(lines)


def _lines(hotel: HotelFacts) -> list[str]:
    site = f"http://{programs.host()}:{programs.port()}"
    people = (person.username for person in hotel.staff if person.is_active)
    return [
        f"demo hotel {hotel.slug} ({hotel.name}, {hotel.city})",
        f"  {site}/api/public/hotel/{hotel.slug}/availability/",
        f"  staff: {', '.join(people)}",
    ]


def _codes(rates: RateFacts) -> Iterator[str]:
    """What opens a price that nobody gets without it."""
    yield f"  promo codes: {', '.join(f'{each.code} ({each.hint})' for each in rates.promos)}"
    if rates.accounts:
        accounts = ", ".join(f"{each.code} ({each.name})" for each in rates.accounts)
        yield f"  corporate codes: {accounts}"
    if rates.allotment is not None:
        yield f"  allotment: {rates.allotment.code} ({rates.allotment.name})"
