"""Many nights at once, described."""

from __future__ import annotations

from typing import Any, Final

from rest_framework import serializers

from common.api.docs import (
    WITH_QUERY,
    Answer,
    Operation,
    Sent,
    answer_header,
    request_header,
)
from common.api.idempotency import (
    IdempotencyInProgress,
    IdempotencyKeyReused,
    InvalidIdempotencyKey,
)
from common.errors import Conflict, InvalidDateRange
from rates.bulk import MOST_CHANGES, MOST_NIGHTS, Mode
from rates.bulk_serializers import (
    LONGEST_CALENDAR,
    LONGEST_FILE,
    BulkInput,
    FileQuery,
    ImportQuery,
    NightsQuery,
)
from rates.errors import (
    BulkRejected,
    BulkTooLarge,
    CalendarTooLong,
    CsvExpected,
    CsvUnreadable,
    RatePlanNotFound,
)
from rates.night_files import COLUMNS
from room_bookings.errors import RoomTypeNotFound
from staff.docs import CHANGE, OF_THE_HOTEL
from staff.errors import CsrfFailed

NIGHTS: Final = "Staff: rates by night"

ONCE: Final = (InvalidIdempotencyKey, IdempotencyKeyReused, IdempotencyInProgress, Conflict)
KEY: Final = request_header(
    "Idempotency-Key", "Sent again with the same body, the first answer comes back."
)
REPLAYED: Final = answer_header(
    "Idempotent-Replayed", "`true` when the answer is that of an earlier request.", 200
)
NIGHTS_NOT_SHOWN: Final = (
    *OF_THE_HOTEL,
    *WITH_QUERY,
    InvalidDateRange("The nights end before they start.", field="to"),
    RatePlanNotFound(field="rate_plan_code"),
    RoomTypeNotFound(field="room_type_code"),
)


class RestrictionsSerializer(serializers.Serializer[Any]):
    min_stay_arrival = serializers.IntegerField(allow_null=True)
    max_stay_arrival = serializers.IntegerField(allow_null=True)
    min_stay_through = serializers.IntegerField(allow_null=True)
    max_stay_through = serializers.IntegerField(allow_null=True)
    closed_to_arrival = serializers.BooleanField()
    closed_to_departure = serializers.BooleanField(help_text="To guests who leave on this day.")
    stop_sell = serializers.BooleanField()
    min_advance = serializers.IntegerField(allow_null=True)
    max_advance = serializers.IntegerField(allow_null=True)


class CalendarNightSerializer(RestrictionsSerializer):
    night = serializers.DateField()
    price = serializers.CharField(help_text="Before the party and discounts.")
    reason = serializers.CharField(help_text="Where the price comes from.")
    is_own_price = serializers.BooleanField(help_text="It is set for this night.")


class CalendarPlanSerializer(serializers.Serializer[Any]):
    rate_plan_code = serializers.CharField()
    rate_plan_name = serializers.CharField()
    obeys = serializers.ListField(
        child=serializers.CharField(),
        help_text="Codes of the plans whose limits and nights bind it, itself first.",
    )
    min_stay = serializers.IntegerField(allow_null=True)
    max_stay = serializers.IntegerField(allow_null=True)
    min_advance = serializers.IntegerField(allow_null=True)
    max_advance = serializers.IntegerField(allow_null=True)
    book_from = serializers.DateField(allow_null=True)
    book_until = serializers.DateField(allow_null=True, help_text="The first day after.")
    stay_from = serializers.DateField(allow_null=True)
    stay_until = serializers.DateField(allow_null=True, help_text="The first night after.")
    nights = CalendarNightSerializer(many=True)


class OpenNightSerializer(serializers.Serializer[Any]):
    night = serializers.DateField()
    capacity = serializers.IntegerField(help_text="How many can be sold, allowance included.")
    sold = serializers.IntegerField()
    held = serializers.IntegerField(help_text="Kept for allotments.")
    overbooking_allowance = serializers.IntegerField()


class CalendarTypeSerializer(serializers.Serializer[Any]):
    room_type_code = serializers.CharField()
    room_type_name = serializers.CharField()
    nights = OpenNightSerializer(many=True, help_text="Those that are on sale.")
    rate_plans = CalendarPlanSerializer(many=True)


class CalendarSerializer(serializers.Serializer[Any]):
    to = serializers.DateField()
    currency = serializers.CharField()
    room_types = CalendarTypeSerializer(many=True)

    def get_fields(self) -> dict[str, Any]:
        return {"from": serializers.DateField(), **super().get_fields()}


