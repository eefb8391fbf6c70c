"""A hotel's own account at the payment provider.

A payment stays for ever with the account that it was made under: what is refunded, captured or compared
later is asked of that one. So an account is not overwritten by another one, it is retired; only for the
same account's new keys are its keys replaced.
"""

from __future__ import annotations

from datetime import datetime

from common.actor import Actor
from common.db import use_case
from payments.accounts import checked_keys, current_account, put_keys
from payments.errors import NoPaymentAccount
from payments.models import PaymentAccount
from room_bookings.events import tell_hotel
from room_bookings.locks import lock_hotel


@use_case
def set_keys(
    *, hotel_id: int, api_key: str, webhook_secret: str, by: Actor, at: datetime
) -> PaymentAccount:
    """New payments go to this account, those made before stay with theirs. For new keys of the same
    account: `renew_keys`. Raises what `checked_keys` does."""
    keys = checked_keys(api_key=api_key, webhook_secret=webhook_secret)
    lock_hotel(hotel_id)
    _retire(hotel_id, at=at)
    account = PaymentAccount.objects.create(hotel_id=hotel_id, created_at=at, changed_at=at)
    put_keys(account, keys, at=at)
    account.save()
    _tell(account, "payment-keys-changed", by=by, at=at)
    return account


@use_case
def renew_keys(
    *, hotel_id: int, api_key: str, webhook_secret: str, by: Actor, at: datetime
) -> PaymentAccount:
    """Of the account that the hotel has: its old keys are forgotten, its payments stay with it.
    Raises NoPaymentAccount, and what `checked_keys` does."""
    keys = checked_keys(api_key=api_key, webhook_secret=webhook_secret)
    lock_hotel(hotel_id)
    account = current_account(hotel_id)
    if account is None:
        raise NoPaymentAccount
    put_keys(account, keys, at=at)
    account.save()
    _tell(account, "payment-keys-changed", by=by, at=at)
    return account


@use_case
def remove_keys(*, hotel_id: int, by: Actor, at: datetime) -> None:
    """New payments go to the site's account, if it has one. Raises NoPaymentAccount."""
    lock_hotel(hotel_id)
    account = current_account(hotel_id)
    if account is None:
        raise NoPaymentAccount
    _retire(hotel_id, at=at)
    _tell(account, "payment-keys-removed", by=by, at=at)


def _retire(hotel_id: int, *, at: datetime) -> None:
    PaymentAccount.objects.filter(hotel=hotel_id, retired_at=None).update(retired_at=at)


def _tell(account: PaymentAccount, change: str, *, by: Actor, at: datetime) -> None:
    """Nothing of a key, not even its end."""
    tell_hotel(hotel_id=account.hotel_id, change=change, by=by, at=at, is_live=account.is_live)
