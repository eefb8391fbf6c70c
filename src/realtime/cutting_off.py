"""Where the server of real time is not ours and cannot ask our database, it is told who is shut out, and who
may hear something else by now and has to prove it anew."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any, Final

import structlog
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef

from hotel.models import Hotel
from realtime.channel import Channel, ChannelFailed
from realtime.names import staff_user
from staff.models import Staff

logger = structlog.get_logger(__name__)

LOOK_SECONDS: Final = 1.0

Standing = tuple[Any, ...]
"""Whether an account is open, and what decides over what it may hear."""


class CuttingOff:
    """After a start everybody who is shut out is cut off once: nobody knows what happened before."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._known: dict[int, Standing] = {}
        self._next_look = 0.0

    def look(self) -> None:
        if time.monotonic() < self._next_look:
            return
        self._next_look = time.monotonic() + LOOK_SECONDS
        seen = standings()
        for account in changed(self._known, seen):
            if not self._cut_off(account):
                return
            self._known[account] = seen[account]
        self._known = seen

    def _cut_off(self, account: int) -> bool:
        try:
            self._channel.cut_off(staff_user(account))
        except ChannelFailed as failed:
            logger.warning("not_cut_off", reason=str(failed), account=account)
            return failed.is_for_good
        return True


def standings() -> dict[int, Standing]:
    """Of every member of staff, by account."""
    hotels = ArraySubquery(
        Hotel.objects.filter(hotel_group=OuterRef("hotel_group")).order_by("pk").values("pk")
    )
    rows = Staff.objects.annotate(
        account_is_active=F("user__is_active"), hotels=hotels
    ).values_list(
        "user_id", "is_active", "account_is_active", "hotel_id", "role", "session_epoch", "hotels"
    )
    return {account: (is_active and is_open, *rest) for account, is_active, is_open, *rest in rows}


def changed(known: Mapping[int, Standing], seen: Mapping[int, Standing]) -> list[int]:
    """Those who stand otherwise than they did, and those not known so far who are shut out."""
    return sorted(
        account
        for account, standing in seen.items()
        if (known[account] != standing if account in known else not standing[0])
    )
