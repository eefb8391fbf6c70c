"""Beside a server that cannot ask our database: the relay tells it who is shut out."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import psycopg
import pytest
from django.contrib.auth.models import User
from django.db import connection

from realtime.channel import ChannelFailed, Message
from realtime.cutting_off import CuttingOff
from staff.enums import StaffRole
from staff.models import Staff
from tests.factories.realtime import RELAY, Realtime, process
from tests.factories.sockets import connected
from tests.factories.world import World, make_world

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE_SECONDS = 20.0
SHUT = "UPDATE auth_user SET is_active = false WHERE id = %s"
LEAVES = "UPDATE staff_staff SET is_active = false WHERE user_id = %s"
ANOTHER_ROLE = "UPDATE staff_staff SET role = 'HOUSEKEEPING' WHERE user_id = %s"


@pytest.fixture
def world() -> Iterator[World]:
    yield make_world()
    connection.close()


def account(world: World, role: StaffRole) -> int:
    return world.staff[role].user_id


@contextmanager
def relay_beside_a_hosted_server(realtime: Realtime) -> Iterator[None]:
    hosted = {
        "PUSHER_HOST": "127.0.0.1",
        "PUSHER_PORT": str(realtime.port),
        "PUSHER_TLS": "0",
        "LOG_LEVEL": "ERROR",
    }
    with process(RELAY, os.environ | realtime.environment | hosted):
        yield


@pytest.mark.parametrize(
    ("statement", "is_before"),
    [(SHUT, True), (SHUT, False), (LEAVES, True), (LEAVES, False), (ANOTHER_ROLE, False)],
)
def test_whoever_was_shut_out_before_or_while_it_runs_is_cut_off(
    realtime: Realtime, database_url: str, world: World, statement: str, is_before: bool
):
    """Our own server plays the hosted one: the database's news are kept from it."""
    clerk, manager = (account(world, role) for role in (StaffRole.FRONT_DESK, StaffRole.MANAGER))

    def write() -> None:
        """The triggers tell nobody."""
        silence = "ALTER TABLE {0} DISABLE TRIGGER USER; {1}; ALTER TABLE {0} ENABLE TRIGGER USER"
        table = statement.split()[1]
        with psycopg.connect(database_url) as database:
            database.execute(silence.format(table, statement % clerk))

    async def scene() -> None:
        async with connected(realtime) as former, connected(realtime) as colleague:
            await former.sign_in(f"staff-{clerk}")
            await colleague.sign_in(f"staff-{manager}")
            if is_before:
                await asyncio.to_thread(write)
            await asyncio.sleep(1)
            await former.hears_nothing()
            with relay_beside_a_hosted_server(realtime):
                if not is_before:
                    await asyncio.sleep(4)
                    await former.hears_nothing()
                    await asyncio.to_thread(write)
                assert await former.hear(patience=PATIENCE_SECONDS) == {"closed": 4009}
            await colleague.hears_nothing()

    asyncio.run(scene())


class Hosted:
    """Notes who is cut off; `failing` says how it refuses."""

    def __init__(self) -> None:
        self.cut: list[str] = []
        self.failing: ChannelFailed | None = None

    def publish(self, messages: Sequence[Message]) -> None:
        raise NotImplementedError

    def cut_off(self, user_id: str) -> None:
        if self.failing is not None:
            raise self.failing
        self.cut.append(user_id)


@pytest.fixture
def hosted() -> Hosted:
    return Hosted()


@pytest.fixture
def look(hosted: Hosted, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """Returns whom it cuts off."""
    monkeypatch.setattr("realtime.cutting_off.LOOK_SECONDS", 0.0)
    cutting_off = CuttingOff(hosted)

    def once() -> list[str]:
        hosted.cut.clear()
        cutting_off.look()
        return list(hosted.cut)

    return once


def test_each_change_cuts_off_once(world: World, look: Callable[[], list[str]]):
    clerk = world.staff[StaffRole.FRONT_DESK]
    user = f"staff-{clerk.user_id}"
    shown = [look()]
    for change in (
        {"role": StaffRole.MANAGER}, {"session_epoch": 1}, {"theme": "dark"}, {"is_active": False},
        {"hotel": make_world().hotel},
    ):  # fmt: skip
        Staff.objects.filter(pk=clerk.pk).update(**change)
        shown += [look(), look()]

    assert shown == [[], [user], [], [user], [], [], [], [user], [], [user], []]


def test_who_could_not_be_cut_off_is_tried_again(
    world: World, hosted: Hosted, look: Callable[[], list[str]]
):
    users = sorted(account(world, role) for role in (StaffRole.FRONT_DESK, StaffRole.MANAGER))
    User.objects.filter(pk__in=users).update(is_active=False)
    hosted.failing = ChannelFailed("down", is_for_good=False)
    refused = look()
    hosted.failing = None

    assert (refused, look(), look()) == ([], [f"staff-{pk}" for pk in users], [])
