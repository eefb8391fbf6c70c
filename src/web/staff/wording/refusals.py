"""What the use cases refuse, by the code of the refusal."""

from __future__ import annotations

from typing import Final

from web.staff.wording.phrase import Phrase

WORDS: Final[dict[str, Phrase]] = {
    "BUSY": Phrase(
        "The system is busy. Please try again.",
        "Das System ist ausgelastet. Bitte versuchen Sie es noch einmal.",
        "Le système est occupé. Veuillez réessayer.",
        "El sistema está ocupado. Inténtelo de nuevo.",
    ),
    "BOOKING_CHANGED": Phrase(
        "Somebody else has changed this booking in the meantime. Here is how it stands now.",
        "Jemand anderes hat diese Buchung inzwischen geändert. So steht sie jetzt.",
        "Quelqu’un d’autre a modifié cette réservation entre-temps. Voici son état actuel.",
        "Otra persona ha cambiado esta reserva mientras tanto. Así está ahora.",
    ),
}
