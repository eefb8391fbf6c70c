"""Where the server of real time is not ours and cannot ask our database, it is told who is shut out."""

from __future__ import annotations

import time
from typing import Final

import structlog
from django.db.models import Q

from realtime.channel import Channel, ChannelFailed
from realtime.names import staff_user
from staff.models import Staff

logger = structlog.get_logger(__name__)

LOOK_SECONDS: Final = 1.0


class CuttingOff:
    """After a start everybody who is shut out is cut off once: nobody knows what happened before."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._done: set[int] = set()
        self._next_look = 0.0

    def look(self) -> None:
        if time.monotonic() < self._next_look:
            return
        self._next_look = time.monotonic() + LOOK_SECONDS
        shut_out = Staff.objects.filter(Q(is_active=False) | Q(user__is_active=False))
        accounts = set(shut_out.values_list("user_id", flat=True))
        self._done &= accounts
        for account in sorted(accounts - self._done):
            if not self._cut_off(account):
                return
            self._done.add(account)

    def _cut_off(self, account: int) -> bool:
        try:
            self._channel.cut_off(staff_user(account))
        except ChannelFailed as failed:
            logger.warning("not_cut_off", reason=str(failed), account=account)
            return failed.is_for_good
        return True
