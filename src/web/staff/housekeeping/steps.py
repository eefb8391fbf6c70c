"""What can be tapped on a room's card, and what was said of a tap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from common.errors import DomainError
from notifications.rendering.catalogue import fill
from room_bookings.errors import RoomChanged
from room_bookings.selectors.housekeeping import Task
from room_bookings.services.room_rounds import Round
from rooms.enums import RoomStatus
from web.phrases import Words
from web.staff.refusals import refusal_in_words

NEXT_STEP: Final = {
    RoomStatus.CHECKOUT_DIRTY: RoomStatus.CLEANING_IN_PROGRESS,
    RoomStatus.CLEANING_IN_PROGRESS: RoomStatus.CLEANED_UNINSPECTED,
    RoomStatus.CLEANED_UNINSPECTED: RoomStatus.READY_FOR_GUEST,
    RoomStatus.MAINTENANCE_REQUIRED: RoomStatus.CHECKOUT_DIRTY,
    RoomStatus.OUT_OF_ORDER: RoomStatus.CHECKOUT_DIRTY,
}
"""The usual way of a room, one tap each; the table of moves holds it."""
IN_ROUNDS: Final = (
    RoomStatus.CLEANED_UNINSPECTED,
    RoomStatus.READY_FOR_GUEST,
    RoomStatus.CHECKOUT_DIRTY,
)
"""What several rooms can be set to at once."""


@dataclass(frozen=True, slots=True)
class Steps:
    """`main` is the one big button; None where nothing is usual."""

    main: RoomStatus | None
    others: list[RoomStatus]


def steps_of(task: Task) -> Steps:
    main = NEXT_STEP.get(task.status)
    return Steps(main, [move for move in task.moves if move != main])


def set_in_words(room_number: str, status: str, words: Words) -> str:
    name = words["facts"][f"room_{status}"]
    return fill(words["housekeeping"]["set"], {"room": room_number, "status": name})


def room_refusal_in_words(refusal: DomainError, words: Words) -> str:
    """Who came too late is told how the room stands."""
    if not isinstance(refusal, RoomChanged):
        return refusal_in_words(refusal, words)
    stands = (refusal.details or {})["room"]
    name = words["facts"][f"room_{stands['room_status']}"]
    facts = {"room": stands["room_number"], "status": name}
    return fill(words["housekeeping"]["changed_meanwhile"], facts)


def round_in_words(done: Round, words: Words) -> str:
    """How many rooms were set, and each that was not, with the reason."""
    key = "round_one" if len(done.done) == 1 else "round_other"
    told = [fill(words["housekeeping"][key], {"count": str(len(done.done))})]
    refusals = (room_refusal_in_words(each, words) for each in done.refused.values())
    return " ".join([*told, *dict.fromkeys(refusals)])
