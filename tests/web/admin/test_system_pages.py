"""The pages of the system: what they show, and what their forms do."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from common import recounts
from common.failed_jobs import count_failed, queues
from common.jobs import defer
from common.models import Recount
from config.jobs import recount_everything
from events.models import DomainEvent
from hotel.models import HotelGroup
from notifications.enums import MessageStatus
from notifications.models import Message, MessageTemplate
from staff.enums import StaffRole
from tests.factories.world import NOON, World, make_world, nights
from webhooks.models import WebhookEndpoint
from webhooks.services.endpoints import add_endpoint

pytestmark = pytest.mark.django_db
TEXT = "/admin/texts/BOOKING_CONFIRMED/EMAIL/en/"


@pytest.fixture
def boss(no_throttles: None, noon: None) -> Client:
    return client_of(User.objects.create(username="boss", is_superuser=True))


@pytest.fixture
def admin(world: World, no_throttles: None, noon: None) -> Client:
    """Of the world's hotel."""
    return client_of(world.staff[StaffRole.HOTEL_ADMIN].user)


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def said(answer: HttpResponse) -> list[str]:
    return [str(each) for each in get_messages(answer.wsgi_request)]


def shown(answer: HttpResponse) -> str:
    assert answer.status_code == 200, answer.content
    return answer.content.decode()


# Jobs


def failed_job(**args: Any) -> int:
    defer("webhooks.spread_event", **args)
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(id) FROM procrastinate_jobs")
        [job_id] = cursor.fetchone()
        cursor.execute("SELECT procrastinate_finish_job_v1(%s, 'failed', false)", [job_id])
    return int(job_id)


def status_of(job_id: int) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT status FROM procrastinate_jobs WHERE id = %s", [job_id])
        return str(cursor.fetchone()[0])


def test_failed_jobs_are_shown_with_ids_and_no_words(boss: Client):
    failed_job(event_id=4711, note="John Doe")
    page = shown(boss.get("/admin/jobs/"))

    assert ("4711" in page, "John Doe" in page, count_failed()) == (True, False, 1)


def test_a_failed_job_is_tried_again(boss: Client):
    job = failed_job(event_id=1)
    answer = boss.post(f"/admin/jobs/{job}/retry/")

    assert (answer["Location"], said(answer)) == ("/admin/jobs/", ["The job is done again now."])
    assert (status_of(job), count_failed()) == ("todo", 0)


def test_a_failed_job_is_given_up(boss: Client):
    job = failed_job(event_id=1)
    boss.post(f"/admin/jobs/{job}/give-up/")

    assert status_of(job) == "cancelled"


@pytest.mark.parametrize("what", ["retry", "give-up"])
def test_a_job_that_did_not_fail_stays_as_it_is(boss: Client, what: str):
    defer("webhooks.spread_event", event_id=1)
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(id) FROM procrastinate_jobs")
        [job] = cursor.fetchone()
    answer = boss.post(f"/admin/jobs/{job}/{what}/")

    assert said(answer) == [
        "This job is not among those that failed, or the same work waits already."
    ]
    assert status_of(job) == "todo"


def test_queues_are_counted_by_what_their_jobs_wait_for(boss: Client):
    failed_job(event_id=1)
    defer("webhooks.spread_event", event_id=2)
    [queue] = [each for each in queues() if each.name == "default"]

    assert (queue.due, queue.later, queue.doing, queue.stalled, queue.failed) == (1, 0, 0, 0, 1)


# Texts


def save(admin: Client, **facts: str) -> HttpResponse:
    return admin.post(TEXT, {"subject": "Welcome", "text": "Dear {guest_name}"} | facts)


def test_a_hotel_writes_a_text_of_its_own(admin: Client, world: World):
    answer = save(admin, save="1")

    assert answer["Location"] == f"{TEXT}?hotel={world.hotel.slug}"
    own = MessageTemplate.objects.get(hotel=world.hotel)
    assert (own.subject, own.text, own.updated_by) == (
        "Welcome",
        "Dear {guest_name}",
        world.staff[StaffRole.HOTEL_ADMIN],
    )
    event = DomainEvent.objects.latest("pk")
    assert (event.name, event.change) == ("messages-changed", "text-changed")


