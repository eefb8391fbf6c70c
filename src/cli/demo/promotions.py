"""The uses of promo codes by the demo's bookings, counted as the sale counts them."""

from __future__ import annotations

from collections import Counter

from cli.demo.copying import copy_rows
from cli.demo.house import House
from common.tokens import guest_key
from rates.models import PromoCode, PromoUse


def write_promo_uses(house: House) -> None:
    promos = house.rates.promos
    uses = [
        PromoUse(
            hotel=house.hotel,
            promo_code=promos[booking.promo_code],
            booking=booking,
            guest_key=guest_key(booking.booker_email, hotel_id=house.hotel.pk),
            kind=promos[booking.promo_code].kind,
            value=promos[booking.promo_code].value,
            created_at=booking.created_at,
        )
        for booking in house.bookings
        if booking.promo_code
    ]
    copy_rows(uses)
    counted = Counter(use.promo_code_id for use in uses)
    for promo in promos.values():
        promo.used = counted[promo.pk]
    PromoCode.objects.bulk_update(promos.values(), ["used"])
