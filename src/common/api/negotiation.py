"""There is one format, so nothing is negotiated."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.parsers import BaseParser
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from typing_extensions import override

_JSON = re.compile(r'application/json\s*(;\s*charset="?utf-?8"?\s*)?', re.ASCII | re.IGNORECASE)


class AlwaysJSON(BaseContentNegotiation):
    """Ignores Accept; takes a body only as JSON in UTF-8."""

    @override
    def select_parser(self, request: Request, parsers: Iterable[BaseParser]) -> BaseParser | None:
        return next(iter(parsers)) if _JSON.fullmatch(request.content_type) else None

    @override
    def select_renderer(
        self,
        request: Request,
        renderers: Iterable[BaseRenderer],
        format_suffix: str | None = None,
    ) -> tuple[Any, str]:
        renderer = next(iter(renderers))
        return renderer, str(renderer.media_type)
