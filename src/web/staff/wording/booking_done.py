"""What the page of a booking says of what was just done."""

from __future__ import annotations

from typing import Final

from web.phrases import Phrase

WORDS: Final[dict[str, Phrase]] = {
    "confirm": Phrase(
        "The booking is confirmed.",
        "Die Buchung ist bestätigt.",
        "La réservation est confirmée.",
        "La reserva está confirmada.",
    ),
    "hold": Phrase(
        "The room is held longer.",
        "Das Zimmer wird länger freigehalten.",
        "La chambre est gardée plus longtemps.",
        "La habitación se guarda más tiempo.",
    ),
    "cancel": Phrase(
        "The booking is cancelled.",
        "Die Buchung ist storniert.",
        "La réservation est annulée.",
        "La reserva está cancelada.",
    ),
    "no_show": Phrase(
        "The guest is noted as not arrived.",
        "Der Gast ist als nicht angereist vermerkt.",
        "Le client est noté comme non présenté.",
        "El huésped consta como no presentado.",
    ),
    "reinstate": Phrase(
        "The booking is reinstated.",
        "Die Buchung ist wieder aufgenommen.",
        "La réservation est rétablie.",
        "La reserva está restablecida.",
    ),
    "assign": Phrase(
        "The room is assigned.",
        "Das Zimmer ist vergeben.",
        "La chambre est attribuée.",
        "La habitación está asignada.",
    ),
    "unassign": Phrase(
        "The booking has no room any more.",
        "Die Buchung hat kein Zimmer mehr.",
        "La réservation n’a plus de chambre.",
        "La reserva ya no tiene habitación.",
    ),
    "move": Phrase(
        "The guest has moved.",
        "Der Gast ist umgezogen.",
        "Le client a changé de chambre.",
        "El huésped ha cambiado de habitación.",
    ),
    "upgrade": Phrase(
        "The guest has the better room.",
        "Das Upgrade ist gemacht.",
        "Le client est surclassé.",
        "La mejora está hecha.",
    ),
    "notes": Phrase(
        "The notes are saved.",
        "Die Notizen sind gespeichert.",
        "Les notes sont enregistrées.",
        "Las notas están guardadas.",
    ),
    "guest_added": Phrase(
        "The guest is added.",
        "Der Gast ist hinzugefügt.",
        "Le voyageur est ajouté.",
        "El huésped está añadido.",
    ),
    "guest_changed": Phrase(
        "The guest’s details are saved.",
        "Die Angaben sind gespeichert.",
        "Les informations sont enregistrées.",
        "Los datos están guardados.",
    ),
    "guest_removed": Phrase(
        "The guest is removed.",
        "Der Gast ist entfernt.",
        "Le voyageur est retiré.",
        "El huésped está quitado.",
    ),
    "take": Phrase(
        "The payment is entered.",
        "Die Zahlung ist eingetragen.",
        "Le paiement est enregistré.",
        "El pago está anotado.",
    ),
    "pay_back": Phrase(
        "The money paid back is entered.",
        "Die Rückzahlung ist eingetragen.",
        "Le remboursement est enregistré.",
        "La devolución está anotada.",
    ),
    "refund": Phrase(
        "The refund is on its way.",
        "Die Erstattung ist veranlasst.",
        "Le remboursement est lancé.",
        "La devolución está en marcha.",
    ),
    "retry": Phrase(
        "It is being tried again.",
        "Es wird noch einmal versucht.",
        "Une nouvelle tentative est en cours.",
        "Se está intentando de nuevo.",
    ),
    "resend": Phrase(
        "The message is sent again.",
        "Die Nachricht wird noch einmal gesendet.",
        "Le message est renvoyé.",
        "El mensaje se envía de nuevo.",
    ),
    "change": Phrase(
        "The stay is changed.",
        "Der Aufenthalt ist geändert.",
        "Le séjour est modifié.",
        "La estancia está cambiada.",
    ),
    "departure": Phrase(
        "The departure is changed.",
        "Die Abreise ist geändert.",
        "Le départ est modifié.",
        "La salida está cambiada.",
    ),
}
