from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.conf import LazySettings

from config.mail import SMTP
from tests.factories.staff_fixtures import desk, housekeeping, manager, no_throttles, noon
from tests.factories.world import World, make_world
from tests.notifications.mail_server import MailServer, running_mail_server

__all__ = ["desk", "housekeeping", "manager", "no_throttles", "noon"]


@pytest.fixture
def sms_account(settings: LazySettings) -> None:
    settings.SMS_ACCOUNT_SID = "AC00000000000000000000000000000000"
    settings.SMS_AUTH_TOKEN = "token"
    settings.SMS_FROM = "+15005550006"


@pytest.fixture
def world(db: None) -> World:
    """A hotel with an address of its own."""
    return make_world(email="front@grand.example", alert_email="alerts@grand.example")


@pytest.fixture
def committed_world(empty_queue: None) -> World:
    """The same, where transactions are real."""
    return make_world(email="front@grand.example", alert_email="alerts@grand.example")


@pytest.fixture
def mail_server(settings: LazySettings) -> Iterator[MailServer]:
    """SMTP on loopback."""
    with running_mail_server() as server:
        settings.EMAIL_BACKEND = SMTP
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        settings.EMAIL_TIMEOUT = 1
        yield server
