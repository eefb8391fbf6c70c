"""The operations of figures, described."""

from __future__ import annotations

from typing import Any, Final

from common.api.docs import WITH_QUERY, Answer, Operation
from common.errors import InvalidDateRange
from figures import tables
from figures.errors import PeriodTooLong
from figures.periods import MOST_DAYS
from figures.serializers import (
    FiguresSerializer,
    ForecastSerializer,
    PaceSerializer,
    PeriodQuery,
    TableQuery,
)
from staff.docs import OF_THE_HOTEL

FIGURES: Final = "Staff: figures"
OF_A_PERIOD: Final = (
    *OF_THE_HOTEL,
    *WITH_QUERY,
    InvalidDateRange("The period must have a day.", field="to"),
    PeriodTooLong(field="to", details={"most_days": MOST_DAYS}),
)
SOLD: Final[dict[str, Any]] = {
    "nights_sold": 96,
    "room_revenue": "8640.00",
    "adr": "90.00",
    "share": "100.0",
}
BAND: Final = {"from": 0, "to": 0, "bookings": 4, "share": "12.5"}
FIGURES_SHOWN: Final[dict[str, Any]] = {
    "from": "2026-03-01",
    "to": "2026-03-11",
    "currency": "EUR",
    "summary": [
        {
            "figure": "occupancy",
            "unit": "percent",
            "value": "80.0",
            "year_before": "72.5",
            "year_before_change": "7.5",
            "before": None,
            "before_change": None,
        }
    ],
    "nights": [
        {
            "night": "2026-03-01",
            "nights_available": 12,
            "nights_sold": 9,
            "occupancy": "75.0",
            "room_revenue": "810.00",
            "adr": "90.00",
            "revpar": "67.50",
            "year_before_occupancy": "66.7",
            "year_before_revenue": "700.00",
        }
    ],
    "room_types": [
        {
            "room_type": "DBL",
            "name": "Double Room",
            "nights_available": 120,
            "occupancy": "80.0",
        }
        | SOLD
    ],
    "plans": [{"rate_plan": "FLEX"} | SOLD],
    "sources": [{"source": "guest-site"} | SOLD],
    "payment_modes": [{"payment_mode": "PAY_NOW"} | SOLD],
    "weekdays": [
        {"month": "2026-03-01"} | dict.fromkeys(tables.WEEKDAYS, "80.0") | {"sun": "41.7"}
    ],
    "lead_times": [BAND],
    "lengths_of_stay": [BAND],
    "refusals": [{"code": "ROOM_OVERLAP_CONFLICT", "refusals": 2}],
}
PACE_SHOWN: Final[dict[str, Any]] = {
    "as_of": "2026-03-01T12:00:00Z",
    "currency": "EUR",
    "pick_up": [
        {
            "days": 7,
            "bookings": 12,
            "nights": 30,
            "revenue": "2700.00",
            "cancelled_bookings": 1,
            "cancelled_nights": 2,
            "cancelled_revenue": "180.00",
            "net_nights": 28,
            "net_revenue": "2520.00",
            "year_before_net_nights": 25,
            "year_before_net_revenue": "2100.00",
        }
    ],
    "pace": [
        {
            "month": "2026-04-01",
            "nights_available": 360,
            "nights": 120,
            "occupancy": "33.3",
            "revenue": "10800.00",
            "adr": "90.00",
            "year_before_nights": 100,
            "year_before_occupancy": "27.8",
            "year_before_revenue": "8500.00",
            "change": "20.0",
            "year_before_final_nights": 270,
            "year_before_final_occupancy": "75.0",
        }
    ],
}
FORECAST_SHOWN: Final[dict[str, Any]] = {
    "as_of": "2026-03-01T12:00:00Z",
    "forecast": [
        {
            "night": "2026-03-06",
            "nights_available": 12,
            "on_the_books": 7,
            "occupancy": "58.3",
            "expected": 9,
            "expected_occupancy": "75.0",
            "basis": 3,
        }
    ],
}

get_figures = Operation(
    name="getFigures",
    summary="What was sold and earned in a period",
    description=(
        "Occupancy, average rate, revenue, arrivals, cancellations and more, against the same days of the "
        "year before and the period just before. Room revenue is net of taxes, without meals and fees. A "
        "figure that cannot be worked out is null. Every definition stands in the documentation."
    ),
    tag=FIGURES,
    parameters=(PeriodQuery,),
    answer=Answer(200, FiguresSerializer, FIGURES_SHOWN),
    refusals=OF_A_PERIOD,
)
get_pace = Operation(
    name="getPace",
    summary="Pick-up and booking pace",
    description=(
        "What came in during the last 1, 7 and 30 days, and what is on the books for this month and the "
        "next, each beside the same day of the year before."
    ),
    tag=FIGURES,
    answer=Answer(200, PaceSerializer, PACE_SHOWN),
    refusals=OF_THE_HOTEL,
)
get_forecast = Operation(
    name="getForecast",
    summary="What occupancy is to be expected",
    description=(
        "For the next 90 nights, from the bookings on hand and from how comparable nights of the year "
        "before filled up. `expected` is null where there is too little history; `basis` is on how many "
        "nights it rests."
    ),
    tag=FIGURES,
    answer=Answer(200, ForecastSerializer, FORECAST_SHOWN),
    refusals=OF_THE_HOTEL,
)
export_table = Operation(
    name="exportFigures",
    summary="One table as a spreadsheet",
    description="CSV in UTF-8. A cell that a spreadsheet might take for a formula starts with `'`.",
    tag=FIGURES,
    parameters=(TableQuery,),
    answer=Answer(
        200,
        {"type": "string"},
        '"source","nights_sold","room_revenue","adr","share"\r\n"staff","4","300.00","75.00","100.0"\r\n',
        media_type="text/csv",
    ),
    refusals=OF_A_PERIOD,
)
