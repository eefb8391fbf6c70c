"""The official library of browsers against our server, with proofs that the official library of Python
gives."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pusher
import pytest
from playwright.sync_api import Browser, Page

from tests.factories.realtime import APP_ID, KEY, Realtime, free_port, running_server

STATIC = Path(__file__).parents[2] / "src/web/static/vendor"
[LIBRARY] = STATIC.glob("pusher-*.min.js")
PAGE = b"<!doctype html><title>A page</title><script src='/pusher.js'></script>"
FORGER = pusher.Pusher(app_id=APP_ID, key=KEY, secret="another", cluster="x")

CONNECT = """([key, port, user]) => {
  window.heard = [];
  window.pusher = new Pusher(key, {
    cluster: "", wsHost: "127.0.0.1", wsPort: port, forceTLS: false, enabledTransports: ["ws"],
    channelAuthorization: { endpoint: `/auth?user=${user}`, transport: "ajax" },
    userAuthentication: { endpoint: `/user-auth?user=${user}`, transport: "ajax" },
  });
  window.join = (name) => new Promise((done) => {
    const channel = pusher.subscribe(name);
    channel.bind_global((event, data) => {
      if (!/^(pusher:sub|client-)/.test(event)) heard.push([event, data]);
    });
    channel.bind("client-typing", (data, { user_id }) => heard.push([name, data, user_id ?? null]));
    channel.bind("pusher:subscription_succeeded", (them) =>
      done(them?.members ? [them.count, them.myID, Object.keys(them.members).sort()] : "in"));
    channel.bind("pusher:subscription_error", ({ type, status }) => done([type, status]));
  });
  return new Promise((done) => pusher.connection.bind("connected", () => done(true)));
}"""
STATE = "state => pusher.connection.state === state"


class Doorman(BaseHTTPRequestHandler):
    """The page, and the addresses that its library asks for proofs. Nobody gets none, a forger false ones."""

    library: pusher.Pusher

    def do_GET(self) -> None:
        is_library = self.path == "/pusher.js"
        self.answer(200, LIBRARY.read_bytes() if is_library else PAGE, is_script=is_library)

    def do_POST(self) -> None:
        address = urlsplit(self.path)
        [user] = parse_qs(address.query)["user"]
        text = self.rfile.read(int(self.headers["Content-Length"])).decode()
        asked = {name: value for name, [value] in parse_qs(text).items()}
        library = FORGER if user == "forger" else self.library
        if user == "nobody":
            self.answer(403, b"{}")
        elif address.path == "/user-auth":
            proof = library.authenticate_user(asked["socket_id"], {"id": user})
            self.answer(200, json.dumps(proof).encode())
        else:
            channel = asked["channel_name"]
            told = {"user_id": user} if channel.startswith("presence-") else None
            proof = library.authenticate(channel, asked["socket_id"], told)
            self.answer(200, json.dumps(proof).encode())

    def answer(self, status: int, body: bytes, *, is_script: bool = False) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/javascript" if is_script else "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *facts: Any) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def realtime(database_url: str) -> Iterator[Realtime]:
    with running_server(database_url) as running:
        yield running


@pytest.fixture(scope="module")
def database_url(site_database: str) -> str:
    return site_database


@pytest.fixture(scope="module")
def address(realtime: Realtime) -> Iterator[str]:
    doorman = type("DoormanHere", (Doorman,), {"library": realtime.library})
    with ThreadingHTTPServer(("127.0.0.1", 0), doorman) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


Connect = Callable[..., Page]


@pytest.fixture
def connect(browser: Browser, realtime: Realtime, address: str) -> Iterator[Connect]:
    """A page of somebody's, connected: `connect("ana")`."""
    opened = []

    def as_user(user: str = "ana", port: int = realtime.port) -> Page:
        context = browser.new_context()
        context.set_default_timeout(15_000)
        opened.append(context)
        page = context.new_page()
        page.goto(address)
        assert page.evaluate(CONNECT, [KEY, port, user])
        return page

    yield as_user
    for context in opened:
        context.close()


def join(page: Page, channel: str) -> Any:
    return page.evaluate("name => join(name)", channel)


def heard(page: Page, count: int = 1) -> list[Any]:
    """What the page was told, when it is that much; nothing more may come with the next ping."""
    page.wait_for_function("count => heard.length >= count", arg=count)
    page.wait_for_timeout(200)
    return page.evaluate("heard.splice(0)")


