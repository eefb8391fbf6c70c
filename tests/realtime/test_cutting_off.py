"""Whoever is shut out hears nothing more, however it was written down."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest

from tests.factories.realtime import Realtime
from tests.factories.sockets import Socket, connected, objection, succeeded

ACCOUNT = """
INSERT INTO auth_user (username, password, is_superuser, first_name, last_name, email, is_staff,
                       is_active, date_joined)
VALUES (%s, '', false, '', '', '', false, true, now()) RETURNING id
"""
HOTEL = "SELECT id FROM hotel_hotel LIMIT 1"


@pytest.fixture
def clerks(database_url: str) -> Iterator[list[int]]:
    """Two accounts, committed, for the server asks the database itself."""
    with psycopg.connect(database_url, autocommit=True) as database:
        made = [database.execute(ACCOUNT, [f"clerk-{n}"]).fetchone()[0] for n in (1, 2)]
        yield made
        database.execute("DELETE FROM auth_user WHERE id = ANY(%s)", [made])


def write(database_url: str, statement: str, *facts: Any) -> None:
    with psycopg.connect(database_url, autocommit=True) as database:
        database.execute(statement, facts)


SHUT = "UPDATE auth_user SET is_active = false WHERE id = %s"


@pytest.mark.parametrize("way", ["private-hotel-a", "presence-hotel-a", "sign-in"])
def test_a_clerk_is_cut_off_the_moment_the_account_is_closed(
    realtime: Realtime, database_url: str, clerks: list[int], way: str
):
    async def enter(socket: Socket, clerk: int) -> None:
        user = f"staff-{clerk}"
        if way == "sign-in":
            await socket.sign_in(user)
        else:
            await socket.subscribe(way, user_id=user)

    async def scene() -> None:
        async with connected(realtime) as former, connected(realtime) as colleague:
            await enter(former, clerks[0])
            await enter(colleague, clerks[1])
            if way.startswith("presence"):
                await former.hear()
            await asyncio.to_thread(write, database_url, SHUT, clerks[0])
            assert await former.hear(patience=2) == {"closed": 4009}
            if way.startswith("presence"):
                await colleague.hear()
            await colleague.hears_nothing()

    asyncio.run(scene())


def test_a_proof_from_before_opens_nothing_after(
    realtime: Realtime, database_url: str, clerks: list[int]
):
    async def scene() -> None:
        async with connected(realtime) as socket:
            proof = socket.proof("private-hotel-a", {"user_id": f"staff-{clerks[0]}"})
            await asyncio.to_thread(write, database_url, SHUT, clerks[0])
            await socket.say("pusher:subscribe", proof)
            told = await socket.hear()
            if told == objection("The account is closed", 4009):  # the close may overtake it
                told = await socket.hear()
            assert told == {"closed": 4009}

    asyncio.run(scene())


def test_users_of_others_are_none_of_the_databases_business(realtime: Realtime):
    async def scene() -> None:
        async with connected(realtime) as socket:
            assert await socket.subscribe("private-x", user_id="ana") == succeeded("private-x")

    asyncio.run(scene())


def test_after_its_news_were_interrupted_everybody_is_looked_up_again(
    realtime: Realtime, database_url: str, clerks: list[int]
):
    """The news of this one are kept from the server: its connections end, and the trigger is off."""

    async def scene() -> None:
        async with connected(realtime) as former:
            await former.sign_in(f"staff-{clerks[0]}")
            await asyncio.to_thread(interrupt, database_url, clerks[0])
            assert await former.hear() == {"closed": 4009}

    asyncio.run(scene())


def interrupt(database_url: str, clerk: int) -> None:
    with psycopg.connect(database_url, autocommit=True) as database, untold(database):
        database.execute(SHUT, [clerk])
        database.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE application_name = 'hotelmate-doorkeeping' AND datname = current_database()"
        )


@contextmanager
def untold(database: psycopg.Connection[Any]) -> Iterator[None]:
    database.execute("ALTER TABLE auth_user DISABLE TRIGGER account_changed")
    yield
    database.execute("ALTER TABLE auth_user ENABLE TRIGGER account_changed")
