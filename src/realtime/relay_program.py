"""The program that tells: `python -m realtime.relay_program`. Of several one does, the others stand by."""

from __future__ import annotations

import os
import signal
import sys
import threading
from types import FrameType
from typing import Final

import django

PROGRAM: Final = "relay"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
os.environ["HOTELMATE_PROGRAM"] = PROGRAM
django.setup()

import structlog  # noqa: E402 - with the logging that the settings have set up
from django.conf import settings  # noqa: E402
from django.db import DatabaseError, InterfaceError, connection  # noqa: E402

from realtime.cutting_off import CuttingOff  # noqa: E402
from realtime.pusher_channel import channel  # noqa: E402
from realtime.relay import Relay  # noqa: E402

logger = structlog.get_logger(__name__)
STAND_BY_SECONDS: Final = 1.0


class Program:
    def __init__(self) -> None:
        self._over = threading.Event()
        self._relay = Relay(channel())
        self._cutting_off = None if settings.REALTIME_IS_OURS else CuttingOff(channel())

    def stop(self, _sign: int, _frame: FrameType | None) -> None:
        self._over.set()

    def run(self) -> None:
        while not self._over.is_set():
            try:
                self._lead()
            except (DatabaseError, InterfaceError) as exc:
                logger.warning("relay_without_database", reason=type(exc).__name__)
            connection.close()  # and with it the lead
            self._over.wait(STAND_BY_SECONDS)

    def _lead(self) -> None:
        if not self._relay.lead():
            return
        self._relay.begin()
        logger.info("relay_leads")
        self._relay.run(self._is_over)

    def _is_over(self) -> bool:
        if self._cutting_off is not None:
            self._cutting_off.look()
        return self._over.is_set()


def main() -> int:
    if not settings.PUSHER_SECRET:
        sys.stderr.write("PUSHER_SECRET is not set: there is nobody to tell\n")
        return 1
    program = Program()
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, program.stop)
    program.run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
