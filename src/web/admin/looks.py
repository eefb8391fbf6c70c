"""Where the administration's own files are, by version."""

from __future__ import annotations

from django.http import HttpRequest
from django.templatetags.static import static


def style(request: HttpRequest) -> str:
    return static("web/admin/zone.css")


def icon(request: HttpRequest) -> str:
    return static("web/staff/bell.svg")
