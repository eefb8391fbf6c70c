from __future__ import annotations

from typing import Final

WORDS: Final[dict[str, str]] = {
    "skip": "Zum Inhalt springen",
    "languages": "Sprachen",
    "contact": "Kontakt",
    "privacy_note": "Diese Seite ist privat. Sie wird nicht gespeichert und erscheint in keiner Suche.",
    "missing_title": "Diese Seite gibt es nicht",
    "missing_text": "Bitte prüfen Sie den Link in Ihrer E-Mail oder geben Sie die Adresse neu ein.",
    "too_many_title": "Einen Moment, bitte",
    "too_many_text": "Aus Ihrem Netz kamen sehr viele Anfragen. Bitte versuchen Sie es in einer Minute noch einmal.",
    "trouble_title": "Bei uns ist etwas schiefgegangen",
    "trouble_text": "Ihre Buchung ist sicher. Bitte versuchen Sie es gleich noch einmal.",
    "reload": "Noch einmal versuchen",
}
