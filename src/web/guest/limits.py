from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.http import HttpRequest, HttpResponse
from rest_framework.exceptions import Throttled
from rest_framework.request import Request

from common.api.throttling import FixedWindow, FormPromoThrottle, PublicThrottle
from common.errors import DomainError
from rates.errors import AccountNotFound, AllotmentNotFound, PromoCodeNotFound

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def limited(view: View[P]) -> View[P]:
    """Counted with the client's requests to the public API, and refused with them."""

    @wraps(view)
    def counted(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        count(request, PublicThrottle())
        return view(request, *args, **kwargs)

    return counted


def count_form(request: HttpRequest, throttle: FixedWindow) -> None:
    """The same for one that reads the page's own form."""
    if not throttle.allow_request(cast("Request", request), None):
        raise Throttled(wait=throttle.wait())


def count(request: HttpRequest, throttle: FixedWindow) -> None:
    """Raises Throttled for one too many."""
    if not throttle.allow_request(Request(request), None):
        raise Throttled(wait=throttle.wait())


def count_code_miss(request: HttpRequest, refusal: DomainError) -> None:
    """Each code that is none counts against who sent it, as at the API."""
    if isinstance(refusal, PromoCodeNotFound | AccountNotFound | AllotmentNotFound):
        FormPromoThrottle().count_miss(Request(request))
