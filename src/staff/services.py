"""Logging in and out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.contrib.auth import authenticate
from django.contrib.auth import login as open_session
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import User
from django.db.models import F
from django.http import HttpRequest
from knox.models import AuthToken

from common.actor import Actor
from common.db import use_case
from common.errors import InvalidInput, NotFound
from hotel.enums import Language
from room_bookings.events import tell_staff
from staff.authentication import SESSION_EPOCH, is_administrator
from staff.enums import Density, Theme
from staff.errors import InvalidCredentials
from staff.models import Staff

TOKENS_A_USER: Final = 20


@dataclass(frozen=True, slots=True)
class LogIn:
    """`token` is shown this once; only its hash is kept."""

    token: str
    expiry: datetime
    staff: Staff


def log_in(*, username: str, password: str, at: datetime) -> LogIn:
    """Every refusal is the same, and each has hashed the password once."""
    return _open(_recognise(username, password), at=at)


def log_in_browser(request: HttpRequest, *, username: str, password: str, at: datetime) -> User:
    """The same, into a session of the browser, which begins anew; and for administrators of the system,
    who work for no hotel."""
    user = authenticate(username=username, password=password)
    staff = _staff_of(user)
    if not isinstance(user, User) or (staff is None and not is_administrator(user)):
        raise InvalidCredentials
    open_session(request, user)
    request.session[SESSION_EPOCH] = staff.session_epoch if staff else 0
    User.objects.filter(pk=user.pk).update(last_login=at)
    return staff.user if staff else user


def _recognise(username: str, password: str) -> Staff:
    staff = _staff_of(authenticate(username=username, password=password))
    if staff is None:
        raise InvalidCredentials
    return staff


def _staff_of(user: AbstractBaseUser | None) -> Staff | None:
    working = Staff.objects.select_related("user", "hotel").filter(is_active=True)
    return working.filter(user=user.pk).first() if user else None


@use_case
def _open(staff: Staff, *, at: datetime) -> LogIn:
    User.objects.filter(pk=staff.user_id).update(last_login=at)
    _drop_old_tokens(staff.user_id, at=at)
    record, token = AuthToken.objects.create(user=staff.user)
    return LogIn(token=token, expiry=record.expiry, staff=staff)


def _drop_old_tokens(user_id: int, *, at: datetime) -> None:
    """Those that are over, and the oldest of too many: a new log-in always works."""
    tokens = AuthToken.objects.filter(user=user_id)
    tokens.filter(expiry__lte=at).delete()
    kept = tokens.order_by("-created", "pk")[: TOKENS_A_USER - 1]
    tokens.exclude(pk__in=list(kept.values_list("pk", flat=True))).delete()


def log_out(token: AuthToken) -> None:
    token.delete()


def log_out_everywhere(user_id: int) -> None:
    """Ends every token and every browser's session, and what these hear in real time."""
    AuthToken.objects.filter(user=user_id).delete()
    Staff.objects.filter(user=user_id).update(session_epoch=F("session_epoch") + 1)


@use_case
def deactivate(*, hotel_id: int, staff_id: int, by: Actor, at: datetime) -> Staff:
    """Shut somebody out for good: tokens and sessions end, and the server of real time cuts them off.

    Sessions hang on the password: it becomes unusable, so whoever is let in again gets a new one. Raises
    NotFound for nobody of this hotel; done twice it changes nothing. A group is lost with it.
    """
    staff = (
        Staff.objects.select_related("user", "hotel").filter(hotel=hotel_id, pk=staff_id).first()
    )
    if staff is None:
        raise NotFound
    working = Staff.objects.filter(pk=staff.pk, is_active=True)
    if not working.update(is_active=False, hotel_group=None):
        return staff
    staff.hotel_group = None
    staff.is_active = staff.user.is_active = False
    staff.user.set_unusable_password()
    staff.user.save(update_fields=["is_active", "password"])
    log_out_everywhere(staff.user_id)
    tell_staff(hotel_id=hotel_id, staff_id=staff.pk, change="deactivated", by=by, at=at)
    return staff


@use_case
def save_preferences(
    *, staff: Staff, language: str, theme: str, density: str, uses_shortcuts: bool
) -> None:
    """How the pages look to one person. An empty language is the browser's."""
    if language and language not in Language:
        raise InvalidInput("There is no such language.", field="language")
    if theme not in Theme:
        raise InvalidInput("There is no such theme.", field="theme")
    if density not in Density:
        raise InvalidInput("There is no such density.", field="density")
    Staff.objects.filter(pk=staff.pk).update(
        language=language, theme=theme, density=density, uses_shortcuts=uses_shortcuts
    )
