"""A guest's own booking: what anybody with its id may know, and what takes proof.

Proof is the booking's token, or a last name and an e-mail address that are on the booking; pages also take
its confirmation number and a last name. Without proof a booking is spoken of as if it did not exist, save for the masked look-up.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hmac import compare_digest

from django.db.models import Q

from common.errors import NotFound
from common.tokens import token_matches
from hotel.models import BookingGuest, RoomBooking
from payments.money import Money, money_of
from room_bookings.selectors.holding import Hold, hold_of, hold_of_guest


@dataclass(frozen=True, slots=True)
class GuestView:
    """`party` is empty and `money` None without proof; with it, the primary guest is the first member
    of the party."""

    booking: RoomBooking
    hold: Hold | None
    is_proven: bool
    money: Money | None = None
    party: tuple[BookingGuest, ...] = ()


def look_up(*, hotel_slug: str, booking_id: str, token: str, at: datetime) -> GuestView:
    """An empty or wrong token is no proof; NotFound for an id that this hotel does not have."""
    booking = find_booking(hotel_slug, booking_id)
    if not token_matches(token, booking.manage_token_hash):
        return GuestView(booking, hold_of(booking, at=at), is_proven=False)
    return proven_view(booking, at=at)


def look_up_by_token(*, hotel_slug: str, booking_id: str, token: str) -> RoomBooking:
    booking = find_booking(hotel_slug, booking_id)
    if not token_matches(token, booking.manage_token_hash):
        raise NotFound
    return booking


def look_up_by_name(
    *, hotel_slug: str, booking_id: str, last_name: str, email: str, at: datetime
) -> GuestView:
    """Either name goes with either address: a guest may know the one under which a firm booked."""
    booking = find_booking(hotel_slug, booking_id)
    names = (booking.primary_last_name, booking.booker_last_name)
    addresses = (booking.primary_email, booking.booker_email)
    if not (_is_among(last_name, names) & _is_among(email, addresses)):
        raise NotFound
    return proven_view(booking, at=at)


def proven_view(booking: RoomBooking, *, at: datetime) -> GuestView:
    return GuestView(
        booking,
        hold_of_guest(booking, at=at),
        is_proven=True,
        money=money_of(booking),
        party=tuple(booking.party.order_by("-role", "pk")),
    )


def look_up_by_number(*, hotel_slug: str, number: str, last_name: str) -> RoomBooking:
    """`number` is the confirmation number or the booking's id. NotFound alike for a number that there is
    not and for a name that is not on the booking, after the same steps."""
    is_number = Q(confirmation_number=number) | Q(booking_id=number)
    bookings = RoomBooking.objects.with_list_relations().filter(is_number, hotel__slug=hotel_slug)
    booking = bookings.first() or RoomBooking()
    if not _is_among(last_name, (booking.primary_last_name, booking.booker_last_name)):
        raise NotFound
    return booking


def find_booking(hotel_slug: str, booking_id: str) -> RoomBooking:
    """Whoever asks. Also of a hotel that sells no more: its guests keep their bookings."""
    booking = (
        RoomBooking.objects.with_list_relations()
        .filter(hotel__slug=hotel_slug, booking_id=booking_id)
        .first()
    )
    if booking is None:
        raise NotFound
    return booking


def _is_among(given: str, known: Iterable[str]) -> bool:
    wanted = _normalised(given)
    return sum(bool(text) & compare_digest(wanted, _normalised(text)) for text in known) > 0


def _normalised(text: str) -> bytes:
    """As people repeat it: without case, accents and spare blanks."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(letters.split()).encode()
