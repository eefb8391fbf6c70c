"""The proof that a browser's guest may see one booking: a signed cookie for the addresses below the
booking's own, so that browsers send it nowhere else.

It is bound to the booking's token: where that is taken away, every cookie made with it is worth nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from django.core import signing
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from hotel.models import RoomBooking

COOKIE: Final = "booking"
SALT: Final = "guest-proof"
SECONDS: Final = 30 * 86_400


class Strength(StrEnum):
    """What was shown to open the booking."""

    WHOLE = "whole"
    """The link in the mail, or the last name and the e-mail address; or it was booked here."""
    NUMBER = "number"
    """The confirmation number and the last name, which others may have read on a print."""


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
    """For 30 days, in this browser. One that is there already is never made weaker. The booking's hotel
    must be loaded."""
    known = proof_of(request, booking.booking_id)
    if known is not None and known.is_whole and known.fits(booking):
        strength = Strength.WHOLE
    facts = [booking.booking_id, strength.value, _mark_of(booking)]
    response.set_cookie(
        COOKIE,
        signing.dumps(facts, salt=SALT),
        max_age=SECONDS,
        path=_path_of(booking),
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )


def proof_of(request: HttpRequest, booking_id: str) -> Proof | None:
    """What this browser shows for the booking's id; `fits` says whether it holds for the booking."""
    try:
        facts = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=SECONDS)
    except signing.BadSignature:
        return None
    proof = _proof_from(facts)
    return proof if proof.booking_id == booking_id else None


def forget_proof(response: HttpResponseBase, booking: RoomBooking) -> None:
    response.delete_cookie(COOKIE, path=_path_of(booking), samesite="Lax")


def _proof_from(facts: Any) -> Proof:
    booking_id, strength, mark = facts
    return Proof(booking_id, Strength(strength), mark)


def _path_of(booking: RoomBooking) -> str:
    return reverse("guest-booking", args=(booking.hotel.slug, booking.booking_id))


def _mark_of(booking: RoomBooking) -> str:
    """Nothing of the token's stored hash can be learned from it."""
    return salted_hmac(SALT, booking.manage_token_hash, algorithm="sha256").hexdigest()[:32]
