"""The wizard's steps. The hotel itself is what they work on: closed to guests until the last one opens it,
so that it can be left at any step and continued at any other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from typing_extensions import override

from common.errors import DomainError
from hotel.models import Hotel
from hotel_setup.selectors import people_of
from rates.models import CancellationPolicy, RatePlan
from rooms.models import Room, RoomType
from staff.models import Invitation
from web.admin.pages import OneHotel
from web.admin.refusals import in_words
from web.admin.wizard.fields import Field, as_typed
from web.forms import plain_values

STEPS: Final = (
    ("basics", "The hotel"),
    ("types", "Room types"),
    ("rooms", "Rooms"),
    ("prices", "Prices"),
    ("policies", "Cancellation"),
    ("payment", "Payment"),
    ("people", "Staff"),
    ("open", "Check and open"),
)
NAMES: Final = [name for name, _ in STEPS]


@dataclass(frozen=True, slots=True)
class Progress:
    """A step as the navigation shows it."""

    name: str
    title: str
    address: str
    is_done: bool
    is_here: bool


def done_of(hotel: Hotel | None) -> set[str]:
    """Worked out from what the hotel has, so that it is right however it got there."""
    if hotel is None:
        return set()
    plans = RatePlan.objects.filter(hotel=hotel)
    types = RoomType.objects.filter(hotel=hotel)
    answers = {
        "basics": bool(hotel.email),
        "types": types.exists(),
        "rooms": Room.objects.filter(hotel=hotel, is_active=True).exists(),
        "prices": plans.exists() and not types.filter(starting_price_from=0).exists(),
        "policies": CancellationPolicy.objects.filter(hotel=hotel).exists(),
        "payment": plans.exclude(payment_mode="").exists(),
        "people": Invitation.objects.filter(hotel=hotel).exists() or people_of(hotel.pk).exists(),
        "open": hotel.is_active,
    }
    return {name for name, is_done in answers.items() if is_done}


class Step(OneHotel):
    """A page with a form. `keep` writes what was typed and returns the address of the next page; what it
    refuses stands on the same page beside what was typed."""

    http_method_names = ["get", "head", "post"]
    name: ClassVar[str]
    lead: ClassVar[str] = ""
    template: ClassVar[str] = "step.html"
    button: ClassVar[str] = "Save and go on"

    def fields(self) -> Sequence[Field]:
        return ()

    def facts(self) -> dict[str, Any]:
        """What else the template shows."""
        return {}

    def keep(self, form: Mapping[str, str]) -> str:
        raise NotImplementedError

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.drawn()

    def post(self, request: HttpRequest) -> HttpResponse:
        form = plain_values(request.POST)
        try:
            return HttpResponseRedirect(self.keep(form))
        except DomainError as refusal:
            return self.drawn(form, refusal)

    def drawn(
        self, typed: Mapping[str, str] | None = None, refusal: DomainError | None = None
    ) -> HttpResponse:
        wrong = refusal.field if refusal else None
        return self.page(
            f"wizard/{self.template}",
            status=refusal.status if refusal else 200,
            title=self.title,
            step=self,
            fields=as_typed(self.fields(), typed, wrong=wrong),
            refused=in_words(refusal) if refusal else "",
            progress=self.progress(),
            before=self.neighbour(-1),
            after=self.neighbour(1),
            **self.facts(),
        )

    def progress(self) -> list[Progress]:
        hotel = self.hotel_or_none()
        done = done_of(hotel)
        return [
            Progress(
                name=name,
                title=title,
                address=self.step_address(name) if hotel else "",
                is_done=name in done,
                is_here=name == self.name,
            )
            for name, title in STEPS
        ]

    def hotel_or_none(self) -> Hotel | None:
        return self.hotel

    def neighbour(self, places: int) -> str:
        """The address of the step before or after; empty at the ends."""
        place = NAMES.index(self.name) + places
        is_step = self.hotel_or_none() is not None and 0 <= place < len(NAMES)
        return self.step_address(NAMES[place]) if is_step else ""

    def step_address(self, name: str) -> str:
        return self.address(f"wizard-{name}")

    def stay(self, words: str) -> str:
        """On this step, which can be done several times."""
        messages.success(self.request, words)
        return self.step_address(self.name)


class HotelIsNew(Step):
    """A step before there is a hotel."""

    @override
    def page(self, template: str, **facts: Any) -> HttpResponse:
        return super(OneHotel, self).page(template, **facts)

    @override
    def hotel_or_none(self) -> Hotel | None:
        return None

    @override
    def step_address(self, name: str) -> str:
        return reverse("admin:wizard")
