"""How often one client may ask. THROTTLE_RATES gives each purpose its rate, None for none."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from hashlib import blake2b
from typing import Any, ClassVar, Final, NamedTuple, cast

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest
from rest_framework.request import Request
from rest_framework.settings import api_settings
from rest_framework.throttling import BaseThrottle
from typing_extensions import override

from common import addresses

NETWORK_TO_USER_RATIO: Final = 10
_PERIODS: Final = {"s": 1, "m": 60, "h": 3600, "d": 86400}


class Rate(NamedTuple):
    limit: int
    seconds: int


@lru_cache
def parse_rate(text: str) -> Rate:
    limit, _, period = text.partition("/")
    if not limit.isdecimal() or int(limit) < 1 or period[:1] not in _PERIODS:
        raise ImproperlyConfigured(f'A rate looks like "60/min": {text!r}')
    return Rate(int(limit), _PERIODS[period[:1]])


def client_address(request: HttpRequest | Request) -> str:
    """Who is connected."""
    return addresses.client_address(
        request.META.get("REMOTE_ADDR", ""),
        forwarded_for=request.META.get("HTTP_X_FORWARDED_FOR", ""),
        proxies=api_settings.NUM_PROXIES or 0,
    )


def client_network(request: HttpRequest | Request) -> str:
    return addresses.client_network(client_address(request))


class FixedWindow(BaseThrottle):
    """Counts in the default cache, per purpose, client and stretch of clock time."""

    purpose: ClassVar[str]

    @override
    def allow_request(self, request: Request, view: Any) -> bool:
        rate = self.rate()
        if rate is None:
            return True
        weight = min(self.weight_of(request), rate.limit)
        return all(
            _count(key, rate.seconds, weight) <= rate.limit * share
            for key, share in self.keys(request, rate)
        )

    def rate(self) -> Rate | None:
        text: str | None = settings.THROTTLE_RATES[self.purpose]
        return None if text is None else parse_rate(text)

    def keys(self, request: Request, rate: Rate) -> Iterator[tuple[str, int]]:
        """Where the requests of this stretch of time are counted."""
        moment = time.time()
        self.seconds_left = rate.seconds - moment % rate.seconds
        window = int(moment // rate.seconds)
        for client, share in self.clients(request):
            yield _key(f"{self.purpose}:{client}:{window}"), share

    @override
    def wait(self) -> float:
        return self.seconds_left

    def clients(self, request: Request) -> Iterator[tuple[str, int]]:
        """Whose requests are counted together, and how many times the rate they get."""
        yield client_network(request), 1

    def weight_of(self, request: Request) -> int:
        """As how many requests it counts; never as more than the rate allows."""
        return 1


def _key(text: str) -> str:
    return "rate:" + blake2b(text.encode("utf-8", "replace"), digest_size=16).hexdigest()


def _count(key: str, seconds: int, weight: int = 1) -> int:
    if cache.add(key, weight, timeout=seconds):
        return weight
    try:
        return int(cache.incr(key, weight))
    except ValueError:  # the window ended in between
        return weight


def _take_back(key: str) -> None:
    with suppress(ValueError):  # the window ended in between
        cache.decr(key)


class PublicThrottle(FixedWindow):
    purpose = "public"


class BookingThrottle(FixedWindow):
    purpose = "booking"


class GroupBookingThrottle(BookingThrottle):
    """A group of rooms counts as that many bookings."""

    @override
    def weight_of(self, request: Request) -> int:
        rooms = cast("dict[str, Any]", request.data).get("rooms")
        return max(len(rooms), 1) if isinstance(rooms, list) else 1


CODES: Final = ("promo_code", "corporate_code", "allotment_code")


class PromoThrottle(FixedWindow):
    """Counts codes of promotions, accounts and allotments that were none. Who has missed too often may
    not send one for a while."""

    purpose = "promo"

    @override
    def allow_request(self, request: Request, view: Any) -> bool:
        rate = self.rate()
        sent = self.sent_in(request)
        if rate is None or not any(sent.get(name) for name in CODES):
            return True
        return all(
            cache.get(key, 0) < rate.limit * share for key, share in self.keys(request, rate)
        )

    def sent_in(self, request: Request) -> Mapping[str, Any]:
        is_search = request.method in {"GET", "HEAD"}
        return request.query_params if is_search else cast("dict[str, Any]", request.data)

    def count_miss(self, request: Request) -> None:
        rate = self.rate()
        if rate is not None:
            for key, _ in self.keys(request, rate):
                _count(key, rate.seconds)


class FormPromoThrottle(PromoThrottle):
    """The same count for a page's form."""

    @override
    def sent_in(self, request: Request) -> Mapping[str, Any]:
        return request.GET if request.method in {"GET", "HEAD"} else request.POST


class LookupThrottle(FixedWindow):
    purpose = "lookup"


class NameThrottle(FixedWindow):
    """Counts the names that were not those of one booking's number, whoever tries, and whether or not
    there is such a booking."""

    purpose = "name"

    def __init__(self, number: str) -> None:
        self.number = number

    @override
    def clients(self, request: Request) -> Iterator[tuple[str, int]]:
        yield self.number, 1

    def forgive(self, request: Request) -> None:
        """The name was right. Every try is counted first, so that many at once are no more than one
        after the other."""
        rate = self.rate()
        if rate is not None:
            for key, _ in self.keys(request, rate):
                _take_back(key)


class StaffThrottle(FixedWindow):
    """By account, so that a front desk behind one address is not one client."""

    purpose = "staff"

    @override
    def clients(self, request: Request) -> Iterator[tuple[str, int]]:
        pk = getattr(request.user, "pk", None)
        yield (f"user {pk}" if pk else client_network(request)), 1


class LoginThrottle(FixedWindow):
    """By user name and network, never by name alone: nobody can lock somebody else out."""

    purpose = "login"

    @override
    def clients(self, request: Request) -> Iterator[tuple[str, int]]:
        network = client_network(request)
        yield f"{network} {_plain_name(self.input_of(request).get('username', ''))}", 1
        yield network, NETWORK_TO_USER_RATIO

    def input_of(self, request: Request) -> Mapping[str, Any]:
        return cast("dict[str, Any]", request.data)


def _plain_name(typed: Any) -> str:
    """One for all ways in which the log-in takes it: what is trimmed there is no other name here."""
    return unicodedata.normalize("NFC", str(typed)).strip()[:150].casefold()


class FormLoginThrottle(LoginThrottle):
    """The same count for a page's form."""

    @override
    def input_of(self, request: Request) -> Mapping[str, Any]:
        return request.POST
