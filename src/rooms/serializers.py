from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from typing_extensions import override

from common.api.fields import Choice, IsoDate, LongText, PlainText, StrictBoolean, StrictSerializer
from common.errors import InvalidDateRange, InvalidInput
from common.stay import Stay
from rooms.enums import BlockKind, RoomStatus

LONGEST_BLOCK: Final = timedelta(days=731)


class RoomStatusInput(StrictSerializer):
    room_status = Choice(RoomStatus.choices)
    seen_status = Choice(RoomStatus.choices, allow_null=True, default=None)
    note = LongText(max_length=500, allow_blank=True, default="")


class BlockInput(StrictSerializer):
    """`end_date` is the first night on which the room is back."""

    start_date = IsoDate()
    end_date = IsoDate()
    kind = Choice(BlockKind.choices, default=BlockKind.OUT_OF_ORDER.value)
    reason = PlainText(max_length=200)
    accept_oversold = StrictBoolean(default=False)

    @override
    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        stay = nights_of_block(attrs.pop("start_date"), attrs.pop("end_date"))
        return attrs | {"stay": stay, "kind": BlockKind(attrs["kind"])}


def nights_of_block(start: date, end: date) -> Stay:
    """Raises InvalidDateRange, and InvalidInput for one that is too long."""
    if end <= start:
        raise InvalidDateRange("End date must be after start date", field="end_date")
    if end - start > LONGEST_BLOCK:
        raise InvalidInput(f"A block lasts {LONGEST_BLOCK.days} nights at most.", field="end_date")
    return Stay(start, end)
