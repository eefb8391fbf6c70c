"""Questions about a house that is being set up."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from django.db.models import Exists, OuterRef, Q, QuerySet

from common.money import ZERO
from common.tokens import hash_token
from hotel.models import Hotel
from hotel_setup.errors import InvitationNotFound
from rates.models import CancellationPolicy, RatePlan, RatePlanType
from rooms.models import Room, RoomType
from staff.models import ApiToken, Invitation, Staff


class Missing(StrEnum):
    """What keeps a hotel from being booked."""

    ROOM = "room"
    PRICE = "price"
    POLICY = "policy"
    EMAIL = "email"


def missing_of(hotel: Hotel) -> list[Missing]:
    """Nothing when guests could book it. A plan that names no policy is as explicit as one that does."""
    rooms = Room.objects.filter(room_type=OuterRef("pk"), is_active=True)
    types = RoomType.objects.filter(Exists(rooms), hotel=hotel, is_active=True)
    plans = RatePlan.objects.filter(hotel=hotel, is_active=True)
    policies = CancellationPolicy.objects.filter(hotel=hotel)
    answers = {
        Missing.ROOM: types.exists(),
        Missing.PRICE: _priced(hotel, types),
        Missing.POLICY: policies.exists() or plans.exists(),
        Missing.EMAIL: bool(hotel.email),
    }
    return [each for each, is_there in answers.items() if not is_there]


def _priced(hotel: Hotel, types: QuerySet[RoomType]) -> bool:
    sold = RatePlanType.objects.filter(
        hotel=hotel, room_type=OuterRef("pk"), rate_plan__is_active=True, base_price__gt=ZERO
    )
    return types.filter(Q(starting_price_from__gt=ZERO) | Exists(sold)).exists()


def people_of(hotel_id: int) -> QuerySet[Staff]:
    """Programs are none; those who may still come in first."""
    people = Staff.objects.filter(hotel=hotel_id, is_integration=False).select_related("user")
    return people.order_by("-is_active", "user__username")


def open_invitations(hotel_id: int, *, at: datetime) -> QuerySet[Invitation]:
    return _open(at).filter(hotel=hotel_id)


def open_invitation(token: str, *, at: datetime) -> Invitation:
    """Of the link's token, with its hotel. InvitationNotFound for every other token alike."""
    found = _open(at).filter(token_hash=hash_token(token)).select_related("hotel").first()
    if found is None:
        raise InvitationNotFound
    return found


def former_colleague(invitation: Invitation) -> Staff | None:
    """Somebody whom the hotel asks back: shut out once, with the invitation's address. Never the account
    of an administrator of the system, for whoever invites sees the link."""
    people = people_of(invitation.hotel_id).filter(is_active=False, user__is_superuser=False)
    return people.filter(user__email__iexact=invitation.email).order_by("-pk").first()


def tokens_of(hotel_id: int) -> QuerySet[ApiToken]:
    return ApiToken.objects.filter(hotel=hotel_id).select_related("staff__user")


def _open(at: datetime) -> QuerySet[Invitation]:
    return Invitation.objects.filter(
        accepted_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=at
    )
