"""A promo code's uses: taken with the booking, counted per guest, given back, counted again."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from common.tokens import guest_key
from hotel.enums import CancellationReason
from hotel.models import RoomBooking
from rates.enums import Audience
from rates.models import PromoCode, PromoUse
from room_bookings.recount import differences
from room_bookings.services.booking import Booker, Person
from room_bookings.services.holds import release_hold
from room_bookings.services.lifecycle import cancel_booking, mark_no_show, reinstate_booking
from room_bookings.services.quoting import quote_stay
from tests.factories import rates
from tests.factories.refusals import refused
from tests.factories.world import NOON, World, make_world, nights, noon

CODE = "WINTER2026"
HOLD = timedelta(minutes=15)
ANNA = Person("Anna", "Berg", "anna@example.com")


def book(world: World, promo_code: str = CODE, **facts: Any) -> RoomBooking:
    return world.hold(nights(1, 3), promo_code=promo_code, **facts)


def uses() -> dict[str, int]:
    """The count of each code, which the uses written down must bear out."""
    assert [line for line in differences(at=NOON) if "promo" in line] == []
    return dict(PromoCode.objects.values_list("code", "used"))


def test_booking_takes_a_use_under_a_key_that_names_nobody(world: World) -> None:
    promo = world.promo()
    booking = book(world, promo_code="winter2026")

    assert booking.promo_code == CODE
    assert list(
        PromoUse.objects.values("hotel_id", "promo_code_id", "booking_id", "guest_key")
    ) == [
        {
            "hotel_id": world.hotel.pk,
            "promo_code_id": promo.pk,
            "booking_id": booking.pk,
            "guest_key": guest_key("john@example.com", hotel_id=world.hotel.pk),
        }
    ]
    assert uses() == {CODE: 1}


def test_guest_is_known_by_the_address_however_it_is_typed() -> None:
    key = guest_key("jos\u00e9@example.com", hotel_id=1)

    assert len(key) == 64
    assert guest_key(" Jose\u0301@EXAMPLE.com ", hotel_id=1) == key
    assert guest_key("jose@example.com", hotel_id=1) != key
    assert guest_key("jos\u00e9@example.com", hotel_id=2) != key


def test_booking_without_a_code_asks_nothing_about_codes(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    world.promo()
    book(world, promo_code="")

    with django_assert_num_queries(4) as asked:  # the type, a transaction's begin and end, the sale
        book(world, promo_code="")
    assert [each for each in asked.captured_queries if "rates_promo" in each["sql"]] == []


def test_code_of_a_companys_plan_does_not_tell_that_plan(world: World) -> None:
    rates.plan(world, "FLEX")
    rates.plan(world, "ACME2026", audience=Audience.CORPORATE)
    world.promo(rate_plan_codes=["ACME2026"])

    with refused("PROMO_CODE_NOT_FOR_STAY", field="promo_code", reason="RATE_PLAN"):
        book(world)


def test_last_use_is_taken_once(world: World) -> None:
    world.promo(max_uses=1)
    book(world)

    with refused("PROMO_CODE_USED_UP", field="promo_code"):
        book(world, primary=ANNA)
    assert uses() == {CODE: 1}


def test_quotes_of_the_last_use_are_many_and_one_is_booked(world: World) -> None:
    world.promo(max_uses=1)
    wanted = world.request(nights(1, 3), promo_code=CODE).wanted
    first, second = (quote_stay(wanted, at=NOON).quote_id for _ in range(2))
    book(world, promo_code="", quote_id=first)

    with refused("PROMO_CODE_USED_UP", field="promo_code"):
        book(world, promo_code="", quote_id=second)
    assert (uses(), world.sold(1, 3)) == ({CODE: 1}, [1, 1])


def test_guest_has_as_many_uses_as_one_guest_may(world: World) -> None:
    world.promo(max_uses_per_guest=1)
    book(world)
    same = Person("Jane", "Doe", "JOHN@example.com ")

    with refused("PROMO_CODE_USED_BY_GUEST", field="promo_code", max_uses_per_guest=1):
        book(world, primary=same)
    assert (uses(), world.sold(1, 3)) == ({CODE: 1}, [1, 1])
    book(world, primary=ANNA)
    assert uses() == {CODE: 2}


def test_who_books_is_the_guest_that_counts(world: World) -> None:
    world.promo(max_uses_per_guest=1)
    booker = Booker("Eve", "Booker", "eve@example.com")
    book(world, booker=booker)

    with refused("PROMO_CODE_USED_BY_GUEST", field="promo_code", max_uses_per_guest=1):
        book(world, booker=booker, primary=ANNA)
    assert PromoUse.objects.get().guest_key == guest_key("eve@example.com", hotel_id=world.hotel.pk)


def test_quote_is_booked_with_its_own_code_at_its_own_price(world: World) -> None:
    promo = world.promo()
    wanted = world.request(nights(1, 3), promo_code=CODE).wanted
    quote = quote_stay(wanted, at=NOON)
    PromoCode.objects.filter(pk=promo.pk).update(value=Decimal(50), is_active=False)

    booking = book(world, promo_code="", quote_id=quote.quote_id)

    assert (booking.promo_code, booking.total_amount) == (CODE, Decimal("135.00"))
    assert uses() == {CODE: 1}


def test_code_beside_a_quote_without_one_is_not_used(world: World) -> None:
    world.promo()
    quote = quote_stay(world.request(nights(1, 3)).wanted, at=NOON)

    booking = book(world, quote_id=quote.quote_id)

    assert booking.total_amount == Decimal("150.00")
    assert uses() == {CODE: 0}


def test_quoted_code_that_is_gone_is_refused(world: World) -> None:
    promo = world.promo()
    quote = quote_stay(world.request(nights(1, 3), promo_code=CODE).wanted, at=NOON)
    promo.delete()

    with refused("PROMO_CODE_NOT_FOUND", 404, field="promo_code"):
        book(world, promo_code="", quote_id=quote.quote_id)


@pytest.mark.parametrize(
    "facts",
    [
        {"is_active": False},
        {"book_until": nights(0, 1).check_in},
        {"book_from": nights(1, 2).check_in},
    ],
    ids=["withdrawn", "over", "for later"],
)
def test_code_that_is_not_for_today_is_as_unknown_as_none(
    world: World, facts: dict[str, Any]
) -> None:
    world.promo(**facts)

    for code in (CODE, "NEVER-WAS"):
        with refused("PROMO_CODE_NOT_FOUND", 404, field="promo_code"):
            book(world, promo_code=code)


def test_cancelled_booking_gives_its_use_back_once(world: World) -> None:
    world.promo(max_uses=1, max_uses_per_guest=1)
    booking = book(world)
    cancel_booking(**world.who(booking), reason=CancellationReason.STAFF, at=NOON)

    with refused("BOOKING_STATUS_CONFLICT", status="CANCELLED", move="CANCEL"):
        cancel_booking(**world.who(booking), reason=CancellationReason.STAFF, at=NOON)
    assert (uses(), PromoUse.objects.count()) == ({CODE: 0}, 0)
    book(world)
    assert uses() == {CODE: 1}


def test_hold_that_is_over_gives_its_use_back_once(world: World) -> None:
    world.promo(max_uses=1)
    place = {"hotel_id": world.hotel.pk, "booking_id": book(world).booking_id, "at": NOON + HOLD}

    assert [release_hold(**place), release_hold(**place)] == [True, False]
    assert uses() == {CODE: 0}


def test_sold_out_takes_no_use(world: World) -> None:
    world.promo()
    book(world)
    book(world)

    with refused("SOLD_OUT"):
        book(world)
    assert uses() == {CODE: 2}


def test_no_show_keeps_its_use_and_comes_back_with_it(world: World) -> None:
    world.promo(max_uses=1)
    booking = world.confirmed(nights(1, 3), promo_code=CODE)
    mark_no_show(**world.who(booking), at=noon(2))
    assert uses() == {CODE: 1}

    reinstate_booking(**world.who(booking), at=noon(2))
    assert uses() == {CODE: 1}


def test_each_hotel_has_its_own_code(world: World) -> None:
    other = make_world()
    other.promo(max_uses=1)
    other.hold(nights(1, 3), promo_code=CODE)

    with refused("PROMO_CODE_NOT_FOUND", 404, field="promo_code"):
        book(world)


def test_miscounted_code_is_found(world: World) -> None:
    promo = world.promo()
    book(world)
    PromoCode.objects.filter(pk=promo.pk).update(used=3)

    assert differences(at=NOON) == [
        f"hotel {world.hotel.pk}, promo code {CODE}: used by 1 bookings, 3 counted as used"
    ]


def test_discounted_booking_without_its_use_is_found(world: World) -> None:
    promo = world.promo()
    booking = book(world)
    PromoUse.objects.all().delete()
    PromoCode.objects.filter(pk=promo.pk).update(used=0)

    assert differences(at=NOON) == [
        f"booking {booking.booking_id}: its price is by a promo code of which it has no use"
    ]


def test_cancelled_booking_that_keeps_its_use_is_found(world: World) -> None:
    promo = world.promo()
    booking = book(world)
    cancel_booking(**world.who(booking), reason=CancellationReason.STAFF, at=NOON)
    facts = {"guest_key": "x", "kind": promo.kind, "value": promo.value}
    PromoUse.objects.create(hotel=world.hotel, promo_code=promo, booking=booking, **facts)
    PromoCode.objects.filter(pk=promo.pk).update(used=1)

    assert differences(at=NOON) == [
        f"booking {booking.booking_id}: is cancelled and has not given its promo code back"
    ]
