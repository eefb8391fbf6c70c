"""Uses of promo codes, taken and given back in the transaction of the booking.

A use is taken by raising the code's count, which locks its row until the transaction ends: whoever
counts a guest's uses after that counts all of them. The code is the last lock of a booking.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from django.db import connection

from common.tokens import guest_key
from rates.errors import PromoCodeNotFound, PromoCodeUsedByGuest, PromoCodeUsedUp
from rates.models import PromoCode

FIELD: Final = "promo_code"

TAKE: Final = """
UPDATE rates_promocode SET used = used + 1
 WHERE hotel_id = %s AND code = %s AND (max_uses IS NULL OR used < max_uses)
RETURNING id, max_uses_per_guest
"""
RECORD: Final = """
INSERT INTO rates_promouse
       (hotel_id, promo_code_id, booking_id, guest_key, kind, value, created_at)
SELECT %(hotel)s, %(code)s::bigint, %(booking)s, %(guest)s::varchar, kind, value, %(at)s
  FROM rates_promocode
 WHERE id = %(code)s::bigint AND (%(most)s::integer IS NULL
    OR %(most)s > (SELECT count(*) FROM rates_promouse
                    WHERE promo_code_id = %(code)s::bigint AND guest_key = %(guest)s::varchar))
RETURNING id
"""
GIVE_BACK: Final = """
WITH given_back AS (
    DELETE FROM rates_promouse WHERE booking_id = %s RETURNING promo_code_id
)
UPDATE rates_promocode SET used = used - 1
 WHERE id IN (SELECT promo_code_id FROM given_back)
"""


def take_use(code: str, *, hotel_id: int, booking_id: int, email: str, at: datetime) -> None:
    """One use of the code for the booking with this primary key. Raises PromoCodeUsedUp, or
    PromoCodeUsedByGuest for a guest, known by the e-mail address, who had all that one may have."""
    taken = _first(TAKE, [hotel_id, code.upper()])
    if taken is None:
        raise _refusal_of(code, hotel_id=hotel_id)
    promo_code_id, most = taken
    facts = {
        "hotel": hotel_id,
        "code": promo_code_id,
        "booking": booking_id,
        "guest": guest_key(email, hotel_id=hotel_id),
        "at": at,
        "most": most,
    }
    if _first(RECORD, facts) is None:
        raise PromoCodeUsedByGuest(field=FIELD, details={"max_uses_per_guest": most})


def give_back_use(*, booking_id: int) -> None:
    """What the booking with this primary key has used; nothing the second time."""
    with connection.cursor() as cursor:
        cursor.execute(GIVE_BACK, [booking_id])


def _refusal_of(code: str, *, hotel_id: int) -> PromoCodeUsedUp | PromoCodeNotFound:
    """A code can be gone since it was quoted."""
    is_there = PromoCode.objects.filter(hotel_id=hotel_id, code=code.upper()).exists()
    return (PromoCodeUsedUp if is_there else PromoCodeNotFound)(field=FIELD)


def _first(statement: str, facts: Any) -> tuple[Any, ...] | None:
    with connection.cursor() as cursor:
        cursor.execute(statement, facts)
        row: tuple[Any, ...] | None = cursor.fetchone()
    return row
