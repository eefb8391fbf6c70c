"""What the provider sends to our address: heard once, or sent again later."""

from __future__ import annotations

from datetime import datetime

from common.errors import Busy, DomainError
from payments.enums import Outcome
from payments.errors import InvalidSignature, MessageNotTaken
from payments.gateway import Forged, Notice
from payments.provider import gateway
from payments.services.notices import receive


def hear(body: bytes, signature: str, *, at: datetime) -> Outcome:
    """Raises InvalidSignature for what is not the provider's; whatever else goes wrong is
    MessageNotTaken or Busy, after which the provider sends it again."""
    notice = _read(body, signature)
    try:
        return receive(notice, at=at)
    except Busy:
        raise
    except DomainError as refusal:
        raise MessageNotTaken from refusal


def _read(body: bytes, signature: str) -> Notice:
    try:
        return gateway().read_notice(body, signature)
    except Forged as forged:
        raise InvalidSignature from forged
    except ValueError as nonsense:
        raise MessageNotTaken from nonsense
