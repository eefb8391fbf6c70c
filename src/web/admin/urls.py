"""/admin/. Each module that is named here registers its pages on the site."""

from __future__ import annotations

from web.admin import overview  # noqa: F401
from web.admin.site import zone

administration = zone.urls
