"""How a change of a booking is read, and how its proposal is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from common.errors import DomainError
from hotel.price_bodies import lines_body, price_body
from rates.records import lines_record
from rates.terms import Line
from room_bookings.services.change_rules import RoomFate
from room_bookings.services.change_targets import ChangeRequest
from room_bookings.services.proposals import Proposal
from room_bookings.services.standing import Standing


def wanted_change(facts: Mapping[str, Any]) -> ChangeRequest:
    """From the validated body, of which only what was sent is there."""
    ages = facts.get("child_ages")
    return ChangeRequest(
        check_in=facts.get("check_in"),
        check_out=facts.get("check_out"),
        room_type_code=facts.get("room_type_code"),
        rate_plan_code=facts.get("rate_plan_code"),
        adults=facts.get("adults"),
        children=facts.get("children"),
        child_ages=None if ages is None else tuple(ages),
        cots=facts.get("cots"),
        overrides_rules=facts.get("override_rules", False),
    )


def change_body(proposal: Proposal) -> dict[str, Any]:
    set_aside = proposal.set_aside
    return {
        "booking_id": proposal.booking_id,
        "currency": proposal.currency,
        "before": _standing_body(proposal.before),
        "after": _standing_body(proposal.after),
        "difference": price_body(proposal.difference),
        "to_pay": proposal.balance.to_pay,
        "to_refund": proposal.balance.overpaid,
        "lines": _compared(proposal.before.price.lines, proposal.after.price.lines),
        "assigned_room": _room_body(proposal.room),
        "is_available": proposal.obstacle is None,
        "unavailable_reason": _code_of(proposal.obstacle),
        "overridden_rule": set_aside.rule.value if set_aside else None,
        "is_allowed": proposal.refusal is None,
        "not_allowed_reason": _code_of(proposal.refusal),
        "expected_total": proposal.after.price.total,
    }


def _standing_body(standing: Standing) -> dict[str, Any]:
    guests = standing.guests
    return {
        "check_in": standing.stay.check_in,
        "check_out": standing.stay.check_out,
        "nights": standing.stay.nights,
        "room_type_code": standing.room_type.code,
        "room_type_name": standing.room_type.name,
        "rate_plan_code": standing.rate_plan_code,
        "rate_plan_name": standing.rate_plan_name,
        "adults": guests.adults,
        "children": guests.children,
        "child_ages": list(guests.child_ages),
        "cots": guests.cots,
        **price_body(standing.price),
    }


def _compared(before: Sequence[Line], after: Sequence[Line]) -> dict[str, Any]:
    """A night that is kept says so as its reason, and is the same line all the same."""
    gone, new = _without(before, after), _without(after, before)
    return {
        "kept_count": len(after) - len(new),
        "gone": lines_body(lines_record(gone)),
        "new": lines_body(lines_record(new)),
    }


def _without(lines: Sequence[Line], others: Sequence[Line]) -> list[Line]:
    left, found = Counter(map(_essence, others)), []
    for line in lines:
        if left[_essence(line)]:
            left[_essence(line)] -= 1
        else:
            found.append(line)
    return found


def _essence(line: Line) -> Line:
    return line._replace(reason="", rate=None)


def _room_body(fate: RoomFate) -> dict[str, Any]:
    return {
        "outcome": fate.outcome.value,
        "room_number": fate.room_number,
        "reason": _code_of(fate.refusal),
    }


def _code_of(refusal: DomainError | None) -> str | None:
    return refusal.code if refusal else None
