"""Whose account at the provider takes a hotel's money, and with which keys it is spoken for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from django.conf import settings

from common.sealing import CannotOpen, Seal
from payments.errors import (
    PaymentKeyMalformed,
    PaymentLiveKeyRefused,
    PaymentsNotConfigured,
    PaymentTestKeyRefused,
)
from payments.models import PaymentAccount

SEAL: Final = Seal("payment-account")
API_KEY: Final = re.compile(r"(?:sk|rk)_(?:test|live)_[A-Za-z0-9_]{8,200}")
SIGNING_SECRET: Final = re.compile(r"whsec_[A-Za-z0-9+/=_-]{8,200}")
LIVE: Final = re.compile(r"(?:sk|rk)_live_")
HINT: Final = 4


@dataclass(frozen=True, slots=True)
class Keys:
    """Not in any text of it, so that none gets into a log by accident."""

    api_key: str = field(repr=False)
    webhook_secret: str = field(repr=False)

    @property
    def hint(self) -> str:
        return self.api_key[-HINT:]

    @property
    def is_live(self) -> bool:
        return LIVE.match(self.api_key) is not None


@dataclass(frozen=True, slots=True)
class OwnKeys:
    """What may be shown of a hotel's keys: `hint` is the end of the one that asks."""

    hint: str
    is_live: bool
    changed_at: datetime


def checked_keys(*, api_key: str, webhook_secret: str) -> Keys:
    """Raises PaymentKeyMalformed, PaymentTestKeyRefused in production, PaymentLiveKeyRefused elsewhere:
    there the provider may be the sandbox, and the key that seals is known to everybody."""
    if not API_KEY.fullmatch(api_key):
        raise PaymentKeyMalformed(field="api_key")
    if not SIGNING_SECRET.fullmatch(webhook_secret):
        raise PaymentKeyMalformed(field="webhook_secret")
    keys = Keys(api_key, webhook_secret)
    if settings.IN_PRODUCTION and not keys.is_live:
        raise PaymentTestKeyRefused(field="api_key")
    if keys.is_live and not settings.IN_PRODUCTION:
        raise PaymentLiveKeyRefused(field="api_key")
    return keys


def put_keys(account: PaymentAccount, keys: Keys, *, at: datetime) -> None:
    """Sealed for its row, which must have its id. Does not save."""
    account.sealed_key = SEAL.close(keys.api_key, place=_place(account, "api-key"))
    account.sealed_secret = SEAL.close(keys.webhook_secret, place=_place(account, "secret"))
    account.hint, account.is_live, account.changed_at = keys.hint, keys.is_live, at


def keys_of(account: PaymentAccount) -> Keys:
    """Raises PaymentsNotConfigured for keys that were sealed with another SECRET_KEY."""
    try:
        return Keys(
            SEAL.open(account.sealed_key, place=_place(account, "api-key")),
            SEAL.open(account.sealed_secret, place=_place(account, "secret")),
        )
    except CannotOpen as exc:
        raise PaymentsNotConfigured from exc


def _place(account: PaymentAccount, name: str) -> str:
    return f"payment-account:{account.hotel_id}:{account.pk}:{name}"


def current_account(hotel_id: int) -> PaymentAccount | None:
    """That new payments are made under; None is the site's."""
    return PaymentAccount.objects.filter(hotel=hotel_id, retired_at=None).first()


def accounts_of(hotel_slug: str) -> list[PaymentAccount]:
    """The hotel's own, those of former times as well: their payments are still spoken of."""
    return list(PaymentAccount.objects.filter(hotel__slug=hotel_slug).order_by("-pk"))


def can_take_payments(hotel_id: int) -> bool:
    """By an account of its own, or by the site's."""
    return bool(settings.STRIPE_SECRET_KEY) or current_account(hotel_id) is not None


def own_keys(hotel_id: int) -> OwnKeys | None:
    account = current_account(hotel_id)
    return OwnKeys(account.hint, account.is_live, account.changed_at) if account else None
