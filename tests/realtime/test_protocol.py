"""The protocol word for word, on a real connection to a real process."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable

import pytest

from realtime import wire
from tests.factories.realtime import KEY, Realtime, running_server
from tests.factories.sockets import (
    QUERY,
    Socket,
    connected,
    not_subscribed,
    objection,
    succeeded,
)

Scene = Callable[[Socket], Awaitable[None]]
UNAUTHORIZED = "The connection is unauthorized"


def play(realtime: Realtime, scene: Scene) -> None:
    async def run() -> None:
        async with connected(realtime) as socket:
            await scene(socket)

    asyncio.run(run())


def test_a_connection_is_told_its_id_and_pings_are_answered(realtime: Realtime):
    async def scene(socket: Socket) -> None:
        assert wire.is_socket_id(socket.socket_id)
        await socket.hears_nothing()

    play(realtime, scene)


@pytest.mark.parametrize(
    ("path", "query", "code", "message"),
    [
        ("/app/other", QUERY, 4001, "There is no app with this key"),
        ("/elsewhere", QUERY, 4005, "There is nothing at this path"),
        (f"/app/{KEY}", "protocol=6", 4007, "Only protocol 7 is spoken"),
        (f"/app/{KEY}", "protocol=seven", 4006, "The protocol's version is no number"),
        (f"/app/{KEY}", "client=js", 4008, "No protocol was named"),
    ],
)
def test_whoever_asks_for_something_else_is_told_so_and_left(
    realtime: Realtime, path: str, query: str, code: int, message: str
):
    async def scene() -> None:
        async with connected(realtime, query, path) as socket:
            assert await socket.hear() == objection(message, code)
            assert await socket.hear() == {"closed": code}

    asyncio.run(scene())


def test_a_public_channel_needs_no_proof(realtime: Realtime):
    async def scene(socket: Socket) -> None:
        await socket.say("pusher:subscribe", {"channel": "news"})
        assert await socket.hear() == succeeded("news")

    play(realtime, scene)


def test_a_private_channel_opens_to_its_proof(realtime: Realtime):
    async def scene(socket: Socket) -> None:
        assert await socket.subscribe("private-a") == succeeded("private-a")

    play(realtime, scene)


@pytest.mark.parametrize("channel", ["private-a", "private-encrypted-a", "presence-a"])
def test_no_proof_and_no_good_proof_open_nothing(realtime: Realtime, channel: str):
    person = {"user_id": "1"}

    async def scene(socket: Socket) -> None:
        good = socket.proof(channel, person)
        elsewhere = Socket(socket.ws, "1.2").proof(channel, person)
        for bad in (
            {"channel": channel},
            good | {"auth": ""},
            good | {"auth": None},
            good | {"auth": good["auth"].replace(KEY, "other")},
            good | {"auth": good["auth"][:-1]},
            good | {"channel_data": json.dumps({"user_id": "2"})},
            socket.proof(channel, person, secret="another"),
            elsewhere,
            socket.proof(f"{channel}b", person) | {"channel": channel},
        ):
            await socket.say("pusher:subscribe", bad)
            assert await socket.hear() == not_subscribed(channel, UNAUTHORIZED)
        await socket.say("client-a", {}, channel=channel)
        assert await socket.hear() == objection(
            "Client events need a subscription to their channel"
        )

    play(realtime, scene)


@pytest.mark.parametrize(
    "name", ["", "a b", "a/b", "a:b", "a\n", "ä", "x" * 165, "#server-to-user-", "#a", 1, None, {}]
)
def test_channels_have_sensible_names(realtime: Realtime, name: object):
    async def scene(socket: Socket) -> None:
        await socket.say("pusher:subscribe", {"channel": name})
        assert await socket.hear() == objection("There can be no channel of that name")

    play(realtime, scene)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "A JSON object was expected"),
        ("[]", "A JSON object was expected"),
        ("{", "A JSON object was expected"),
        ("[" * 10_000, "A JSON object was expected"),
        ("{}", "The message has no event"),
        ('{"event": 1}', "The message has no event"),
        (json.dumps({"event": "x" * 201}), "The message has no event"),
        ('{"event": "pusher:hello"}', "Clients may send no such event"),
        ('{"event": "booking-created", "channel": "a"}', "Clients may send no such event"),
        ('{"event": "pusher:subscribe"}', "A JSON object was expected"),
        ('{"event": "pusher:subscribe", "data": "x"}', "A JSON object was expected"),
    ],
)
def test_nonsense_is_objected_to_and_the_connection_goes_on(
    realtime: Realtime, text: str, message: str
):
    async def scene(socket: Socket) -> None:
        await socket.ws.send_str(text)
        assert await socket.hear() == objection(message)
        await socket.hears_nothing()

    play(realtime, scene)


def test_a_message_that_is_too_large_ends_the_connection(realtime: Realtime):
    async def scene(socket: Socket) -> None:
        await socket.ws.send_str("x" * (wire.MAX_FRAME_BYTES + 1))
        assert await socket.hear() == objection("The message is too large", 1009)
        assert await socket.hear() == {"closed": 1009}

    play(realtime, scene)


def test_bytes_are_no_messages(realtime: Realtime):
    async def scene(socket: Socket) -> None:
        await socket.ws.send_bytes(b"{}")
        assert await socket.hear() == objection("The message is too large", 1009)

    play(realtime, scene)


def test_a_channel_is_subscribed_to_once(realtime: Realtime):
    async def scene(socket: Socket) -> None:
        await socket.subscribe("a")
        assert await socket.subscribe("a") == objection("Existing subscription to channel a")

    play(realtime, scene)


def test_a_connection_has_so_many_channels_and_no_more(realtime: Realtime):
    async def scene(socket: Socket) -> None:
        for number in range(wire.MAX_CHANNELS_A_CONNECTION):
            assert await socket.subscribe(f"a{number}") == succeeded(f"a{number}")
        refused = not_subscribed("more", "Too many subscriptions on one connection")
        assert await socket.subscribe("more") == refused

    play(realtime, scene)


def test_members_hear_of_one_another_and_a_person_counts_once(realtime: Realtime):
    async def scene() -> None:
        async with connected(realtime) as ana, connected(realtime) as bob:
            first = {"presence": {"count": 1, "ids": ["ana"], "hash": {"ana": {"name": "Ana"}}}}
            ana_told = await ana.subscribe("presence-p", user_id="ana", user_info={"name": "Ana"})
            assert ana_told == succeeded("presence-p", first)
            both = {"presence": {
                "count": 2, "ids": ["ana", "bob"], "hash": {"ana": {"name": "Ana"}, "bob": None}
            }}  # fmt: skip
            assert await bob.subscribe("presence-p", user_id="bob") == succeeded("presence-p", both)
            assert await ana.hear() == {
                "event": "pusher_internal:member_added",
                "channel": "presence-p",
                "data": {"user_id": "bob"},
            }
            async with connected(realtime) as bobs_phone:
                told = await bobs_phone.subscribe("presence-p", user_id="bob")
                assert told == succeeded("presence-p", both)
            await ana.hears_nothing()
            await bob.say("pusher:unsubscribe", {"channel": "presence-p"})
            assert await ana.hear() == {
                "event": "pusher_internal:member_removed",
                "channel": "presence-p",
                "data": {"user_id": "bob"},
            }
            await bob.hears_nothing()

    asyncio.run(scene())


@pytest.mark.parametrize("person", [{"user_info": 1}, {"user_id": 1}, {"user_id": "a b"}])
def test_a_presence_channel_wants_to_know_who_it_is(realtime: Realtime, person: dict[str, object]):
    async def scene(socket: Socket) -> None:
        refused = not_subscribed("presence-q", "The proof names no user")
        assert await socket.subscribe("presence-q", **person) == refused

    play(realtime, scene)


def test_client_events_reach_the_others_and_say_who_sent_them(realtime: Realtime):
    async def scene() -> None:
        async with connected(realtime) as ana, connected(realtime) as bob:
            await ana.subscribe("presence-r", user_id="ana")
            await bob.subscribe("presence-r", user_id="bob")
            await ana.hear()
            await ana.say("client-typing", {"field": "note"}, channel="presence-r")
            assert await bob.hear() == {
                "event": "client-typing",
                "channel": "presence-r",
                "data": {"field": "note"},
                "user_id": "ana",
            }
            await ana.hears_nothing()

    asyncio.run(scene())


def test_client_events_are_for_private_channels(realtime: Realtime):
    async def scene(socket: Socket) -> None:
        for channel in ("open", "private-encrypted-x"):
            await socket.subscribe(channel)
            await socket.say("client-a", {}, channel=channel)
            why = "Client events go to private and presence channels only"
            assert await socket.hear() == not_subscribed(channel, why)

    play(realtime, scene)


def test_client_events_have_a_size(realtime: Realtime):
    async def scene(socket: Socket) -> None:
        await socket.subscribe("private-s")
        await socket.say("client-a", "x" * wire.MAX_DATA_BYTES, channel="private-s")
        assert await socket.hear() == not_subscribed("private-s", "The event's data is too large")

    play(realtime, scene)


def test_ten_client_events_a_second_and_no_more(realtime: Realtime):
    async def scene() -> None:
        async with connected(realtime) as loud, connected(realtime) as other:
            await loud.subscribe("private-t")
            await other.subscribe("private-t")
            for number in range(15):
                await loud.say("client-a", number, channel="private-t")
            too_many = objection("Too many client events", 4301)
            assert [await loud.hear() for _ in range(3)] == [too_many] * 3
            heard = [(await other.hear())["data"] for _ in range(10)]
            assert heard == list(range(10))

    asyncio.run(scene())


def test_a_user_signs_in_and_is_spoken_to(realtime: Realtime):
    async def scene(socket: Socket) -> None:
        done = {"event": "pusher:signin_success", "data": {"user_data": '{"id": "ana"}'}}
        assert await socket.sign_in("ana") == done
        own = "#server-to-user-ana"
        assert await socket.subscribe(own) == succeeded(own)
        realtime.library.send_to_user("ana", "hello", {"a": 1})
        assert await socket.hear() == {"event": "hello", "channel": own, "data": {"a": 1}}

    play(realtime, scene)


def test_nobody_hears_what_another_user_is_told(realtime: Realtime):
    async def scene(socket: Socket) -> None:
        why = "The connection is not signed in as that user"
        for channel in ("#server-to-user-bob", "#server-to-user-ana"):
            assert await socket.subscribe(channel) == not_subscribed(channel, why)
        await socket.sign_in("ana")
        bob = "#server-to-user-bob"
        assert await socket.subscribe(bob) == not_subscribed(bob, why)

    play(realtime, scene)


def test_a_false_sign_in_ends_the_connection(realtime: Realtime):
    async def scene(socket: Socket) -> None:
        refused = objection("The sign-in is unauthorized", 4009)
        assert await socket.sign_in("ana", secret="another") == refused
        assert await socket.hear() == {"closed": 4009}

    play(realtime, scene)


def test_one_network_has_so_many_connections_and_the_server_too(database_url: str):
    limits = {
        "REALTIME_CONNECTIONS": "3",
        "REALTIME_CONNECTIONS_A_NETWORK": "2",
        "NUM_PROXIES": "1",
    }

    async def refusal(realtime: Realtime, address: str) -> object:
        path = f"/app/{KEY}/"
        async with connected(realtime, path=path, **{"X-Forwarded-For": address}) as socket:
            return (await socket.hear())["data"]

    async def scene(realtime: Realtime) -> None:
        guests = ("2001:db8::1", "2001:db8::2", "198.51.100.7")
        async with (
            connected(realtime, **{"X-Forwarded-For": guests[0]}),
            connected(realtime, **{"X-Forwarded-For": guests[1]}),
        ):
            told = await refusal(realtime, "2001:db8::3")
            assert told == {"code": 4100, "message": "Too many connections from one network"}
            async with connected(realtime, **{"X-Forwarded-For": guests[2]}):
                told = await refusal(realtime, "198.51.100.8")
                assert told == {"code": 4100, "message": "The server is full"}

    with running_server(database_url, **limits) as realtime:
        asyncio.run(scene(realtime))
