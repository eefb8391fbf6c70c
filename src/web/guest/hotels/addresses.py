"""The addresses that search engines know pages by: of this site, one for each language."""

from __future__ import annotations

from typing import Final, NamedTuple
from urllib.parse import urlencode

from django.conf import settings

from hotel.enums import Language
from web.languages import ASKED

ANY_LANGUAGE: Final = "x-default"
"""Of the address that speaks as the browser wishes."""


class Alternate(NamedTuple):
    language: str
    address: str


def full(path: str, **query: str) -> str:
    """With the site's own address."""
    asked = urlencode({name: value for name, value in query.items() if value})
    return f"{settings.SITE_URL}{path}{'?' if asked else ''}{asked}"


def in_language(path: str, language: Language, **query: str) -> str:
    return full(path, **query, **{ASKED: language.value})


def alternates_of(path: str, **query: str) -> list[Alternate]:
    """The page in every language, and for who speaks none of them."""
    spoken = [Alternate(each.value, in_language(path, each, **query)) for each in Language]
    return [*spoken, Alternate(ANY_LANGUAGE, full(path, **query))]
