"""How everybody logs in to the demo hotels. Stands alone: the parent of all processes reads it."""

from __future__ import annotations

from typing import Final

USER: Final = "grand-desk"
PASSWORD: Final = "demo-hotelmate"  # noqa: S105 - printed for everybody, refused in production
