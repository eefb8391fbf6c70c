from __future__ import annotations

import pytest
from django.urls import Resolver404, resolve

from common.api.converters import BookingId, HotelSlug, PrimaryKey
from tests.common.api import toy


@pytest.mark.parametrize(
    ("path", "kwargs"),
    [
        ("/api/rooms/1/", {"room_id": 1}),
        ("/api/rooms/2147483647/", {"room_id": 2147483647}),
        ("/api/hotel/a/bookings/", {"hotel_slug": "a"}),
        (f"/api/hotel/{'z9-' * 16}zz/bookings/", {"hotel_slug": "z9-" * 16 + "zz"}),
        (
            "/api/hotel/a/bookings/BK-2026-0123456789/",
            {"hotel_slug": "a", "booking_id": "BK-2026-0123456789"},
        ),
        (
            "/api/hotel/a/bookings/BK-2026-ABCDEFGHJK/",
            {"hotel_slug": "a", "booking_id": "BK-2026-ABCDEFGHJK"},
        ),
    ],
)
def test_matching_path(path: str, kwargs: dict[str, object]) -> None:
    assert resolve(path, toy).kwargs == kwargs


@pytest.mark.parametrize("letter", "ILOU")
def test_letters_that_look_like_digits_are_no_part_of_an_id(letter: str) -> None:
    with pytest.raises(Resolver404):
        resolve(f"/api/hotel/a/bookings/BK-2026-ABCDEFGHJ{letter}/", toy)


def test_values_go_back_into_addresses() -> None:
    assert HotelSlug().to_url("grand-hotel") == "grand-hotel"
    assert BookingId().to_url("BK-2026-0123456789") == "BK-2026-0123456789"
    assert PrimaryKey().to_url(7) == "7"
