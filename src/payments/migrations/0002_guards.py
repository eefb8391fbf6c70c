"""The ledger only grows, and every row belongs to its booking's and its payment's own hotel."""

from __future__ import annotations

from django.db import migrations

APPEND_ONLY = """
CREATE FUNCTION ledger_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger is append-only'
          USING ERRCODE = 'restrict_violation', CONSTRAINT = 'ledger_is_append_only';
END $$;
CREATE TRIGGER ledger_is_append_only
BEFORE UPDATE OR DELETE ON payments_ledgerentry
FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only()
"""
SAME_HOTEL = (
    ("payments_payment", "group_id", "hotel_bookinggroup", "paid_group_of_same_hotel"),
    ("payments_paymentshare", "payment_id", "payments_payment", "share_payment_of_same_hotel"),
    ("payments_paymentshare", "booking_id", "hotel_roombooking", "share_booking_of_same_hotel"),
    ("payments_refund", "payment_id", "payments_payment", "refunded_payment_of_same_hotel"),
    ("payments_refund", "booking_id", "hotel_roombooking", "refunded_booking_of_same_hotel"),
    ("payments_ledgerentry", "payment_id", "payments_payment", "entry_payment_of_same_hotel"),
    ("payments_ledgerentry", "booking_id", "hotel_roombooking", "entry_booking_of_same_hotel"),
)


def bind_to_hotel(table: str, column: str, target: str, name: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY (hotel_id, {column}) "
        f"REFERENCES {target} (hotel_id, id)",
        f"ALTER TABLE {table} DROP CONSTRAINT {name}",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("payments", "0001_initial"),
        ("hotel", "0007_payment_terms_and_language"),
    ]

    operations = [
        migrations.RunSQL(
            APPEND_ONLY,
            "DROP TRIGGER ledger_is_append_only ON payments_ledgerentry;"
            "DROP FUNCTION ledger_is_append_only",
        ),
        *(bind_to_hotel(*each) for each in SAME_HOTEL),
    ]
