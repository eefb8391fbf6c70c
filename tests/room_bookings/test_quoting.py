from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from common.errors import NotFound
from hotel.enums import CancellationReason
from hotel.models import PricingQuote
from room_bookings.services.booking import create_booking
from room_bookings.services.lifecycle import cancel_booking
from room_bookings.services.quoting import (
    QUOTE_LIFETIME,
    StayRequest,
    database_now,
    forget_old_quotes,
    quote_stay,
)
from tests.factories.refusals import refused
from tests.factories.world import NOON, World, make_world, nights


def quote(world: World, **facts: Any) -> PricingQuote:
    wanted: dict[str, Any] = {"room_type_code": "DBL", "stay": nights(1, 3), "adults": 2} | facts
    return quote_stay(StayRequest(hotel_slug=world.hotel.slug, **wanted), at=NOON)


def test_quote_promises_the_stays_price(world: World) -> None:
    world.promo()
    made = quote(world, promo_code="WINTER2026")
    made.refresh_from_db()

    assert (made.hotel, made.room_type, made.stay) == (
        world.hotel,
        world.types["DBL"],
        nights(1, 3),
    )
    assert (made.adults, made.children, made.promo_code) == (2, 0, "WINTER2026")
    assert (made.subtotal, made.taxes, made.total, made.currency) == (
        Decimal("135.00"),
        Decimal("0.00"),
        Decimal("135.00"),
        "EUR",
    )


def test_quote_shows_the_tax_that_the_hotel_adds(db: None) -> None:
    made = quote(make_world(tax_rate=Decimal("13.50"), prices_include_tax=False, currency="GBP"))

    assert (made.subtotal, made.taxes, made.total, made.currency) == (
        Decimal("150.00"),
        Decimal("20.26"),
        Decimal("170.26"),
        "GBP",
    )


def test_quote_lives_a_quarter_of_an_hour_by_the_databases_clock(world: World) -> None:
    assert quote(world).expires_at == database_now() + timedelta(minutes=15)


def test_quote_takes_no_room(world: World) -> None:
    quote(world)

    assert world.sold(0, 4) == [0, 0, 0, 0]


def test_quote_sets_the_price_of_its_booking(world: World) -> None:
    made = quote(world)
    world.types["DBL"].starting_price_from = Decimal("99.00")
    world.types["DBL"].save()
    booking = world.hold(nights(1, 3), quote_id=made.quote_id)

    assert (booking.quote_id, booking.subtotal, booking.taxes, booking.total_amount) == (
        made.pk,
        Decimal("150.00"),
        Decimal("0.00"),
        Decimal("150.00"),
    )


def test_quote_is_used_once(world: World) -> None:
    made = quote(world)
    world.hold(nights(1, 3), quote_id=made.quote_id)

    with refused("QUOTE_ALREADY_USED", field="quote_id"):
        world.hold(nights(1, 3), quote_id=made.quote_id)


def test_quote_of_a_booking_that_was_refused_can_still_be_used(world: World) -> None:
    made = quote(world)
    in_the_way = [world.hold(nights(1, 3)), world.hold(nights(1, 3))]
    with refused("SOLD_OUT"):
        world.hold(nights(1, 3), quote_id=made.quote_id)
    cancel_booking(**world.who(in_the_way[0]), reason=CancellationReason.STAFF, at=NOON)

    assert world.hold(nights(1, 3), quote_id=made.quote_id).quote_id == made.pk


def test_expired_quote_is_gone(world: World) -> None:
    made = quote(world)
    PricingQuote.objects.filter(pk=made.pk).update(expires_at=database_now())

    with refused("QUOTE_EXPIRED", 410, field="quote_id"):
        world.hold(nights(1, 3), quote_id=made.quote_id)


def test_quote_in_its_last_moment_is_good(world: World) -> None:
    made = quote(world)
    PricingQuote.objects.filter(pk=made.pk).update(
        expires_at=database_now() + timedelta(microseconds=1)
    )

    assert world.hold(nights(1, 3), quote_id=made.quote_id).quote_id == made.pk


def test_applications_clock_does_not_matter_to_a_quote(world: World) -> None:
    made = quote(world)
    request = world.request(nights(1, 3), quote_id=made.quote_id)

    booking = create_booking(request, by=world.desk, at=datetime(2026, 3, 2, 23, 59, tzinfo=UTC))
    assert booking.quote_id == made.pk


