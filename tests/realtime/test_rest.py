"""The REST API: the official library, and what it would never send."""

from __future__ import annotations

import asyncio
import hashlib
import json
import time
import urllib.error
import urllib.request
from typing import Any

import pytest
from pusher.errors import PusherBadAuth, PusherBadRequest, PusherBadStatus

from realtime.signing import request_text, sign
from tests.factories.realtime import APP_ID, KEY, SECRET, Realtime
from tests.factories.sockets import Socket, connected


def ask(
    realtime: Realtime,
    path: str,
    body: Any = None,
    *,
    secret: str = SECRET,
    age: int = 0,
    **changed: str,
) -> tuple[int, Any]:
    """Signed as the protocol has it; `changed` is put in after signing."""
    raw = b"" if body is None else json.dumps(body).encode()
    path, _, given = path.partition("?")
    query = dict(part.split("=") for part in given.split("&") if part)
    query |= {
        "auth_key": KEY,
        "auth_version": "1.0",
        "auth_timestamp": str(int(time.time()) - age),
        "body_md5": hashlib.md5(raw).hexdigest(),
    }
    method = "GET" if body is None else "POST"
    query["auth_signature"] = sign(secret, request_text(method, path, query))
    text = "&".join(f"{name}={value}" for name, value in (query | changed).items())
    asked = urllib.request.Request(f"{realtime.url}{path}?{text}", raw or None, method=method)
    try:
        with urllib.request.urlopen(asked, timeout=10) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as refused:
        return refused.code, json.load(refused)


def hearing(realtime: Realtime, channels: list[str], act: Any, count: int) -> list[Any]:
    """What somebody on these channels hears of what is done."""

    async def scene() -> list[Any]:
        async with connected(realtime) as socket:
            for channel in channels:
                await socket.subscribe(channel)
            await asyncio.to_thread(act, socket)
            heard = [await socket.hear() for _ in range(count)]
            await socket.hears_nothing()
            return [(each["channel"], each["event"], each["data"]) for each in heard]

    return asyncio.run(scene())


def test_an_event_reaches_every_channel_that_it_is_sent_to(realtime: Realtime):
    heard = hearing(
        realtime,
        ["one", "private-two"],
        lambda _: realtime.library.trigger(["one", "private-two", "three"], "hello", {"é": "ü"}),
        2,
    )

    assert heard == [("one", "hello", {"é": "ü"}), ("private-two", "hello", {"é": "ü"})]


def test_whoever_caused_an_event_can_be_left_out(realtime: Realtime):
    def act(socket: Socket) -> None:
        realtime.library.trigger("one", "hello", {}, socket.socket_id)

    assert hearing(realtime, ["one"], act, 0) == []


def test_a_batch_arrives_in_its_order_however_large(realtime: Realtime):
    batch = [{"channel": "one", "name": "n", "data": f'"{n}{"x" * 9000}"'} for n in range(10)]
    heard = hearing(realtime, ["one"], lambda _: realtime.library.trigger_batch(batch), 10)

    assert [data[0] for _, _, data in heard] == list("0123456789")
    assert {len(data) for _, _, data in heard} == {9001}


def test_channels_and_those_on_them_are_counted(realtime: Realtime):
    async def scene() -> Any:
        async with connected(realtime) as ana, connected(realtime) as bob:
            await ana.subscribe("presence-c", user_id="ana")
            await bob.subscribe("presence-c", user_id="bob")
            await ana.hear()
            await bob.subscribe("counted")
            return await asyncio.to_thread(answers)

    def answers() -> Any:
        library = realtime.library
        return (
            library.channels_info("presence-", ["user_count"]),
            library.channel_info("counted", ["subscription_count"]),
            library.channel_info("nobody"),
            library.users_info("presence-c"),
        )

    assert asyncio.run(scene()) == (
        {"channels": {"presence-c": {"user_count": 2}}},
        {"occupied": True, "subscription_count": 1},
        {"occupied": False},
        {"users": [{"id": "ana"}, {"id": "bob"}]},
    )
    assert realtime.library.channels_info("presence-") == {"channels": {}}


def test_connections_of_a_user_are_ended(realtime: Realtime):
    async def scene() -> Any:
        async with connected(realtime) as ana, connected(realtime) as bob:
            await ana.sign_in("ana")
            await bob.sign_in("bob")
            await asyncio.to_thread(realtime.library.terminate_user_connections, "ana")
            assert await ana.hear() == {"closed": 4009}
            await bob.hears_nothing()

    asyncio.run(scene())


