"""What each night of a booking brings for the room, kept by the database beside the price lines: figures
of a year read it instead of unfolding the lines of tens of thousands of bookings.

Net of taxes, with the party and discounts, without meals, fees and city taxes. What a code takes off the
whole stay, and the price of a booking without lines, is spread over the nights in whole coins.
"""

from __future__ import annotations

from django.db import migrations

WORK_OUT = """
CREATE FUNCTION room_nets_of(lines jsonb, first date, nights int, subtotal numeric)
RETURNS numeric[] LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    nets numeric[] := array_fill(0::numeric, ARRAY[greatest(nights, 0)]);
    whole numeric;
    line jsonb;
    at int;
BEGIN
    IF jsonb_typeof(lines) <> 'array' OR lines = '[]' THEN
        whole := subtotal;
    ELSE
        FOR line IN SELECT jsonb_array_elements(lines) LOOP
            IF line->>'kind' IN ('MEAL', 'FEE', 'CITY_TAX')
               OR right(line->>'reason', 13) = ', on the meal' THEN
                CONTINUE;
            ELSIF line->>'night' IS NULL THEN
                whole := coalesce(whole, 0) + (line->>'net')::numeric;
            ELSE
                at := (line->>'night')::date - first + 1;
                IF at BETWEEN 1 AND nights THEN
                    nets[at] := nets[at] + (line->>'net')::numeric;
                END IF;
            END IF;
        END LOOP;
    END IF;
    IF whole IS NOT NULL THEN
        FOR i IN 1..nights LOOP
            nets[i] := nets[i] + round(whole * i / nights, scale(whole))
                               - round(whole * (i - 1) / nights, scale(whole));
        END LOOP;
    END IF;
    RETURN nets;
END $$;
ALTER TABLE hotel_roombooking ADD COLUMN room_nets numeric[] GENERATED ALWAYS AS (
    room_nets_of(price_lines, check_in, check_out - check_in, subtotal)) STORED;
"""


class Migration(migrations.Migration):
    dependencies = [("hotel", "0010_reasons_of_changes")]

    operations = [
        migrations.RunSQL(
            WORK_OUT,
            "ALTER TABLE hotel_roombooking DROP COLUMN room_nets;"
            "DROP FUNCTION room_nets_of(jsonb, date, int, numeric)",
        ),
    ]
