"""Short messages by Twilio's API."""

from __future__ import annotations

from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any, Final, Protocol

import requests
from django.conf import settings
from twilio.base.exceptions import TwilioException, TwilioRestException
from twilio.http.http_client import TwilioHttpClient
from twilio.http.response import Response
from twilio.rest import Client
from typing_extensions import override

from notifications.delivery import Undelivered
from notifications.enums import Trouble

TIMEOUT_SECONDS: Final = 10.0
MOST_COMPARED: Final = 50
CLOCKS_DIFFER: Final = timedelta(minutes=1)
TWILIO: Final = "https://api.twilio.com"
INVALID_NUMBER: Final = frozenset({21211, 21217, 21614})
"""Twilio's codes: not a number, not one that could exist, no mobile phone."""
UNSUBSCRIBED: Final = 21610
FOR_GOOD: Final = frozenset({21408, 21612, UNSUBSCRIBED})
"""A country or a number that we may not or cannot send to."""


class SmsGateway(Protocol):
    def send(self, *, to: str, text: str) -> str:
        """Returns the provider's name for it. `to` is in E.164. Raises Undelivered."""

    def find_sent(self, *, to: str, text: str, since: datetime) -> str:
        """The name of one with this text that was taken since then, after an attempt of which nobody
        knows how it ended; nothing where there is none. Raises Undelivered."""


class RedirectedHttpClient(TwilioHttpClient):  # type: ignore[misc]  # untyped
    """Twilio's own, but for the host that is asked."""

    def __init__(self, base: str) -> None:
        super().__init__(timeout=TIMEOUT_SECONDS)
        self.base = base
        if self.session and base != TWILIO:
            self.session.trust_env = False  # no proxy leads to this machine

    @override
    def request(self, method: str, url: str, *args: Any, **kwargs: Any) -> Response:
        return super().request(method, url.replace(TWILIO, self.base, 1), *args, **kwargs)


class TwilioGateway:
    def __init__(self, *, account: str, token: str, sender: str, base: str = "") -> None:
        http = RedirectedHttpClient(base.rstrip("/") or TWILIO)
        self.client = Client(account, token, http_client=http)
        self.sender = sender

    def send(self, *, to: str, text: str) -> str:
        try:
            sent = self.client.messages.create(to=to, from_=self.sender, body=text)
        except TwilioRestException as exc:
            raise _refused(exc) from exc
        except (TwilioException, requests.RequestException) as exc:
            raise Undelivered(Trouble.UNREACHABLE) from exc
        return str(sent.sid or "")

    def find_sent(self, *, to: str, text: str, since: datetime) -> str:
        try:
            newest = self.client.messages.list(to=to, limit=MOST_COMPARED)
        except TwilioRestException as exc:
            raise _refused(exc) from exc
        except (TwilioException, requests.RequestException) as exc:
            raise Undelivered(Trouble.UNREACHABLE) from exc
        alike = [each for each in newest if each.body == text and _is_since(each, since)]
        return str(alike[0].sid) if alike else ""


def _is_since(sent: Any, since: datetime) -> bool:
    """By Twilio's clock, which need not be ours."""
    created: datetime | None = sent.date_created
    return created is not None and created >= since - CLOCKS_DIFFER


def _refused(exc: TwilioRestException) -> Undelivered:
    if exc.code in INVALID_NUMBER:
        return Undelivered(Trouble.INVALID_ADDRESS, for_good=True)
    if exc.code in FOR_GOOD:
        return Undelivered(Trouble.RECIPIENT_REFUSED, for_good=True)
    if exc.status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
        return Undelivered(Trouble.NOT_ALLOWED)
    if exc.status == HTTPStatus.BAD_REQUEST:
        return Undelivered(Trouble.CONTENT_REFUSED, for_good=True)
    return Undelivered(Trouble.REFUSED_FOR_NOW)


def sms_gateway() -> SmsGateway:
    """As the settings have it. Whether there is one, `channels.is_set_up` says."""
    return TwilioGateway(
        account=settings.SMS_ACCOUNT_SID,
        token=settings.SMS_AUTH_TOKEN,
        sender=settings.SMS_FROM,
        base=settings.SMS_API_BASE,
    )