def test_a_preview_keeps_nothing_and_shows_what_was_typed(admin: Client):
    page = shown(save(admin))

    assert ("Dear Mary Sample" in page, "Dear {guest_name}" in page) == (True, True)
    assert MessageTemplate.objects.count() == 0


@pytest.mark.parametrize("save_too", [{}, {"save": "1"}])
def test_a_text_that_cannot_be_filled_in_comes_back_as_typed(
    admin: Client, save_too: dict[str, str]
):
    answer = save(admin, text="Dear {guest_nmae}", **save_too)

    assert answer.status_code == 400
    assert "Dear {guest_nmae}" in answer.content.decode()
    assert MessageTemplate.objects.count() == 0


def test_the_usual_text_can_be_had_back(admin: Client):
    save(admin, save="1")
    admin.post(f"{TEXT}reset/")

    assert MessageTemplate.objects.count() == 0


# Messages


def test_what_was_not_delivered_is_sent_again(admin: Client, world: World):
    message = Message.objects.create(
        hotel=world.hotel,
        key="one",
        kind="ALERT_RECONCILIATION",
        channel="EMAIL",
        language="en",
        recipient="desk@grand.example",
        status=MessageStatus.FAILED,
        created_at=NOON,
    )
    assert "desk@grand.example" in shown(admin.get("/admin/messages/"))
    answer = admin.post(f"/admin/messages/{message.pk}/resend/", {"hotel": world.hotel.slug})

    assert said(answer) == ["It is being sent again."]
    again = Message.objects.get(resent_from=message)
    assert (again.recipient, again.staff) == (
        "desk@grand.example",
        world.staff[StaffRole.HOTEL_ADMIN],
    )


# Webhooks


def endpoint_of(world: World) -> tuple[WebhookEndpoint, str]:
    facts = {"url": "https://hooks.example/in", "events": ["*"]}
    who = {"hotel_id": world.hotel.pk, "by": world.desk, "at": NOON}
    return add_endpoint(**who, facts=facts)


def test_a_webhooks_secret_is_shown_once(admin: Client, world: World):
    facts = {"url": "https://hooks.example/in", "events": "booking-created room-assigned"}
    page = shown(admin.post("/admin/webhooks/add/", facts))
    endpoint = WebhookEndpoint.objects.get(hotel=world.hotel)

    assert endpoint.events == ["booking-created", "room-assigned"]
    secret = page.split('zone-secret">')[1].split("<")[0]
    later = [admin.get(where) for where in ("/admin/webhooks/", f"/admin/webhooks/{endpoint.pk}/")]
    assert secret.startswith("whsec_")
    assert [secret in shown(each) for each in later] == [False, False]


def test_an_address_that_is_refused_adds_nothing(admin: Client):
    answer = admin.post("/admin/webhooks/add/", {"url": "http://127.0.0.1/", "events": "*"})

    assert (answer.status_code, len(said(answer))) == (302, 1)
    assert WebhookEndpoint.objects.count() == 0


def test_a_webhook_is_switched_off_and_on_and_removed(admin: Client, world: World):
    endpoint, _ = endpoint_of(world)
    states = []
    for what in ("pause", "resume", "remove"):
        admin.post(f"/admin/webhooks/{endpoint.pk}/{what}/", {"hotel": world.hotel.slug})
        states.append(WebhookEndpoint.objects.filter(pk=endpoint.pk, is_active=True).exists())

    assert states == [False, True, False]
    assert WebhookEndpoint.objects.count() == 0


# The log


def test_the_log_is_narrowed_to_what_is_asked_for(admin: Client, world: World):
    booking = world.confirmed(nights(0, 2))
    slug = world.hotel.slug

    def found(**query: str) -> list[str]:
        answer = admin.get("/admin/events/", {"hotel": slug} | query)
        return [row["event"].change for row in answer.context["rows"]]

    assert found() == ["confirmed", "created"]
    assert found(type="booking-updated.confirmed") == ["confirmed"]
    assert found(type="booking-created") == ["created"]
    assert found(actor="guest") == ["created"]
    assert found(first_day="2026-03-02", last_day="2026-03-02") == ["confirmed", "created"]
    assert (found(first_day="2026-03-03"), found(last_day="2026-03-01")) == ([], [])
    assert found(before=str(DomainEvent.objects.latest("pk").pk)) == ["created"]
    assert booking.booking_id in shown(admin.get("/admin/events/"))


