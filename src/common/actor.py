from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ActorKind(StrEnum):
    GUEST = "GUEST"
    STAFF = "STAFF"
    SYSTEM = "SYSTEM"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does it. `label` is a user name for staff and never a guest's name."""

    kind: ActorKind
    staff_id: int | None = None
    label: str = ""

    @classmethod
    def guest(cls) -> Actor:
        return cls(ActorKind.GUEST, label="guest")

    @classmethod
    def system(cls, label: str = "system") -> Actor:
        return cls(ActorKind.SYSTEM, label=label)