class CountsSerializer(serializers.Serializer[Any]):
    changed = serializers.IntegerField()
    unchanged = serializers.IntegerField()


class RejectionSerializer(serializers.Serializer[Any]):
    code = serializers.CharField()
    message = serializers.CharField()
    field = serializers.CharField(required=False)
    nights = serializers.ListField(
        child=serializers.DateField(), required=False, help_text="The first that are the reason."
    )


class RejectedChangeSerializer(RejectionSerializer):
    index = serializers.IntegerField(help_text="The change's place in the list, from 0.")


class RejectedLineSerializer(RejectionSerializer):
    line = serializers.IntegerField(help_text="Of the file, from 1.")


class OutcomeSerializer(serializers.Serializer[Any]):
    mode = serializers.ChoiceField([mode.value for mode in Mode])
    accepted_count = serializers.IntegerField()
    rejected_count = serializers.IntegerField()
    rate_nights = CountsSerializer(help_text="Of plans and types.")
    type_nights = CountsSerializer(help_text="Of types, for the overbooking allowance.")


class UpdatedSerializer(OutcomeSerializer):
    rejected = RejectedChangeSerializer(many=True, help_text="The first thousand.")


class DifferenceSerializer(serializers.Serializer[Any]):
    date = serializers.DateField()
    room_type = serializers.CharField()
    rate_plan = serializers.CharField()
    changes = serializers.DictField(
        child=serializers.DictField(child=serializers.JSONField()),
        help_text="By column, `old` and `new`.",
    )


class ImportedSerializer(OutcomeSerializer):
    dry_run = serializers.BooleanField()
    rejected = RejectedLineSerializer(many=True, help_text="The first thousand.")
    diff = DifferenceSerializer(many=True, help_text="Of a dry run, the first thousand nights.")


CALENDAR: Final[dict[str, Any]] = {
    "from": "2025-02-01",
    "to": "2025-02-02",
    "currency": "EUR",
    "room_types": [
        {
            "room_type_code": "DBL",
            "room_type_name": "Double Room",
            "nights": [
                {
                    "night": "2025-02-01",
                    "capacity": 13,
                    "sold": 8,
                    "held": 2,
                    "overbooking_allowance": 1,
                }
            ],
            "rate_plans": [
                {
                    "rate_plan_code": "FLEX",
                    "rate_plan_name": "Flexible rate",
                    "obeys": ["FLEX"],
                    "min_stay": None,
                    "max_stay": 30,
                    "min_advance": None,
                    "max_advance": None,
                    "book_from": None,
                    "book_until": None,
                    "stay_from": None,
                    "stay_until": "2026-01-01",
                    "nights": [
                        {
                            "night": "2025-02-01",
                            "price": "99.00",
                            "reason": "price of this night",
                            "is_own_price": True,
                            "min_stay_arrival": 2,
                            "max_stay_arrival": None,
                            "min_stay_through": None,
                            "max_stay_through": None,
                            "closed_to_arrival": False,
                            "closed_to_departure": False,
                            "stop_sell": False,
                            "min_advance": None,
                            "max_advance": None,
                        }
                    ],
                }
            ],
        }
    ],
}
CHANGES: Final[dict[str, Any]] = {
    "mode": "PARTIAL",
    "changes": [
        {
            "from": "2025-07-01",
            "to": "2025-09-01",
            "weekdays": ["FRI", "SAT"],
            "rate_plan_codes": ["FLEX"],
            "room_type_codes": ["DBL", "STE"],
            "price": "129.00",
            "min_stay_arrival": 2,
        },
        {
            "from": "2025-12-24",
            "to": "2025-12-27",
            "room_type_codes": ["STE"],
            "overbooking_allowance": 0,
        },
    ],
}
REJECTED: Final[dict[str, Any]] = {
    "index": 1,
    "code": "ALLOWANCE_OVERSELLS",
    "message": "More rooms are sold or held than would be left with this allowance.",
    "field": "overbooking_allowance",
    "nights": ["2025-12-25"],
}
UPDATED: Final[dict[str, Any]] = {
    "mode": "PARTIAL",
    "accepted_count": 1,
    "rejected_count": 1,
    "rate_nights": {"changed": 34, "unchanged": 2},
    "type_nights": {"changed": 0, "unchanged": 0},
    "rejected": [REJECTED],
}
CSV_HEAD: Final = ",".join(f'"{name}"' for name in COLUMNS) + "\r\n"
CSV_FILE: Final = (
    CSV_HEAD + '"2025-02-01","DBL","FLEX","99.00","2","","","","no","no","no","",""\r\n'
)
REJECTED_LINE: Final[dict[str, Any]] = {
    "line": 7,
    "code": "ROOM_TYPE_NOT_FOUND",
    "message": "There is no such room type in this hotel.",
    "field": "room_type",
}
PREVIEWED: Final[dict[str, Any]] = {
    "dry_run": True,
    "mode": "ALL_OR_NOTHING",
    "accepted_count": 30,
    "rejected_count": 1,
    "rate_nights": {"changed": 1, "unchanged": 29},
    "type_nights": {"changed": 0, "unchanged": 0},
    "rejected": [REJECTED_LINE],
    "diff": [
        {
            "date": "2025-02-01",
            "room_type": "DBL",
            "rate_plan": "FLEX",
            "changes": {"price": {"old": "99.00", "new": "109.00"}},
        }
    ],
}

