"""Beginning a hotel, and its particulars."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import slugify
from typing_extensions import override

from common.errors import InvalidInput
from hotel.enums import Language
from hotel_setup.services.hotels import add_hotel, change_hotel
from staff.authentication import staff_of
from staff.places import administers_group
from web.admin.access import hotels_of, runs_everything
from web.admin.navigation import Group, Place
from web.admin.pages import ZonePage
from web.admin.site import zone
from web.admin.wizard.countries import COUNTRIES, usual_in
from web.admin.wizard.fields import Field
from web.admin.wizard.frame import HotelIsNew, Step, done_of
from web.admin.wizard.schemas import BasicsForm
from web.forms import read_form

ROUTE: Final = "new-hotel/"
LONGEST_SLUG: Final = 50
OF_THE_COUNTRY: Final = ("timezone", "currency", "language")


def may_begin(request: HttpRequest) -> bool:
    """Administrators of the system, and of a group, whose hotels land in it."""
    return runs_everything(request) or group_of(request) is not None


def group_of(request: HttpRequest) -> int | None:
    staff = staff_of(request.user)
    return staff.hotel_group_id if staff and administers_group(staff) else None


@zone.page(ROUTE, name="wizard", place=Place(Group.HOTELS, "New hotel", "add_home", order=90))
class WizardStart(ZonePage):
    """Those that were begun, and where to begin another."""

    title = "A new hotel"

    def get(self, request: HttpRequest) -> HttpResponse:
        drafts = [
            {"hotel": hotel, "done": len(done_of(hotel))}
            for hotel in hotels_of(request.user).filter(is_active=False)
        ]
        return self.page("wizard/start.html", drafts=drafts, may_begin=may_begin(request))


class BasicsFields(Step):
    name = "basics"
    title = "The hotel"
    lead = (
        "What guests see first. Time zone, currency and language follow the country unless you say "
        "otherwise."
    )

    def stands(self, name: str) -> Any:
        raise NotImplementedError

    @override
    def fields(self) -> list[Field]:
        return [*self.who_it_is(), *self.where_it_is(), *self.how_to_reach_it(), *self.its_ways()]

    def who_it_is(self) -> list[Field]:
        value = self.stands
        return [
            Field(name="name", label="Name", value=value("name"), is_needed=True, is_wide=True),
            Field(
                name="slug",
                label="Address of its page",
                value=value("slug"),
                hint="Small letters, digits and hyphens. Empty: from the name.",
            ),
        ]

    def where_it_is(self) -> list[Field]:
        value = self.stands
        countries = [(each.code, each.name) for each in COUNTRIES.values()]
        zones = sorted({each.timezone for each in COUNTRIES.values()})
        return [
            Field(
                name="country",
                label="Country",
                kind="select",
                value=value("country"),
                options=[("", "Elsewhere"), *sorted(countries, key=lambda each: each[1])],
            ),
            Field(
                name="timezone",
                label="Time zone",
                value=value("timezone"),
                hint="Such as Europe/Dublin. Empty: the country’s.",
                suggestions=[(each, each) for each in zones],
            ),
            Field(
                name="currency",
                label="Currency",
                value=value("currency"),
                hint="Three letters, such as EUR. Empty: the country’s.",
            ),
            Field(
                name="language",
                label="Language",
                kind="select",
                value=value("language"),
                hint="In which guests are written to who choose none.",
                options=[("", "The country’s"), *Language.choices],
            ),
        ]

    def how_to_reach_it(self) -> list[Field]:
        value = self.stands
        return [
            Field(name="email", label="E-mail", kind="email", value=value("email"), is_needed=True),
            Field(name="phone", label="Phone", kind="tel", value=value("phone")),
            Field(name="address", label="Street", value=value("address"), is_wide=True),
            Field(name="postal_code", label="Postal code", value=value("postal_code")),
            Field(name="city", label="City", value=value("city")),
        ]

    def its_ways(self) -> list[Field]:
        value = self.stands
        colour = value("brand_colour") or "#1f3a5f"
        return [
            Field(
                name="stars",
                label="Stars",
                kind="select",
                value=str(value("stars") or ""),
                options=[("", "None"), *((str(n), str(n)) for n in range(1, 6))],
            ),
            Field(
                name="check_in_time",
                label="Check-in from",
                kind="time",
                value=self.time("check_in_time", "15:00"),
            ),
            Field(
                name="check_out_time",
                label="Check-out until",
                kind="time",
                value=self.time("check_out_time", "11:00"),
            ),
            Field(name="brand_colour", label="Colour", kind="color", value=colour),
        ]

    def time(self, name: str, usual: str) -> str:
        value = self.stands(name)
        return value.strftime("%H:%M") if value else usual


@zone.page(f"{ROUTE}begin/", name="wizard-begin")
class Begin(HotelIsNew, BasicsFields):
    @override
    def dispatch(self, request: HttpRequest, *args: Any, **named: Any) -> HttpResponseBase:
        if not may_begin(request):
            raise PermissionDenied
        return super().dispatch(request, *args, **named)

    @override
    def stands(self, name: str) -> Any:
        return ""

    @override
    def keep(self, form: Mapping[str, str]) -> str:
        facts = with_usual(read_form(BasicsForm, form))
        hotel = add_hotel(facts=facts, group_id=group_of(self.request), **self.by_now)
        return f"{reverse('admin:wizard-types')}?{urlencode({'hotel': hotel.slug})}"


@zone.page(f"{ROUTE}basics/", name="wizard-basics")
class Basics(BasicsFields):
    @override
    def stands(self, name: str) -> Any:
        return getattr(self.hotel, name)

    @override
    def keep(self, form: Mapping[str, str]) -> str:
        facts = {"stars": None} | read_form(BasicsForm, form)
        self.hotel = change_hotel(**self.who, facts=facts)
        return self.step_address("types")


def with_usual(facts: dict[str, Any]) -> dict[str, Any]:
    """What was left empty is as usual in the country."""
    usual = usual_in(facts.get("country", ""))
    proposed: dict[str, Any] = {name: getattr(usual, name) for name in OF_THE_COUNTRY}
    proposed["prices_include_tax"] = True
    if usual.lodging_tax is not None:
        proposed["tax_rate"] = usual.lodging_tax
    slug = facts.get("slug") or slugify(facts["name"])[:LONGEST_SLUG].strip("-")
    if not slug:
        raise InvalidInput("Please give the page an address.", field="slug")
    return proposed | facts | {"slug": slug}
