"""Who is asking: a token or a browser session, read with the staff member and the hotel in one query.

Whoever is deactivated, as a user or as staff, is out with the very next request.
"""

from __future__ import annotations

import re
from typing import Any, Final

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import User
from django.contrib.sessions.backends.base import SessionBase
from django.db.models import Q
from knox.auth import TokenAuthentication as KnoxAuthentication
from knox.crypto import hash_token
from knox.models import AuthToken
from rest_framework import authentication
from rest_framework.exceptions import AuthenticationFailed, PermissionDenied
from rest_framework.request import Request
from typing_extensions import override

from common.clock import now
from staff.errors import CsrfFailed
from staff.models import Staff

SESSION_EPOCH: Final = "staff_epoch"
"""Under which a session keeps the epoch in which it began."""
_TOKEN: Final = re.compile(rb"[0-9a-f]{64}")


def staff_of(user: Any) -> Staff | None:
    """The user's staff row, which both ways in have read along."""
    staff: Staff | None = getattr(user, "staff_profile", None)
    return staff


def is_welcome(user: User) -> bool:
    staff = staff_of(user)
    return user.is_active and (staff is None or staff.is_active)


def is_administrator(user: User) -> bool:
    """Of the whole system, whether or not one works for a hotel."""
    return user.is_superuser and is_welcome(user)


def session_stands(session: SessionBase, user: User) -> bool:
    """Unless it was ended by logging out everywhere since it began."""
    staff = staff_of(user)
    return staff is None or session.get(SESSION_EPOCH, 0) == staff.session_epoch


class TokenAuthentication(KnoxAuthentication):  # type: ignore[misc]
    """Knox's tokens without its bookkeeping on every request: log-in clears old tokens away."""

    @override
    def authenticate_credentials(self, token: bytes) -> tuple[User, AuthToken]:
        found = _find(token) if _TOKEN.fullmatch(token) else None
        if found is None or not is_welcome(found.user):
            raise AuthenticationFailed
        return found.user, found


def _find(token: bytes) -> AuthToken | None:
    """By the hash, which is the key: no comparison can tell how much of a guess was right."""
    is_live = Q(expiry__isnull=True) | Q(expiry__gt=now())
    live = AuthToken.objects.filter(is_live, digest=hash_token(token.decode()))
    return live.select_related("user__staff_profile__hotel").first()


class SessionAuthentication(authentication.SessionAuthentication):
    @override
    def authenticate(self, request: Request) -> tuple[Any, None] | None:
        found = super().authenticate(request)
        if not found or not is_welcome(found[0]):
            return None
        return found if session_stands(request.session, found[0]) else None

    @override
    def enforce_csrf(self, request: Request) -> None:
        try:
            super().enforce_csrf(request)
        except PermissionDenied as exc:
            raise CsrfFailed from exc


class AccountBackend(ModelBackend):
    """Reads a session's user together with the staff row and the hotel. Programs have tokens, and neither
    passwords nor sessions."""

    @override
    def get_user(self, user_id: Any) -> User | None:
        user = User.objects.select_related("staff_profile__hotel").filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None

    @override
    def user_can_authenticate(self, user: Any) -> bool:
        staff = staff_of(user)
        is_program = staff is not None and staff.is_integration
        return super().user_can_authenticate(user) and not is_program
