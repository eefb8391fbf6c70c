"""Hotels, rooms and offers as search engines read them: https://schema.org/Hotel, HotelRoom, Offer.

Dictionaries as they stand in the page's JSON-LD. What a hotel does not tell is left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from hotel.enums import Language
from hotel.models import Hotel
from photos.models import Photo
from photos.selectors import shared_address_of
from web.guest.hotels.addresses import full, in_language
from web.guest.hotels.listing import Card, Listing
from web.guest.houses import House, RoomKind
from web.guest.phrases import phrases_in
from web.guest.selling.offers import RoomShown
from web.guest.selling.searching import Results

Data = dict[str, Any]

CONTEXT: Final = "https://schema.org"
IN_STOCK: Final = f"{CONTEXT}/InStock"
SQUARE_METRE: Final = "MTK"
A_DAY: Final = "DAY"
MOST_PHOTOS: Final = 8
ESCAPES: Final = str.maketrans(
    {sign: f"\\u{ord(sign):04x}" for sign in ("<", ">", "&", "\u2028", "\u2029")}
)
"""So that nothing in it ends the element that it stands in, or starts another."""


def as_script(data: Data) -> SafeString:
    """The text of a `script` element of data. Browsers do not run it."""
    text = json.dumps({"@context": CONTEXT} | data, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(text.translate(ESCAPES))  # noqa: S308 - no sign of markup is left


def hotel_data(
    hotel: Hotel,
    language: Language,
    *,
    house: House | None = None,
    logo: Photo | None = None,
    kinds: Sequence[RoomKind] = (),
) -> Data:
    """`kinds` are its rooms, each with what a night of it starts at."""
    photos = house.photos if house else ()
    return told(
        {
            "@type": "Hotel",
            "@id": hotel_id(hotel),
            "name": hotel.name,
            "url": in_language(reverse("guest-home", args=[hotel.slug]), language),
            "slogan": house.tagline if house else "",
            "description": house.description if house else "",
            "image": [shared_address_of(photo) for photo in photos[:MOST_PHOTOS]],
            "logo": shared_address_of(logo) if logo else "",
            "telephone": hotel.phone,
            "email": hotel.email,
            "address": address_data(hotel),
            "checkinTime": f"{hotel.check_in_time:%H:%M}",
            "checkoutTime": f"{hotel.check_out_time:%H:%M}",
            "currenciesAccepted": hotel.currency,
            "starRating": star_data(hotel),
            "amenityFeature": amenities_data("hotel", hotel.amenities, language),
            "availableLanguage": [each.value for each in Language],
            "makesOffer": [_starting_offer(hotel, kind) for kind in kinds if kind.price_from],
            "containsPlace": [room_data(hotel, kind, language) for kind in kinds],
        }
    )


def address_data(hotel: Hotel) -> Data:
    parts = {
        "streetAddress": hotel.address,
        "postalCode": hotel.postal_code,
        "addressLocality": hotel.city,
        "addressCountry": hotel.country,
    }
    return {"@type": "PostalAddress"} | told(parts) if any(parts.values()) else {}


def star_data(hotel: Hotel) -> Data:
    return {"@type": "Rating", "ratingValue": str(hotel.stars)} if hotel.stars else {}


def amenities_data(kind: str, amenities: Iterable[str], language: Language) -> list[Data]:
    names = phrases_in(language)["amenities"]
    return [
        {
            "@type": "LocationFeatureSpecification",
            "name": names.get(f"{kind}_{each}", each),
            "value": True,
        }
        for each in amenities
    ]


def room_data(hotel: Hotel, kind: RoomKind, language: Language) -> Data:
    path = reverse("guest-room-type", args=[hotel.slug, kind.code])
    size = {"@type": "QuantitativeValue", "value": kind.size_m2, "unitCode": SQUARE_METRE}
    return told(
        {
            "@type": "HotelRoom",
            "@id": room_id(hotel, kind),
            "name": kind.name,
            "description": kind.description,
            "url": in_language(path, language),
            "image": [shared_address_of(photo) for photo in kind.photos[:MOST_PHOTOS]],
            "occupancy": {"@type": "QuantitativeValue", "maxValue": kind.sleeps},
            "bed": kind.beds,
            "floorSize": size if kind.size_m2 else {},
            "amenityFeature": amenities_data("room", kind.amenities, language),
        }
    )


def room_page_data(hotel: Hotel, kind: RoomKind, language: Language) -> Data:
    """Of one room type: the hotel with nothing but it."""
    return hotel_data(hotel, language, kinds=[kind])


def results_data(hotel: Hotel, results: Results, language: Language) -> Data:
    """The hotel with what it offers for the stay that was asked for."""
    rooms = [room for room in results.rooms if room.rates]
    data = hotel_data(hotel, language)
    return told(
        data
        | {
            "makesOffer": [offer for room in rooms for offer in _offers(hotel, room)],
            "containsPlace": [room_data(hotel, room.kind, language) for room in rooms],
        }
    )


def listing_data(found: Listing, language: Language) -> Data:
    return {
        "@type": "ItemList",
        "numberOfItems": found.found,
        "itemListElement": [
            {"@type": "ListItem", "position": place, "item": _card_data(card, language)}
            for place, card in enumerate(found.cards, start=1)
        ],
    }


def _card_data(card: Card, language: Language) -> Data:
    data = hotel_data(card.hotel, language)
    image = [shared_address_of(card.face)] if card.face else []
    return told(data | {"slogan": card.tagline, "image": image})


def _starting_offer(hotel: Hotel, kind: RoomKind) -> Data:
    price = _amount(kind.price_from, hotel)
    return {
        "@type": "Offer",
        "itemOffered": {"@id": room_id(hotel, kind)},
        "priceSpecification": {
            "@type": "UnitPriceSpecification",
            "minPrice": price,
            "priceCurrency": hotel.currency,
            "unitCode": A_DAY,
        },
    }


def _offers(hotel: Hotel, room: RoomShown) -> list[Data]:
    return [
        told(
            {
                "@type": "Offer",
                "name": rate.name,
                "description": rate.description,
                "itemOffered": {"@id": room_id(hotel, room.kind)},
                "price": _amount(rate.total, hotel),
                "priceCurrency": hotel.currency,
                "availability": IN_STOCK,
            }
        )
        for rate in room.rates
    ]


def _amount(amount: Decimal, hotel: Hotel) -> str:
    return f"{hotel.purse.rounded(amount):f}"


def hotel_id(hotel: Hotel) -> str:
    return f"{full(reverse('guest-home', args=[hotel.slug]))}#hotel"


def room_id(hotel: Hotel, kind: RoomKind) -> str:
    return f"{full(reverse('guest-room-type', args=[hotel.slug, kind.code]))}#room"


def told(data: Mapping[str, Any]) -> Data:
    """Without what says nothing."""
    return {name: value for name, value in data.items() if value not in ("", None, [], {})}
