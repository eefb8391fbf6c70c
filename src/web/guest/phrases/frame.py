"""Around every page."""

from __future__ import annotations

from typing import Final

from web.phrases import Phrase

WORDS: Final[dict[str, Phrase]] = {
    "skip": Phrase("Skip to the content", "Zum Inhalt springen", "Aller au contenu", "Ir al contenido"),
    "navigation": Phrase("Main menu", "Hauptmenü", "Menu principal", "Menú principal"),
    "rooms": Phrase("Rooms", "Zimmer", "Chambres", "Habitaciones"),
    "my_booking": Phrase("My booking", "Meine Buchung", "Ma réservation", "Mi reserva"),
    "languages": Phrase("Languages", "Sprachen", "Langues", "Idiomas"),
    "contact": Phrase("Contact", "Kontakt", "Contact", "Contacto"),
    "home_of": Phrase(
        "{name}: to the home page",
        "{name}: zur Startseite",
        "{name} : vers l’accueil",
        "{name}: a la página de inicio",
    ),
    "stars": Phrase("{count} stars", "{count} Sterne", "{count} étoiles", "{count} estrellas"),
}  # fmt: skip
