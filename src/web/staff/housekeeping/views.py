"""The board of rooms, and one tap on it. Whoever may not read bookings is shown people as numbers only."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from typing_extensions import override

from common.errors import DomainError
from notifications.rendering.catalogue import fill
from room_bookings.selectors.housekeeping import housekeeping_board, last_step_of, names_of
from room_bookings.services.room_rounds import note_room, set_room_statuses, undo_last_step
from room_bookings.services.room_status import set_room_status
from rooms.enums import RoomStatus
from staff.permissions import Capability
from web.forms import read_form
from web.staff.flashes import Flash, Tone, flash
from web.staff.housekeeping.forms import (
    NoteInput,
    RoundInput,
    StatusInput,
    seen_statuses,
)
from web.staff.housekeeping.look import Look, look_of, sections_of, tabs_of
from web.staff.housekeeping.steps import (
    IN_ROUNDS,
    room_refusal_in_words,
    round_in_words,
    set_in_words,
    steps_of,
)
from web.staff.pages import StaffAction, StaffPage


class BoardPage(StaffPage):
    """What the page, its parts and its taps show."""

    place = "housekeeping"
    capability = Capability.VIEW_ROOMS

    @property
    def look(self) -> Look:
        return look_of(self.request.GET)

    def facts(self) -> dict[str, Any]:
        midnight = datetime.combine(self.today, time.min, ZoneInfo(self.hotel.timezone))
        board = housekeeping_board(
            hotel_id=self.hotel.pk, today=self.today, staff_id=self.staff.pk, since=midnight
        )
        return {
            "look": self.look,
            "board": board,
            "tabs": tabs_of(board, self.look),
            "sections": sections_of(board, self.look),
            "floors": board.floors,
            "steps": {task.room.pk: steps_of(task) for task in board.tasks},
            "names": names_of(board) if self.able(Capability.VIEW_BOOKINGS) else {},
            "step": last_step_of(hotel_id=self.hotel.pk, staff_id=self.staff.pk, at=self.at),
            "in_rounds": IN_ROUNDS,
        }


class HousekeepingPage(BoardPage):
    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page("housekeeping/page.html", **self.facts())


class HousekeepingBoard(BoardPage):
    """The rooms alone, when something has happened."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page("housekeeping/board.html", **self.facts())


class RoomAction(BoardPage, StaffAction):
    """A tap. Its answer is the board as it stands then, or the page again for whoever has no scripts."""

    http_method_names = ["post"]
    capability = Capability.SET_ROOM_STATUS

    @override
    def post(self, request: HttpRequest, **named: Any) -> HttpResponse:
        try:
            told = Flash(Tone.GOOD.value, self.tap(request, **named))
        except DomainError as refusal:
            told = Flash(Tone.BAD.value, room_refusal_in_words(refusal, self.words))
        if "HX-Request" in request.headers:
            return self.page("housekeeping/tapped.html", told=told, **self.facts())
        flash(request, told.text, Tone(told.tone))
        return redirect(self.address("housekeeping") + self.look.query)

    def tap(self, request: HttpRequest, **named: Any) -> str:
        """Do it, and say what was done."""
        raise NotImplementedError


class StatusAction(RoomAction):
    @override
    def tap(self, request: HttpRequest, **named: Any) -> str:
        wanted = read_form(StatusInput, request.POST)
        is_new = wanted["note"] != wanted["seen_note"]
        room = set_room_status(
            **self.who,
            **named,
            status=RoomStatus(wanted["status"]),
            seen_status=RoomStatus(wanted["seen"]),
            note=wanted["note"] if is_new else "",
            at=self.at,
        )
        return set_in_words(room.room_number, room.room_status, self.words)


class NoteAction(RoomAction):
    @override
    def tap(self, request: HttpRequest, **named: Any) -> str:
        wanted = read_form(NoteInput, request.POST)
        note_room(**self.who, **named, **wanted, at=self.at)
        return self.words["housekeeping"]["noted"]


class RoundAction(RoomAction):
    @override
    def tap(self, request: HttpRequest, **named: Any) -> str:
        wanted = read_form(RoundInput, request.POST)
        done = set_room_statuses(
            **self.who,
            seen_statuses=seen_statuses(request.POST),
            status=RoomStatus(wanted["status"]),
            at=self.at,
        )
        return round_in_words(done, self.words)


class UndoAction(RoomAction):
    @override
    def tap(self, request: HttpRequest, **named: Any) -> str:
        undone = undo_last_step(**self.who, at=self.at)
        rooms = ", ".join(room.room_number for room in undone)
        return fill(self.words["housekeeping"]["undone"], {"rooms": rooms})
