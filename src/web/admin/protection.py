"""What keeps the administration to itself."""

from __future__ import annotations

from django.http import HttpRequest
from typing_extensions import override

from web.staff.protection import StaffPagesMiddleware


class ZoneMiddleware(StaffPagesMiddleware):
    """Alpine, which unfold's pages are made with, evaluates expressions of the pages: `unsafe-eval`. Styles
    stand in attributes of the pages, but no style sheet and no script does."""

    prefixes = ("/admin/",)
    ours_alone = (
        "default-src 'none'",
        "script-src 'self' 'unsafe-eval'",
        "style-src 'self'",
        "style-src-attr 'unsafe-inline'",
    )

    @override
    def sources(self, request: HttpRequest) -> tuple[str, ...]:
        return (
            "img-src 'self' data: blob:",
            "font-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
        )
