"""`hotelmate exchange-rates FILE`: the European Central Bank's file of a day, as XML or CSV."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

from common.clock import now
from common.errors import DomainError
from rates.exchange_files import day_of_rates
from rates.services.exchange import keep_exchange_rates

DONE, REFUSED = 0, 1
STANDARD_INPUT: Final = "-"


def run(arguments: list[str]) -> int:
    """0: kept. 1: the file was refused, and nothing changed."""
    file = _read(arguments).file
    try:
        day = day_of_rates(_content(file))
        kept = keep_exchange_rates(day, at=now())
    except DomainError as refusal:
        facts = ", ".join(f"{name} {value}" for name, value in (refusal.details or {}).items())
        print(f"{file}: {refusal.text} ({refusal.code}: {facts})", file=sys.stderr)
        return REFUSED
    except OSError as error:
        print(f"{file}: {error.strerror}", file=sys.stderr)
        return REFUSED
    print(f"{kept} currencies against the euro, of {day.as_of.isoformat()}")
    return DONE


def _content(file: str) -> bytes:
    return sys.stdin.buffer.read() if file == STANDARD_INPUT else Path(file).read_bytes()


def _read(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="hotelmate exchange-rates")
    parser.add_argument("file", metavar="FILE", help="of the European Central Bank; - reads stdin")
    return parser.parse_args(arguments)
