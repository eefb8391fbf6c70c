"""Count the money again from the ledger and name every difference. Zero is the only good answer."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

from django.db import connection
from psycopg.types.json import Jsonb

from payments.enums import SIGNS, UNSETTLED_REFUNDS, RefundStatus

JOBS_NEED: Final = timedelta(minutes=10)
"""What a job is to put in order after a change is not missing before that."""

NET = """
SELECT e.booking_id, sum(e.amount * (%(signs)s::jsonb->>e.kind)::int) AS paid
  FROM payments_ledgerentry e
 WHERE %(signs)s::jsonb ? e.kind
 GROUP BY 1
"""
RETURNING = """
SELECT r.booking_id, sum(r.amount) AS amount
  FROM payments_refund r WHERE r.status = ANY(%(unsettled)s) GROUP BY 1
"""
SHARES = """
SELECT format('payment %%s: is of %%s, its shares come to %%s', p.reference, p.amount,
              coalesce(sum(s.amount), 0))
  FROM payments_payment p LEFT JOIN payments_paymentshare s ON s.payment_id = p.id
 GROUP BY p.id
HAVING coalesce(sum(s.amount), 0) <> p.amount
"""
CAPTURED = """
SELECT format('payment %%s: %%s with %%s captured, the ledger says %%s', p.reference, p.status,
              coalesce(p.captured_amount, 0), coalesce(e.amount, 0))
  FROM payments_payment p
  LEFT JOIN (SELECT payment_id, sum(amount) AS amount FROM payments_ledgerentry
              WHERE kind = 'CAPTURED' GROUP BY 1) e ON e.payment_id = p.id
 WHERE coalesce(e.amount, 0) <> CASE WHEN p.status = 'CAPTURED' THEN p.captured_amount ELSE 0 END
"""
RESERVED = """
SELECT format('payment %%s: %%s, the ledger says %%s reserved and %%s let go', p.reference, p.status,
              e.authorised, e.released)
  FROM payments_payment p
 CROSS JOIN LATERAL (
       SELECT coalesce(sum(amount) FILTER (WHERE kind = 'AUTHORISED'), 0) AS authorised,
              coalesce(sum(amount) FILTER (WHERE kind = 'RELEASED'), 0) AS released
         FROM payments_ledgerentry WHERE payment_id = p.id) e
 WHERE CASE WHEN p.kind <> 'AUTHORISATION' THEN (e.authorised, e.released) <> (0, 0)
            WHEN p.status IN ('AUTHORISED', 'CAPTURED')
            THEN (e.authorised, e.released) <> (p.amount, 0)
            ELSE e.authorised <> e.released END
"""
REFUNDED = """
SELECT format('refund %%s: %%s over %%s, the ledger says %%s paid back', r.reference, r.status,
              r.amount, e.amount)
  FROM payments_refund r
 CROSS JOIN LATERAL (
       SELECT coalesce(sum(CASE kind WHEN 'REFUNDED' THEN amount ELSE -amount END), 0) AS amount
         FROM payments_ledgerentry
        WHERE refund_id = r.id AND kind IN ('REFUNDED', 'REFUND_FAILED')) e
 WHERE e.amount <> CASE WHEN r.status = ANY(%(sent)s) THEN r.amount ELSE 0 END
"""
OVER_REFUNDED = """
SELECT format('booking %%s, payment %%s: %%s captured, %%s paid back', b.booking_id, p.reference,
              e.captured, e.refunded)
  FROM (SELECT booking_id, payment_id,
               coalesce(sum(amount) FILTER (WHERE kind = 'CAPTURED'), 0) AS captured,
               coalesce(sum(CASE kind WHEN 'REFUND_FAILED' THEN -amount ELSE amount END)
                        FILTER (WHERE kind IN ('REFUNDED', 'REFUND_FAILED', 'DESK_REFUNDED')), 0)
                   AS refunded
          FROM payments_ledgerentry WHERE payment_id IS NOT NULL GROUP BY 1, 2) e
  JOIN hotel_roombooking b ON b.id = e.booking_id
  JOIN payments_payment p ON p.id = e.payment_id
 WHERE e.refunded > e.captured
"""
PAID_BACK_TOO_MUCH = """
SELECT format('booking %%s: %%s paid, %%s paid back', b.booking_id, e.paid, e.paid_back)
  FROM (SELECT booking_id,
               coalesce(sum(amount) FILTER (WHERE kind IN ('CAPTURED', 'DESK_PAID')), 0) AS paid,
               coalesce(sum(CASE kind WHEN 'REFUND_FAILED' THEN -amount ELSE amount END)
                        FILTER (WHERE kind IN ('REFUNDED', 'REFUND_FAILED', 'DESK_REFUNDED')), 0)
                   AS paid_back
          FROM payments_ledgerentry GROUP BY 1) e
  JOIN hotel_roombooking b ON b.id = e.booking_id
 WHERE e.paid_back > e.paid
