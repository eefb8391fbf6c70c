from __future__ import annotations

from typing import Final

WORDS: Final[dict[str, str]] = {
    "skip": "Skip to the content",
    "languages": "Languages",
    "contact": "Contact",
    "privacy_note": "This page is private. It is not stored and not shown in search results.",
    "missing_title": "We cannot find this page",
    "missing_text": "Please check the link in your e-mail, or type the address again.",
    "too_many_title": "One moment, please",
    "too_many_text": "There were very many requests from your network. Please try again in a minute.",
    "trouble_title": "Something went wrong on our side",
    "trouble_text": "Your booking is safe. Please try again in a moment.",
    "reload": "Try again",
}
