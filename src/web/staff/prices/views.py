from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from typing_extensions import override

from common.errors import DomainError
from rates.errors import BulkRejected
from rates.services.night_updates import Outcome, Sheet, preview_nights, update_nights_once
from rates.terms import FLAGS, Guests
from room_bookings.selectors.availability import availability_of
from room_bookings.selectors.counter import Search
from staff.permissions import Capability
from web.staff.flashes import Tone, flash
from web.staff.pages import StaffAction, StaffPage
from web.staff.prices.editing import EditRefused, edit_of, sheet_of
from web.staff.prices.grid import SIGNS, SPANS, grid_of, looked_at, plans_of
from web.staff.prices.guest_view import guest_search
from web.staff.prices.looking_ahead import (
    MOST_SHOWN,
    differences,
    digest_of,
    given_by,
    runs_of,
    sheet_back,
    way_back,
)
from web.staff.refusals import refusal_in_words

UNDO: Final = "prices_way_back"


class PricesPage(StaffPage):
    place = "prices"
    capability = Capability.VIEW_RATES

    def get(self, request: HttpRequest) -> HttpResponse:
        looked = looked_at(request.GET, today=self.today)
        return self.page(
            "prices/calendar.html",
            looked=looked,
            nights=list(looked.nights.each_night()),
            grid=grid_of(self.hotel, looked, today=self.today, words=self.words),
            spans=SPANS,
            plans=plans_of(self.hotel),
            types=list(self.hotel.room_types.order_by("sort_order", "code")),
            may_edit=self.able(Capability.MANAGE_RATES),
            can_undo=UNDO in request.session,
            flags=sorted(FLAGS),
            limits=[name for name in SIGNS if name not in FLAGS and name != "min_stay_arrival"],
            signs=[(sign.format("n"), name) for name, sign in self._signs()],
        )

    def _signs(self) -> Iterator[tuple[str, str]]:
        labels = self.words["prices"]
        return ((labels[f"name_{name}"], sign) for name, sign in SIGNS.items())


class EditAction(StaffAction):
    """With the edit that the form asks for; what cannot be read leads back, in words."""

    place = "prices"
    capability = Capability.MANAGE_RATES

    @override
    def act(self, request: HttpRequest, **named: Any) -> str | HttpResponse:
        try:
            return self.edit(sheet_of(edit_of(request.POST, self.hotel), self.hotel))
        except EditRefused as refused:
            flash(request, self.words["prices"][refused.key], Tone.BAD)
            return self.back()

    def edit(self, sheet: Sheet) -> str | HttpResponse:
        raise NotImplementedError

    def preview_of(self, sheet: Sheet, *, is_stale: bool = False) -> HttpResponse:
        outcome = preview_nights(sheet, hotel_id=self.hotel.pk, at=self.at)
        runs = runs_of(outcome, self.hotel, self.words)
        return self.page(
            "prices/preview.html",
            runs=runs[:MOST_SHOWN],
            more_runs=len(runs) - MOST_SHOWN,
            nights=len(outcome.ledger.changed_rates()),
            allowances=len(outcome.ledger.changed_allowances()),
            rejected=[
                (self.words["prices"].get(f"reason_{each.reason.code}", each.reason.message), each)
                for each in outcome.ledger.rejected[:MOST_SHOWN]
            ],
            digest=digest_of(outcome),
            is_stale=is_stale,
            back=self.next_page() or self.address("prices"),
            asked=[
                (name, value)
                for name, values in self.request.POST.lists()
                for value in values
                if name not in {"csrfmiddlewaretoken", "digest"}
            ],
            status=409 if is_stale else 200,
        )


class PricesPreview(EditAction):
    @override
    def edit(self, sheet: Sheet) -> HttpResponse:
        return self.preview_of(sheet)


class Changed(Exception):
    """Inside the transaction, so that nothing is written: what was looked at is no longer so."""


class PricesApply(EditAction):
    @override
    def edit(self, sheet: Sheet) -> str | HttpResponse:
        seen = self.request.POST.get("digest", "")

        def remember(outcome: Outcome) -> dict[str, Any]:
            if seen and digest_of(outcome) != seen:
                raise Changed
            return {"nights": len(differences(outcome)), "back": way_back(outcome)}

        try:
            done = _update(sheet, remember, self.who, self.at)
        except (Changed, BulkRejected) as refusal:
            return self.preview_of(sheet, is_stale=isinstance(refusal, Changed))
        self.request.session[UNDO] = done["back"]
        if done["back"] is None:
            del self.request.session[UNDO]
        self.done(self.words["prices"]["applied"].replace("{n}", str(done["nights"])))
        return self.next_page() or self.address("prices")


class PricesUndo(StaffAction):
    capability = Capability.MANAGE_RATES

    @override
    def act(self, request: HttpRequest, **named: Any) -> str:
        steps = request.session.get(UNDO)
        if steps:
            self._undo(steps)
            del request.session[UNDO]
        return self.next_page() or self.address("prices")

    def _undo(self, steps: list[list[Any]]) -> None:
        expected = given_by(steps)

        def check(outcome: Outcome) -> dict[str, Any]:
            for each in differences(outcome):
                given = expected[each[:3]]
                if {name: getattr(each.before, name) for name in given} != given:
                    raise Changed
            return {}

        try:
            _update(sheet_back(steps), check, self.who, self.at)
        except (Changed, BulkRejected):
            flash(self.request, self.words["prices"]["undo_stale"], Tone.BAD)
        else:
            self.done(self.words["prices"]["undone"])


class GuestSees(StaffPage):
    """What a guest would be offered for a stay: the public search itself."""

    place = "prices"
    capability = Capability.VIEW_RATES

    def get(self, request: HttpRequest) -> HttpResponse:
        stay, adults = guest_search(request.GET, today=self.today)
        search = Search(self.hotel.slug, stay, Guests(adults))
        try:
            found, refusal = availability_of(search, at=self.at), ""
        except DomainError as refused:
            found, refusal = None, refusal_in_words(refused, self.words)
        return self.page(
            "prices/guest.html", found=found, refusal=refusal, stay=stay, adults=adults
        )


def _update(
    sheet: Sheet, answer: Callable[[Outcome], dict[str, Any]], who: dict[str, Any], at: datetime
) -> dict[str, Any]:
    done = update_nights_once(
        sheet, **who, attempt=None, answer=answer, refuse=lambda _outcome: {}, at=at
    )
    return done.body