"""
NOT_RETURNED = f"""
WITH net AS ({NET}), returning_ AS ({RETURNING}), allowed AS (
    SELECT booking_id, sum(amount) AS amount FROM payments_ledgerentry
     WHERE kind = 'ALLOWANCE' GROUP BY 1
), on_cards AS (
    SELECT e.booking_id, sum(e.amount * (%(signs)s::jsonb->>e.kind)::int) AS amount
      FROM payments_ledgerentry e
     WHERE e.payment_id IS NOT NULL AND %(signs)s::jsonb ? e.kind
     GROUP BY 1
)
SELECT format('booking %%s: %%s with %%s paid, %%s owed and %%s on its way back', b.booking_id,
              b.status, n.paid, o.owed, coalesce(r.amount, 0))
  FROM hotel_roombooking b
  JOIN net n ON n.booking_id = b.id
  JOIN on_cards c ON c.booking_id = b.id
  LEFT JOIN returning_ r ON r.booking_id = b.id
  LEFT JOIN allowed a ON a.booking_id = b.id
 CROSS JOIN LATERAL (
       SELECT greatest(coalesce(b.penalty_amount, 0) - coalesce(a.amount, 0), 0) AS owed) o
 WHERE b.status IN ('CANCELLED', 'NO_SHOW')
   AND coalesce(b.cancelled_at, b.no_show_at) < coalesce(%(at)s, now()) - %(jobs_need)s::interval
   AND least(n.paid, c.amount) - coalesce(r.amount, 0) > 0
   AND n.paid - coalesce(r.amount, 0) > o.owed
"""  # noqa: S608 - no outside text
NOT_CONFIRMED = f"""
WITH net AS ({NET}), returning_ AS ({RETURNING})
SELECT format('booking %%s: waits for its payment, and payment %%s is captured', b.booking_id,
              p.reference)
  FROM hotel_roombooking b
  JOIN payments_paymentshare s ON s.booking_id = b.id
  JOIN payments_payment p ON p.id = s.payment_id AND p.status = 'CAPTURED'
  JOIN net n ON n.booking_id = b.id
  LEFT JOIN returning_ r ON r.booking_id = b.id
 WHERE b.status = 'PENDING_PAYMENT' AND n.paid - coalesce(r.amount, 0) > 0
   AND (b.payment_mode <> 'PAY_NOW' OR n.paid - coalesce(r.amount, 0) >= b.total_amount)
"""  # noqa: S608 - no outside text
CURRENCIES = """
SELECT format('ledger entry %%s: in %%s, its booking %%s in %%s', e.id, e.currency, b.booking_id,
              b.currency)
  FROM payments_ledgerentry e JOIN hotel_roombooking b ON b.id = e.booking_id
 WHERE e.currency <> b.currency
"""
FORGOTTEN = """
SELECT format('payment %%s: nobody is going to %%s', reference, lower(wanted))
  FROM payments_payment WHERE wanted NOT IN ('', 'OPEN') AND next_attempt_at IS NULL
 UNION ALL
SELECT format('refund %%s: nobody is going to send it', reference)
  FROM payments_refund WHERE status = 'PLANNED' AND next_attempt_at IS NULL
"""
QUESTIONS = (
    SHARES,
    CAPTURED,
    RESERVED,
    REFUNDED,
    OVER_REFUNDED,
    PAID_BACK_TOO_MUCH,
    NOT_RETURNED,
    NOT_CONFIRMED,
    CURRENCIES,
    FORGOTTEN,
)


def differences(*, at: datetime | None = None) -> list[str]:
    """One line for each row that is not as the ledger says. Safe at any moment: each question is one
    statement and so sees one state. `at` is the database's clock unless told."""
    facts: dict[str, Any] = {
        "signs": Jsonb({str(kind): sign for kind, sign in SIGNS.items()}),
        "unsettled": list(map(str, UNSETTLED_REFUNDS)),
        "sent": [RefundStatus.SENT.value, RefundStatus.SUCCEEDED.value],
        "jobs_need": JOBS_NEED,
        "at": at,
    }
    return [line for question in QUESTIONS for line in _ask(question, facts)]


def _ask(question: str, facts: dict[str, Any]) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(question, facts)
        return [row[0] for row in cursor.fetchall()]
