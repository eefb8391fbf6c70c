"""What is to come, put together: pick-up, pace and forecast, each beside the year before."""

from __future__ import annotations

from datetime import datetime

from figures.selectors.books import a_year_earlier, forecasts_of, pace_of, pick_up_of
from figures.tables import Table, forecast_table, pace_table, pick_up_table
from hotel.models import Hotel


def outlook_of(hotel: Hotel, *, at: datetime) -> dict[str, Table]:
    """The tables of tables.OF_OUTLOOK, by key."""
    found = [
        pick_up_table(
            pick_up_of(hotel, at=at), pick_up_of(hotel, at=a_year_earlier(hotel, at)), hotel.purse
        ),
        pace_table(pace_of(hotel, at=at)),
        forecast_table(forecasts_of(hotel, at=at)),
    ]
    return {table.key: table for table in found}
