"""Processor time from /proc: what a request costs, whoever else uses the machine meanwhile."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
PARENT, GROUP = 1, 2
OWN, REAPED = slice(11, 13), slice(13, 15)


def seconds_of_groups(groups: Collection[int]) -> float:
    """Of process groups that live: the web server with its workers, the job worker."""
    return sum(_seconds(facts, OWN) for facts in _processes() if int(facts[GROUP]) in groups)


def seconds_of_family(parent: int) -> float:
    """Of a process, its living children and those that it has buried: PostgreSQL's backends."""
    own = _facts(Path(f"/proc/{parent}"))
    children = (facts for facts in _processes() if int(facts[PARENT]) == parent)
    living = sum(_seconds(facts, OWN) for facts in children)
    return living + (_seconds(own, OWN) + _seconds(own, REAPED) if own else 0.0)


def _processes() -> Iterator[list[str]]:
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and (facts := _facts(folder)):
            yield facts


def _facts(folder: Path) -> list[str]:
    """The fields of `stat` after the name; empty for a process that has gone meanwhile."""
    try:
        return (folder / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def _seconds(facts: list[str], which: slice) -> float:
    return sum(map(int, facts[which])) / TICKS
