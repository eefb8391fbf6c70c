"""What the provider sends to our address: heard once, or sent again later."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from common.errors import Busy, DomainError
from payments.accounts import accounts_of
from payments.enums import Outcome
from payments.errors import InvalidSignature, MessageNotTaken
from payments.gateway import Forged, Notice
from payments.models import PaymentAccount
from payments.provider import gateway
from payments.services.notices import receive


def hear(body: bytes, signature: str, *, at: datetime) -> Outcome:
    """Of the site's own account. Raises InvalidSignature for what is not the provider's; whatever else
    goes wrong is MessageNotTaken or Busy, after which the provider sends it again."""
    return _enter(_read(body, signature, None), None, at=at)


def hear_of_hotel(body: bytes, signature: str, *, hotel_slug: str, at: datetime) -> Outcome:
    """Of the hotel's own accounts, by whose secret it is signed. One without any is as one whose
    message is not signed."""
    for account in accounts_of(hotel_slug):
        with suppress(InvalidSignature):
            return _enter(_read(body, signature, account), account, at=at)
    raise InvalidSignature


def _enter(notice: Notice, account: PaymentAccount | None, *, at: datetime) -> Outcome:
    try:
        return receive(notice, account=account, at=at)
    except Busy:
        raise
    except DomainError as refusal:
        raise MessageNotTaken from refusal


def _read(body: bytes, signature: str, account: PaymentAccount | None) -> Notice:
    try:
        return gateway(account).read_notice(body, signature)
    except Forged as forged:
        raise InvalidSignature from forged
    except ValueError as nonsense:
        raise MessageNotTaken from nonsense
