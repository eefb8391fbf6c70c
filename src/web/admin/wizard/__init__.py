"""A new hotel in ten minutes: each module registers its steps."""

from __future__ import annotations

from web.admin.wizard import house, opening, rooms, selling  # noqa: F401
