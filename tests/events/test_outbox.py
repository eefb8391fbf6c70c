from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from common.actor import Actor
from common.api.request_id import enter, leave
from events.models import DomainEvent
from events.outbox import emit
from events.subscribers import SUBSCRIBERS
from tests.factories.world import NOON, World, make_world, nights


@pytest.fixture
def world(db: None) -> World:
    return make_world()


def tell(world: World, **facts: Any) -> int:
    usual: dict[str, Any] = {
        "change": "checked-in",
        "by": world.desk,
        "at": NOON,
        "data": {"status": "CONFIRMED"},
    }
    return emit("booking-updated", hotel_id=world.hotel.pk, **(usual | facts))


def jobs_of(event_id: int) -> list[tuple[str, dict[str, Any], Any]]:
    jobs = ProcrastinateJob.objects.filter(args={"event_id": event_id})
    return list(jobs.values_list("task_name", "args", "scheduled_at"))


def test_event_keeps_who_when_what_and_where(world: World) -> None:
    booking = world.assigned(nights(1, 3), "201")
    token = enter("request-4711")
    event_id = tell(world, booking_id=booking.pk, room_id=world.rooms["201"].pk)
    leave(token)

    assert DomainEvent.objects.filter(pk=event_id).values().get() == {
        "id": event_id,
        "name": "booking-updated",
        "change": "checked-in",
        "hotel_id": world.hotel.pk,
        "booking_id": booking.pk,
        "room_id": world.rooms["201"].pk,
        "actor_kind": "STAFF",
        "staff_id": world.desk.staff_id,
        "actor_label": world.desk.label,
        "data": {"status": "CONFIRMED"},
        "request_id": "request-4711",
        "occurred_at": NOON,
    }


def test_event_without_subscribers_leaves_no_job(world: World) -> None:
    assert jobs_of(tell(world)) == []


def test_new_booking_leaves_the_jobs_that_remind_its_guest_and_release_its_hold(
    world: World,
) -> None:
    world.hold(nights(1, 3))
    event = DomainEvent.objects.get()

    assert jobs_of(event.pk) == [
        ("room_bookings.release_hold", {"event_id": event.pk}, NOON + timedelta(minutes=15)),
        ("notifications.on_event", {"event_id": event.pk}, NOON + timedelta(minutes=10)),
    ]


def test_every_subscribers_task_is_known_to_the_worker() -> None:
    app.perform_import_paths()  # type: ignore[no-untyped-call]
    wanted = {each.task for subscriptions in SUBSCRIBERS.values() for each in subscriptions}

    assert wanted - set(app.tasks) == set()


def test_change_that_is_rolled_back_leaves_neither_event_nor_job(world: World) -> None:
    jobs_before = ProcrastinateJob.objects.count()
    with transaction.atomic():
        world.hold(nights(1, 3))
        transaction.set_rollback(True)

    assert (DomainEvent.objects.count(), ProcrastinateJob.objects.count()) == (0, jobs_before)


@pytest.mark.django_db(transaction=True)
def test_event_outside_a_transaction_is_a_mistake() -> None:
    with pytest.raises(RuntimeError, match="inside the transaction"):
        emit("booking-updated", change="x", hotel_id=1, by=Actor.system(), at=NOON, data={})

    assert DomainEvent.objects.count() == 0


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE events_domainevent SET actor_label = 'somebody else'",
        "UPDATE events_domainevent SET data = '{}' WHERE id = -1",
        "DELETE FROM events_domainevent",
    ],
)
def test_events_are_never_changed_or_deleted(world: World, sql: str) -> None:
    tell(world)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute(sql)
    assert DomainEvent.objects.get().actor_label == world.desk.label


def test_event_of_another_hotels_booking_or_room_is_impossible(world: World) -> None:
    foreign = make_world()

    for facts in (
        {"room_id": foreign.rooms["201"].pk},
        {"booking_id": foreign.hold(nights(1, 3)).pk},
    ):
        with pytest.raises(DatabaseError, match="of_same_hotel"), transaction.atomic():
            tell(world, **facts)


def test_actor_is_a_kind_and_a_label() -> None:
    assert (Actor.guest().kind, Actor.guest().label) == ("GUEST", "guest")
    assert (Actor.system().kind, Actor.system("night audit").label) == ("SYSTEM", "night audit")