def test_the_log_goes_on_where_a_page_ended(admin: Client, world: World):
    for offset in range(40):
        world.confirmed(nights(offset % 20, offset % 20 + 1), code="STE") if offset < 2 else None
    facts = {"hotel": world.hotel, "name": "hotel-changed", "change": "hotel-changed"}
    DomainEvent.objects.bulk_create(
        [DomainEvent(**facts, actor_kind="SYSTEM", occurred_at=NOON) for _ in range(60)]
    )
    first = admin.get("/admin/events/")
    second = admin.get(f"/admin/events/{first.context['older']}")

    pks = [row["event"].pk for page in (first, second) for row in page.context["rows"]]
    assert pks == sorted(DomainEvent.objects.values_list("pk", flat=True), reverse=True)


def test_the_log_costs_the_same_for_one_event_and_for_many(
    admin: Client, world: World, django_assert_num_queries
):
    costs = []
    for _ in range(2):
        world.confirmed(nights(0, 1), code="DBL")
        with django_assert_num_queries(4) as counted:  # session, user, hotels, events
            admin.get("/admin/events/")
        costs.append(len(counted))
    assert costs == [4, 4]


# Privacy


def test_everything_stored_of_a_person_is_found_by_address(admin: Client, world: World):
    booking = world.confirmed(nights(0, 2))
    found = shown(admin.post("/admin/privacy/", {"email": " JOHN@example.com "}))
    answer = admin.post("/admin/privacy/export/", {"email": "john@example.com"})
    told = json.loads(answer.content)

    assert booking.booking_id in found
    assert answer["Content-Disposition"] == 'attachment; filename="stored-data-2026-03-02.json"'
    assert [
        (each["booking_id"], each["primary_last_name"], each["primary_phone"], len(each["party"]))
        for each in told["bookings"]
    ] == [(booking.booking_id, "Doe", "+1234567890", 1)]


def test_another_hotels_guests_are_not_found(admin: Client, world: World):
    other = make_world()
    other.confirmed(nights(0, 2))
    answer = admin.post("/admin/privacy/export/", {"email": "john@example.com"})

    assert json.loads(answer.content)["bookings"] == []


@pytest.mark.parametrize("text", ["", "@", "example.com", "john", "\0@x.example"])
def test_what_is_no_address_finds_nobody(admin: Client, world: World, text: str):
    world.confirmed(nights(0, 2))
    answer = admin.post("/admin/privacy/export/", {"email": text})

    assert json.loads(answer.content)["bookings"] == []


# The system


def test_a_recount_is_asked_for_once_and_shown(boss: Client, world: World):
    first, second = (boss.post("/admin/system/recount/") for _ in range(2))
    assert said(second)[-1] == ("Somebody has asked for it already. Please wait for the result.")
    [asked] = Recount.objects.all()
    assert (first.status_code, asked.asked_by_label, asked.found) == (302, "boss", None)

    recount_everything(recount_id=asked.pk)

    latest = recounts.latest()
    assert (latest and latest.found, latest and latest.first_lines) == (0, [])
    assert "0 differences" in shown(boss.get("/admin/system/"))


def test_the_systems_page_tells_no_secret(boss: Client, settings):
    settings.STRIPE_SECRET_KEY = "sk_test_secret"
    assert "sk_test_secret" not in shown(boss.get("/admin/system/"))


# The overview


def test_what_needs_somebody_stands_on_the_first_page(boss: Client, world: World):
    failed_job(event_id=1)
    endpoint, _ = endpoint_of(world)
    WebhookEndpoint.objects.filter(pk=endpoint.pk).update(paused_at=NOON, pause_reason="GONE")
    make_world(is_active=False)
    troubles = boss.get("/admin/").context["troubles"]

    assert [(each.count, each.what, each.address) for each in troubles] == [
        (1, "job failed", "/admin/jobs/"),
        (1, "hotel is not open to guests", "#houses-title"),
        (1, "webhook is paused", f"/admin/webhooks/?hotel={world.hotel.slug}"),
    ]


def test_the_overview_of_a_hotel_knows_nothing_of_others(admin: Client, world: World):
    other = make_world(is_active=False)
    endpoint, _ = endpoint_of(other)
    WebhookEndpoint.objects.filter(pk=endpoint.pk).update(paused_at=NOON, pause_reason="GONE")
    context = admin.get("/admin/").context

    assert [each["hotel"].pk for each in context["houses"]] == [world.hotel.pk]
    assert context["troubles"] == []


