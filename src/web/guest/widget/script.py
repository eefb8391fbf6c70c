"""The widget's one script: what it does, its words, its styles and the arithmetic of its dates."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from hotel.enums import Language
from web.guest.phrases.widget import BOX

DATES: Final = "web/guest/dates.js"


@dataclass(frozen=True, slots=True)
class Script:
    """`version` stands for just this text."""

    text: str
    version: str


@lru_cache
def script() -> Script:
    text = render_to_string(
        "guest/widget/widget.js",
        {
            "words": json.dumps(_words(), ensure_ascii=False),
            "style": render_to_string("guest/widget/widget.css"),
            "dates": _dates(),
        },
    )
    return Script(text, hashlib.sha256(text.encode()).hexdigest()[:16])


def _words() -> dict[str, dict[str, str]]:
    return {
        each.value: {key: phrase.in_language(each) for key, phrase in BOX.items()}
        for each in Language
    }


def _dates() -> str:
    """The module of the guests' pages, as part of a script that is none itself."""
    found = finders.find(DATES)
    assert found is not None  # noqa: S101 - it is one of our own files
    return Path(found).read_text(encoding="utf-8").replace("export ", "")
