"""Cancelling: what it costs and what comes back stands on the page before anybody agrees to it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from common.errors import DomainError
from room_bookings.selectors.cancellation import preview_for_guest
from room_bookings.services.guest_cancellation import cancel_for_guest
from web.forms import read_form
from web.guest.mine.base import OwnAction
from web.guest.mine.forms import CancelInput
from web.guest.mine.refused import refusal_in_words


class Cancellation(OwnAction):
    def get(self, request: HttpRequest, **named: Any) -> HttpResponse:
        return self.question()

    def question(self, *, problem: str = "", status: int = 200) -> HttpResponse:
        try:
            preview = preview_for_guest(self.booking, at=self.at)
        except DomainError as refusal:
            problem = refusal_in_words(refusal, self.words, self.language)
            return self.page("cancel.html", status=status, problem=problem, preview=None)
        return self.page("cancel.html", status=status, problem=problem, preview=preview)

    def act(self, **named: Any) -> HttpResponse:
        typed = read_form(CancelInput, self.form)
        with self.as_seen():
            cancel_for_guest(
                self.booking,
                note=typed["reason"],
                expected_penalty=typed["expected_penalty"],
                at=self.at,
            )
        return self.to("booking", done="cancelled")

    def refused(self, problem: str, status: int) -> HttpResponse:
        return self.question(problem=problem, status=status)
