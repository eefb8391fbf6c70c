"""`If-Match`, by RFC 9110: the versions on which somebody decided, as strong entity tags."""

from __future__ import annotations

import re
from typing import Final

from django.http import HttpRequest
from rest_framework.request import Request

from common.errors import InvalidInput

LONGEST: Final = 1000
_TAG: Final = r'(?:W/)?"[\x21\x23-\x7e\x80-\xff]*"'
_LIST: Final = re.compile(rf"[ \t,]*{_TAG}(?:[ \t]*,[ \t,]*{_TAG})*[ \t,]*")
_STRONG: Final = re.compile(r'(?<!W/)"([0-9]{1,10})"')


class InvalidIfMatch(InvalidInput):
    code = "INVALID_IF_MATCH"
    message = 'If-Match holds versions as the header ETag gives them: "4".'


def etag(version: int) -> str:
    return f'"{version}"'


def versions_in_if_match(request: Request | HttpRequest) -> frozenset[int] | None:
    """None: whatever the version. Tags that no booking has, weak ones among them, match none."""
    sent: str | None = request.META.get("HTTP_IF_MATCH")
    if sent is None or sent.strip() == "*":
        return None
    if len(sent) > LONGEST or not _LIST.fullmatch(sent):
        raise InvalidIfMatch
    return frozenset(int(number) for number in _STRONG.findall(sent))
