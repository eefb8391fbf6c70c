"""`hotelmate demo`: make the demo hotels that are not there, and say how to get in."""

from __future__ import annotations

from django.conf import settings

from cli.demo.guide import guide
from cli.demo.making import make_demo
from cli.postgres.cluster import CannotStart
from common.clock import now


def run(_arguments: list[str]) -> int:
    if settings.IN_PRODUCTION:
        raise CannotStart("not in production: everybody knows the password of the demo hotels")
    make_demo(at=now())
    print(guide())
    return 0
