"""Hosted Pusher, or whatever speaks its API: the only module that knows the library."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

import pusher
import requests
from django.conf import settings
from pusher.errors import PusherBadRequest, PusherBadStatus, PusherError
from pusher.http import POST, Request
from pusher.pusher_client import PusherClient

from realtime.channel import ChannelFailed, Message

MOST_AT_ONCE: Final = 10
TIMEOUT_SECONDS: Final = 5
TOO_LARGE: Final = "413"


class PusherChannel:
    def __init__(self, client: pusher.Pusher) -> None:
        self._client = client

    def publish(self, messages: Sequence[Message]) -> None:
        for part in _parts(messages):
            batch = [{"channel": m.channel, "name": m.name, "data": m.data} for m in part]
            _asked(self._client.trigger_batch, batch)

    def cut_off(self, user_id: str) -> None:
        _asked(self._terminate, user_id)

    def _terminate(self, user_id: str) -> None:
        """The library's own call leaves the app out of the address."""
        client: PusherClient = self._client._pusher_client  # noqa: SLF001
        path = f"/apps/{client.app_id}/users/{user_id}/terminate_connections"
        client.http.send_request(Request(client, POST, path, {}))


def _parts(messages: Sequence[Message]) -> Iterator[Sequence[Message]]:
    for at in range(0, len(messages), MOST_AT_ONCE):
        yield messages[at : at + MOST_AT_ONCE]


def _asked(call: Callable[[Any], Any], facts: Any) -> None:
    try:
        call(facts)
    except (PusherBadRequest, ValueError, TypeError) as exc:
        raise ChannelFailed(type(exc).__name__, is_for_good=True) from exc
    except PusherBadStatus as exc:
        is_too_large = str(exc).startswith(TOO_LARGE)
        raise ChannelFailed(type(exc).__name__, is_for_good=is_too_large) from exc
    except (PusherError, requests.RequestException) as exc:
        raise ChannelFailed(type(exc).__name__, is_for_good=False) from exc


def client() -> pusher.Pusher:
    return pusher.Pusher(
        app_id=settings.PUSHER_APP_ID,
        key=settings.PUSHER_KEY,
        secret=settings.PUSHER_SECRET,
        cluster=settings.PUSHER_CLUSTER or None,
        host=settings.PUSHER_HOST
        or (settings.REALTIME_HOST if settings.REALTIME_IS_OURS else None),
        port=settings.PUSHER_PORT,
        ssl=settings.PUSHER_TLS,
        timeout=TIMEOUT_SECONDS,
    )


def channel() -> PusherChannel:
    return PusherChannel(client())
