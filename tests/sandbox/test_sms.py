"""The catcher of SMS, spoken to by Twilio's own library."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from twilio.base.exceptions import TwilioRestException
from twilio.rest import Client

from common.clock import now
from notifications.sms import RedirectedHttpClient
from sandbox.texts import Text
from tests.factories.sandbox import RunningSandbox, running_sandbox

ACCOUNT = "AC" + "0" * 32
GUEST = "+353871234567"
HOTEL = "+15005550006"


@pytest.fixture
def sandbox() -> Iterator[RunningSandbox]:
    with running_sandbox() as running:
        yield running


def client(sandbox: RunningSandbox, token: str = "sandbox") -> Client:
    return Client(ACCOUNT, token, http_client=RedirectedHttpClient(sandbox.base_url))


def send(sandbox: RunningSandbox, **facts: str) -> Any:
    wanted = {"to": GUEST, "from_": HOTEL, "body": "Your booking is confirmed"} | facts
    return client(sandbox).messages.create(**wanted)


def test_an_sms_is_kept(sandbox: RunningSandbox):
    sent = send(sandbox)
    (kept,) = sandbox.sms()

    assert (sent.status, sent.num_segments, sent.direction) == ("queued", "1", "outbound-api")
    assert {name: kept[name] for name in kept if name != "sent"} == {
        "sid": sent.sid,
        "account": ACCOUNT,
        "sender": HOTEL,
        "recipient": GUEST,
        "body": "Your booking is confirmed",
        "segments": 1,
    }


def test_what_was_sent_is_listed_by_recipient_and_time(sandbox: RunningSandbox):
    first = send(sandbox)
    send(sandbox, to="+353870000000")
    messages = client(sandbox).messages
    hour = timedelta(hours=1)
    moment = now()

    assert [each.sid for each in messages.list(to=GUEST, date_sent_after=moment - hour)] == [
        first.sid
    ]
    assert messages.list(to=GUEST, date_sent_after=moment + hour) == []
    assert messages(first.sid).fetch().status == "delivered"


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"to": "12345"}, 21211),
        ({"to": "+15005550001"}, 21211),
        ({"to": "+15005550002"}, 21612),
        ({"to": "+15005550003"}, 21408),
        ({"to": "+15005550004"}, 21610),
        ({"to": "+15005550009"}, 21614),
        ({"from_": "+15005550001"}, 21212),
        ({"from_": "+15005550007"}, 21606),
        ({"from_": "+15005550008"}, 21611),
        ({"to": ""}, 21604),
        ({"from_": ""}, 21603),
        ({"body": ""}, 21602),
        ({"body": "x" * 1601}, 21617),
    ],
)
def test_what_twilio_refuses_is_refused_with_its_code(
    sandbox: RunningSandbox, facts: dict[str, str], code: int
):
    with pytest.raises(TwilioRestException) as refused:
        send(sandbox, **facts)

    assert refused.value.code == code
    assert sandbox.sms() == []


def test_a_wrong_token_is_refused(sandbox: RunningSandbox):
    with pytest.raises(TwilioRestException) as refused:
        client(sandbox, "wrong").messages.create(to=GUEST, from_=HOTEL, body="Hello")

    assert (refused.value.status, refused.value.code) == (401, 20003)


@pytest.mark.parametrize(("kind", "kept"), [("error_before", 0), ("error_after", 1)])
def test_it_can_fail_before_and_after(sandbox: RunningSandbox, kind: str, kept: int):
    sandbox.fault(kind, path="/2010-04-01/*")
    with pytest.raises(TwilioRestException) as refused:
        send(sandbox)

    assert refused.value.status == 500
    assert len(sandbox.sms()) == kept


def test_the_page_shows_them_escaped(sandbox: RunningSandbox):
    send(sandbox, body="<b>bold</b>")
    with urllib.request.urlopen(f"{sandbox.base_url}/sms/", timeout=10) as answer:
        shown = answer.read().decode()

    assert "&lt;b&gt;bold&lt;/b&gt;" in shown
    assert GUEST in shown


@pytest.mark.parametrize(
    ("body", "segments"),
    [("a" * 160, 1), ("a" * 161, 2), ("é€" * 53 + "a", 1), ("ó" * 70, 1), ("ó" * 71, 2)],
)
def test_parts_are_counted_by_alphabet(body: str, segments: int):
    assert Text("SM", ACCOUNT, HOTEL, GUEST, body, 0).segments == segments
