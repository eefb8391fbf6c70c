"""Other dates, guests or another room: what it would come to stands on the page before anybody agrees to
it. What is wanted stands in the address, so that it can be looked at again; nothing of it is personal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from common.actor import Actor
from common.errors import DomainError
from hotel.change_bodies import wanted_change
from hotel.change_serializers import GuestChangeInput
from notifications.rendering.catalogue import fill
from notifications.rendering.languages import WRITINGS
from room_bookings.services.change_targets import ChangeRequest
from room_bookings.services.changes import change_booking
from room_bookings.services.proposals import Proposal, propose
from web.forms import read_form
from web.guest.mine.alternatives import Alternative, alternatives_to
from web.guest.mine.base import OwnAction
from web.guest.mine.forms import ChangeOrder
from web.guest.mine.refused import refusal_in_words
from web.guest.mine.showing import may_change
from web.guest.mine.texts import type_names, types_in
from web.languages import ASKED

NAMES: Final = ("check_in", "check_out", "adults", "children", "child_ages", "room_type_code")


@dataclass(frozen=True, slots=True)
class Preview:
    """`refusal` is why it cannot be had, in words; empty when it can. There is no `proposal` of what no
    hotel sells to anybody."""

    proposal: Proposal | None
    refusal: str = ""
    alternatives: list[Alternative] = field(default_factory=list)
    verdict: str = ""
    type_names: tuple[str, str] = ("", "")
    """Before and after."""

    @property
    def can_be_made(self) -> bool:
        return self.proposal is not None and self.proposal.is_change and not self.refusal


class Change(OwnAction):
    """At exactly the total that was seen; at another one the page shows the new one."""

    def get(self, request: HttpRequest, **named: Any) -> HttpResponse:
        return self.form_with_preview(request.GET.dict())

    def act(self, **named: Any) -> HttpResponse:
        facts = read_form(ChangeOrder, self.form)
        with self.as_seen():
            change_booking(
                **self.who, change=wanted_change(facts), expected_total=facts["expected_total"]
            )
        return self.to("booking", done="changed")

    def refused(self, problem: str, status: int) -> HttpResponse:
        return self.form_with_preview(self.form, problem=problem, status=status)

    def form_with_preview(
        self, typed: Mapping[str, Any], *, problem: str = "", status: int = 200
    ) -> HttpResponse:
        asked = {name: str(typed[name]) for name in NAMES if name in typed}
        preview = None
        if asked and may_change(self.booking, at=self.at):
            try:
                preview = self.preview(self.wanted(asked))
            except DomainError as refusal:
                problem = problem or self.told(refusal)
        return self.page(
            "change.html",
            status=status,
            problem=problem,
            preview=preview,
            asked=self.as_booked | asked,
            resent=asked,
            asked_language=self.request.GET.get(ASKED, ""),
            types=types_in(self.booking, self.language),
            may_change=may_change(self.booking, at=self.at),
        )

    def wanted(self, asked: Mapping[str, Any]) -> ChangeRequest:
        return wanted_change(read_form(GuestChangeInput, asked))

    def preview(self, wanted: ChangeRequest) -> Preview:
        try:
            proposal = propose(self.booking, wanted, by=Actor.guest(), at=self.at)
        except DomainError as refusal:
            return Preview(None, self.told(refusal), self.near(wanted))
        refused = proposal.refusal or proposal.obstacle
        if refused is None:
            return Preview(
                proposal, verdict=self.verdict(proposal), type_names=self.named(proposal)
            )
        return Preview(proposal, self.told(refused), self.near(wanted))

    def verdict(self, proposal: Proposal) -> str:
        said, more = self.words["changing"], proposal.difference.total
        amount = WRITINGS[self.language].money(abs(more), proposal.currency)
        if not more:
            return said["no_difference"]
        return fill(said["dearer" if more > 0 else "cheaper"], {"amount": amount})

    def named(self, proposal: Proposal) -> tuple[str, str]:
        before, after = proposal.before.room_type, proposal.after.room_type
        names = type_names([before, after], self.language)
        return names[before.pk], names[after.pk]

    def near(self, wanted: ChangeRequest) -> list[Alternative]:
        return alternatives_to(self.booking, wanted, self.language, at=self.at)

    def told(self, refusal: DomainError) -> str:
        return refusal_in_words(refusal, self.words, self.language)

    @property
    def as_booked(self) -> dict[str, str]:
        booking = self.booking
        return {
            "check_in": booking.check_in.isoformat(),
            "check_out": booking.check_out.isoformat(),
            "adults": str(booking.adults),
            "children": str(booking.children),
            "child_ages": ", ".join(str(age) for age in booking.child_ages),
            "room_type_code": booking.room_type.code,
        }
