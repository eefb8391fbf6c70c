"""Every address of the administration against every kind of person. The addresses come from the URL table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import pytest
from django.contrib.admin import RelatedFieldListFilter
from django.contrib.auth.models import User
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from hotel.models import HotelGroup
from rooms.models import RoomType
from staff.enums import StaffRole
from staff.models import Staff
from tests.factories.house import House, make_house
from tests.factories.refusals import everything_written
from tests.factories.world import make_world
from tests.rates.keeping import rates_written
from web.admin.base import HotelScopedAdmin
from web.admin.navigation import groups_for
from web.admin.site import zone

pytestmark = pytest.mark.django_db
NOBODYS: Final = {"kind": "BOOKING_CONFIRMED", "channel": "EMAIL", "language": "en"}
"""Words of addresses; every other part is a number that nothing has."""
OUTSIDE: Final = {"login/", "logout/"}
OF_SUPERUSERS: Final = re.compile(r"/admin/(groups/|jobs/|system/|hotel/hotelgroup/)")
ELSEWHERE: Final = re.compile(r"/admin/(new-hotel/.*|hotel/hotelgroup/[0-9]+/)")
"""Judged by tests of its own, and a mere redirect."""


def _walk(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern, route)
        else:
            yield route, pattern


def addresses() -> list[str]:
    """Each with its parts filled in."""
    routes = [r.removeprefix("admin/") for r, _ in _walk(get_resolver()) if r.startswith("admin/")]
    plain = [route for route in routes if "(?P" not in route and route not in OUTSIDE]
    return ["/admin/" + re.sub(r"<(?:\w+:)?(\w+)>", _part, route) for route in plain]


def _part(found: re.Match[str]) -> str:
    return NOBODYS.get(found[1], str(2**31 - 1))


def browser_of(user: User | None) -> Client:
    client = Client(raise_request_exception=False)
    if user is not None:
        client.force_login(user)
    return client


def outcomes(user: User | None, *, method: str = "GET") -> dict[str, tuple[int, str]]:
    client, found = browser_of(user), {}
    for address in addresses():
        answer = client.generic(method, address)
        found[address] = answer.status_code, answer.get("Location", "").partition("?")[0]
    return found


def refused(user: User, *, method: str = "GET") -> set[str]:
    return {
        address for address, (status, _) in outcomes(user, method=method).items() if status == 403
    }


@pytest.fixture
def ours(no_throttles: None, noon: None) -> House:
    """In a group."""
    group = HotelGroup.objects.create(slug="chain", name="Chain")
    return make_house(make_world(hotel_group=group))


@pytest.fixture
def theirs(ours: House) -> House:
    return make_house()


@pytest.fixture
def boss(ours: House) -> User:
    return User.objects.create(username="boss", is_superuser=True)


@pytest.fixture(autouse=True)
def nothing_changes(ours: House, theirs: House) -> Iterator[None]:
    before = everything_written(), rates_written()
    yield
    assert (everything_written(), rates_written()) == before


def test_there_is_something_to_guard():
    assert len(addresses()) > 20


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_who_is_not_logged_in_is_led_to_the_log_in(ours: House, method: str):
    assert outcomes(None, method=method) == dict.fromkeys(addresses(), (302, "/staff/login/"))


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("role", [StaffRole.HOUSEKEEPING, StaffRole.FRONT_DESK, StaffRole.MANAGER])
def test_who_administers_nothing_is_told_so(ours: House, role: StaffRole, method: str):
    answers = outcomes(ours.staff(role).user, method=method)

    assert answers == dict.fromkeys(addresses(), (403, ""))


def test_somebody_without_a_hotel_is_told_so(ours: House):
    assert refused(User.objects.create(username="nobody")) == set(addresses())


@pytest.mark.parametrize("of", ["user", "staff", "session"])
def test_an_open_page_of_somebody_shut_out_can_do_nothing(ours: House, of: str):
    staff = ours.staff(StaffRole.HOTEL_ADMIN)
    client = browser_of(staff.user)
    assert client.get("/admin/").status_code == 200
    if of == "user":
        User.objects.filter(pk=staff.user_id).update(is_active=False)
    else:
        change = {"is_active": False} if of == "staff" else {"session_epoch": 1}
        Staff.objects.filter(pk=staff.pk).update(**change)

    answer = client.get("/admin/")
    assert (answer.status_code, answer["Location"]) == (302, "/staff/login/?next=/admin/")


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_nothing_is_closed_to_the_systems_administrator(boss: User, method: str):
    assert {a for a in refused(boss, method=method) if not _only_shown(a)} == set()


def _only_shown(address: str) -> bool:
    """What no use case adds, changes or deletes is refused to everybody, and so is a choice of nothing."""
    if address == "/admin/autocomplete/":
        return True
    found = re.match(r"/admin/(\w+)/(\w+)/", address)
    return found is not None and any(
        (m._meta.app_label, m._meta.model_name) == found.groups() for m in zone._registry
    )


@pytest.mark.parametrize("has_group", [False, True])
def test_a_hotels_administrator_sees_what_is_about_hotels(ours: House, has_group: bool):
    staff = ours.staff(StaffRole.HOTEL_ADMIN)
    if has_group:
        Staff.objects.filter(pk=staff.pk).update(hotel_group=HotelGroup.objects.get())

    judged = {a for a in addresses() if not ELSEWHERE.fullmatch(a)}
    closed = {a for a in refused(staff.user) & judged if not _only_shown(a) or "hotelgroup" in a}
    assert closed == {a for a in judged if OF_SUPERUSERS.match(a)}


def test_the_navigation_leads_nowhere_that_is_closed(ours: House, boss: User):
    for user in (ours.staff(StaffRole.HOTEL_ADMIN).user, boss):
        client = browser_of(user)
        request = client.get("/admin/").wsgi_request
        links = [item["link"] for group in groups_for(request) for item in group["items"]]
        assert {link: client.get(link).status_code for link in links} == dict.fromkeys(links, 200)


def test_rows_of_another_hotel_are_as_unknown_as_none(ours: House, theirs: House):
    """Of every model that belongs to hotels, in lists and by number."""
    charlie = browser_of(theirs.staff(StaffRole.HOTEL_ADMIN).user)
    looked_at = 0
    for model, registered in zone._registry.items():
        if not isinstance(registered, HotelScopedAdmin) or not registered.hotel_path:
            continue
        rows = model.objects.filter(**{registered.hotel_path: ours.world.hotel.pk})
        for row in rows[:3]:
            looked_at += 1
            where = registered.address_of(row.pk)
            answers = {charlie.get(where).status_code, charlie.post(where).status_code}
            assert answers <= {403, 404}, where
            if registered.delete_through is not None:
                assert charlie.post(where.replace("/change/", "/delete/")).status_code == 404
        listed = charlie.get(registered.address_of_list())
        assert {row.pk for row in listed.context["cl"].result_list} & set(
            rows.values_list("pk", flat=True)
        ) == set()
    assert looked_at > 0


def test_filters_of_lists_offer_nothing_of_another_hotel(ours: House, theirs: House):
    charlie = browser_of(theirs.staff(StaffRole.HOTEL_ADMIN).user)
    assert charlie.get("/admin/").status_code == 200
    offered: list[tuple[str, list[int]]] = []
    for registered in zone._registry.values():
        if isinstance(registered, HotelScopedAdmin) and registered.list_filter:
            specs = charlie.get(registered.address_of_list()).context["cl"].filter_specs
            related = [each for each in specs if isinstance(each, RelatedFieldListFilter)]
            offered += [
                (each.field_path, [pk for pk, _ in each.lookup_choices]) for each in related
            ]

    types = RoomType.objects.filter(hotel=theirs.world.hotel).order_by("code")
    assert offered == [("room_type", [each.pk for each in types])]


@pytest.mark.parametrize("page", ["events", "messages", "texts", "webhooks"])
def test_another_hotels_name_in_an_address_is_unknown(ours: House, theirs: House, page: str):
    charlie = browser_of(theirs.staff(StaffRole.HOTEL_ADMIN).user)
    slugs = (theirs.world.hotel.slug, ours.world.hotel.slug, "no-such-hotel")

    assert [charlie.get(f"/admin/{page}/?hotel={slug}").status_code for slug in slugs] == [
        200,
        404,
        404,
    ]


def test_another_hotels_webhooks_and_messages_cannot_be_touched(ours: House, theirs: House):
    charlie = browser_of(theirs.staff(StaffRole.HOTEL_ADMIN).user)
    slug = theirs.world.hotel.slug
    webhook, message = ours.ids.webhook_id, ours.ids.message_id
    one = f"/admin/webhooks/{webhook}/"
    forms = [f"{one}{rest}/" for rest in ("pause", "resume", "secret", "remove")]
    forms += [f"/admin/messages/{message}/resend/"]

    assert charlie.get(f"{one}?hotel={slug}").status_code == 404
    for form in forms:
        for hotel in (slug, ours.world.hotel.slug):
            assert charlie.post(form, {"hotel": hotel}).status_code == 404
    assert browser_of(ours.staff(StaffRole.HOTEL_ADMIN).user).get(one).status_code == 200


def test_forms_need_their_token(ours: House):
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.force_login(ours.staff(StaffRole.HOTEL_ADMIN).user)
    answer = client.post("/admin/webhooks/add/")

    assert (answer.status_code, answer["Content-Type"]) == (403, "text/html; charset=utf-8")


def test_no_answer_is_kept_framed_or_scripted_by_others(ours: House):
    answer = browser_of(ours.staff(StaffRole.HOTEL_ADMIN).user).get("/admin/")

    assert "no-store" in answer["Cache-Control"]
    assert answer["Content-Security-Policy"] == (
        "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self'; "
        "style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    )
