"""What is wrong with a hotel's file, and where it stands in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from common.errors import DomainError, InvalidInput


@dataclass(frozen=True, slots=True)
class FileFault:
    """`place` are the keys and indexes that lead there; `line` counts from 1."""

    message: str
    place: tuple[str, ...] = ()
    line: int | None = None
    code: str = InvalidInput.code

    @property
    def path(self) -> str:
        """`room_types[1].code`"""
        words = [f"[{step}]" if step.isdigit() else f".{step}" for step in self.place]
        return "".join(words).removeprefix(".")

    def __str__(self) -> str:
        return f"{self.path}: {self.message}" if self.place else self.message


class HotelFileRefused(DomainError):
    """Nothing of it was carried out."""

    code = "HOTEL_FILE_REFUSED"
    message = "The hotel's file cannot be carried out."

    def __init__(self, faults: Sequence[FileFault]) -> None:
        self.faults = tuple(faults)
        listed = [
            {"path": fault.path, "line": fault.line, "code": fault.code, "message": fault.message}
            for fault in faults
        ]
        super().__init__(str(faults[0]), details={"errors": listed})
