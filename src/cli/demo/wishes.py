"""What the guests of the demo ask for: which party, by which plan, with which code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from cli.demo.calendar import Fate, PlannedStay
from cli.demo.house import House
from cli.demo.people import BOOKERS, COMPANIES, Guest, invent_guest
from common.errors import DomainError
from hotel.enums import BookerType
from rates.models import CorporateAccount
from rates.terms import Guests
from room_bookings.selectors.catalogue import TypeOnSale
from room_bookings.services.offering import Offer, StayRequest, offer_for
from rooms.models import RoomType

WITH_CHILDREN, WITH_PROMO, WITH_ACCOUNT = 0.4, 0.06, 0.7
OLDEST_CHILD, OLDEST_IN_COT = 15, 2


@dataclass(frozen=True, slots=True)
class People:
    """Who books and who stays. `account` is the company's, where the hotel has one for it."""

    primary: Guest
    booker: Guest
    booker_type: BookerType
    company: str = ""
    account: CorporateAccount | None = None

    @property
    def facts(self) -> dict[str, str]:
        """As fields of a booking."""
        return {
            "booker_type": self.booker_type,
            "booker_company": self.company,
            **self.booker.facts("booker_"),
            **self.primary.facts("primary_"),
        }


@dataclass(frozen=True, slots=True)
class Wish:
    planned: PlannedStay
    room_type: RoomType
    guests: Guests
    booked_on: date
    account: CorporateAccount | None = None
    allotment_code: str = ""

    def request(self, house: House) -> StayRequest:
        """By whatever plan."""
        return StayRequest(
            house.hotel.slug,
            self.room_type.code,
            self.planned.stay,
            self.guests.adults,
            self.guests.children,
            child_ages=self.guests.child_ages,
            cots=self.guests.cots,
            corporate_code=self.account.code if self.account else "",
            allotment_code=self.allotment_code,
        )

    @property
    def is_by_code(self) -> bool:
        return self.account is not None or bool(self.allotment_code)


def invent_people(house: House) -> People:
    rng = house.rng
    primary = invent_guest(rng)
    booker_type = rng.choice(BOOKERS)
    booker = primary if booker_type == BookerType.SELF else invent_guest(rng)
    if booker_type != BookerType.COMPANY:
        return People(primary, booker, booker_type)
    accounts = [*house.rates.accounts.values()]
    account = rng.choice(accounts) if accounts and rng.random() < WITH_ACCOUNT else None
    company = account.name if account else rng.choice(COMPANIES)
    return People(primary, booker, booker_type, company, account)


def invent_party(house: House, room_type: RoomType) -> Guests:
    rng = house.rng
    guests = rng.randint(1, room_type.max_occupancy)
    children = max(0, guests - 2) if rng.random() < WITH_CHILDREN else 0
    ages = tuple(rng.randint(0, OLDEST_CHILD) for _ in range(children))
    cots = sum(age <= OLDEST_IN_COT for age in ages)
    return Guests(guests - children, children, ages, cots)


def granted(house: House, wish: Wish) -> tuple[StayRequest, Offer]:
    """The first of the guest's wishes that the hotel sells, at last a stay by whatever plan does."""
    prices = house.rates.night_prices[wish.room_type.pk]
    on_sale = TypeOnSale(wish.room_type, prices)
    plain = wish.request(house)
    for request in _requests(house, wish, plain):
        try:
            return request, offer_for(request, on_sale, booked_on=wish.booked_on)
        except DomainError:
            continue
    return plain, offer_for(plain, on_sale, booked_on=wish.booked_on)


def _requests(house: House, wish: Wish, plain: StayRequest) -> Iterator[StayRequest]:
    if wish.is_by_code:
        return
    plans = [plan for plan in house.rates.facts.plans if plan.share]
    [plan] = house.rng.choices(plans, [plan.share for plan in plans])
    by_plan = replace(plain, rate_plan_code=plan.code)
    if wish.planned.fate is Fate.STAYS and house.rng.random() < WITH_PROMO:
        yield replace(by_plan, promo_code=house.rng.choice(_codes_left(house)))
    yield by_plan


def _codes_left(house: House) -> list[str]:
    """Those that are not used up by now."""
    used = Counter(booking.promo_code for booking in house.bookings)
    return [
        code
        for code, promo in house.rates.promos.items()
        if promo.max_uses is None or used[code] < promo.max_uses
    ]
