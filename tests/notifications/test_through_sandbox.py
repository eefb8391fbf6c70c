"""From a booking to the sandbox's catcher, through the same SDKs and servers as in earnest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.conf import LazySettings

from config.mail import SMTP
from notifications.models import Message
from tests.factories.sandbox import RunningSandbox, running_sandbox
from tests.factories.world import NOON, World, nights
from tests.notifications.jobs import announce_all, send_all


@pytest.fixture
def sandbox(settings: LazySettings, sms_account: None) -> Iterator[RunningSandbox]:
    with running_sandbox(smtp_port=0) as running:
        settings.EMAIL_BACKEND = SMTP
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", running.mail_port
        settings.EMAIL_TIMEOUT = 1
        settings.SMS_API_BASE = running.base_url
        yield running


@pytest.fixture
def confirmed(committed_world: World, sandbox: RunningSandbox) -> None:
    committed_world.confirmed(nights(1, 3))
    announce_all()


def outcomes() -> dict[str, tuple[Any, ...]]:
    rows = Message.objects.values_list("channel", "status", "attempts", "last_error")
    return {channel: tuple(rest) for channel, *rest in rows}


def test_a_guest_gets_a_mail_and_an_sms(confirmed: None, sandbox: RunningSandbox) -> None:
    send_all()

    assert outcomes() == {"EMAIL": ("SENT", 1, ""), "SMS": ("SENT", 1, "")}
    assert len(sandbox.mails("john@example.com")) == 1
    assert len(sandbox.sms("+1234567890")) == 1


@pytest.mark.parametrize("kind", ["error_after", "reset_after", "error_before"])
def test_an_sms_arrives_once_whatever_the_answer(
    confirmed: None, sandbox: RunningSandbox, kind: str
) -> None:
    sandbox.fault(kind, method="POST", path="/2010-04-01/*", count=1)
    send_all()
    assert outcomes()["SMS"][0] == "PENDING"

    send_all(NOON + timedelta(minutes=1))
    assert outcomes()["SMS"] == ("SENT", 2, "")
    assert len(sandbox.sms("+1234567890")) == 1


@pytest.mark.parametrize("kind", ["mail_later", "mail_lost", "mail_hang"])
def test_a_mail_arrives_with_one_id_whatever_the_answer(
    confirmed: None, sandbox: RunningSandbox, kind: str
) -> None:
    sandbox.fault(kind, count=1)
    send_all()
    assert outcomes()["EMAIL"][0] == "PENDING"

    send_all(NOON + timedelta(minutes=1))
    header_id = Message.objects.get(channel="EMAIL").header_id
    assert outcomes()["EMAIL"] == ("SENT", 2, "")
    assert {mail["message_id"] for mail in sandbox.mails()} == {header_id}


def test_a_mail_that_is_refused_for_good_is_given_up(
    confirmed: None, sandbox: RunningSandbox
) -> None:
    sandbox.fault("mail_refuse", count=1)
    send_all()

    assert outcomes()["EMAIL"] == ("FAILED", 1, "CONTENT_REFUSED")
