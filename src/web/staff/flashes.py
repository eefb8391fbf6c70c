"""What the next page says about what was just done."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Final

from django.http import HttpRequest

KEPT_IN: Final = "flashes"


class Tone(StrEnum):
    GOOD = "good"
    WAIT = "wait"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Flash:
    tone: str
    text: str


def flash(request: HttpRequest, text: str, tone: Tone = Tone.GOOD) -> None:
    request.session[KEPT_IN] = [
        *request.session.get(KEPT_IN, []),
        asdict(Flash(tone.value, text)),
    ]


def take_flashes(request: HttpRequest) -> list[Flash]:
    return [Flash(**each) for each in request.session.pop(KEPT_IN, [])]
