"""What a page says of itself to search engines, and to whoever shows a link to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from hotel.enums import Language
from hotel.models import Hotel
from notifications.rendering.catalogue import fill
from photos.models import Photo
from photos.selectors import shared_address_of
from web.guest.hotels import structured
from web.guest.hotels.addresses import Alternate, alternates_of, in_language
from web.guest.hotels.listing import Listing
from web.guest.houses import RoomKind

LOCALES: Final = {
    Language.ENGLISH: "en_GB",
    Language.GERMAN: "de_DE",
    Language.FRENCH: "fr_FR",
    Language.SPANISH: "es_ES",
}
LONGEST_DESCRIPTION: Final = 160


@dataclass(frozen=True, slots=True)
class Subject:
    """What one kind of page is about."""

    title: str
    description: str
    face: Photo | None
    data: structured.Data


@dataclass(frozen=True, slots=True)
class Head:
    """Addresses are whole ones of this site. `canonical` and `alternates` are empty on pages of one
    guest's way to a booking, which search engines leave alone."""

    title: str
    description: str
    site_name: str
    address: str
    canonical: str
    alternates: Sequence[Alternate]
    image: str
    image_alt: str
    locale: str
    other_locales: Sequence[str]
    data: SafeString


def head_of(request: HttpRequest, page: Mapping[str, Any], *, is_indexed: bool) -> Head | None:
    """`page` is the template's context; None for a page that speaks of nothing public."""
    language = Language(page["language"])
    subject = _subject(page, language)
    if subject is None:
        return None
    query = _page_of(page.get("found"))
    address = in_language(request.path, language, **query)
    hotel, group = page.get("hotel"), page.get("group")
    return Head(
        title=subject.title,
        description=Truncator(" ".join(subject.description.split())).chars(LONGEST_DESCRIPTION),
        site_name=hotel.name if hotel else group.name if group else page["t"]["hotels"]["all"],
        address=address,
        canonical=address if is_indexed else "",
        alternates=alternates_of(request.path, **query) if is_indexed else (),
        image=shared_address_of(subject.face) if subject.face else "",
        image_alt=_alt(subject.face, language),
        locale=LOCALES[language],
        other_locales=[locale for each, locale in LOCALES.items() if each != language],
        data=structured.as_script(subject.data),
    )


def _page_of(found: Listing | None) -> dict[str, str]:
    """What of the address makes it another page: of a long list its number, never its filters."""
    return {"page": str(found.page)} if found and found.page > 1 else {}


def _subject(page: Mapping[str, Any], language: Language) -> Subject | None:
    if page.get("found") is not None:
        return _list(page, language)
    hotel: Hotel | None = page.get("hotel")
    if hotel is None:
        return None
    for name, subject in (
        ("kind", _room),
        ("results", _results),
        ("house", _home),
        ("kinds", _rooms),
    ):
        if page.get(name) is not None:
            return subject(hotel, page, language)
    return None


def _list(page: Mapping[str, Any], language: Language) -> Subject:
    words, group, found = page["t"]["hotels"], page["group"], page["found"]
    return Subject(
        title=group.name if group else words["title"],
        description=(group.tagline if group else "") or words["title_lead"],
        face=next((card.face for card in found.cards if card.face), None),
        data=structured.listing_data(found, language),
    )


def _home(hotel: Hotel, page: Mapping[str, Any], language: Language) -> Subject:
    house, kinds = page["house"], page["kinds"]
    title = _named(hotel, page)
    data = structured.hotel_data(hotel, language, house=house, logo=page.get("logo"), kinds=kinds)
    return Subject(title, house.description or house.tagline or title, house.face, data)


def _rooms(hotel: Hotel, page: Mapping[str, Any], language: Language) -> Subject:
    kinds: Sequence[RoomKind] = page["kinds"]
    title = fill(page["t"]["hotels"]["rooms_of"], {"name": hotel.name})
    data = structured.hotel_data(hotel, language, logo=page.get("logo"), kinds=kinds)
    return Subject(title, page["t"]["house"]["rooms_lead"], _first_face(kinds), data)


def _room(hotel: Hotel, page: Mapping[str, Any], language: Language) -> Subject:
    kind: RoomKind = page["kind"]
    title = f"{kind.name} · {hotel.name}"
    data = structured.room_page_data(hotel, kind, language)
    return Subject(title, kind.description or title, kind.face, data)


def _results(hotel: Hotel, page: Mapping[str, Any], language: Language) -> Subject:
    results = page["results"]
    face = _first_face([room.kind for room in results.rooms])
    data = structured.results_data(hotel, results, language)
    title = f"{page['t']['search']['title']} · {hotel.name}"
    return Subject(title, _named(hotel, page), face, data)


def _named(hotel: Hotel, page: Mapping[str, Any]) -> str:
    if not hotel.city:
        return hotel.name
    return fill(page["t"]["hotels"]["hotel_in"], {"name": hotel.name, "city": hotel.city})


def _first_face(kinds: Sequence[RoomKind]) -> Photo | None:
    return next((kind.face for kind in kinds if kind.face), None)


def _alt(face: Photo | None, language: Language) -> str:
    return face.alt.get(language.value, "") if face else ""