def test_a_public_channel(connect: Connect, realtime: Realtime):
    page = connect()
    answer = join(page, "news")
    realtime.library.trigger("news", "hello", {"é": [1, None]})
    realtime.library.trigger_batch([{"channel": "news", "name": n, "data": n} for n in "ab"])

    assert answer == "in"
    assert heard(page, 3) == [["hello", {"é": [1, None]}], ["a", "a"], ["b", "b"]]


@pytest.mark.parametrize("channel", ["private-a", "presence-a"])
def test_who_has_no_proof_or_a_false_one_hears_nothing(
    connect: Connect, realtime: Realtime, channel: str
):
    ana, nobody, forger = (connect(user) for user in ("ana", "nobody", "forger"))
    answers = [join(page, channel) for page in (ana, nobody, forger)]
    realtime.library.trigger(channel, "secret", 1)

    assert answers[0] in ("in", [1, "ana", ["ana"]])
    assert answers[1:] == [["AuthError", 403], ["AuthError", 401]]
    assert heard(ana) == [["secret", 1]]
    assert [heard(page, 0) for page in (nobody, forger)] == [[], []]


def test_members_come_and_go(connect: Connect, realtime: Realtime):
    ana = connect("ana")
    first = join(ana, "presence-b")
    bob, twice = connect("bob"), connect("bob")
    second = join(bob, "presence-b")
    join(twice, "presence-b")
    known = realtime.library.users_info("presence-b")
    counted = realtime.library.channel_info("presence-b", ["user_count", "subscription_count"])
    came = heard(ana)
    twice.context.close()
    bob.context.close()

    assert (first, second) == ([1, "ana", ["ana"]], [2, "bob", ["ana", "bob"]])
    assert known == {"users": [{"id": "ana"}, {"id": "bob"}]}
    assert counted == {"occupied": True, "user_count": 2, "subscription_count": 3}
    assert [event for event, *_ in came] == ["pusher:member_added"]
    assert [(event, facts["id"]) for event, facts in heard(ana)] == [
        ("pusher:member_removed", "bob")
    ]
    assert ana.evaluate("pusher.channel('presence-b').members.count") == 1


def test_what_one_says_the_others_hear_with_the_name(connect: Connect):
    ana, bob = connect("ana"), connect("bob")
    for page in (ana, bob):
        join(page, "presence-c")
        join(page, "private-c")
    heard(ana)
    for channel in ("presence-c", "private-c"):
        bob.evaluate("name => pusher.channel(name).trigger('client-typing', {on: 1})", channel)

    assert heard(ana, 2) == [["presence-c", {"on": 1}, "bob"], ["private-c", {"on": 1}, None]]
    assert heard(bob, 0) == []


def test_a_user_who_signed_in_is_spoken_to_and_ended(connect: Connect, realtime: Realtime):
    ana, bob = connect("ana"), connect("bob")
    for page in (ana, bob):
        page.evaluate("pusher.user.bind_global((event, data) => heard.push([event, data]))")
        page.evaluate("pusher.signin()")
        page.wait_for_function("pusher.user.user_data?.id")
    realtime.library.send_to_user("ana", "note", {"to": "ana"})
    told = heard(ana)
    realtime.library.terminate_user_connections("ana")
    ana.wait_for_function(STATE, arg="disconnected")
    ana.wait_for_timeout(2000)

    assert told == [["note", {"to": "ana"}]]
    assert heard(bob, 0) == []
    assert [page.evaluate("pusher.connection.state") for page in (ana, bob)] == [
        "disconnected", "connected",
    ]  # fmt: skip


def test_a_false_sign_in_is_shown_the_door(connect: Connect):
    page = connect("forger")
    page.evaluate("pusher.signin()")
    page.wait_for_function(STATE, arg="disconnected")


def test_it_comes_back_by_itself_and_hears_again(connect: Connect, database_url: str):
    port = free_port()
    with running_server(database_url, port=port) as first:
        page = connect("ana", port)
        join(page, "news")
        first.kill()
        page.wait_for_function("state => pusher.connection.state !== state", arg="connected")
    with running_server(database_url, port=port) as second:
        page.wait_for_function(STATE, arg="connected")
        page.wait_for_function("pusher.channel('news').subscribed")
        second.library.trigger("news", "again", 1)
        assert heard(page) == [["again", 1]]
