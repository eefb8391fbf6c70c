"""Checking in, checking out and selling at the desk."""

from __future__ import annotations

from typing import Final

from web.phrases import Phrase

WORDS: Final[dict[str, Phrase]] = {
    "check_in_of": Phrase(
        "Check in {name}", "{name} einchecken", "Arrivée de {name}", "Entrada de {name}"
    ),
    "check_out_of": Phrase(
        "Check out {name}", "{name} auschecken", "Départ de {name}", "Salida de {name}"
    ),
    "is_checked_in": Phrase(
        "{name} is now in room {room}.",
        "{name} ist jetzt in Zimmer {room}.",
        "{name} occupe maintenant la chambre {room}.",
        "{name} está ahora en la habitación {room}.",
    ),
    "is_checked_out": Phrase(
        "{name} has left. Room {room} waits to be cleaned.",
        "{name} ist abgereist. Zimmer {room} wartet auf die Reinigung.",
        "{name} est parti. La chambre {room} attend le nettoyage.",
        "{name} ha salido. La habitación {room} espera la limpieza.",
    ),
    "walked_in": Phrase(
        "{booking_id} is booked, in room {room_number}.",
        "{booking_id} ist gebucht, Zimmer {room_number}.",
        "{booking_id} est réservée, chambre {room_number}.",
        "{booking_id} está reservada, habitación {room_number}.",
    ),
    "booked": Phrase(
        "{booking_id} is booked and confirmed.",
        "{booking_id} ist gebucht und bestätigt.",
        "{booking_id} est réservée et confirmée.",
        "{booking_id} está reservada y confirmada.",
    ),
    "booking": Phrase("Booking", "Buchung", "Réservation", "Reserva"),
    "stay": Phrase("Stay", "Aufenthalt", "Séjour", "Estancia"),
    "guests": Phrase("Guests", "Gäste", "Clients", "Huéspedes"),
    "guest": Phrase("Guest", "Gast", "Client", "Huésped"),
    "room_type": Phrase("Booked", "Gebucht", "Réservé", "Reservado"),
    "registration_card": Phrase(
        "Registration card", "Meldeschein", "Fiche d’arrivée", "Ficha de registro"
    ),
    "which_room": Phrase("Which room", "Welches Zimmer", "Quelle chambre", "Qué habitación"),
    "choose": Phrase("Please choose", "Bitte wählen", "Veuillez choisir", "Elija, por favor"),
    "ready_of": Phrase("{type}, ready", "{type}, bezugsfertig", "{type}, prêtes", "{type}, listas"),
    "upgrades": Phrase(
        "Upgrades, ready", "Upgrades, bezugsfertig", "Surclassements, prêts", "Mejoras, listas"
    ),
    "not_ready": Phrase(
        "Free, but not ready yet",
        "Frei, aber noch nicht bezugsfertig",
        "Libres, mais pas encore prêtes",
        "Libres, pero aún no listas",
    ),
    "assigned": Phrase("assigned", "zugeteilt", "attribuée", "asignada"),
    "best": Phrase("best choice", "beste Wahl", "meilleur choix", "mejor opción"),
    "floor": Phrase("floor {floor}", "Etage {floor}", "étage {floor}", "planta {floor}"),
    "near_group": Phrase("near the group", "bei der Gruppe", "près du groupe", "junto al grupo"),
    "none_ready": Phrase(
        "No free room of the type {type} is ready yet. Housekeeping sees this arrival first.",
        "Noch ist kein freies Zimmer der Kategorie {type} bezugsfertig. Das Housekeeping sieht "
        "diese Anreise zuerst.",
        "Aucune chambre libre de type {type} n’est encore prête. Les étages voient cette arrivée "
        "en premier.",
        "Todavía no hay ninguna habitación libre de tipo {type} lista. Limpieza ve esta llegada "
        "primero.",
    ),
    "none_ready_but_upgrade": Phrase(
        "No free room of the type {type} is ready yet. You can wait or choose an upgrade below.",
        "Noch ist kein freies Zimmer der Kategorie {type} bezugsfertig. Sie können warten oder "
        "unten ein Upgrade wählen.",
        "Aucune chambre libre de type {type} n’est encore prête. Vous pouvez attendre ou choisir "
        "un surclassement ci-dessous.",
        "Todavía no hay ninguna habitación libre de tipo {type} lista. Puede esperar o elegir una "
        "mejora abajo.",
    ),
    "upgrade_hint": Phrase(
        "An upgrade keeps the price as booked.",
        "Ein Upgrade lässt den Preis wie gebucht.",
        "Un surclassement conserve le prix réservé.",
        "Una mejora mantiene el precio reservado.",
    ),
    "party": Phrase("Who stays", "Wer wohnt hier", "Qui séjourne", "Quiénes se alojan"),
    "companion": Phrase(
        "Companion {number}", "Begleitung {number}", "Accompagnant {number}", "Acompañante {number}"
    ),
    "travels_alone": Phrase(
        "Nobody else is booked in.",
        "Sonst ist niemand angemeldet.",
        "Personne d’autre n’est inscrit.",
        "No hay nadie más inscrito.",
    ),
    "first_name": Phrase("First name", "Vorname", "Prénom", "Nombre"),
    "last_name": Phrase("Last name", "Nachname", "Nom", "Apellidos"),
    "email": Phrase("E-mail", "E-Mail", "E-mail", "Correo electrónico"),
    "email_hint": Phrase(
        "Optional. With one, the confirmation is sent there.",
        "Freiwillig. Die Bestätigung geht dann dorthin.",
        "Facultatif. La confirmation y sera envoyée.",
        "Opcional. La confirmación se enviará allí.",
    ),
    "phone": Phrase("Phone", "Telefon", "Téléphone", "Teléfono"),
    "money": Phrase("Payment", "Zahlung", "Paiement", "Pago"),
    "payment": Phrase("Paid at the desk", "Zahlung vor Ort", "Payé sur place", "Pago en recepción"),
    "pay_later": Phrase("Later", "Später", "Plus tard", "Más tarde"),
    "pay_not_now": Phrase(
        "Leave it open", "Offen lassen", "Laisser en suspens", "Dejarlo pendiente"
    ),
    "pay_CASH": Phrase("Cash", "Bar", "Espèces", "Efectivo"),
    "pay_TERMINAL": Phrase("Card terminal", "Kartenterminal", "Terminal de carte", "Datáfono"),
    "pay_BANK_TRANSFER": Phrase(
        "Bank transfer", "Überweisung", "Virement", "Transferencia bancaria"
    ),
    "amount": Phrase("Amount", "Betrag", "Montant", "Importe"),
    "all_due": Phrase("All that is due", "Alles Offene", "Tout ce qui est dû", "Todo lo pendiente"),
    "amount_hint": Phrase(
        "Empty: all that is due.",
        "Leer: alles, was offen ist.",
        "Vide : tout ce qui est dû.",
        "Vacío: todo lo pendiente.",
    ),
    "owed": Phrase("Stay", "Aufenthalt", "Séjour", "Estancia"),
    "paid": Phrase("Paid", "Bezahlt", "Payé", "Pagado"),
    "due": Phrase("Due", "Offen", "Reste à payer", "Pendiente"),
    "nothing_due": Phrase("Nothing due", "Nichts offen", "Rien à payer", "Nada pendiente"),
    "to_return": Phrase("To return", "Zu erstatten", "À rembourser", "A devolver"),
    "balance": Phrase("Balance", "Saldo", "Solde", "Saldo"),
    "folio": Phrase("Folio", "Gästekonto", "Folio", "Cuenta"),
    "no_entries": Phrase(
        "Nothing has been paid yet.",
        "Noch wurde nichts bezahlt.",
        "Rien n’a encore été payé.",
        "Aún no se ha pagado nada.",
    ),
    "when": Phrase("When", "Wann", "Quand", "Cuándo"),
    "what": Phrase("What", "Was", "Quoi", "Qué"),
    "entry_AUTHORISED": Phrase(
        "Reserved on the card", "Auf der Karte reserviert", "Réservé sur la carte", "Retenido"
    ),
    "entry_RELEASED": Phrase(
        "Reservation ended", "Reservierung beendet", "Réservation levée", "Retención liberada"
    ),
    "entry_CAPTURED": Phrase(
        "Paid by card", "Mit Karte bezahlt", "Payé par carte", "Pagado con tarjeta"
    ),
    "entry_FAILED": Phrase(
        "Payment refused", "Zahlung abgelehnt", "Paiement refusé", "Pago rechazado"
    ),
    "entry_REFUNDED": Phrase(
        "Paid back to the card", "Auf die Karte erstattet", "Remboursé sur la carte", "Devuelto"
    ),
    "entry_REFUND_FAILED": Phrase(
        "Refund came back", "Erstattung kam zurück", "Remboursement rejeté", "Devolución rechazada"
    ),
    "entry_CHARGED_BACK": Phrase("Charged back", "Rückbelastet", "Rétrofacturé", "Contracargo"),
    "entry_CHARGEBACK_REVERSED": Phrase(
        "Chargeback won",
        "Rückbelastung gewonnen",
        "Rétrofacturation gagnée",
        "Contracargo ganado",
    ),
    "entry_DESK_PAID": Phrase(
        "Paid at the desk", "Vor Ort bezahlt", "Payé sur place", "Pagado en recepción"
    ),
    "entry_DESK_REFUNDED": Phrase(
        "Paid back at the desk",
        "Vor Ort erstattet",
        "Remboursé sur place",
        "Devuelto en recepción",
    ),
    "entry_ALLOWANCE": Phrase(
        "No longer owed", "Nicht mehr geschuldet", "N’est plus dû", "Ya no se debe"
    ),
    "refund_hint": Phrase(
        "The guest has paid more than is owed. Pay it back on the booking’s page.",
        "Der Gast hat mehr bezahlt, als offen war. Erstatten Sie es auf der Seite der Buchung.",
        "Le client a payé plus que dû. Remboursez-le depuis la page de la réservation.",
        "El huésped ha pagado de más. Devuélvalo desde la página de la reserva.",
    ),
    "leaves_early_one": Phrase(
        "{count} night is left: it goes back on sale, and the price stays as booked.",
        "{count} Nacht bleibt übrig: Sie kommt wieder in den Verkauf, der Preis bleibt wie gebucht.",
        "Il reste {count} nuit : elle est remise en vente, et le prix reste tel que réservé.",
        "Queda {count} noche: vuelve a la venta y el precio queda como se reservó.",
    ),
    "leaves_early_other": Phrase(
        "{count} nights are left: they go back on sale, and the price stays as booked.",
        "{count} Nächte bleiben übrig: Sie kommen wieder in den Verkauf, der Preis bleibt wie "
        "gebucht.",
        "Il reste {count} nuits : elles sont remises en vente, et le prix reste tel que réservé.",
        "Quedan {count} noches: vuelven a la venta y el precio queda como se reservó.",
    ),
    "leaves_late_one": Phrase(
        "The guest is {count} day past the departure. That night is not on the bill.",
        "Der Gast ist {count} Tag über der Abreise. Diese Nacht steht nicht auf der Rechnung.",
        "Le client a dépassé son départ de {count} jour. Cette nuit n’est pas facturée.",
        "El huésped lleva {count} día de más. Esa noche no está en la cuenta.",
    ),
    "leaves_late_other": Phrase(
        "The guest is {count} days past the departure. Those nights are not on the bill.",
        "Der Gast ist {count} Tage über der Abreise. Diese Nächte stehen nicht auf der Rechnung.",
        "Le client a dépassé son départ de {count} jours. Ces nuits ne sont pas facturées.",
        "El huésped lleva {count} días de más. Esas noches no están en la cuenta.",
    ),
    "change_price_first": Phrase(
        "To charge less, shorten the stay first.",
        "Um weniger zu berechnen, kürzen Sie zuerst den Aufenthalt.",
        "Pour facturer moins, raccourcissez d’abord le séjour.",
        "Para cobrar menos, acorte antes la estancia.",
    ),
    "extend_first": Phrase(
        "To charge them, extend the stay first.",
        "Um sie zu berechnen, verlängern Sie zuerst den Aufenthalt.",
        "Pour les facturer, prolongez d’abord le séjour.",
        "Para cobrarlas, amplíe antes la estancia.",
    ),
    "no_undo": Phrase(
        "A check-out cannot be undone. Room {room} is given to housekeeping at once.",
        "Ein Check-out lässt sich nicht zurücknehmen. Zimmer {room} geht sofort an das "
        "Housekeeping.",
        "Un départ ne peut pas être annulé. La chambre {room} passe aussitôt aux étages.",
        "Una salida no se puede deshacer. La habitación {room} pasa enseguida a limpieza.",
    ),
    "is_there_already": Phrase(
        "The guest is in room {room} already.",
        "Der Gast ist schon in Zimmer {room}.",
        "Le client occupe déjà la chambre {room}.",
        "El huésped ya está en la habitación {room}.",
    ),
    "is_not_there": Phrase(
        "The guest is not in the house.",
        "Der Gast ist nicht im Haus.",
        "Le client n’est pas à l’hôtel.",
        "El huésped no está en el hotel.",
    ),
    "has_left": Phrase(
        "The guest has left already.",
        "Der Gast ist schon abgereist.",
        "Le client est déjà parti.",
        "El huésped ya ha salido.",
    ),
    "comes_later": Phrase(
        "This guest arrives on {day}. Check-in opens on that day.",
        "Dieser Gast reist am {day} an. Das Einchecken ist an diesem Tag möglich.",
        "Ce client arrive le {day}. L’enregistrement s’ouvre ce jour-là.",
        "Este huésped llega el {day}. La entrada se registra ese día.",
    ),
    "stay_is_over": Phrase(
        "No night of this stay is left.",
        "Von diesem Aufenthalt ist keine Nacht mehr übrig.",
        "Il ne reste aucune nuit de ce séjour.",
        "No queda ninguna noche de esta estancia.",
    ),
    "cannot_check_in": Phrase(
        "This booking cannot be checked in: {status}.",
        "Diese Buchung kann nicht eingecheckt werden: {status}.",
        "Cette réservation ne peut pas être enregistrée : {status}.",
        "No se puede registrar la entrada de esta reserva: {status}.",
    ),
    "walk_in_title": Phrase(
        "Walk-in or new booking",
        "Walk-in oder neue Buchung",
        "Client de passage ou nouvelle réservation",
        "Cliente sin reserva o reserva nueva",
    ),
    "arrival": Phrase("Arrival", "Anreise", "Arrivée", "Llegada"),
    "departure": Phrase("Departure", "Abreise", "Départ", "Salida"),
    "adults": Phrase("Adults", "Erwachsene", "Adultes", "Adultos"),
    "children": Phrase("Children", "Kinder", "Enfants", "Niños"),
    "child_ages": Phrase(
        "Ages of the children", "Alter der Kinder", "Âges des enfants", "Edades de los niños"
    ),
    "price": Phrase("Type and price", "Kategorie und Preis", "Type et prix", "Tipo y precio"),
    "any_room": Phrase(
        "Any (at check-in the best that is ready)",
        "Beliebig (beim Einchecken das beste bezugsfertige)",
        "N’importe laquelle (à l’arrivée, la meilleure prête)",
        "Cualquiera (a la entrada, la mejor que esté lista)",
    ),
    "rooms_left_one": Phrase("{count} left", "noch {count}", "encore {count}", "queda {count}"),
    "rooms_left_other": Phrase("{count} left", "noch {count}", "encore {count}", "quedan {count}"),
    "nothing_to_sell": Phrase(
        "Nothing can be sold for these dates.",
        "Für diese Tage kann nichts verkauft werden.",
        "Rien n’est disponible à ces dates.",
        "No hay nada disponible en estas fechas.",
    ),
    "nearest": Phrase(
        "The nearest stays that can be had:",
        "Die nächsten möglichen Aufenthalte:",
        "Les séjours possibles les plus proches :",
        "Las estancias posibles más cercanas:",
    ),
    "show_prices": Phrase("Show prices", "Preise anzeigen", "Afficher les prix", "Mostrar precios"),
    "check_in_now": Phrase(
        "Check in now",
        "Jetzt einchecken",
        "Enregistrer l’arrivée maintenant",
        "Registrar entrada ahora",
    ),
    "book": Phrase("Book", "Buchen", "Réserver", "Reservar"),
}
