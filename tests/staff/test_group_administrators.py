"""Who administers a group works for each of its hotels as at home, and for no other."""

from __future__ import annotations

import json
from dataclasses import dataclass
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction
from django.http import HttpResponse
from django.test import Client

from common.actor import Actor
from common.errors import DomainError
from events.models import DomainEvent
from hotel.models import Hotel, HotelGroup
from hotel_setup.errors import AdministersGroup, NotAdministratorThere
from hotel_setup.services.groups import add_group, grant, move_to_group, revoke
from hotel_setup.services.people import change_role
from realtime.cutting_off import changed, standings
from staff.enums import StaffRole
from staff.models import SavedView, Staff
from staff.places import hotels_of
from staff.saved_views import drop_view, save_view, views_of
from staff.services import deactivate
from tests.factories.house import House, make_house
from tests.factories.staff_api import Desk, token_of
from tests.factories.staff_page_routes import PAGES, page_address
from tests.factories.staff_routes import NOBODYS, OF_HOTEL, RULES, address, filled
from tests.factories.world import NOON, World, make_world

pytestmark = pytest.mark.django_db
BOSS = Actor.system(label="admin")
FORM = "application/x-www-form-urlencoded"


@dataclass
class Chain:
    """Home and sister belong to the group that `person`, of home, administers; stranger does not."""

    group: HotelGroup
    home: World
    sister: World
    stranger: World

    @property
    def person(self) -> Staff:
        return Staff.objects.get(pk=self.home.staff[StaffRole.HOTEL_ADMIN].pk)

    def statuses(self) -> dict[str, int]:
        """Of a page and of the API, at each hotel, in a browser that is logged in as the person."""
        client = Client(raise_request_exception=False)
        client.force_login(self.person.user)
        slugs = {name: getattr(self, name).hotel.slug for name in ("home", "sister", "stranger")}
        return {
            f"{name} {kind}": client.get(where.format(slug)).status_code
            for name, slug in slugs.items()
            for kind, where in {
                "page": "/staff/hotel/{}/",
                "api": "/api/staff/hotel/{}/rooms/",
            }.items()
        }


@pytest.fixture
def chain(no_throttles: None, noon: None) -> Chain:
    made = Chain(
        add_group(facts={"slug": "chain", "name": "Chain"}),
        make_world(),
        make_world(),
        make_world(),
    )
    for world in (made.home, made.sister):
        move_to_group(hotel_id=world.hotel.pk, group_id=made.group.pk, by=BOSS, at=NOON)
    grant(group_id=made.group.pk, staff_id=made.person.pk, by=BOSS, at=NOON)
    return made


ALL_OPEN = {
    "home page": 200,
    "home api": 200,
    "sister page": 200,
    "sister api": 200,
    "stranger page": 404,
    "stranger api": 404,
}
ONLY_HOME = ALL_OPEN | {"sister page": 404, "sister api": 404}


def test_every_hotel_of_the_group_is_open_and_no_other(chain: Chain):
    assert chain.statuses() == ALL_OPEN
    assert [hotel.slug for hotel in hotels_of(chain.person)] == sorted(
        [chain.home.hotel.slug, chain.sister.hotel.slug]
    )


def test_an_administrator_without_the_group_has_one_hotel(chain: Chain):
    colleague = chain.sister.staff[StaffRole.HOTEL_ADMIN]
    client = Client(raise_request_exception=False)
    client.force_login(colleague.user)

    def status(world: World) -> int:
        return client.get(f"/staff/hotel/{world.hotel.slug}/").status_code

    assert [status(world) for world in (chain.sister, chain.home, chain.stranger)] == [
        200,
        404,
        404,
    ]


def test_it_ends_when_the_group_is_taken_away(chain: Chain):
    revoke(staff_id=chain.person.pk, by=BOSS, at=NOON)

    assert chain.statuses() == ONLY_HOME


def test_it_ends_for_a_hotel_that_leaves_the_group(chain: Chain):
    move_to_group(hotel_id=chain.sister.hotel.pk, group_id=None, by=BOSS, at=NOON)

    assert chain.statuses() == ONLY_HOME


def test_it_ends_when_ones_own_hotel_leaves_the_group(chain: Chain):
    move_to_group(hotel_id=chain.home.hotel.pk, group_id=None, by=BOSS, at=NOON)

    assert chain.statuses() == ONLY_HOME
    assert chain.person.hotel_group_id is None


def test_nothing_is_open_to_whoever_was_shut_out(chain: Chain):
    person = chain.person
    client = Client(raise_request_exception=False)
    client.force_login(person.user)
    deactivate(hotel_id=chain.home.hotel.pk, staff_id=person.pk, by=BOSS, at=NOON)
    where = f"/staff/hotel/{chain.sister.hotel.slug}/"
    answers = [client.get(where), client.get(f"/api{where}rooms/")]

    assert [answer.status_code for answer in answers] == [302, 401]
    assert chain.person.hotel_group_id is None


