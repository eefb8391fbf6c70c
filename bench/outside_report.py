"""Bookings while others hang, as Markdown tables and as facts for the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from statistics import median

from bench.outside import BOOKINGS, HANGING, SEARCHES, STARTS, Surrounding, Turn
from bench.traffic import Answer

PERCENTILES = {"p50": 0.50, "p95": 0.95, "p99": 0.99}


def outside_tables_of(found: Sequence[Surrounding]) -> list[str]:
    return [_latency_table(found), _work_table(found), _comparison(found)]


def outside_facts(found: Sequence[Surrounding]) -> list[dict[str, object]]:
    """Latencies in milliseconds, in the order in which the requests began."""
    return [
        {
            "surrounding": each.name,
            "turns": [
                asdict(turn)
                | {
                    "answers": {
                        kind: [(answer.status, round(answer.milliseconds, 2)) for answer in answers]
                        for kind, answers in turn.answers.items()
                    }
                }
                for turn in each.turns
            ],
        }
        for each in found
    ]


def percentile(answers: Sequence[Answer], share: float) -> float:
    ordered = sorted(answer.milliseconds for answer in answers)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def _latency_table(found: Sequence[Surrounding]) -> str:
    columns = (
        "Stripe, mail, SMS, webhooks",
        "booking p50 / p95 / p99 ms",
        "availability p50 / p95 ms",
        "payment starts answered",
        "after ms: median, longest",
    )
    rows = [
        (
            each.name,
            _latencies(each, BOOKINGS, ("p50", "p95", "p99")),
            _latencies(each, SEARCHES, ("p50", "p95")),
            _statuses(each),
            _start_times(each),
        )
        for each in found
    ]
    return _table(columns, rows)


def _work_table(found: Sequence[Surrounding]) -> str:
    columns = (
        "Stripe, mail, SMS, webhooks",
        "processors busy: web + jobs + PostgreSQL",
        "messages sent a turn",
        "jobs due at the end",
    )
    rows = [
        (
            each.name,
            " + ".join(f"{_busy(each, what):.2f}" for what in ("web", "jobs", "database")),
            f"{median(turn.messages.get('SENT', 0) for turn in each.turns):.0f}",
            _waiting(each),
        )
        for each in found
    ]
    return _table(columns, rows)


def _comparison(found: Sequence[Surrounding]) -> str:
    """Each repetition with its own, so that what disturbs the machine for long disturbs both."""
    by_name = {each.name: each.turns for each in found}
    hanging = by_name.pop(HANGING)
    columns = (f"{HANGING}, compared with", *(f"{name}: times as long" for name in by_name))
    rows = [
        (f"{kind} {name}", *(_times(hanging, turns, kind, name) for turns in by_name.values()))
        for kind in (BOOKINGS, SEARCHES)
        for name in ("p50", "p95")
    ]
    return _table(columns, rows)


def _times(hanging: Sequence[Turn], others: Sequence[Turn], kind: str, name: str) -> str:
    pairs = zip(hanging, others, strict=True)
    times = [_of(hangs, kind, name) / _of(other, kind, name) for hangs, other in pairs]
    return f"**{median(times):.2f}** ({min(times):.2f} to {max(times):.2f})"


def _of(turn: Turn, kind: str, name: str) -> float:
    return percentile(turn.answers[kind], PERCENTILES[name])


def _latencies(surrounding: Surrounding, kind: str, names: Sequence[str]) -> str:
    middles = [median(_of(turn, kind, name) for turn in surrounding.turns) for name in names]
    return " / ".join(f"{middle:.1f}" for middle in middles)


def _busy(surrounding: Surrounding, program: str) -> float:
    seconds: list[float] = [getattr(turn, program) for turn in surrounding.turns]
    return median(seconds) / surrounding.turns[0].seconds


def _starts(surrounding: Surrounding) -> list[Answer]:
    return [answer for turn in surrounding.turns for answer in turn.answers[STARTS]]


def _statuses(surrounding: Surrounding) -> str:
    counted = Counter(answer.status for answer in _starts(surrounding))
    return ", ".join(f"{count} x {status or 'none'}" for status, count in sorted(counted.items()))


def _start_times(surrounding: Surrounding) -> str:
    starts = _starts(surrounding)
    return f"{percentile(starts, 0.5):.1f}, {percentile(starts, 1):.0f}"


def _waiting(surrounding: Surrounding) -> str:
    """Of the last repetition."""
    waiting = surrounding.turns[-1].waiting
    return ", ".join(f"{queue} {count}" for queue, count in sorted(waiting.items())) or "none"


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [columns, ["---"] * len(columns), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines) + "\n"