def test_the_library_with_a_wrong_secret_is_refused(realtime: Realtime):
    library = realtime.library
    library._pusher_client._secret = "another"

    with pytest.raises(PusherBadAuth):
        library.trigger("one", "hello", {})


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"secret": "another"}, "Invalid signature"),
        ({"age": 601}, "The timestamp is more than ten minutes from now"),
        ({"age": -601}, "The timestamp is more than ten minutes from now"),
        ({"auth_signature": ""}, "Invalid signature"),
        ({"auth_signature": "%C3%A9"}, "Invalid signature"),
        ({"auth_timestamp": "0"}, "Invalid signature"),
        ({"body_md5": "0" * 32}, "Invalid signature"),
        ({"more": "1"}, "Invalid signature"),
        ({"auth_key": "other"}, "Unknown auth_key or auth_version"),
        ({"auth_version": "2.0"}, "Unknown auth_key or auth_version"),
    ],
)
def test_what_is_not_signed_as_it_is_sent_is_refused(
    realtime: Realtime, changed: dict[str, Any], reason: str
):
    event = {"name": "n", "channels": ["one"], "data": "{}"}

    assert ask(realtime, f"/apps/{APP_ID}/events", event, **changed) == (401, {"error": reason})


def test_another_body_under_the_same_signature_is_refused(realtime: Realtime):
    raw, path = b"{}", f"/apps/{APP_ID}/events"
    query = {"auth_key": KEY, "auth_version": "1.0", "auth_timestamp": str(int(time.time()))}
    query["body_md5"] = hashlib.md5(raw).hexdigest()
    query["auth_signature"] = sign(SECRET, request_text("POST", path, query))
    text = "&".join(f"{name}={value}" for name, value in query.items())
    asked = urllib.request.Request(f"{realtime.url}{path}?{text}", b'{"name": "n"}', method="POST")

    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(asked, timeout=10)
    assert (refused.value.code, json.load(refused.value)) == (401, {"error": "Invalid body_md5"})


EVENT = {"name": "n", "channels": ["one"], "data": "{}"}


@pytest.mark.parametrize(
    ("path", "body", "status", "reason"),
    [
        ("/apps/2/events", EVENT, 404, "There is no such app"),
        ("/apps/1/nothing", EVENT, 404, "There is nothing at this address"),
        ("/apps/1/events", None, 405, "Only POST is answered here"),
        ("/apps/1/channels", {}, 405, "Only GET is answered here"),
        ("/apps/1/events", [], 400, "A JSON object was expected"),
        ("/apps/1/events", {}, 400, "There can be no channel of that name"),
        ("/apps/1/events", EVENT | {"channels": []}, 400, "Name from 1 to 100 channels"),
        ("/apps/1/events", EVENT | {"channels": ["a"] * 101}, 400, "Name from 1 to 100 channels"),
        ("/apps/1/events", EVENT | {"channels": ["a b"]}, 400, "There can be no channel of that name"),
        ("/apps/1/events", EVENT | {"name": ""}, 400, "An event's name has from 1 to 200 characters"),
        ("/apps/1/events", EVENT | {"data": {}}, 400, "The data is a text"),
        ("/apps/1/events", EVENT | {"data": "x" * 10_241}, 413, "The data is larger than 10240 bytes"),
        ("/apps/1/events", EVENT | {"socket_id": "1"}, 400, "That is no socket_id"),
        ("/apps/1/batch_events", {"batch": [EVENT] * 11}, 400, "Send from 1 to 10 events"),
        ("/apps/1/batch_events", {"batch": [1]}, 400, "An event is an object"),
        ("/apps/1/channels?info=user_count", None, 400,
         "user_count is known of presence channels only"),
        ("/apps/1/channels/one?info=secret", None, 400,
         "Known attributes are user_count and subscription_count"),
        ("/apps/1/channels/one/users", None, 400, "Users are known of presence channels only"),
        ("/apps/1/users/a:b/terminate_connections", {}, 400, "There can be no user of that id"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_told(
    realtime: Realtime, path: str, body: Any, status: int, reason: str
):
    assert ask(realtime, path, body) == (status, {"error": reason})


def test_the_library_hears_of_refusals_as_its_own_errors(realtime: Realtime):
    with pytest.raises(PusherBadRequest):
        realtime.library.users_info("one")
    with pytest.raises(PusherBadStatus):
        realtime.library.trigger("one", "n", "x" * 10_300)
