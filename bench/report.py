"""The figures of a run as a Markdown table, and as JSON for comparing runs."""

from __future__ import annotations

import json
import os
import platform
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import median

from bench.bulk import NIGHT_PRICES, Bulk
from bench.measuring import Cost, Measured, rates_of, spread
from common.clock import now

HEAD = (
    "requests/s",
    "pgbench tx/s",
    "ratio",
    "p50 / p95 ms",
    "pgbench p50 / p95 ms",
    "CPU ms: application + PostgreSQL",
    "pgbench: CPU ms",
    "round trips",
)


def table_of(measured: Sequence[Measured], *, first_column: str = "case") -> str:
    columns = (first_column, *HEAD)
    lines = [_line(columns), _line(["---"] * len(columns))]
    lines += [_line(_row(each)) for each in measured]
    return "\n".join(lines) + "\n"


def comparisons_of(measured: Sequence[Measured]) -> str:
    """How many times as long a request takes as one of the case beside it: by the rates of the same
    repetition, and by processor time."""
    by_name = {each.case.name: each for each in measured}
    pairs = [(each, by_name[each.case.beside]) for each in measured if each.case.beside]
    columns = ("case", "compared with", "times the time a request", "times the CPU ms")
    lines = [_line(columns), _line(["---"] * len(columns))]
    return "\n".join([*lines, *(_line(_compared(each, base)) for each, base in pairs)]) + "\n"


def bulk_table_of(measured: Sequence[Bulk]) -> str:
    columns = (f"{NIGHT_PRICES:,} night-prices in one call", "seconds of each call")
    rows = [(each.name, ", ".join(f"{taken:.1f}" for taken in each.seconds)) for each in measured]
    return "\n".join(_line(row) for row in (columns, ["---"] * len(columns), *rows)) + "\n"


def machine() -> str:
    """When and where, in a line. The load average tells whether others were at work."""
    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    facts = (
        f"{now():%Y-%m-%d %H:%M} UTC",
        f"{os.cpu_count()} x {model[1] if model else platform.machine()}",
        f"Python {platform.python_version()}",
        f"load average {os.getloadavg()[1]:.1f}",
    )
    return ", ".join(facts)


def facts_of(measured: Sequence[Measured], bulk: Sequence[Bulk]) -> dict[str, object]:
    return {
        "cases": [_facts(each) for each in measured],
        "bulk": [asdict(each) for each in bulk],
    }


def write_report(folder: Path, name: str, markdown: str, facts: Mapping[str, object]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.md").write_text(markdown)
    (folder / f"{name}.json").write_text(json.dumps(facts, indent=2))


def _row(each: Measured) -> list[str]:
    ratio = f"{median(each.ratios):.1%}"
    return [
        each.case.name,
        _median_and_spread(rates_of(each.http)),
        _median_and_spread(rates_of(each.raw)),
        f"**{ratio}**" if each.is_resolved else f"{ratio} (unresolved)",
        _latencies(each.http),
        _latencies(each.raw),
        f"{_middle(each.http, 'application'):.2f} + {_middle(each.http, 'database'):.2f}",
        f"{_middle(each.raw, 'database'):.2f}",
        str(each.case.trips),
    ]


def _compared(each: Measured, base: Measured) -> list[str]:
    times = [
        one / other for one, other in zip(rates_of(base.http), rates_of(each.http), strict=True)
    ]
    spent = [_middle(of.http, "application") + _middle(of.http, "database") for of in (each, base)]
    ratio = f"**{median(times):.2f}** ({min(times):.2f} to {max(times):.2f})"
    return [each.case.name, base.case.name, ratio, f"{spent[0] / spent[1]:.2f}"]


def _median_and_spread(rates: list[float]) -> str:
    return f"{median(rates):,.0f} (±{spread(rates) / 2:.0%})"


def _latencies(costs: list[Cost]) -> str:
    p50, p95 = (median(getattr(cost.run, name) for cost in costs) for name in ("p50", "p95"))
    return f"{p50:.1f} / {p95:.1f}"


def _middle(costs: list[Cost], name: str) -> float:
    values: list[float] = [getattr(cost, name) for cost in costs]
    return median(values)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _facts(each: Measured) -> dict[str, object]:
    return {
        "case": each.case.name,
        "round_trips": each.case.trips,
        "ratios": each.ratios,
        "is_resolved": each.is_resolved,
        "http": [asdict(cost) for cost in each.http],
        "pgbench": [asdict(cost) for cost in each.raw],
    }
