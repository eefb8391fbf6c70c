"""What the database refuses becomes a typed error, in one place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection

from common.db import ATTEMPTS, StaleRead, draws_again, refuses_as, use_case
from common.errors import Busy, Conflict, DomainError, InvalidInput
from hotel.models import Hotel
from room_bookings.errors import PrimaryGuestIsFixed, QuoteAlreadyUsed, RoomOverlapConflict, SoldOut

pytestmark = pytest.mark.django_db


def refusing(sqlstate: str, constraint: str = "") -> Callable[[], None]:
    @use_case
    def fail() -> None:
        Hotel.objects.create(slug="half-done")
        with connection.cursor() as cursor:
            cursor.execute(
                f"DO $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '{sqlstate}', "
                f"CONSTRAINT = '{constraint}'; END $$"
            )

    return fail


@pytest.mark.parametrize(
    ("sqlstate", "constraint", "error"),
    [
        ("23514", "type_night_never_oversold", SoldOut),
        ("23P01", "blocking_stays_do_not_share_a_room", RoomOverlapConflict),
        ("23505", "hotel_roombooking_quote_id_key", QuoteAlreadyUsed),
        ("23505", "one_primary_guest_a_booking", PrimaryGuestIsFixed),
        ("23503", "some_foreign_key", Conflict),
        ("23505", "", Conflict),
        ("55P03", "", Busy),
        ("40P01", "", Busy),
        ("57014", "", Busy),
        ("22003", "", InvalidInput),
    ],
)
def test_refusal_of_the_database_is_typed_and_leaves_nothing(
    sqlstate: str, constraint: str, error: type[DomainError]
) -> None:
    with pytest.raises(DomainError) as caught:
        refusing(sqlstate, constraint)()
    assert type(caught.value) is error
    assert not Hotel.objects.exists()


@pytest.mark.parametrize("sqlstate", ["42P01", "XX000", "58030"])
def test_failure_of_the_database_is_no_refusal(sqlstate: str) -> None:
    with pytest.raises(DatabaseError):
        refusing(sqlstate)()


def test_busy_may_be_tried_again_in_a_second() -> None:
    assert (Busy.status, Busy.code, Busy.retry_after) == (503, "BUSY", 1)


def test_stale_read_starts_again() -> None:
    runs: list[int] = []

    @use_case
    def moved_once() -> int:
        runs.append(Hotel.objects.count())
        Hotel.objects.create(slug=f"run-{len(runs)}")
        if len(runs) == 1:
            raise StaleRead
        return len(runs)

    assert (moved_once(), runs) == (2, [0, 0])


def test_read_that_is_always_stale_is_busy() -> None:
    runs: list[int] = []

    @use_case
    def always_moved() -> None:
        runs.append(1)
        raise StaleRead

    with pytest.raises(Busy):
        always_moved()
    assert len(runs) == ATTEMPTS


def test_id_that_is_always_taken_is_busy() -> None:
    draws_again("a_test_id_key")

    with pytest.raises(Busy):
        refusing("23505", "a_test_id_key")()


def test_error_speaks_for_its_constraint() -> None:
    @refuses_as("a_test_constraint")
    class TestRefused(DomainError):
        code = "TEST_REFUSED"

    with pytest.raises(TestRefused):
        refusing("23514", "a_test_constraint")()


def test_domain_error_carries_public_facts() -> None:
    usual, special = Conflict(), Conflict("No", field="room_id", details={"room": "201"})

    assert (usual.text, usual.field, usual.details) == (Conflict.message, None, None)
    assert (special.text, special.field, special.details, str(special)) == (
        "No",
        "room_id",
        {"room": "201"},
        "No",
    )
