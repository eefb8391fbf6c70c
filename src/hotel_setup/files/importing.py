"""Files of the system before, row by row: each row in a transaction of its own, and told of in a report."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any, Final

from django.db import transaction
from rest_framework.exceptions import ValidationError

from common.actor import Actor
from common.api.errors import refusal_for
from common.api.fields import StrictSerializer
from common.api.spreadsheets import BYTE_ORDER_MARK, Line, safe_cell
from common.errors import DomainError
from common.stay import Stay
from hotel.models import RoomBooking
from hotel_setup.enums import BroughtOver, RowOutcome
from hotel_setup.errors import BroughtOverAlready, RoomNumberTaken
from hotel_setup.files.row_schemas import GONE, BookingRow, RoomRow
from hotel_setup.files.rows import Row, rows_of
from hotel_setup.services.bringing_over import OldBooking, bring_booking_over, was_brought_over
from hotel_setup.services.rooms import add_rooms
from room_bookings.errors import RoomOverlapConflict, SoldOut
from room_bookings.services.booking import Person
from rooms.models import Room, RoomTypeNight

REPORT_COLUMNS: Final = ("row", "reference", "outcome", "code", "message", "booking_id")


@dataclass(frozen=True, slots=True)
class RowReport:
    """`reference` is the row's own: of a booking in the other system, or a room's number."""

    row: int
    reference: str
    outcome: str
    code: str = ""
    message: str = ""
    booking_id: str = ""


@dataclass
class Trial:
    """What earlier rows of the file would have taken, since a trial takes nothing."""

    references: set[str] = field(default_factory=set)
    nights: Counter[tuple[int, date]] = field(default_factory=Counter)
    rooms: dict[int, list[Stay]] = field(default_factory=dict)

    def foresee(self, booking: RoomBooking) -> None:
        """Inside of the row's transaction. Raises what it would meet after the rows before."""
        nights = [(booking.room_type_id, night) for night in booking.stay.each_night()]
        left = _rooms_left(booking)
        if any(left[night] < self.nights[type_id, night] for type_id, night in nights):
            raise SoldOut
        stays = self.rooms.setdefault(booking.assigned_room_id or 0, [])
        if booking.assigned_room_id and any(stay.overlaps(booking.stay) for stay in stays):
            raise RoomOverlapConflict(field="room_number")
        self.nights.update(nights)
        stays.append(booking.stay)


def _rooms_left(booking: RoomBooking) -> dict[date, int]:
    """Night by night, with the booking's own sale counted."""
    rows = RoomTypeNight.objects.filter(
        hotel=booking.hotel_id,
        room_type=booking.room_type_id,
        night__gte=booking.check_in,
        night__lt=booking.check_out,
    )
    counted = rows.values_list("night", "capacity", "sold", "held")
    return {night: capacity - sold - held for night, capacity, sold, held in counted}


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """To which hotel, as whom, and whether it is only tried."""

    hotel_id: int
    is_trial: bool
    by: Actor
    at: datetime
    trial: Trial = field(default_factory=Trial)

    @property
    def who(self) -> dict[str, Any]:
        return {"hotel_id": self.hotel_id, "by": self.by, "at": self.at}


Settle = Callable[[Import, dict[str, Any]], tuple[RowOutcome, str]]


@dataclass(frozen=True, slots=True)
class Kind:
    """How rows are read, by what they go, and what becomes of one: the outcome and the booking's id."""

    reads: type[StrictSerializer]
    key: str
    settle: Settle


def read_rows(kind: str, content: bytes) -> list[Row]:
    """Raises FileRefused."""
    steps = KINDS[kind].reads().fields
    needed = [name for name, each in steps.items() if each.required]
    return rows_of(content, needed=needed, known=list(steps))


def bring_over(kind: str, rows: Iterable[Row], task: Import) -> Iterator[RowReport]:
    """One report after the other, as they are done."""
    for row in rows:
        yield _settle_row(KINDS[kind], row, task)


def _settle_row(kind: Kind, row: Row, task: Import) -> RowReport:
    reference = row.cells.get(kind.key, "")[:60]
    try:
        outcome, booking_id = kind.settle(task, kind.reads.read(row.cells))
    except (DomainError, ValidationError) as exc:
        said = refusal_for(exc)
        message = f"{said.field}: {said.message}" if said.field else said.message
        return RowReport(row.number, reference, RowOutcome.REFUSED.value, said.code, message)
    return RowReport(row.number, reference, outcome.value, booking_id=booking_id)


def _settle_room(task: Import, facts: dict[str, Any]) -> tuple[RowOutcome, str]:
    number, code = facts["room_number"], facts["room_type_code"]
    room = Room.objects.filter(hotel=task.hotel_id, room_number=number).first()
    if room is not None and room.is_active and room.room_type.code == code:
        return RowOutcome.THERE, ""
    if number in task.trial.references:
        raise RoomNumberTaken(field="room_number", details={"numbers": [number]})
    with transaction.atomic():
        add_rooms(**task.who, room_type_code=code, numbers=[number], floor=facts.get("floor"))
        if task.is_trial:
            task.trial.references.add(number)
            transaction.set_rollback(True)
    return RowOutcome.NEW, ""


def _settle_booking(task: Import, facts: dict[str, Any]) -> tuple[RowOutcome, str]:
    reference = facts["reference"]
    if facts["status"] in GONE:
        return RowOutcome.LEFT_OUT, ""
    if was_brought_over(task.hotel_id, reference):
        return RowOutcome.THERE, ""
    if reference in task.trial.references:
        raise BroughtOverAlready(field="reference")
    with transaction.atomic():
        booking = bring_booking_over(_old_booking(facts), **task.who)
        if task.is_trial:
            booking.refresh_from_db()
            task.trial.foresee(booking)
            task.trial.references.add(reference)
            transaction.set_rollback(True)
    return RowOutcome.NEW, "" if task.is_trial else booking.booking_id


def _old_booking(facts: Mapping[str, Any]) -> OldBooking:
    return OldBooking(
        reference=facts["reference"],
        room_type_code=facts["room_type_code"],
        stay=Stay(facts["check_in"], facts["check_out"]),
        adults=facts["adults"],
        children=facts["children"],
        guest=Person(
            facts["first_name"],
            facts["last_name"],
            facts.get("email", ""),
            facts.get("phone", ""),
        ),
        total=facts["total_amount"],
        paid=facts["paid_amount"],
        room_number=facts.get("room_number", ""),
        notes=facts.get("notes", ""),
        language=facts.get("language", ""),
    )


KINDS: Final[dict[str, Kind]] = {
    BroughtOver.ROOMS: Kind(RoomRow, "room_number", _settle_room),
    BroughtOver.BOOKINGS: Kind(BookingRow, "reference", _settle_booking),
}


def summary_of(reports: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """How many rows came to what; every outcome is named."""
    counted = Counter(report["outcome"] for report in reports)
    return {outcome.value: counted[outcome.value] for outcome in RowOutcome}


def report_file(reports: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """As CSV that no spreadsheet runs."""
    writer = csv.writer(Line(), quoting=csv.QUOTE_ALL)
    yield BYTE_ORDER_MARK + writer.writerow(REPORT_COLUMNS)
    for report in reports:
        yield writer.writerow([safe_cell(report[name]) for name in REPORT_COLUMNS])


def as_record(report: RowReport) -> dict[str, Any]:
    return asdict(report)
