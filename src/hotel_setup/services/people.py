"""Who works for a hotel: asked by invitation, with a role that can change, shut out and asked back."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Any, Final

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from common.actor import Actor, ActorKind
from common.db import use_case
from common.errors import InvalidInput
from common.jobs import defer
from common.queues import MESSAGES_OUTSIDE
from common.tokens import derive_invitation_token, hash_token
from hotel_setup.errors import (
    AdministersGroup,
    AdministersSystem,
    AlreadyInvited,
    AlreadyStaff,
    InvitationNotFound,
    LastAdministrator,
    OwnAccount,
    PasswordRefused,
    StaffNotFound,
    UserNameTaken,
)
from hotel_setup.selectors import (
    former_colleague,
    open_invitation,
    open_invitations,
    people_of,
)
from hotel_setup.services.writing import known_language, put_facts
from room_bookings.events import tell_invitation, tell_staff
from room_bookings.locks import lock_hotel
from staff.enums import StaffRole
from staff.models import Invitation, Staff
from staff.services import deactivate

VALID_FOR: Final = timedelta(days=7)
SHORTEST_NAME: Final = 3
SEND_TASK: Final = "notifications.send_invitation"


@use_case
def invite(
    *, hotel_id: int, email: str, role: str, language: str, by: Actor, at: datetime
) -> tuple[Invitation, str]:
    """With the link's token, which is not kept; the invitation is sent by mail as well. Raises
    AlreadyInvited while one to the address is open, AlreadyStaff for a colleague."""
    lock_hotel(hotel_id)
    invitation = Invitation(
        hotel_id=hotel_id,
        role=known_role(role),
        language=known_language(language),
        token_hash=secrets.token_hex(32),
        created_at=at,
        created_by_label=by.label,
        expires_at=at + VALID_FOR,
    )
    put_facts(invitation, {"email": email}, known=["email"])
    _assert_new(invitation, at=at)
    invitation.save(force_insert=True)
    token = derive_invitation_token(invitation.pk, created_at=at)
    invitation.token_hash = hash_token(token)
    invitation.save(update_fields=["token_hash"])
    defer(SEND_TASK, queue=MESSAGES_OUTSIDE, invitation_id=invitation.pk)
    _tell(invitation, "invited", by=by, at=at, role=str(invitation.role))
    return invitation, token


@use_case
def withdraw_invitation(
    *, hotel_id: int, invitation_id: int, by: Actor, at: datetime
) -> Invitation:
    lock_hotel(hotel_id)
    invitation = open_invitations(hotel_id, at=at).filter(pk=invitation_id).first()
    if invitation is None:
        raise InvitationNotFound
    invitation.withdrawn_at = at
    invitation.save(update_fields=["withdrawn_at"])
    _tell(invitation, "invitation-withdrawn", by=by, at=at)
    return invitation


def accept_invitation(
    *,
    token: str,
    username: str,
    password: str,
    first_name: str,
    last_name: str,
    at: datetime,
) -> Staff:
    """Makes the account, or gives a former colleague who names the old one that account back. Raises
    InvitationNotFound, UserNameTaken, PasswordRefused, and InvalidInput that names the field."""
    invitation = open_invitation(token, at=at)
    user = User(email=invitation.email)
    names = {"username": username, "first_name": first_name, "last_name": last_name}
    put_facts(user, names, known=names)
    _check(user, password)
    user.password = make_password(password)  # slow, so before any lock
    return _accept(token=token, user=user, at=at)


@use_case
def _accept(*, token: str, user: User, at: datetime) -> Staff:
    hotel = lock_hotel(open_invitation(token, at=at).hotel_id)
    invitation = open_invitation(token, at=at)
    former = former_colleague(invitation)
    if former is not None and former.user.username.casefold() == user.username.casefold():
        staff = _let_back_in(former, user, invitation.role)
        change = "reactivated"
    else:
        staff = _let_in(user, hotel.pk, invitation)
        change = "joined"
    invitation.accepted_at, invitation.accepted_by = at, staff
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    told: dict[str, Any] = {"invitation": invitation.pk, "role": str(staff.role)}
    tell_staff(hotel_id=hotel.pk, staff_id=staff.pk, change=change, by=staff.actor, at=at, **told)
    return staff


@use_case
def change_role(*, hotel_id: int, staff_id: int, role: str, by: Actor, at: datetime) -> Staff:
    lock_hotel(hotel_id)
    staff = _colleague(hotel_id, staff_id)
    wanted = known_role(role)
    if staff.role == wanted:
        return staff
    _assert_not_oneself(staff, by)
    _assert_not_above(staff, by)
    _assert_administered_without(staff)
    staff.role = wanted
    staff.save(update_fields=["role"])
    told: dict[str, Any] = {"change": "role-changed", "role": str(wanted)}
    tell_staff(hotel_id=hotel_id, staff_id=staff.pk, by=by, at=at, **told)
    return staff


@use_case
def shut_out(*, hotel_id: int, staff_id: int, by: Actor, at: datetime) -> Staff:
    """As `staff.services.deactivate`, which says what ends. Nobody shuts out themselves, the last
    administrator, or whoever administers more than oneself."""
    lock_hotel(hotel_id)
    staff = _colleague(hotel_id, staff_id)
    _assert_not_oneself(staff, by)
    _assert_not_above(staff, by)
    _assert_administered_without(staff)
    if not _administers_same_group(staff, by):
        raise AdministersGroup
    return deactivate(hotel_id=hotel_id, staff_id=staff_id, by=by, at=at)


def known_role(role: str) -> StaffRole:
    if role not in StaffRole:
        raise InvalidInput("There is no such role.", field="role")
    return StaffRole(role)


def _assert_new(invitation: Invitation, *, at: datetime) -> None:
    standing = open_invitations(invitation.hotel_id, at=at)
    if standing.filter(email__iexact=invitation.email).exists():
        raise AlreadyInvited(field="email")
    colleagues = people_of(invitation.hotel_id).filter(is_active=True)
    if colleagues.filter(user__email__iexact=invitation.email).exists():
        raise AlreadyStaff(field="email")


def _check(user: User, password: str) -> None:
    if len(user.username) < SHORTEST_NAME:
        raise InvalidInput(f"At least {SHORTEST_NAME} characters.", field="username")
    for name in ("first_name", "last_name"):
        if not getattr(user, name):
            raise InvalidInput("This is needed.", field=name)
    try:
        validate_password(password, user)
    except ValidationError as exc:
        reasons = [str(each.code) for each in exc.error_list]
        raise PasswordRefused(field="password", details={"reasons": reasons}) from exc


def _let_in(user: User, hotel_id: int, invitation: Invitation) -> Staff:
    if User.objects.filter(username__iexact=user.username).exists():
        raise UserNameTaken(field="username")
    user.save(force_insert=True)
    return Staff.objects.create(
        user=user, hotel_id=hotel_id, role=invitation.role, language=invitation.language
    )


def _let_back_in(staff: Staff, typed: User, role: str) -> Staff:
    user = staff.user
    user.first_name, user.last_name = typed.first_name, typed.last_name
    user.password, user.is_active = typed.password, True
    user.save(update_fields=["first_name", "last_name", "password", "is_active"])
    staff.is_active, staff.role = True, role
    staff.save(update_fields=["is_active", "role"])
    return staff


def _colleague(hotel_id: int, staff_id: int) -> Staff:
    found = people_of(hotel_id).filter(pk=staff_id, is_active=True).first()
    if found is None:
        raise StaffNotFound
    return found


def _assert_not_oneself(staff: Staff, by: Actor) -> None:
    if staff.pk == by.staff_id:
        raise OwnAccount


def _assert_not_above(staff: Staff, by: Actor) -> None:
    if staff.user.is_superuser and by.kind != ActorKind.SYSTEM:
        raise AdministersSystem


def _administers_same_group(staff: Staff, by: Actor) -> bool:
    """Or all of them; or there is none to administer."""
    if staff.hotel_group_id is None or by.kind == ActorKind.SYSTEM:
        return True
    peers = Staff.objects.filter(hotel_group=staff.hotel_group_id)
    return by.staff_id is not None and peers.filter(pk=by.staff_id).exists()


def _assert_administered_without(staff: Staff) -> None:
    """The hotel is locked: two who take each other's place do so one after the other."""
    if staff.role != StaffRole.HOTEL_ADMIN:
        return
    others = people_of(staff.hotel_id).exclude(pk=staff.pk)
    if not others.filter(role=StaffRole.HOTEL_ADMIN, is_active=True).exists():
        raise LastAdministrator


def _tell(invitation: Invitation, change: str, *, by: Actor, at: datetime, **facts: str) -> None:
    tell_invitation(
        hotel_id=invitation.hotel_id,
        invitation_id=invitation.pk,
        change=change,
        by=by,
        at=at,
        **facts,
    )