calendar = Operation(
    name="getRateCalendar",
    summary="Prices, restrictions and rooms night by night",
    description=(
        f"Of every type and plan, or of those that are named; at most {LONGEST_CALENDAR} nights. "
        "`price` is what the night costs by the plan, with the reason; the restrictions are the "
        "night's own. A stay is refused by what stands here at any plan that its plan `obeys`; windows "
        "are each plan's own."
    ),
    tag=NIGHTS,
    parameters=(NightsQuery,),
    answer=Answer(200, CalendarSerializer, CALENDAR),
    refusals=(
        *NIGHTS_NOT_SHOWN,
        CalendarTooLong(field="to", details={"max_nights": LONGEST_CALENDAR}),
    ),
)
bulk_update = Operation(
    name="updateRateNights",
    summary="Set prices, restrictions and allowances of many nights",
    description=(
        "Each change is for the nights from `from` up to, not including, `to`: of every plan, or of "
        "those that are named, and of every type that they sell, or of those that are named. Only "
        "what a change names is changed, null takes it off the nights; of two changes of a night the "
        f"later one in the list wins. At most {MOST_CHANGES} changes of {MOST_NIGHTS} nights of plans "
        "and types in all, in a body of 24 MB. A change is made whole or rejected whole; with "
        "`ALL_OR_NOTHING` one rejection keeps everything as it was."
    ),
    tag=NIGHTS,
    sends=Sent(BulkInput, CHANGES),
    parameters=(KEY, REPLAYED),
    answer=Answer(200, UpdatedSerializer, UPDATED),
    refusals=(
        *OF_THE_HOTEL,
        *CHANGE,
        *ONCE,
        BulkTooLarge(field="changes", details={"max_nights": MOST_NIGHTS}),
        BulkRejected(details={"rejected_count": 1, "rejected": [REJECTED]}),
    ),
)
export_nights = Operation(
    name="exportRateNights",
    summary="What is set for single nights as a spreadsheet",
    description=(
        "CSV in UTF-8, a line a night of a plan and a type; with `effective=true` every night, with "
        f"the price that it has. At most {LONGEST_FILE} nights. The same file can be sent back."
    ),
    tag=NIGHTS,
    parameters=(FileQuery,),
    answer=Answer(200, {"type": "string"}, CSV_FILE, media_type="text/csv"),
    refusals=(
        *NIGHTS_NOT_SHOWN,
        CalendarTooLong(field="to", details={"max_nights": LONGEST_FILE}),
    ),
)
import_nights = Operation(
    name="importRateNights",
    summary="Set single nights from a spreadsheet",
    description=(
        "The columns of the export, in any order: `date`, `room_type`, `rate_plan` and what to set. "
        "An empty cell takes it off the night; a column that is missing changes nothing. Commas or "
        f"semicolons, at most {MOST_CHANGES} lines. `dry_run`, which is the default, changes nothing "
        "and shows what would."
    ),
    tag=NIGHTS,
    sends=Sent({"type": "string"}, CSV_FILE),
    parameters=(ImportQuery, KEY, REPLAYED),
    answer=Answer(200, ImportedSerializer, PREVIEWED),
    refusals=(
        *OF_THE_HOTEL,
        CsrfFailed,
        *WITH_QUERY,
        *ONCE,
        CsvExpected,
        CsvUnreadable("The first line must name the column date.", field="date"),
        BulkTooLarge(details={"max_lines": MOST_CHANGES}),
        BulkRejected(details={"rejected_count": 1, "rejected": [REJECTED_LINE]}),
    ),
)
