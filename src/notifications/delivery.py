"""What becomes of an attempt to deliver, whichever way it went."""

from __future__ import annotations

from notifications.enums import Trouble


class Undelivered(Exception):
    """Whether it is `for_good` or may go better later. What a server said stays out of it: that may
    name people."""

    def __init__(self, trouble: Trouble, *, for_good: bool = False) -> None:
        self.trouble, self.for_good = trouble, for_good
        super().__init__(trouble.value)
