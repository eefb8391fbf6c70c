"""/admin/. Each module that is named here registers its pages on the site."""

from __future__ import annotations

from web.admin import (  # noqa: F401
    events,
    groups,
    hotels,
    imports,
    jobs,
    message_texts,
    messages,
    overview,
    people,
    photos,
    privacy,
    programs,
    rooms,
    selling,
    system,
    webhooks,
    wizard,
)
from web.admin.site import zone

administration = zone.urls
