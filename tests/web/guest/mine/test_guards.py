"""Each guard is needed: without it somebody gets in whom the tests of closed pages keep out."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import signing
from django.core.signing import TimestampSigner

from common.api.throttling import NameThrottle
from hotel.models import RoomBooking
from tests.factories.own_booking import Own
from tests.web.guest.mine.test_closed import (
    closed,
    expired,
    of_a_taken_token,
    of_another_booking,
    signed_for_something_else,
    tampered,
)
from web.guest import proof
from web.guest.proof import Proof, Strength

__all__ = ["closed"]


def sees_the_guest(own: Own) -> bool:
    return "John Doe" in own.get().content.decode()


def signatures_unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    def unsign(self: Any, signed: str, max_age: Any = None) -> str:
        return signed.rsplit(":", 2)[0]

    monkeypatch.setattr(TimestampSigner, "unsign", unsign)


def ages_unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proof, "SECONDS", 10 * 365 * 86_400)


def bookings_unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any proof that was signed opens any booking."""

    def whatever(request: Any, booking: RoomBooking) -> Proof | None:
        facts = signing.loads(request.COOKIES.get("booking", ""), salt=proof.SALT)
        return Proof(booking.booking_id, Strength(facts[1]), facts[2])

    monkeypatch.setattr("web.guest.mine.base.proof_of", whatever)
    tokens_unchecked(monkeypatch)


def tokens_unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Proof, "fits", lambda self, booking: True)


@pytest.mark.parametrize(
    ("guard", "stranger"),
    [
        (signatures_unchecked, tampered),
        (ages_unchecked, expired),
        (bookings_unchecked, of_another_booking),
        (tokens_unchecked, of_a_taken_token),
    ],
)
def test_without_the_guard_a_stranger_gets_in(
    closed: Own, monkeypatch: pytest.MonkeyPatch, guard: Any, stranger: Any
):
    own = Own(closed.booking, stranger(closed))
    with monkeypatch.context() as without:
        guard(without)
        assert sees_the_guest(own)

    assert not sees_the_guest(own)


def test_without_a_purpose_of_its_own_a_signature_would_be_good_anywhere(
    closed: Own, monkeypatch: pytest.MonkeyPatch
):
    own = Own(closed.booking, signed_for_something_else(closed))
    monkeypatch.setattr(proof, "SALT", "another")
    tokens_unchecked(monkeypatch)

    assert sees_the_guest(own)


def test_without_the_count_names_can_be_tried_for_ever(
    closed: Own, monkeypatch: pytest.MonkeyPatch, settings: Any
):
    settings.THROTTLE_RATES = settings.THROTTLE_RATES | {"name": "2/hour"}
    monkeypatch.setattr(NameThrottle, "allow_request", lambda *facts: True)

    assert [closed.by_number(last_name="Smith").status_code for _ in range(4)] == [403] * 4
