"""In which language a page speaks."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation.trans_real import parse_accept_lang_header

from hotel.enums import Language

ASKED = "lang"
CHOSEN = "language"
"""The cookie that remembers what a browser's guest once asked for."""
COOKIE_SECONDS = 365 * 86_400


@dataclass(frozen=True, slots=True)
class OtherLanguage:
    """One that the page can be had in, with the address that gives it."""

    code: str
    name: str
    address: str


def language_for(request: HttpRequest, known: str = "") -> Language:
    """What the address asks for, else the one known of the guest, else what was chosen before in this
    browser, else the browser's first of ours."""
    accepted = request.headers.get("Accept-Language", "")
    wishes = (
        request.GET.get(ASKED, ""),
        known,
        request.COOKIES.get(CHOSEN, ""),
        *(code.partition("-")[0] for code, _ in parse_accept_lang_header(accepted)),
    )
    return next((Language(wish) for wish in wishes if wish in Language), Language.ENGLISH)


def remember_language(request: HttpRequest, response: HttpResponseBase) -> None:
    """That one was asked for by the address."""
    asked = request.GET.get(ASKED, "")
    if asked in Language and request.COOKIES.get(CHOSEN) != asked:
        response.set_cookie(
            CHOSEN,
            asked,
            max_age=COOKIE_SECONDS,
            secure=request.is_secure(),
            httponly=True,
            samesite="Lax",
        )


def other_languages(request: HttpRequest, spoken: Language) -> list[OtherLanguage]:
    return [
        OtherLanguage(each.value, str(each.label), _address_in(request, each))
        for each in Language
        if each != spoken
    ]


def _address_in(request: HttpRequest, language: Language) -> str:
    query = request.GET.copy()
    query[ASKED] = language.value
    return f"?{query.urlencode()}"
