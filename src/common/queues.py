"""The queues of jobs, and which program works on which.

A job that speaks to a network waits for others. It belongs to a queue of its kind in the program
`outside`, so that a mail server that hangs delays neither the database's jobs nor payments.
"""

from __future__ import annotations

from typing import Final

DEFAULT: Final = "default"
"""Only touches the database."""

PAYMENTS_OUTSIDE: Final = "payments-outside"
MESSAGES_OUTSIDE: Final = "messages-outside"
WEBHOOKS_OUTSIDE: Final = "webhooks-outside"

INSIDE_PROGRAM: Final = "inside"
OUTSIDE_PROGRAM: Final = "outside"

PROGRAMS: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    INSIDE_PROGRAM: ((DEFAULT, "builtin"),),  # the library's own jobs are on `builtin`
    OUTSIDE_PROGRAM: ((PAYMENTS_OUTSIDE,), (MESSAGES_OUTSIDE,), (WEBHOOKS_OUTSIDE,)),
}
"""Each program runs one worker for each group of queues, with places of its own."""


def connection_name(program: str) -> str:
    """How a program's connections are called in the database."""
    return f"hotelmate-{program}" if program else "hotelmate"
