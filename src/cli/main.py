"""The `hotelmate` command. Each subcommand is a module of cli.commands with a function `run`."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from contextlib import ExitStack
from importlib import import_module
from types import FrameType
from typing import NoReturn

import django
import psycopg
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError, connections

from cli.database import PATIENT_LIMITS, database
from cli.environment import with_defaults
from cli.postgres.cluster import CannotStart

COMMANDS = {
    "up": "serve everything on PORT until Ctrl-C",
    "prepare": "bring the schema up to date and open nights for sale; `up` does it by itself",
    "demo": "make the demo hotels unless they are there",
    "check": "recount every booking and print what differs",
    "hotel": "make a hotel from a file, write one's file, open one to guests",
    "import": "bring rooms or future bookings over from a file of another system",
    "exchange-rates": "read the European Central Bank's rates, by which prices are estimated",
    "reindex": "write anew by what bookings are found, after a change of SECRET_KEY",
    "db-url": "print the owner's database URL",
    "doctor": "say what is fine and what is not on this machine",
    "manage": "run one of Django's own commands on the same database",
}
NEED_MODELS = frozenset(
    {"prepare", "demo", "check", "hotel", "import", "exchange-rates", "reindex"}
)

MODULES = {"import": "bring_over"}
"""Of commands whose names Python keeps for itself."""


def main() -> NoReturn:
    # SIGINT too: a shell starts its background with SIGINT ignored.
    for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(sign, interrupt)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    command, arguments = read_command_line(sys.argv[1:])
    try:
        status = run(command, arguments)
    except (CannotStart, ImproperlyConfigured, OperationalError, psycopg.OperationalError) as exc:
        sys.exit(f"hotelmate {command}: {exc}")
    except KeyboardInterrupt:
        sys.exit(130)
    sys.exit(status)


def run(command: str, arguments: list[str]) -> int:
    """The subcommand's module is imported last: models exist only once Django is set up."""
    with ExitStack() as stack:
        if command in NEED_MODELS:
            stack.enter_context(database())
            stack.enter_context(with_defaults(PATIENT_LIMITS))
            django.setup()
            stack.callback(connections.close_all)
        module = import_module(f"cli.commands.{MODULES.get(command, command).replace('-', '_')}")
        status: int = module.run(arguments)
        return status


def interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def read_command_line(words: list[str]) -> tuple[str, list[str]]:
    parser = argparse.ArgumentParser(
        prog="hotelmate",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="\n".join(f"  {name:<14} {purpose}" for name, purpose in COMMANDS.items()),
    )
    parser.add_argument("command", choices=COMMANDS, metavar="command")
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="of the command")
    parsed = parser.parse_args(words)
    return parsed.command, parsed.arguments
