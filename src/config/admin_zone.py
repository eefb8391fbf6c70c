"""How the administration looks. Its colours stand in web/admin/zone.css."""

from __future__ import annotations

from typing import Any, Final

ADMIN_ZONE: Final[dict[str, Any]] = {
    "SITE_TITLE": "HotelMate",
    "SITE_HEADER": "HotelMate",
    "SITE_SUBHEADER": "Administration",
    "SITE_SYMBOL": "apartment",
    "SITE_URL": "/staff/",
    "SHOW_HISTORY": False,
    "SHOW_VIEW_ON_SITE": False,
    "SHOW_BACK_BUTTON": True,
    "SITE_FAVICONS": [{"rel": "icon", "type": "image/svg+xml", "href": "web.admin.looks.icon"}],
    "STYLES": ["web.admin.looks.style"],
    "ACCOUNT": {
        "navigation": [
            {"title": "Front desk", "link": "/staff/"},
            {"title": "API documentation", "link": "/api/docs/"},
        ]
    },
    "SIDEBAR": {
        "show_search": False,
        "show_all_applications": False,
        "navigation": "web.admin.navigation.groups_for",
    },
}
