"""Tokens for programs: each has an account of its own, which nobody can log in to."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Final

from django.contrib.auth.models import User
from django.utils.text import slugify
from knox.models import AuthToken

from common.actor import Actor
from common.db import use_case
from common.errors import InvalidInput
from hotel_setup.errors import TokenNameTaken, TokenNotFound
from hotel_setup.selectors import tokens_of
from hotel_setup.services.people import known_role
from hotel_setup.services.writing import need, put_facts
from room_bookings.events import tell_staff
from room_bookings.locks import lock_hotel
from staff.models import ApiToken, Staff
from staff.services import deactivate

LONGEST_LIFE: Final = 3650
STARTS_WITH: Final = 8


@use_case
def make_token(
    *, hotel_id: int, name: str, role: str, days: int | None, by: Actor, at: datetime
) -> tuple[ApiToken, str]:
    """With the token, which is shown this once. It ends after so many days, or when it is revoked. What
    the program does is told under the name."""
    lock_hotel(hotel_id)
    if days is not None and not 1 <= days <= LONGEST_LIFE:
        raise InvalidInput(f"From 1 to {LONGEST_LIFE} days, or none.", field="days")
    wanted = known_role(role)
    token = ApiToken(hotel_id=hotel_id, created_at=at, created_by_label=by.label)
    put_facts(token, {"name": name}, known=["name"])
    need({"name": token.name}, "name")
    if tokens_of(hotel_id).filter(name__iexact=token.name, revoked_at__isnull=True).exists():
        raise TokenNameTaken(field="name")
    token.staff = _account(token.name, hotel_id, wanted)
    token.expires_at = None if days is None else at + timedelta(days=days)
    record, secret = AuthToken.objects.create(user=token.staff.user, expiry=None)
    AuthToken.objects.filter(pk=record.pk).update(expiry=token.expires_at)
    token.token_start = secret[:STARTS_WITH]
    token.save(force_insert=True)
    _tell(token, "token-made", by=by, at=at)
    return token, secret


@use_case
def revoke_token(*, hotel_id: int, token_id: int, by: Actor, at: datetime) -> ApiToken:
    """At once and for good; done twice it changes nothing."""
    lock_hotel(hotel_id)
    token = tokens_of(hotel_id).filter(pk=token_id).first()
    if token is None:
        raise TokenNotFound
    if token.revoked_at is None:
        token.revoked_at = at
        token.save(update_fields=["revoked_at"])
        deactivate(hotel_id=hotel_id, staff_id=token.staff_id, by=by, at=at)
        _tell(token, "token-revoked", by=by, at=at)
    return token


def _account(name: str, hotel_id: int, role: str) -> Staff:
    username = f"{slugify(name) or 'program'}-{secrets.token_hex(4)}"
    user = User(username=username, first_name=name)
    user.set_unusable_password()
    user.save(force_insert=True)
    return Staff.objects.create(user=user, hotel_id=hotel_id, role=role, is_integration=True)


def _tell(token: ApiToken, change: str, *, by: Actor, at: datetime) -> None:
    tell_staff(
        hotel_id=token.hotel_id,
        staff_id=token.staff_id,
        change=change,
        by=by,
        at=at,
        token=token.pk,
        role=str(token.staff.role),
    )
