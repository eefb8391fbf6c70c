"""The day's board."""

from __future__ import annotations

from typing import Final

from web.phrases import Phrase

WORDS: Final[dict[str, Phrase]] = {
    "is_today": Phrase(
        "Today at the hotel", "Heute im Hotel", "Aujourd’hui à l’hôtel", "Hoy en el hotel"
    ),
    "is_ahead": Phrase(
        "Looking ahead: nothing has happened yet.",
        "Vorschau: Noch ist nichts geschehen.",
        "Aperçu : rien ne s’est encore passé.",
        "Vista previa: todavía no ha pasado nada.",
    ),
    "is_over": Phrase(
        "This day is over.",
        "Dieser Tag ist vorbei.",
        "Cette journée est passée.",
        "Este día ya ha pasado.",
    ),
    "days": Phrase("Day", "Tag", "Jour", "Día"),
    "day_before": Phrase("The day before", "Ein Tag früher", "La veille", "El día anterior"),
    "day_after": Phrase("The day after", "Ein Tag später", "Le lendemain", "El día siguiente"),
    "print_arrivals": Phrase(
        "Print arrivals", "Anreisen drucken", "Imprimer les arrivées", "Imprimir llegadas"
    ),
    "lanes": Phrase("The day in figures", "Der Tag in Zahlen", "La journée", "El día en cifras"),
    "overdue": Phrase("Overdue", "Überfällig", "En retard", "Con retraso"),
    "arrivals": Phrase("Arrivals", "Anreisen", "Arrivées", "Llegadas"),
    "departures": Phrase("Departures", "Abreisen", "Départs", "Salidas"),
    "in_house": Phrase("In house", "Im Haus", "Présents", "En el hotel"),
    "unassigned": Phrase("Without a room", "Ohne Zimmer", "Sans chambre", "Sin habitación"),
    "arrived_of": Phrase(
        "{done} of {total} arrived",
        "{done} von {total} angereist",
        "{done} sur {total} arrivés",
        "{done} de {total} han llegado",
    ),
    "departed_of": Phrase(
        "{done} of {total} departed",
        "{done} von {total} abgereist",
        "{done} sur {total} partis",
        "{done} de {total} han salido",
    ),
    "group": Phrase("Group", "Gruppe", "Groupe", "Grupo"),
    "request": Phrase("Wish", "Wunsch", "Demande", "Petición"),
    "note": Phrase("Note", "Notiz", "Note", "Nota"),
    "room": Phrase("Room", "Zimmer", "Chambre", "Habitación"),
    "no_room": Phrase("No room yet", "Noch kein Zimmer", "Pas de chambre", "Aún sin habitación"),
    "nights_one": Phrase("{count} night", "{count} Nacht", "{count} nuit", "{count} noche"),
    "nights_other": Phrase("{count} nights", "{count} Nächte", "{count} nuits", "{count} noches"),
    "adults_one": Phrase("{count} adult", "{count} Erw.", "{count} adulte", "{count} adulto"),
    "adults_other": Phrase("{count} adults", "{count} Erw.", "{count} adultes", "{count} adultos"),
    "children_one": Phrase("{count} child", "{count} Kind", "{count} enfant", "{count} niño"),
    "children_other": Phrase(
        "{count} children", "{count} Kinder", "{count} enfants", "{count} niños"
    ),
    "until": Phrase("until {day}", "bis {day}", "jusqu’au {day}", "hasta el {day}"),
    "since": Phrase("since {day}", "seit {day}", "depuis le {day}", "desde el {day}"),
    "expected": Phrase(
        "expected on {day}", "erwartet am {day}", "attendu le {day}", "esperado el {day}"
    ),
    "should_have_left": Phrase(
        "should have left on {day}",
        "Abreise war am {day}",
        "départ prévu le {day}",
        "debía salir el {day}",
    ),
    "due": Phrase("{amount} due", "{amount} offen", "{amount} dus", "{amount} pendientes"),
    "to_return": Phrase(
        "{amount} to return", "{amount} zu erstatten", "{amount} à rendre", "{amount} a devolver"
    ),
    "money_UNPAID": Phrase("Not paid", "Nicht bezahlt", "Non payé", "Sin pagar"),
    "money_PART_PAID": Phrase(
        "Partly paid", "Teilweise bezahlt", "Payé en partie", "Pagado en parte"
    ),
    "money_PAID": Phrase("Paid", "Bezahlt", "Payé", "Pagado"),
    "money_GUARANTEED": Phrase(
        "Card on file", "Karte hinterlegt", "Carte enregistrée", "Tarjeta guardada"
    ),
    "money_REFUND_DUE": Phrase(
        "Refund due", "Erstattung offen", "Remboursement dû", "Reembolso pendiente"
    ),
    "money_SETTLED": Phrase("Nothing to pay", "Nichts zu zahlen", "Rien à payer", "Nada que pagar"),
    "check_in": Phrase("Check in", "Einchecken", "Enregistrer", "Registrar entrada"),
    "check_out": Phrase("Check out", "Auschecken", "Faire le départ", "Registrar salida"),
    "open": Phrase("Open", "Öffnen", "Ouvrir", "Abrir"),
    "decide": Phrase("Decide", "Entscheiden", "Décider", "Decidir"),
    "choose_room": Phrase(
        "Choose a room", "Zimmer wählen", "Choisir une chambre", "Elegir habitación"
    ),
    "none_overdue": Phrase(
        "Nobody is late.", "Niemand ist überfällig.", "Personne en retard.", "No hay retrasos."
    ),
    "teach_overdue": Phrase(
        "Guests who are past their departure, or who did not come on their day, would stand here.",
        "Hier stehen Gäste, deren Abreise vorbei ist oder die an ihrem Tag nicht gekommen sind.",
        "Ici figurent les clients dont le départ est passé ou qui ne sont pas venus le jour prévu.",
        "Aquí aparecen los huéspedes cuya salida ha pasado o que no vinieron en su día.",
    ),
    "none_arrivals": Phrase(
        "No more arrivals.",
        "Keine weiteren Anreisen.",
        "Plus aucune arrivée.",
        "No quedan llegadas.",
    ),
    "teach_arrivals": Phrase(
        "Somebody at the desk without a booking? Press “Walk-in”.",
        "Jemand ohne Buchung an der Rezeption? Wählen Sie „Walk-in“.",
        "Un client sans réservation ? Choisissez « Client de passage ».",
        "¿Alguien sin reserva en recepción? Elija «Cliente sin reserva».",
    ),
    "none_departures": Phrase(
        "No more departures.",
        "Keine weiteren Abreisen.",
        "Plus aucun départ.",
        "No quedan salidas.",
    ),
    "teach_departures": Phrase(
        "Guests whose stay ends on this day stand here until they are checked out.",
        "Hier stehen Gäste, deren Aufenthalt an diesem Tag endet, bis sie ausgecheckt sind.",
        "Les clients dont le séjour se termine ce jour-là figurent ici jusqu’à leur départ.",
        "Aquí aparecen, hasta su salida, los huéspedes cuya estancia termina este día.",
    ),
    "none_in_house": Phrase(
        "Nobody stays over.",
        "Niemand bleibt über Nacht.",
        "Personne ne reste cette nuit.",
        "Nadie se queda a dormir.",
    ),
    "teach_in_house": Phrase(
        "Once you check a guest in, they stand here until the day of their departure.",
        "Sobald Sie einen Gast einchecken, steht er hier bis zum Tag seiner Abreise.",
        "Dès que vous enregistrez un client, il figure ici jusqu’au jour de son départ.",
        "Cuando registra la entrada de un huésped, aparece aquí hasta el día de su salida.",
    ),
    "none_unassigned": Phrase(
        "Every arrival has a room.",
        "Jede Anreise hat ein Zimmer.",
        "Chaque arrivée a sa chambre.",
        "Todas las llegadas tienen habitación.",
    ),
    "teach_unassigned": Phrase(
        "Arrivals without a room stand here; check-in proposes one.",
        "Hier stehen Anreisen ohne Zimmer; beim Einchecken wird eines vorgeschlagen.",
        "Les arrivées sans chambre figurent ici ; l’enregistrement en propose une.",
        "Aquí aparecen las llegadas sin habitación; al registrar la entrada se propone una.",
    ),
    "keys_next": Phrase("Next guest", "Nächster Gast", "Client suivant", "Huésped siguiente"),
    "keys_previous": Phrase("Guest before", "Voriger Gast", "Client précédent", "Huésped anterior"),
    "keys_walk_in": Phrase(
        "Walk-in or new booking",
        "Walk-in oder neue Buchung",
        "Client de passage ou nouvelle réservation",
        "Cliente sin reserva o reserva nueva",
    ),
    "keys_open": Phrase(
        "Open the booking", "Buchung öffnen", "Ouvrir la réservation", "Abrir la reserva"
    ),
}
