"""Hotels with twenty types to compare plans in: one plan and six, without and with a price of its own for
each night, and one to change a hundred thousand nights of. Written by PostgreSQL itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import psycopg

from bench.world import HOTELS, NIGHTS, ROOM_TYPES, ROOMS, ROOMS_PER_TYPE

TYPES: Final = 20


@dataclass(frozen=True)
class Rated:
    """Hotel `bench-6000` has the key 6000, its types 600000 to 600019, its plans 60000 and up."""

    first: int
    plans: int
    hotels: int = 4
    is_priced_by_night: bool = False

    @property
    def last(self) -> int:
        return self.first + self.hotels - 1


ONE_PLAN: Final = Rated(6000, 1)
SIX_PLANS: Final = Rated(6100, 6)
ONE_PLAN_BY_NIGHT: Final = Rated(6200, 1, is_priced_by_night=True)
SIX_PLANS_BY_NIGHT: Final = Rated(6300, 6, is_priced_by_night=True)
TO_CHANGE: Final = Rated(6400, 10, hotels=1)
GROUPS: Final = (ONE_PLAN, SIX_PLANS, ONE_PLAN_BY_NIGHT, SIX_PLANS_BY_NIGHT, TO_CHANGE)

TYPE_NIGHTS = """
INSERT INTO rooms_roomtypenight (hotel_id, room_type_id, night, capacity)
SELECT t.hotel_id, t.id, g.night::date, %(rooms)s
  FROM rooms_roomtype t
 CROSS JOIN generate_series(
       current_date - 1, current_date + %(nights)s - 1, interval '1 day') g (night)
 WHERE t.hotel_id BETWEEN %(first)s AND %(last)s
"""
POLICIES = """
INSERT INTO rates_cancellationpolicy (id, hotel_id, code, name, cutoff_time, tiers, no_show, deposit)
SELECT h * 10, h, 'FLEX', 'Free until the day before', '18:00',
       '[{"hours_before": 24, "kind": "FIRST_NIGHT", "value": "0"}]',
       '{"kind": "FIRST_NIGHT", "value": "0"}', '{"kind": "NONE", "value": "0"}'
  FROM generate_series(%(first)s, %(last)s) h
"""
PLANS = """
INSERT INTO rates_rateplan (id, hotel_id, code, name, description, parent_id, adjustment_kind,
       adjustment_value, inherits_restrictions, policy_id, audience, meal, meal_adult, meal_child,
       meal_is_contained, sort_order, is_active)
SELECT h * 10 + p, h, 'P' || p, 'Plan ' || p, 'What the plan is for, in a sentence.',
       CASE p WHEN 1 THEN h * 10 WHEN 2 THEN h * 10 WHEN 5 THEN h * 10 + 1 END,
       CASE p WHEN 1 THEN 'PERCENT' WHEN 2 THEN 'AMOUNT' WHEN 5 THEN 'PERCENT' ELSE '' END,
       CASE p WHEN 1 THEN -15 WHEN 2 THEN -1 WHEN 5 THEN -5 ELSE 0 END,
       true, h * 10, 'PUBLIC', CASE p WHEN 2 THEN 'BREAKFAST' ELSE 'NONE' END, 14, 7, false, p, true
  FROM generate_series(%(first)s, %(last)s) h, generate_series(0, %(plans)s - 1) p
"""
SEASONS = """
INSERT INTO rates_season (id, hotel_id, name, start_date, end_date)
SELECT h * 10 + s, h, 'Season ' || s, current_date + 30 + 150 * s, current_date + 120 + 150 * s
  FROM generate_series(%(first)s, %(last)s) h, generate_series(0, 1) s
"""
RULES = """
INSERT INTO rates_raterule (hotel_id, rate_plan_id, season_id, weekdays, kind, value)
SELECT p.hotel_id, p.id, rule.season, rule.weekdays, 'PERCENT', rule.value
  FROM rates_rateplan p
 CROSS JOIN LATERAL (VALUES (NULL, 48, 10), (p.hotel_id * 10, NULL, 20),
       (p.hotel_id * 10 + 1, NULL, 25), (p.hotel_id * 10 + 1, 48, 35)
       ) rule (season, weekdays, value)
 WHERE p.parent_id IS NULL AND p.hotel_id BETWEEN %(first)s AND %(last)s
"""
DISCOUNTS = """
INSERT INTO rates_staydiscount (hotel_id, rate_plan_id, name, kind, threshold, percent)
SELECT p.hotel_id, p.id, 'Long or early', each.kind, each.threshold, each.percent
  FROM rates_rateplan p
  JOIN (VALUES ('P3', 'LENGTH_OF_STAY', 7, 10), ('P3', 'LENGTH_OF_STAY', 14, 20),
               ('P4', 'EARLY_BIRD', 30, 8)) each (code, kind, threshold, percent) USING (code)
 WHERE p.hotel_id BETWEEN %(first)s AND %(last)s
"""
TAXES = """
INSERT INTO rates_tax (hotel_id, name, rate, is_included, components)
SELECT h, tax.name, tax.rate, true, tax.components
  FROM generate_series(%(first)s, %(last)s) h,
       (VALUES ('VAT', 13.5, '{ROOM,FEE}'::text[]), ('VAT on meals', 9, '{MEAL}'))
       tax (name, rate, components)
"""
CITY_TAXES = """
INSERT INTO rates_citytax (hotel_id, name, kind, value, exempt_under_age, max_nights)
SELECT h, 'City tax', 'PER_PERSON_NIGHT', 2, 16, 7 FROM generate_series(%(first)s, %(last)s) h
"""
OCCUPANCY = """
INSERT INTO rates_occupancyprice (hotel_id, occupancy_kind, from_age, under_age, kind, value)
SELECT h, 'SINGLE_USE', 0, 18, 'PERCENT', -10 FROM generate_series(%(first)s, %(last)s) h
"""
RATE_NIGHTS = """
INSERT INTO rates_ratenight (hotel_id, room_type_id, rate_plan_id, night, price)
SELECT t.hotel_id, t.id, p.id, current_date + n, t.starting_price_from + p.sort_order + n %% 7
  FROM rooms_roomtype t JOIN rates_rateplan p USING (hotel_id)
 CROSS JOIN generate_series(0, %(nights)s - 1) n
 WHERE %(is_priced_by_night)s AND t.hotel_id BETWEEN %(first)s AND %(last)s
"""
STEPS = (
    HOTELS,
    ROOM_TYPES,
    ROOMS,
    TYPE_NIGHTS,
    POLICIES,
    PLANS,
    SEASONS,
    RULES,
    DISCOUNTS,
    TAXES,
    CITY_TAXES,
    OCCUPANCY,
    RATE_NIGHTS,
)


def load_rated(server: psycopg.Connection) -> None:
    """In the caller's transaction."""
    for group in GROUPS:
        facts = {
            "first": group.first,
            "last": group.last,
            "plans": group.plans,
            "is_priced_by_night": group.is_priced_by_night,
            "types": TYPES,
            "rooms": ROOMS_PER_TYPE,
            "nights": NIGHTS,
        }
        for step in STEPS:
            server.execute(step, facts)
