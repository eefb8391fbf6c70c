"""Names of fields that a form can be refused for: `field_<name>`."""

from __future__ import annotations

from typing import Final

from web.phrases import Phrase

WORDS: Final[dict[str, Phrase]] = {
    "field_first_name": Phrase(
        "First name",
        "Vorname",
        "Prénom",
        "Nombre",
    ),
    "field_last_name": Phrase(
        "Last name",
        "Nachname",
        "Nom",
        "Apellidos",
    ),
    "field_email": Phrase(
        "E-mail",
        "E-Mail",
        "E-mail",
        "Correo electrónico",
    ),
    "field_phone": Phrase(
        "Phone",
        "Telefon",
        "Téléphone",
        "Teléfono",
    ),
    "field_special_requests": Phrase(
        "Wish",
        "Wunsch",
        "Demande",
        "Petición",
    ),
    "field_amount": Phrase(
        "Amount",
        "Betrag",
        "Montant",
        "Importe",
    ),
    "field_pay": Phrase(
        "Payment",
        "Zahlung",
        "Paiement",
        "Pago",
    ),
    "field_room_id": Phrase(
        "Room",
        "Zimmer",
        "Chambre",
        "Habitación",
    ),
    "field_guest_id": Phrase(
        "Who stays",
        "Wer wohnt hier",
        "Qui séjourne",
        "Quiénes se alojan",
    ),
    "field_offer": Phrase(
        "Type and price",
        "Kategorie und Preis",
        "Type et prix",
        "Tipo y precio",
    ),
    "field_arrival": Phrase(
        "Arrival",
        "Anreise",
        "Arrivée",
        "Llegada",
    ),
    "field_departure": Phrase(
        "Departure",
        "Abreise",
        "Départ",
        "Salida",
    ),
    "field_check_in": Phrase(
        "Arrival",
        "Anreise",
        "Arrivée",
        "Llegada",
    ),
    "field_check_out": Phrase(
        "Departure",
        "Abreise",
        "Départ",
        "Salida",
    ),
    "field_adults": Phrase(
        "Adults",
        "Erwachsene",
        "Adultes",
        "Adultos",
    ),
    "field_children": Phrase(
        "Children",
        "Kinder",
        "Enfants",
        "Niños",
    ),
    "field_child_ages": Phrase(
        "Ages of the children",
        "Alter der Kinder",
        "Âges des enfants",
        "Edades de los niños",
    ),
}