def test_used_quote_says_so_even_when_it_has_expired(world: World) -> None:
    made = quote(world)
    world.hold(nights(1, 3), quote_id=made.quote_id)
    PricingQuote.objects.filter(pk=made.pk).update(expires_at=database_now() - QUOTE_LIFETIME)

    with refused("QUOTE_ALREADY_USED", field="quote_id"):
        world.hold(nights(1, 3), quote_id=made.quote_id)


@pytest.mark.parametrize("quote_id", ["QUOTE-2026-0000000000", "1", "quote"])
def test_unknown_quote_is_not_found(world: World, quote_id: str) -> None:
    with refused("QUOTE_NOT_FOUND", 404, field="quote_id"):
        world.hold(nights(1, 3), quote_id=quote_id)


def test_another_hotels_quote_is_not_found(world: World) -> None:
    foreign = quote(make_world())

    with refused("QUOTE_NOT_FOUND", 404, field="quote_id"):
        world.hold(nights(1, 3), quote_id=foreign.quote_id)


@pytest.mark.parametrize(
    "asked",
    [
        {"stay": nights(0, 3)},
        {"stay": nights(1, 4)},
        {"stay": nights(2, 4)},
        {"code": "STE"},
        {"adults": 1},
        {"adults": 1, "children": 1},
    ],
)
def test_quote_for_something_else_does_not_fit(world: World, asked: dict[str, Any]) -> None:
    made = quote(world)

    with refused("QUOTE_MISMATCH", field="quote_id"):
        world.hold(**({"stay": nights(1, 3)} | asked), quote_id=made.quote_id)


@pytest.mark.parametrize("asked", ["", "WINTER2026"])
def test_booking_takes_its_quotes_promo_code(world: World, asked: str) -> None:
    world.promo()
    made = quote(world, promo_code="WINTER2026")

    booking = world.hold(nights(1, 3), promo_code=asked, quote_id=made.quote_id)
    assert booking.promo_code == "WINTER2026"


def test_promo_code_beside_a_quote_changes_no_price(world: World) -> None:
    made = quote(world)
    booking = world.hold(nights(1, 3), promo_code="SUMMER2026", quote_id=made.quote_id)

    assert (booking.total_amount, booking.promo_code) == (made.total, "SUMMER2026")


def test_unknown_hotel_gets_no_quote(world: World) -> None:
    wanted = StayRequest("no-such-hotel", "DBL", nights(1, 3), adults=2)

    with pytest.raises(NotFound) as caught:
        quote_stay(wanted, at=NOON)
    assert caught.value.code == "NOT_FOUND"


def test_unknown_room_type_gets_no_quote(world: World) -> None:
    with refused("ROOM_TYPE_NOT_FOUND", 404, field="room_type_code"):
        quote(world, room_type_code="PENTHOUSE")


def test_room_type_off_sale_gets_no_quote(world: World) -> None:
    world.types["DBL"].is_active = False
    world.types["DBL"].save()

    with refused("ROOM_TYPE_NOT_FOUND", 404, field="room_type_code"):
        quote(world)


def test_party_that_does_not_fit_gets_no_quote(world: World) -> None:
    with refused("OCCUPANCY_EXCEEDED", 400, field="adults", max_occupancy=2):
        quote(world, children=1)


def test_stay_in_the_past_gets_no_quote(world: World) -> None:
    with refused("ARRIVAL_IN_THE_PAST", 400, field="check_in", hotel_today="2026-03-02"):
        quote(world, stay=nights(-1, 3))


def test_quote_id_that_is_taken_is_drawn_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = quote(world).quote_id.removeprefix("QUOTE-")[5:]
    draws = iter([*taken, *"ABCDEFGHJK"])
    monkeypatch.setattr("secrets.choice", lambda _alphabet: next(draws))

    assert quote(world).quote_id[-10:] == "ABCDEFGHJK"


def test_old_quotes_are_forgotten_unless_they_were_used(world: World) -> None:
    used, unused, fresh = quote(world), quote(world), quote(world)
    world.hold(nights(1, 3), quote_id=used.quote_id)
    a_day_ago = database_now() - timedelta(days=1)
    PricingQuote.objects.filter(pk__in=[used.pk, unused.pk]).update(expires_at=a_day_ago)

    assert forget_old_quotes(at=database_now() + timedelta(seconds=1)) == 1
    assert set(PricingQuote.objects.values_list("pk", flat=True)) == {used.pk, fresh.pk}
