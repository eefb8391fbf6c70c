"""Whom to invite, what is missing, and the page that guests book on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.conf import settings
from django.urls import reverse
from typing_extensions import override

from hotel.enums import Language
from hotel_setup.selectors import Missing, missing_of, open_invitations, people_of
from hotel_setup.services.hotels import open_hotel
from hotel_setup.services.people import invite
from notifications.rendering.pdf import qr_code
from staff.enums import StaffRole
from web.admin.site import zone
from web.admin.wizard.fields import Field
from web.admin.wizard.frame import Step
from web.admin.wizard.house import ROUTE
from web.admin.wizard.schemas import InviteForm
from web.forms import read_form

WORDS: Final = {
    Missing.ROOM: ("rooms", "A room of a type on sale"),
    Missing.PRICE: ("prices", "A price"),
    Missing.POLICY: ("policies", "A cancellation policy"),
    Missing.EMAIL: ("basics", "An e-mail address"),
}
"""Where what is missing is given, and what it is."""


@zone.page(f"{ROUTE}people/", name="wizard-people")
class People(Step):
    name = "people"
    title = "Staff"
    template = "people.html"
    button = "Send the invitation"
    lead = "Each gets a link by mail and chooses a password. You can also do this later."

    @override
    def fields(self) -> list[Field]:
        return [
            Field(name="email", label="E-mail", kind="email", is_needed=True),
            Field(
                name="role",
                label="Role",
                kind="select",
                value=StaffRole.MANAGER.value,
                options=StaffRole.choices,
            ),
            Field(
                name="language",
                label="Language",
                kind="select",
                value=self.hotel.language,
                options=Language.choices,
            ),
        ]

    @override
    def facts(self) -> dict[str, Any]:
        return {
            "people": people_of(self.hotel.pk),
            "invitations": open_invitations(self.hotel.pk, at=self.at),
        }

    @override
    def keep(self, form: Mapping[str, str]) -> str:
        invitation, _ = invite(**self.who, **read_form(InviteForm, form))
        return self.stay(f"{invitation.email} is invited.")


@zone.page(f"{ROUTE}open/", name="wizard-open")
class Opening(Step):
    name = "open"
    title = "Check and open"
    template = "open.html"
    button = "Open to guests"
    lead = "Nothing is sold before you open. You can come back to every step, also afterwards."

    @override
    def facts(self) -> dict[str, Any]:
        missing = [(self.step_address(step), words) for step, words in self.missing()]
        address = settings.SITE_URL + reverse("guest-home", args=[self.hotel.slug])
        return {
            "missing": missing,
            "guest_address": address,
            "code": qr_code(address),
            "site": settings.SITE_URL,
        }

    def missing(self) -> list[tuple[str, str]]:
        return [WORDS[each] for each in missing_of(self.hotel)]

    @override
    def keep(self, form: Mapping[str, str]) -> str:
        self.hotel = open_hotel(**self.who)
        return self.stay("The hotel is open. Guests can book from this moment on.")
