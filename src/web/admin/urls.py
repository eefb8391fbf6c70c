"""/admin/. Each module that is named here registers its pages on the site."""

from __future__ import annotations

from web.admin import (  # noqa: F401
    events,
    groups,
    jobs,
    messages,
    overview,
    privacy,
    system,
    texts,
    webhooks,
)
from web.admin.site import zone

administration = zone.urls