def test_the_overview_costs_the_same_for_one_hotel_and_for_three(
    boss: Client, world: World, django_assert_max_num_queries
):
    costs = []
    for _ in range(2):
        with django_assert_max_num_queries(20) as counted:
            boss.get("/admin/")
        costs.append(len(counted))
        make_world(), make_world()
    assert costs[0] == costs[1]


# Written by use cases only


def test_a_group_is_added_and_changed_without_djangos_log(boss: Client, world: World):
    facts = {"name": "Chain", "slug": "chain", "tagline": "", "brand_colour": "#112233"}
    added = boss.post("/admin/hotel/hotelgroup/add/", facts)
    group = HotelGroup.objects.get()
    assert (added.status_code, group.brand_colour) == (302, "#112233")
    boss.post(f"/admin/groups/{group.pk}/put-in/", {"hotel_id": world.hotel.pk})
    where = f"/admin/hotel/hotelgroup/{group.pk}/change/"
    boss.post(where, facts | {"tagline": "Sea and sky"})

    assert HotelGroup.objects.get().tagline == "Sea and sky"
    assert LogEntry.objects.count() == 0
    told = DomainEvent.objects.order_by("pk").values_list("change", "data", "actor_label")
    assert list(told) == [
        ("hotel-changed", {"fields": ["hotel_group"]}, "boss"),
        ("hotel-changed", {"fields": ["hotel_group.tagline"]}, "boss"),
    ]


def test_what_a_use_case_refuses_stands_on_the_form(boss: Client):
    HotelGroup.objects.create(slug="chain", name="Chain")
    facts = {"name": "Other", "slug": "chain", "tagline": "", "brand_colour": "#112233"}
    answer = boss.post("/admin/hotel/hotelgroup/add/", facts)

    assert answer.status_code == 200
    assert list(answer.context["adminform"].form.errors) == ["slug"]
    assert HotelGroup.objects.count() == 1


def test_what_no_use_case_deletes_cannot_be_deleted(boss: Client):
    group = HotelGroup.objects.create(slug="chain", name="Chain")
    one = boss.post(f"/admin/hotel/hotelgroup/{group.pk}/delete/", {"post": "yes"})
    facts = {"action": "delete_selected", "_selected_action": [group.pk], "post": "yes"}
    boss.post("/admin/hotel/hotelgroup/", facts)

    assert (one.status_code, HotelGroup.objects.count()) == (403, 1)


def test_a_group_is_given_and_taken_away_on_its_page(boss: Client, world: World):
    group = HotelGroup.objects.create(slug="chain", name="Chain")
    person = world.staff[StaffRole.HOTEL_ADMIN]
    one = f"/admin/groups/{group.pk}/"
    steps = (
        ("grant", {"staff_id": person.pk}, None),
        ("put-in", {"hotel_id": world.hotel.pk}, None),
        ("grant", {"staff_id": person.pk}, group.pk),
        ("revoke", {"staff_id": person.pk}, None),
        ("grant", {"staff_id": person.pk}, group.pk),
        ("take-out", {"hotel_id": world.hotel.pk}, None),
    )
    for what, facts, expected in steps:
        assert boss.post(f"{one}{what}/", facts).status_code == 302
        person.refresh_from_db()
        assert (what, person.hotel_group_id) == (what, expected)
        assert boss.get(one).status_code == 200


# What is unknown


@pytest.mark.parametrize("hotel", ["next-door", "nowhere"])
def test_a_form_about_a_hotel_of_others_or_of_nobody_is_not_found(admin: Client, hotel: str):
    next_door = make_world(slug="next-door")
    facts = {"url": "https://hooks.example/in", "events": ["*"]}
    who = {"hotel_id": next_door.hotel.pk, "by": next_door.desk, "at": NOON}
    endpoint, _ = add_endpoint(**who, facts=facts)

    answers = [
        admin.post(f"{TEXT}reset/", {"hotel": hotel}),
        admin.post(f"/admin/webhooks/{endpoint.pk}/remove/", {"hotel": hotel}),
    ]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert WebhookEndpoint.objects.filter(pk=endpoint.pk).exists()
