"""Several processes are one server to those who are connected, over PostgreSQL and over Valkey."""

from __future__ import annotations

import asyncio
from typing import Any

from tests.factories.realtime import Realtime, running_server
from tests.factories.sockets import connected, succeeded

Both = tuple[Realtime, Realtime]


def test_what_one_is_sent_the_others_tell_in_the_same_order(two_processes: Both):
    one, other = two_processes
    batch = [{"channel": "c", "name": "n", "data": f'"{n}{"é" * 4000}"'} for n in range(10)]

    async def scene() -> list[list[str]]:
        async with connected(one) as here, connected(other) as there:
            await here.subscribe("c")
            await there.subscribe("c")
            await asyncio.gather(
                asyncio.to_thread(one.library.trigger_batch, [dict(each) for each in batch]),
                asyncio.to_thread(other.library.trigger_batch, [dict(each) for each in batch]),
            )
            return [[(await s.hear())["data"] for _ in range(20)] for s in (here, there)]

    here, there = asyncio.run(scene())
    assert here == there
    assert sorted(text[0] for text in here) == sorted("0123456789" * 2)


def test_members_are_the_same_everywhere(two_processes: Both):
    one, other = two_processes
    channel = "presence-p"

    async def scene() -> Any:
        async with connected(one) as ana:
            await ana.subscribe(channel, user_id="ana")
            async with connected(other) as bob:
                both = {"count": 2, "ids": ["ana", "bob"], "hash": {"ana": None, "bob": None}}
                told = await bob.subscribe(channel, user_id="bob")
                assert told == succeeded(channel, {"presence": both})
                assert (await ana.hear())["event"] == "pusher_internal:member_added"
                counts = await asyncio.to_thread(counted)
                await bob.say("client-hello", 1, channel=channel)
                assert (await ana.hear())["event"] == "client-hello"
            assert (await ana.hear())["event"] == "pusher_internal:member_removed"
            return counts

    def counted() -> Any:
        wanted = ["user_count", "subscription_count"]
        return [each.library.channel_info(channel, wanted) for each in two_processes]

    assert asyncio.run(scene()) == [
        {"occupied": True, "user_count": 2, "subscription_count": 2},
        {"occupied": True, "user_count": 2, "subscription_count": 2},
    ]


def test_a_process_that_comes_later_knows_who_is_there(
    two_processes: Both, database_url: str, valkey: str, request: Any
):
    one, _ = two_processes
    shared = {"REDIS_URL": valkey} if "valkey" in request.node.callspec.id else {}

    async def scene() -> Any:
        async with connected(one) as ana:
            await ana.subscribe("presence-l", user_id="ana")
            with running_server(database_url, **shared) as late:
                async with connected(late) as bob:
                    return (await bob.subscribe("presence-l", user_id="bob"))["data"]["presence"]

    assert asyncio.run(scene())["ids"] == ["ana", "bob"]


def test_members_of_a_killed_process_are_gone_after_a_while(
    two_processes: Both, database_url: str, valkey: str, request: Any
):
    one, _ = two_processes
    shared = {"REDIS_URL": valkey} if "valkey" in request.node.callspec.id else {}

    async def scene() -> Any:
        async with connected(one) as ana:
            await ana.subscribe("presence-k", user_id="ana")
            with running_server(database_url, **shared) as doomed:
                async with connected(doomed) as bob:
                    await bob.subscribe("presence-k", user_id="bob")
                    await ana.hear()
                    doomed.kill()
                    return await ana.hear(patience=40)

    assert asyncio.run(scene()) == {
        "event": "pusher_internal:member_removed",
        "channel": "presence-k",
        "data": {"user_id": "bob"},
    }


def test_users_are_ended_wherever_they_are_connected(two_processes: Both):
    one, other = two_processes

    async def scene() -> None:
        async with connected(other) as ana:
            await ana.sign_in("ana")
            await asyncio.to_thread(one.library.terminate_user_connections, "ana")
            assert await ana.hear() == {"closed": 4009}

    asyncio.run(scene())
