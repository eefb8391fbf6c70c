"""The page of a guest's own booking."""

from __future__ import annotations

from typing import Final

from web.phrases import Phrase

WORDS: Final[dict[str, Phrase]] = {
    "status_PENDING_PAYMENT": Phrase(
        "Waiting for payment", "Wartet auf Zahlung", "En attente de paiement", "Pendiente de pago"
    ),
    "status_CONFIRMED": Phrase("Confirmed", "Bestätigt", "Confirmée", "Confirmada"),
    "status_CANCELLED": Phrase("Cancelled", "Storniert", "Annulée", "Cancelada"),
    "status_COMPLETED": Phrase("Completed", "Abgeschlossen", "Terminée", "Terminada"),
    "status_NO_SHOW": Phrase("Not used", "Nicht genutzt", "Non utilisée", "No utilizada"),
    "headline_PENDING_PAYMENT": Phrase(
        "One step left, {name}",
        "Noch ein Schritt, {name}",
        "Encore une étape, {name}",
        "Falta un paso, {name}",
    ),
    "headline_CONFIRMED": Phrase(
        "We look forward to seeing you, {name}",
        "Wir freuen uns auf Sie, {name}",
        "Nous nous réjouissons de vous accueillir, {name}",
        "Le esperamos, {name}",
    ),
    "headline_CANCELLED": Phrase(
        "This booking is cancelled",
        "Diese Buchung ist storniert",
        "Cette réservation est annulée",
        "Esta reserva está cancelada",
    ),
    "headline_COMPLETED": Phrase(
        "Thank you for staying with us, {name}",
        "Danke für Ihren Besuch, {name}",
        "Merci de votre séjour, {name}",
        "Gracias por su estancia, {name}",
    ),
    "headline_NO_SHOW": Phrase(
        "This booking was not used",
        "Diese Buchung wurde nicht genutzt",
        "Cette réservation n’a pas été utilisée",
        "Esta reserva no se utilizó",
    ),
    "lead_PENDING_PAYMENT": Phrase(
        "Your room is kept for you while you pay.",
        "Ihr Zimmer bleibt für Sie reserviert, während Sie zahlen.",
        "Votre chambre vous est gardée pendant le paiement.",
        "Le guardamos la habitación mientras paga.",
    ),
    "lead_CONFIRMED": Phrase(
        "Your room is booked.",
        "Ihr Zimmer ist gebucht.",
        "Votre chambre est réservée.",
        "Su habitación está reservada.",
    ),
    "lead_COMPLETED": Phrase(
        "We hope to welcome you again.",
        "Wir würden uns freuen, Sie wieder zu begrüßen.",
        "Nous espérons vous revoir bientôt.",
        "Esperamos volver a recibirle.",
    ),
    "lead_NO_SHOW": Phrase(
        "Please ask the hotel if that is not right.",
        "Bitte fragen Sie das Hotel, falls das nicht stimmt.",
        "Si c’est une erreur, veuillez contacter l’hôtel.",
        "Pregunte al hotel si no es correcto.",
    ),
    "lead_GUEST": Phrase(
        "You cancelled it on {date}.",
        "Sie haben sie am {date} storniert.",
        "Vous l’avez annulée le {date}.",
        "Usted la canceló el {date}.",
    ),
    "lead_STAFF": Phrase(
        "The hotel cancelled it on {date}.",
        "Das Hotel hat sie am {date} storniert.",
        "L’hôtel l’a annulée le {date}.",
        "El hotel la canceló el {date}.",
    ),
    "lead_HOLD_EXPIRED": Phrase(
        "It was not paid in time, and the room was released on {date}.",
        "Sie wurde nicht rechtzeitig bezahlt; das Zimmer wurde am {date} freigegeben.",
        "Elle n’a pas été payée à temps ; la chambre a été libérée le {date}.",
        "No se pagó a tiempo y la habitación quedó libre el {date}.",
    ),
    "status_IN_HOUSE": Phrase("Checked in", "Angereist", "Arrivé", "Ha llegado"),
    "headline_IN_HOUSE": Phrase(
        "Welcome, {name}",
        "Willkommen, {name}",
        "Bienvenue, {name}",
        "Le damos la bienvenida, {name}",
    ),
    "lead_IN_HOUSE": Phrase(
        "We hope you enjoy your stay.",
        "Wir wünschen Ihnen einen schönen Aufenthalt.",
        "Nous vous souhaitons un agréable séjour.",
        "Le deseamos una feliz estancia.",
    ),
    "booking_title": Phrase("My booking", "Meine Buchung", "Ma réservation", "Mi reserva"),
    "confirmation_number": Phrase(
        "Confirmation number",
        "Bestätigungsnummer",
        "Numéro de confirmation",
        "Número de confirmación",
    ),
    "stay_title": Phrase("Your stay", "Ihr Aufenthalt", "Votre séjour", "Su estancia"),
    "arrival": Phrase("Arrival", "Anreise", "Arrivée", "Llegada"),
    "departure": Phrase("Departure", "Abreise", "Départ", "Salida"),
    "from_time": Phrase("from {time}", "ab {time}", "à partir de {time}", "desde las {time}"),
    "until_time": Phrase("until {time}", "bis {time}", "jusqu’à {time}", "hasta las {time}"),
    "room": Phrase("Room", "Zimmer", "Chambre", "Habitación"),
    "room_number": Phrase(
        "Room {number}", "Zimmer {number}", "Chambre {number}", "Habitación {number}"
    ),
    "rate": Phrase("Rate", "Tarif", "Tarif", "Tarifa"),
    "guests": Phrase("Guests", "Gäste", "Voyageurs", "Huéspedes"),
    "nights_one": Phrase("{count} night", "{count} Nacht", "{count} nuit", "{count} noche"),
    "nights_other": Phrase("{count} nights", "{count} Nächte", "{count} nuits", "{count} noches"),
    "adults_one": Phrase(
        "{count} adult", "{count} Erwachsener", "{count} adulte", "{count} adulto"
    ),
    "adults_other": Phrase(
        "{count} adults", "{count} Erwachsene", "{count} adultes", "{count} adultos"
    ),
    "children_one": Phrase("{count} child", "{count} Kind", "{count} enfant", "{count} niño"),
    "children_other": Phrase(
        "{count} children", "{count} Kinder", "{count} enfants", "{count} niños"
    ),
    "requests": Phrase("Your requests", "Ihre Wünsche", "Vos souhaits", "Sus peticiones"),
    "booked_by": Phrase("Booked for", "Gebucht für", "Réservée pour", "Reservada para"),
    "price_title": Phrase("Price", "Preis", "Prix", "Precio"),
    "price_lines": Phrase(
        "The price line by line",
        "Der Preis Zeile für Zeile",
        "Le prix ligne par ligne",
        "El precio línea por línea",
    ),
    "line_NIGHT": Phrase(
        "Night of {date}", "Nacht vom {date}", "Nuit du {date}", "Noche del {date}"
    ),
    "line_SINGLE_USE": Phrase(
        "Single use", "Einzelbelegung", "Occupation simple", "Uso individual"
    ),
    "line_EXTRA_ADULT": Phrase(
        "Extra adult", "Weiterer Erwachsener", "Adulte supplémentaire", "Adulto adicional"
    ),
    "line_CHILD": Phrase("Child", "Kind", "Enfant", "Niño"),
    "line_COT": Phrase("Cot", "Babybett", "Lit bébé", "Cuna"),
    "line_MEAL": Phrase("Meals", "Verpflegung", "Repas", "Comidas"),
    "line_LENGTH_OF_STAY": Phrase(
        "Discount for a long stay",
        "Rabatt für langen Aufenthalt",
        "Remise long séjour",
        "Descuento por estancia larga",
    ),
    "line_EARLY_BIRD": Phrase(
        "Discount for booking early",
        "Frühbucherrabatt",
        "Remise réservation anticipée",
        "Descuento por reserva anticipada",
    ),
    "line_LAST_MINUTE": Phrase(
        "Last-minute discount",
        "Last-Minute-Rabatt",
        "Remise dernière minute",
        "Descuento de última hora",
    ),
    "line_PROMO_CODE": Phrase(
        "Promo code", "Aktionscode", "Code promotionnel", "Código promocional"
    ),
    "total": Phrase("Total", "Gesamt", "Total", "Total"),
    "taxes_included": Phrase(
        "Taxes in it", "Darin enthaltene Steuern", "Dont taxes", "Impuestos incluidos"
    ),
    "cancellation_cost": Phrase(
        "Cost of cancelling",
        "Kosten der Stornierung",
        "Frais d’annulation",
        "Coste de la cancelación",
    ),
    "paid": Phrase("Paid", "Bezahlt", "Payé", "Pagado"),
    "guaranteed": Phrase(
        "Guaranteed by your card",
        "Durch Ihre Karte abgesichert",
        "Garantie par votre carte",
        "Garantizada con su tarjeta",
    ),
    "returning": Phrase(
        "On its way back to you",
        "Auf dem Weg zurück zu Ihnen",
        "En cours de remboursement",
        "En camino de vuelta a usted",
    ),
    "due": Phrase("Still to pay", "Noch zu zahlen", "Reste à payer", "Falta por pagar"),
    "credit": Phrase("You get back", "Sie erhalten zurück", "Vous est rendu", "Se le devuelve"),
    "nothing_due": Phrase("Nothing", "Nichts", "Rien", "Nada"),
    "conditions_title": Phrase("Conditions", "Bedingungen", "Conditions", "Condiciones"),
    "free_while_held": Phrase(
        "Cancelling costs nothing as long as you have not paid. Then the conditions of your rate hold.",
        "Solange Sie nicht gezahlt haben, kostet eine Stornierung nichts. Danach gelten die Bedingungen Ihres Tarifs.",
        "Tant que vous n’avez pas payé, annuler ne coûte rien. Ensuite, les conditions de votre tarif s’appliquent.",
        "Mientras no haya pagado, cancelar no cuesta nada. Después se aplican las condiciones de su tarifa.",
    ),
    "documents_title": Phrase("Documents", "Dokumente", "Documents", "Documentos"),
    "calendar": Phrase(
        "Calendar entry", "Kalendereintrag", "Entrée d’agenda", "Entrada de calendario"
    ),
    "waived": Phrase(
        "Waived by the hotel", "Vom Hotel erlassen", "Offert par l’hôtel", "Condonado por el hotel"
    ),
    "taxes_in_it": Phrase("of which {name}", "darin {name}", "dont {name}", "de ello, {name}"),
    "confirmation": Phrase(
        "Confirmation (PDF)", "Bestätigung (PDF)", "Confirmation (PDF)", "Confirmación (PDF)"
    ),
    "receipt": Phrase("Receipt (PDF)", "Quittung (PDF)", "Reçu (PDF)", "Recibo (PDF)"),
    "documents_hint": Phrase(
        "To keep or to print, in the language of your booking.",
        "Zum Aufbewahren oder Ausdrucken, in der Sprache Ihrer Buchung.",
        "À conserver ou à imprimer, dans la langue de votre réservation.",
        "Para guardar o imprimir, en el idioma de su reserva.",
    ),
    "desk_title": Phrase("At the desk", "An der Rezeption", "À la réception", "En recepción"),
    "desk_text": Phrase(
        "Show this code when you arrive, and we have your booking at once.",
        "Zeigen Sie diesen Code bei der Anreise, dann haben wir Ihre Buchung sofort zur Hand.",
        "Présentez ce code à votre arrivée : nous retrouvons aussitôt votre réservation.",
        "Muestre este código a su llegada y tendremos su reserva al instante.",
    ),
    "desk_code": Phrase(
        "Code of your booking {number}",
        "Code Ihrer Buchung {number}",
        "Code de votre réservation {number}",
        "Código de su reserva {number}",
    ),
    "way_title": Phrase("Getting here", "So kommen Sie zu uns", "Venir à l’hôtel", "Cómo llegar"),
    "way_from": Phrase(
        "Your room is ready from {time}. If you come late in the evening, a short call helps us to expect you.",
        "Ihr Zimmer ist ab {time} bereit. Wenn Sie erst spät am Abend kommen, rufen Sie uns bitte kurz an.",
        "Votre chambre est prête à partir de {time}. Si vous arrivez tard le soir, un bref appel nous aide à vous accueillir.",
        "Su habitación está lista a partir de las {time}. Si llega tarde por la noche, una breve llamada nos ayuda a esperarle.",
    ),
    "prepare": Phrase(
        "Prepare your stay",
        "Aufenthalt vorbereiten",
        "Préparer votre séjour",
        "Preparar su estancia",
    ),
    "prepare_hint": Phrase(
        "Companions and special requests",
        "Begleitpersonen und besondere Wünsche",
        "Accompagnants et demandes particulières",
        "Acompañantes y peticiones especiales",
    ),
    "do_title": Phrase(
        "Your plans have changed?",
        "Ihre Pläne haben sich geändert?",
        "Vos projets ont changé ?",
        "¿Han cambiado sus planes?",
    ),
    "do_change": Phrase(
        "Change dates, guests or room",
        "Daten, Gäste oder Zimmer ändern",
        "Modifier les dates, les personnes ou la chambre",
        "Cambiar fechas, huéspedes o habitación",
    ),
    "do_cancel": Phrase(
        "Cancel the booking", "Buchung stornieren", "Annuler la réservation", "Cancelar la reserva"
    ),
    "do_text": Phrase(
        "You see the price before anything happens.",
        "Sie sehen den Preis, bevor etwas geschieht.",
        "Vous voyez le prix avant toute décision.",
        "Verá el precio antes de que ocurra nada.",
    ),
    "do_ask": Phrase(
        "For anything else, please ask the hotel.",
        "Für alles andere fragen Sie bitte das Hotel.",
        "Pour toute autre question, adressez-vous à l’hôtel.",
        "Para cualquier otra cosa, consulte al hotel.",
    ),
    "close": Phrase(
        "Log out of this booking",
        "Diese Buchung schließen",
        "Fermer cette réservation",
        "Cerrar esta reserva",
    ),
    "close_hint": Phrase(
        "This browser then forgets it.",
        "Dieser Browser vergisst sie dann.",
        "Ce navigateur l’oublie alors.",
        "Este navegador la olvidará.",
    ),
    "back": Phrase(
        "Back to my booking",
        "Zurück zu meiner Buchung",
        "Retour à ma réservation",
        "Volver a mi reserva",
    ),
    "renewed": Phrase(
        "Your booking has just been updated.",
        "Ihre Buchung wurde gerade aktualisiert.",
        "Votre réservation vient d’être mise à jour.",
        "Su reserva acaba de actualizarse.",
    ),
    "done_changed": Phrase(
        "Your booking is changed. Its documents are the new ones.",
        "Ihre Buchung ist geändert. Die Dokumente sind die neuen.",
        "Votre réservation est modifiée. Ses documents sont à jour.",
        "Su reserva está modificada. Sus documentos están actualizados.",
    ),
    "done_cancelled": Phrase(
        "Your booking is cancelled.",
        "Ihre Buchung ist storniert.",
        "Votre réservation est annulée.",
        "Su reserva está cancelada.",
    ),
    "done_more_time": Phrase(
        "You have more time to pay now.",
        "Sie haben jetzt mehr Zeit zum Zahlen.",
        "Vous avez maintenant plus de temps pour payer.",
        "Ahora tiene más tiempo para pagar.",
    ),
    "done_companion_added": Phrase(
        "Thank you, we expect one more guest.",
        "Danke, wir erwarten einen Gast mehr.",
        "Merci, nous attendons une personne de plus.",
        "Gracias, esperamos a un huésped más.",
    ),
    "done_companion_changed": Phrase(
        "Thank you, the details are changed.",
        "Danke, die Angaben sind geändert.",
        "Merci, les informations sont modifiées.",
        "Gracias, los datos están modificados.",
    ),
    "done_companion_removed": Phrase(
        "We have taken the guest off your booking.",
        "Wir haben den Gast aus Ihrer Buchung genommen.",
        "Nous avons retiré cette personne de votre réservation.",
        "Hemos quitado al huésped de su reserva.",
    ),
    "done_requests_changed": Phrase(
        "Thank you, the hotel knows of your requests.",
        "Danke, das Hotel kennt nun Ihre Wünsche.",
        "Merci, l’hôtel connaît vos demandes.",
        "Gracias, el hotel conoce sus peticiones.",
    ),
    "done_closed": Phrase(
        "This browser has forgotten your booking.",
        "Dieser Browser hat Ihre Buchung vergessen.",
        "Ce navigateur a oublié votre réservation.",
        "Este navegador ha olvidado su reserva.",
    ),
    "done_no_document": Phrase(
        "The document is not ready yet. Please try again in a moment.",
        "Das Dokument ist noch nicht bereit. Bitte versuchen Sie es gleich noch einmal.",
        "Le document n’est pas encore prêt. Veuillez réessayer dans un instant.",
        "El documento aún no está listo. Inténtelo de nuevo en un momento.",
    ),
}
