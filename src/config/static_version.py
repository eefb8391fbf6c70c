"""What stands for the static files as they are: in their address, so that browsers may keep them for ever."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from pathlib import Path
from typing import Final

SOURCE: Final = Path(__file__).resolve().parents[1]
OTHERS: Final = ("Django", "django-unfold", "drf-spectacular-sidecar")
"""Packages with static files of their own, which a release of theirs changes."""
LENGTH: Final = 12


def static_version() -> str:
    """Of every file's name and content: the same on every machine, another one after any change."""
    digest = hashlib.sha256(" ".join(f"{name} {version(name)}" for name in OTHERS).encode())
    for file in sorted(each for each in SOURCE.glob("*/static/**/*") if each.is_file()):
        digest.update(f"\0{file.relative_to(SOURCE)}\0".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:LENGTH]
