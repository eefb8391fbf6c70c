"""The proof that a browser's guest may see one booking: a signed cookie for the addresses below the
booking's own, so that browsers send it nowhere else.

It is bound to the booking's token: where that is taken away, every cookie made with it is worth nothing. Each
strength has a cookie of its own: the page that finds a booking by its number is not sent the stronger one, and
would write over it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from hotel.models import RoomBooking

SALT: Final = "guest-proof"
SECONDS: Final = 30 * 86_400


class Strength(StrEnum):
    """What was shown to open the booking."""

    WHOLE = "whole"
    """The link in the mail, or the last name and the e-mail address; or it was booked here."""
    NUMBER = "number"
    """The confirmation number and the last name, which others may have read on a print."""


COOKIES: Final = {Strength.WHOLE: "booking", Strength.NUMBER: "booking-by-number"}
"""The stronger first."""


@dataclass(frozen=True, slots=True)
class Proof:
    booking_id: str
    strength: Strength
    mark: str

    @property
    def is_whole(self) -> bool:
        return self.strength == Strength.WHOLE

    def fits(self, booking: RoomBooking) -> bool:
        """Whether it was made for this booking, with the token that the booking still has."""
        is_of_it = self.booking_id == booking.booking_id
        return is_of_it and constant_time_compare(self.mark, _mark_of(booking))


def remember_proof(
    response: HttpResponseBase,
    request: HttpRequest,
    booking: RoomBooking,
    strength: Strength = Strength.WHOLE,
) -> None:
    """For 30 days, in this browser. The booking's hotel must be loaded."""
    facts = [booking.booking_id, strength.value, _mark_of(booking)]
    response.set_cookie(
        COOKIES[strength],
        signing.dumps(facts, salt=SALT),
        max_age=SECONDS,
        path=_path_of(booking),
        secure=request.is_secure() or settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def proof_of(request: HttpRequest, booking: RoomBooking) -> Proof | None:
    """The strongest that this browser shows and that holds for the booking."""
    shown = (_read(request.COOKIES.get(name, "")) for name in COOKIES.values())
    return next((proof for proof in shown if proof is not None and proof.fits(booking)), None)


def forget_proof(response: HttpResponseBase, booking: RoomBooking) -> None:
    for name in COOKIES.values():
        response.delete_cookie(name, path=_path_of(booking), samesite="Lax")


def _read(cookie: str) -> Proof | None:
    try:
        facts = signing.loads(cookie, salt=SALT, max_age=SECONDS)
    except signing.BadSignature:
        return None
    return _proof_from(facts)


def _proof_from(facts: Any) -> Proof:
    booking_id, strength, mark = facts
    return Proof(booking_id, Strength(strength), mark)


def _path_of(booking: RoomBooking) -> str:
    return reverse("guest-booking", args=(booking.hotel.slug, booking.booking_id))


def _mark_of(booking: RoomBooking) -> str:
    """Nothing of the token's stored hash can be learned from it."""
    return salted_hmac(SALT, booking.manage_token_hash, algorithm="sha256").hexdigest()[:32]
