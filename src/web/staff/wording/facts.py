"""Names of statuses and other values that many pages show: `<enumeration>_<value>`."""

from __future__ import annotations

from typing import Final

from web.phrases import Phrase

WORDS: Final[dict[str, Phrase]] = {
    "status_PENDING_PAYMENT": Phrase(
        "Waiting for payment", "Wartet auf Zahlung", "En attente de paiement", "Pendiente de pago"
    ),
    "status_CONFIRMED": Phrase("Confirmed", "Bestätigt", "Confirmée", "Confirmada"),
    "status_CANCELLED": Phrase("Cancelled", "Storniert", "Annulée", "Cancelada"),
    "status_COMPLETED": Phrase("Departed", "Abgereist", "Partie", "Finalizada"),
    "status_NO_SHOW": Phrase("No-show", "Nicht angereist", "Non présentée", "No presentada"),
    "status_IN_HOUSE": Phrase("In house", "Im Haus", "Présente", "En el hotel"),
    "room_READY_FOR_GUEST": Phrase("Ready", "Bezugsfertig", "Prête", "Lista"),
    "room_OCCUPIED": Phrase("Occupied", "Belegt", "Occupée", "Ocupada"),
    "room_CHECKOUT_DIRTY": Phrase("Dirty", "Schmutzig", "À nettoyer", "Sucia"),
    "room_CLEANING_IN_PROGRESS": Phrase(
        "Being cleaned", "Wird gereinigt", "En cours de nettoyage", "Limpiándose"
    ),
    "room_CLEANED_UNINSPECTED": Phrase(
        "Cleaned, not inspected",
        "Gereinigt, nicht geprüft",
        "Nettoyée, à contrôler",
        "Limpia, sin revisar",
    ),
    "room_MAINTENANCE_REQUIRED": Phrase(
        "Needs repair", "Reparatur nötig", "Réparation à faire", "Necesita reparación"
    ),
    "room_OUT_OF_ORDER": Phrase(
        "Out of order", "Außer Betrieb", "Hors service", "Fuera de servicio"
    ),
}