def test_what_is_done_elsewhere_is_told_there_and_by_the_same_person(chain: Chain):
    room = chain.sister.rooms["201"]
    desk = Desk(chain.sister.hotel.slug, token_of(chain.person))
    answer = desk.post(f"rooms/{room.pk}/status/", {"room_status": "CHECKOUT_DIRTY", "note": ""})

    assert answer.status_code == 200
    event = DomainEvent.objects.latest("pk")
    assert (event.hotel_id, event.name, event.staff_id, event.actor_label) == (
        chain.sister.hotel.pk,
        "room-status-changed",
        chain.person.pk,
        chain.person.user.username,
    )


def test_rooms_of_a_sister_are_unknown_at_the_address_of_home(chain: Chain):
    room = chain.sister.rooms["201"]
    desk = Desk(chain.home.hotel.slug, token_of(chain.person))
    answer = desk.post(f"rooms/{room.pk}/status/", {"room_status": "CHECKOUT_DIRTY", "note": ""})

    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "ROOM_NOT_FOUND")


@pytest.fixture
def sister(chain: Chain) -> House:
    return make_house(chain.sister)


def told(answer: HttpResponse) -> tuple[int, str]:
    refused = answer.status_code >= 400
    return answer.status_code, answer.json()["error"]["code"] if refused else ""


def test_each_route_answers_as_it_does_the_hotels_own_administrator(chain: Chain, sister: House):
    """With ids that nobody has, so that nothing is done."""

    def answers(staff: Staff, slug: str) -> dict[tuple[str, str], tuple[int, str]]:
        desk = Desk(slug, token_of(staff))
        return {
            (method, pattern): told(
                desk.ask(
                    method,
                    address(pattern, slug, NOBODYS),
                    filled(RULES[method, pattern].body, NOBODYS),
                    **(filled(RULES[method, pattern].query, NOBODYS) or {}),
                )
            )
            for method, pattern in OF_HOTEL
        }

    own = answers(sister.staff(StaffRole.HOTEL_ADMIN), chain.sister.hotel.slug)
    assert answers(chain.person, chain.sister.hotel.slug) == own
    assert set(answers(chain.person, chain.stranger.hotel.slug).values()) == {(404, "NOT_FOUND")}


def test_each_page_answers_as_it_does_the_hotels_own_administrator(chain: Chain, sister: House):
    def answers(staff: Staff, slug: str) -> dict[tuple[str, str], int]:
        client = Client(raise_request_exception=False)
        client.force_login(staff.user)
        found = {}
        for method, page in PAGES:
            kind = FORM if method == "POST" else ""
            where = page_address(page, slug, NOBODYS)
            found[method, page] = client.generic(method, where, content_type=kind).status_code
        return found

    own = answers(sister.staff(StaffRole.HOTEL_ADMIN), chain.sister.hotel.slug)
    assert answers(chain.person, chain.sister.hotel.slug) == own
    assert set(answers(chain.person, chain.stranger.hotel.slug).values()) == {404}


def prove(person: Staff, channel: str) -> int:
    body = urlencode({"socket_id": "12.34", "channel_name": channel})
    client = Client()
    return client.post(
        "/api/staff/realtime/auth/", body, FORM, headers=token_of(person)
    ).status_code


def test_real_time_is_heard_from_every_hotel_of_the_group(chain: Chain):
    def heard() -> dict[str, list[int]]:
        kinds = ("private-hotel", "private-rooms", "presence-hotel")
        return {
            name: [
                prove(chain.person, f"{kind}-{getattr(chain, name).hotel.slug}") for kind in kinds
            ]
            for name in ("home", "sister", "stranger")
        }

    assert heard() == {"home": [200] * 3, "sister": [200] * 3, "stranger": [403] * 3}
    revoke(staff_id=chain.person.pk, by=BOSS, at=NOON)
    assert heard() == {"home": [200] * 3, "sister": [403] * 3, "stranger": [403] * 3}


@pytest.mark.django_db(transaction=True)
def test_the_database_tells_the_server_of_real_time_whoever_writes_it():
    group = HotelGroup.objects.create(slug="chain", name="Chain")
    home, sister = (make_world(hotel_group=group) for _ in range(2))
    person = home.staff[StaffRole.HOTEL_ADMIN]
    writes = (
        lambda: Staff.objects.filter(pk=person.pk).update(hotel_group=group),
        lambda: Hotel.objects.filter(pk=sister.hotel.pk).update(hotel_group=None),
        lambda: Staff.objects.filter(pk=person.pk).update(hotel_group=None),
    )
    with connection.cursor() as cursor:
        cursor.execute("LISTEN hotelmate_staff_changed")
        heard = []
        for write in writes:
            write()
            ears = connection.connection
            heard.append([each.payload for each in ears.notifies(timeout=2, stop_after=1)])
        cursor.execute("UNLISTEN hotelmate_staff_changed")

    assert heard == [[str(person.user_id)]] * 3


