from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from rest_framework.exceptions import Throttled
from rest_framework.request import Request

from common.api.throttling import FixedWindow, PublicThrottle

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def limited(view: View[P]) -> View[P]:
    """Counted with the client's requests to the public API, and refused with them."""

    @wraps(view)
    def counted(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        count(request, PublicThrottle())
        return view(request, *args, **kwargs)

    return counted


def count(request: HttpRequest, throttle: FixedWindow) -> None:
    """Raises Throttled for one too many."""
    if not throttle.allow_request(Request(request), None):
        raise Throttled(wait=throttle.wait())
