"""Rows of rates are bound to their own hotel, each change gives the hotel a new version of its rates,
and nights that are held for allotments are not sold to others.

The version comes from a sequence, which no rollback turns back: two states never share a number.
"""

from __future__ import annotations

from django.db import migrations

SAME_HOTEL = (
    ("rates_rateplan", "parent_id", "rates_rateplan", "parent_plan_of_same_hotel"),
    ("rates_rateplan", "policy_id", "rates_cancellationpolicy", "plan_policy_of_same_hotel"),
    ("rates_rateplantype", "rate_plan_id", "rates_rateplan", "sold_plan_of_same_hotel"),
    ("rates_rateplantype", "room_type_id", "rooms_roomtype", "sold_type_of_same_hotel"),
    ("rates_raterule", "rate_plan_id", "rates_rateplan", "rule_plan_of_same_hotel"),
    ("rates_raterule", "room_type_id", "rooms_roomtype", "rule_type_of_same_hotel"),
    ("rates_raterule", "season_id", "rates_season", "rule_season_of_same_hotel"),
    ("rates_ratenight", "rate_plan_id", "rates_rateplan", "night_plan_of_same_hotel"),
    ("rates_ratenight", "room_type_id", "rooms_roomtype", "rated_type_of_same_hotel"),
    ("rates_occupancyprice", "room_type_id", "rooms_roomtype", "occupied_type_of_same_hotel"),
    ("rates_staydiscount", "rate_plan_id", "rates_rateplan", "discount_plan_of_same_hotel"),
    ("rates_promouse", "promo_code_id", "rates_promocode", "used_code_of_same_hotel"),
    ("rates_promouse", "booking_id", "hotel_roombooking", "promo_booking_of_same_hotel"),
    ("rates_allotment", "account_id", "rates_corporateaccount", "allotment_account_of_same_hotel"),
    ("rates_allotment", "rate_plan_id", "rates_rateplan", "allotment_plan_of_same_hotel"),
    ("rates_allotmentnight", "allotment_id", "rates_allotment", "kept_night_of_same_hotel"),
    ("rates_allotmentnight", "room_type_id", "rooms_roomtype", "kept_type_of_same_hotel"),
)
SAME_HOTEL_LATER = tuple(
    (table, column, target, f"{prefix}_{name}")
    for table, prefix in (("hotel_pricingquote", "quote"), ("hotel_roombooking", "booking"))
    for column, target, name in (
        ("rate_plan_id", "rates_rateplan", "plan_of_same_hotel"),
        ("account_id", "rates_corporateaccount", "account_of_same_hotel"),
        ("allotment_id", "rates_allotment", "allotment_of_same_hotel"),
    )
) + (("hotel_roombooking", "group_id", "hotel_bookinggroup", "booking_group_of_same_hotel"),)

PRICED = (
    "rates_cancellationpolicy",
    "rates_rateplan",
    "rates_rateplantype",
    "rates_raterule",
    "rates_staydiscount",
    "rates_season",
    "rates_occupancyprice",
    "rates_tax",
    "rates_citytax",
    "rates_fee",
    "rooms_roomtype",
)


def bind_to_hotel(table: str, column: str, target: str, name: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY (hotel_id, {column}) "
        f"REFERENCES {target} (hotel_id, id)",
        f"ALTER TABLE {table} DROP CONSTRAINT {name}",
    )


VERSION = """
CREATE SEQUENCE rates_version;
CREATE FUNCTION rates_of_hotel_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE hotel_hotel SET rates_version = nextval('rates_version')
     WHERE id = coalesce(NEW.hotel_id, OLD.hotel_id);
    RETURN NULL;
END $$;
CREATE FUNCTION hotel_facts_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.rates_version = nextval('rates_version');
    RETURN NEW;
END $$;
CREATE TRIGGER hotel_has_first_rates BEFORE INSERT ON hotel_hotel
FOR EACH ROW EXECUTE FUNCTION hotel_facts_changed();
CREATE TRIGGER hotel_facts_changed BEFORE UPDATE ON hotel_hotel
FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD.rates_version = NEW.rates_version)
EXECUTE FUNCTION hotel_facts_changed()
"""
NO_VERSION = """
DROP TRIGGER hotel_facts_changed ON hotel_hotel;
DROP TRIGGER hotel_has_first_rates ON hotel_hotel;
DROP FUNCTION hotel_facts_changed;
DROP FUNCTION rates_of_hotel_changed;
DROP SEQUENCE rates_version
"""


def versions(table: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"CREATE TRIGGER rates_of_hotel_changed AFTER INSERT OR UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION rates_of_hotel_changed()",
        f"DROP TRIGGER rates_of_hotel_changed ON {table}",
    )


SELL_NIGHTS = """
CREATE OR REPLACE FUNCTION sell_nights(of_hotel bigint, of_type bigint, from_night date, to_night date)
RETURNS integer LANGUAGE plpgsql
SET enable_seqscan = off SET enable_bitmapscan = off AS $$
-- An index scan visits, and so locks, the nights in date order: two stays can never deadlock.
DECLARE changed integer;
BEGIN
    UPDATE rooms_roomtypenight SET sold = sold + 1
     WHERE hotel_id = of_hotel AND room_type_id = of_type
       AND night >= from_night AND night < to_night AND {guard};
    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN changed;
END $$
"""


class Migration(migrations.Migration):
    dependencies = [("rates", "0001_initial"), ("hotel", "0005_sold_terms")]

    operations = [
        *(bind_to_hotel(*binding) for binding in SAME_HOTEL + SAME_HOTEL_LATER),
        migrations.RunSQL(VERSION, NO_VERSION),
        *(versions(table) for table in PRICED),
        migrations.RunSQL(
            SELL_NIGHTS.format(guard="sold + held < capacity"),
            SELL_NIGHTS.format(guard="sold < capacity"),
        ),
    ]