def test_a_server_elsewhere_is_told_of_a_hotel_that_leaves(chain: Chain):
    before = standings()
    move_to_group(hotel_id=chain.sister.hotel.pk, group_id=None, by=BOSS, at=NOON)

    assert changed(before, standings()) == [chain.person.user_id]


def test_saved_views_are_of_one_hotel(chain: Chain):
    there = chain.person.at(chain.sister.hotel)
    facts = {"name": "Mine", "query": "q=1", "is_shared": False}
    at_home, elsewhere = save_view(staff=chain.person, **facts), save_view(staff=there, **facts)

    assert [view.pk for view in views_of(chain.person)] == [at_home.pk]
    assert [view.pk for view in views_of(there)] == [elsewhere.pk]
    with pytest.raises(DomainError):
        drop_view(staff=chain.person, view_id=elsewhere.pk)
    assert SavedView.objects.count() == 2


def test_the_shell_leads_to_the_other_hotels_of_those_who_have_some(chain: Chain):
    def links(staff: Staff) -> bool:
        client = Client()
        client.force_login(staff.user)
        page = client.get(f"/staff/hotel/{staff.hotel.slug}/").content.decode()
        return f'href="/staff/hotel/{chain.sister.hotel.slug}/"' in page

    assert [links(chain.person), links(chain.home.staff[StaffRole.MANAGER])] == [True, False]


def test_preferences_can_be_kept_at_another_hotel(chain: Chain):
    client = Client()
    client.force_login(chain.person.user)
    where = f"/staff/hotel/{chain.sister.hotel.slug}/preferences/"
    facts = {"language": "de", "theme": "dark", "density": "compact"}
    answer = client.post(f"{where}save/", facts)

    assert (answer.status_code, answer["Location"]) == (302, where)
    assert (chain.person.language, chain.person.hotel_id) == ("de", chain.home.hotel.pk)


def test_asking_costs_one_more_query_elsewhere_and_none_at_home(
    chain: Chain, django_assert_num_queries
):
    headers = token_of(chain.person)
    home, sister = (Desk(w.hotel.slug, headers) for w in (chain.home, chain.sister))
    with django_assert_num_queries(1):
        home.get("me/")
    with django_assert_num_queries(2):
        sister.get("me/")


@pytest.mark.parametrize("role", [StaffRole.MANAGER, StaffRole.FRONT_DESK, StaffRole.HOUSEKEEPING])
def test_only_administrators_are_given_a_group(chain: Chain, role: StaffRole):
    with pytest.raises(NotAdministratorThere):
        grant(group_id=chain.group.pk, staff_id=chain.home.staff[role].pk, by=BOSS, at=NOON)


def test_only_those_of_a_hotel_in_it_are_given_the_group(chain: Chain):
    stranger = chain.stranger.staff[StaffRole.HOTEL_ADMIN]
    with pytest.raises(NotAdministratorThere):
        grant(group_id=chain.group.pk, staff_id=stranger.pk, by=BOSS, at=NOON)


def test_whoever_has_a_group_keeps_the_role_that_it_needs(chain: Chain):
    with transaction.atomic():
        second = User.objects.create(username="second")
        Staff.objects.create(user=second, hotel=chain.home.hotel, role=StaffRole.HOTEL_ADMIN)
    with pytest.raises(AdministersGroup):
        change_role(
            hotel_id=chain.home.hotel.pk,
            staff_id=chain.person.pk,
            role=StaffRole.MANAGER,
            by=BOSS,
            at=NOON,
        )


@pytest.mark.parametrize(
    "write",
    [
        {"role": StaffRole.MANAGER},
        {"is_integration": True},
    ],
)
def test_the_database_holds_who_may_have_a_group(chain: Chain, write: dict[str, object]):
    with pytest.raises(IntegrityError):
        Staff.objects.filter(pk=chain.person.pk).update(**write)


def test_the_database_holds_that_the_group_is_that_of_ones_own_hotel(chain: Chain):
    stranger = chain.stranger.staff[StaffRole.HOTEL_ADMIN]
    with pytest.raises(IntegrityError):
        Staff.objects.filter(pk=stranger.pk).update(hotel_group=chain.group)


def test_the_log_tells_who_was_given_the_group_and_lost_it(chain: Chain):
    revoke(staff_id=chain.person.pk, by=BOSS, at=NOON)
    revoke(staff_id=chain.person.pk, by=BOSS, at=NOON)
    log = DomainEvent.objects.filter(name="staff-changed", hotel=chain.home.hotel).order_by("pk")

    data = {"staff_id": chain.person.pk, "group": "chain"}
    assert [(event.change, event.data, event.actor_label) for event in log] == [
        ("group-granted", data, "admin"),
        ("group-revoked", data, "admin"),
    ]


def test_the_page_of_an_own_hotel_is_still_told_of_live_events_there(chain: Chain):
    client = Client()
    client.force_login(chain.person.user)
    page = client.get(f"/staff/hotel/{chain.sister.hotel.slug}/live/")

    assert (page.status_code, sorted(json.loads(page.content))) == (
        200,
        ["has_more", "next_after", "results"],
    )
