from __future__ import annotations

from common.api.errors import CSRF_FAILED
from common.errors import DomainError


class InvalidCredentials(DomainError):
    """One answer for every reason, so that nobody can find out which user names exist."""

    code = "INVALID_CREDENTIALS"
    status = 401
    message = "The user name or the password is wrong."


class NotStaff(DomainError):
    code = "NOT_STAFF"
    status = 403
    message = "This account does not work for a hotel."


class CsrfFailed(DomainError):
    code = CSRF_FAILED.code
    status = CSRF_FAILED.status
    message = CSRF_FAILED.message
