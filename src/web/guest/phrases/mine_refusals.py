"""Why something about a booking that is made cannot be done, by the code of the refusal; `field_…` by the
field. What is refused to everybody who asks for a stay is told by `refusals.py`."""

from __future__ import annotations

from typing import Final

from web.phrases import Phrase

WORDS: Final[dict[str, Phrase]] = {
    "NOT_FOUND": Phrase(
        "We cannot find this booking.",
        "Wir finden diese Buchung nicht.",
        "Nous ne trouvons pas cette réservation.",
        "No encontramos esta reserva.",
    ),
    "NOTHING_TO_PAY": Phrase(
        "Nothing is left to pay for this booking.",
        "Für diese Buchung ist nichts mehr zu zahlen.",
        "Il n’y a plus rien à payer pour cette réservation.",
        "No queda nada por pagar de esta reserva.",
    ),
    "PAYMENTS_NOT_CONFIGURED": Phrase(
        "Paying by card is not possible here at the moment. Please ask the hotel.",
        "Kartenzahlung ist hier im Moment nicht möglich. Bitte fragen Sie das Hotel.",
        "Le paiement par carte n’est pas possible ici pour le moment. Veuillez contacter l’hôtel.",
        "Ahora mismo no se puede pagar con tarjeta aquí. Pregunte al hotel.",
    ),
    "PAYMENT_PROVIDER_UNAVAILABLE": Phrase(
        "The payment page cannot be reached at the moment. Please try again shortly; your room stays yours until the time is over.",
        "Die Zahlungsseite ist gerade nicht erreichbar. Bitte versuchen Sie es gleich noch einmal; Ihr Zimmer bleibt bis zum Ablauf der Zeit für Sie reserviert.",
        "La page de paiement n’est pas joignable pour le moment. Veuillez réessayer sous peu ; votre chambre vous reste gardée jusqu’à la fin du délai.",
        "Ahora mismo no se puede abrir la página de pago. Inténtelo de nuevo en breve; le guardamos la habitación hasta que termine el tiempo.",
    ),
    "PAYMENT_REFUSED": Phrase(
        "The payment provider did not accept this payment. Please ask the hotel.",
        "Der Zahlungsdienst hat diese Zahlung nicht angenommen. Bitte fragen Sie das Hotel.",
        "Le prestataire n’a pas accepté ce paiement. Veuillez contacter l’hôtel.",
        "El proveedor de pagos no ha aceptado este pago. Pregunte al hotel.",
    ),
    "BOOKING_STATUS_CONFLICT": Phrase(
        "The booking has changed in the meantime. Please look again.",
        "Die Buchung hat sich inzwischen geändert. Bitte sehen Sie noch einmal nach.",
        "La réservation a changé entre-temps. Veuillez regarder à nouveau.",
        "La reserva ha cambiado entretanto. Mírela de nuevo.",
    ),
    "CANCELLATION_TOO_LATE": Phrase(
        "It is too late to cancel here. Please ask the hotel.",
        "Hier lässt sie sich nicht mehr stornieren. Bitte fragen Sie das Hotel.",
        "Il est trop tard pour annuler ici. Veuillez contacter l’hôtel.",
        "Ya es tarde para cancelar aquí. Pregunte al hotel.",
    ),
    "BOOKING_ALREADY_CHECKED_IN": Phrase(
        "You have arrived already. Please ask at the desk.",
        "Sie sind schon angereist. Bitte fragen Sie am Empfang.",
        "Vous êtes déjà arrivé. Veuillez vous adresser à la réception.",
        "Ya ha llegado. Pregunte en recepción.",
    ),
    "HOLD_EXPIRED": Phrase(
        "The time for paying is over, and the room has been released.",
        "Die Zeit zum Zahlen ist vorbei, und das Zimmer wurde freigegeben.",
        "Le délai de paiement est écoulé et la chambre a été libérée.",
        "El tiempo para pagar ha terminado y la habitación ha quedado libre.",
    ),
    "HOLD_NOT_EXTENDABLE": Phrase(
        "The time for paying can be extended once you have opened the payment page.",
        "Die Zeit zum Zahlen lässt sich verlängern, sobald Sie die Zahlungsseite geöffnet haben.",
        "Le délai peut être prolongé une fois la page de paiement ouverte.",
        "El tiempo se puede ampliar en cuanto haya abierto la página de pago.",
    ),
    "HOLD_ALREADY_EXTENDED": Phrase(
        "The time for paying has been extended already.",
        "Die Zeit zum Zahlen wurde schon verlängert.",
        "Le délai de paiement a déjà été prolongé.",
        "El tiempo para pagar ya se ha ampliado.",
    ),
    "VALIDATION_ERROR": Phrase(
        "Something in the form is not right. Please check it.",
        "Etwas im Formular stimmt nicht. Bitte prüfen Sie es.",
        "Quelque chose n’est pas correct dans le formulaire. Veuillez vérifier.",
        "Hay algo incorrecto en el formulario. Revíselo, por favor.",
    ),
    "field_check_in": Phrase(
        "Please choose the day of arrival.",
        "Bitte wählen Sie den Anreisetag.",
        "Veuillez choisir le jour d’arrivée.",
        "Elija el día de llegada.",
    ),
    "field_check_out": Phrase(
        "Please choose the day of departure.",
        "Bitte wählen Sie den Abreisetag.",
        "Veuillez choisir le jour de départ.",
        "Elija el día de salida.",
    ),
    "field_adults": Phrase(
        "Please tell us how many adults come.",
        "Bitte nennen Sie die Zahl der Erwachsenen.",
        "Veuillez indiquer le nombre d’adultes.",
        "Indique cuántos adultos vienen.",
    ),
    "field_children": Phrase(
        "Please tell us how many children come.",
        "Bitte nennen Sie die Zahl der Kinder.",
        "Veuillez indiquer le nombre d’enfants.",
        "Indique cuántos niños vienen.",
    ),
    "field_child_ages": Phrase(
        "Ages are whole years from 0 to 17, separated by commas.",
        "Das Alter sind ganze Jahre von 0 bis 17, durch Kommas getrennt.",
        "Les âges sont des années entières de 0 à 17, séparées par des virgules.",
        "Las edades son años enteros de 0 a 17, separados por comas.",
    ),
    "field_first_name": Phrase(
        "Please fill in the first name.",
        "Bitte geben Sie den Vornamen an.",
        "Veuillez indiquer le prénom.",
        "Indique el nombre.",
    ),
    "field_last_name": Phrase(
        "Please fill in the last name.",
        "Bitte geben Sie den Nachnamen an.",
        "Veuillez indiquer le nom.",
        "Indique el apellido.",
    ),
    "field_email": Phrase(
        "This e-mail address does not look right.",
        "Diese E-Mail-Adresse sieht nicht richtig aus.",
        "Cette adresse e-mail semble incorrecte.",
        "Este correo electrónico no parece correcto.",
    ),
    "field_phone": Phrase(
        "This phone number does not look right.",
        "Diese Telefonnummer sieht nicht richtig aus.",
        "Ce numéro de téléphone semble incorrect.",
        "Este número de teléfono no parece correcto.",
    ),
    "field_special_requests": Phrase(
        "Please keep it to 2,000 characters.",
        "Bitte beschränken Sie sich auf 2.000 Zeichen.",
        "Veuillez vous limiter à 2 000 caractères.",
        "Limítese a 2000 caracteres.",
    ),
    "field_reason": Phrase(
        "Please keep it to 500 characters.",
        "Bitte beschränken Sie sich auf 500 Zeichen.",
        "Veuillez vous limiter à 500 caractères.",
        "Limítese a 500 caracteres.",
    ),
    "BOOKING_CHANGED": Phrase(
        "Your booking has changed in the meantime. Please look at it as it is now.",
        "Ihre Buchung hat sich inzwischen geändert. Bitte sehen Sie sie sich so an, wie sie jetzt ist.",
        "Votre réservation a changé entre-temps. Veuillez la revoir telle qu’elle est.",
        "Su reserva ha cambiado mientras tanto. Mírela tal como está ahora.",
    ),
    "PRICE_HAS_CHANGED": Phrase(
        "The price is another by now. Please look at it again.",
        "Der Preis ist inzwischen ein anderer. Bitte sehen Sie ihn sich noch einmal an.",
        "Le prix a changé entre-temps. Veuillez le revoir.",
        "El precio ha cambiado mientras tanto. Mírelo de nuevo.",
    ),
    "PRICE_HAS_CHANGED_with_facts": Phrase(
        "The price is {total} by now. Please look at it again.",
        "Der Preis beträgt inzwischen {total}. Bitte sehen Sie ihn sich noch einmal an.",
        "Le prix est désormais de {total}. Veuillez le revoir.",
        "El precio es ahora de {total}. Mírelo de nuevo.",
    ),
    "CHANGE_NOT_FREE": Phrase(
        "Cancelling costs something by now, so only the hotel can shorten or lower the stay. Please ask us.",
        "Eine Stornierung kostet inzwischen etwas; kürzen oder verringern kann daher nur das Hotel. Bitte fragen Sie uns.",
        "L’annulation est désormais payante : seul l’hôtel peut réduire le séjour. Demandez-nous.",
        "Cancelar ya tiene un coste, por lo que solo el hotel puede reducir la estancia. Pregúntenos.",
    ),
    "CHANGE_NOT_FREE_with_facts": Phrase(
        "Cancelling costs {penalty_amount} by now, so only the hotel can shorten or lower the stay. Please ask us.",
        "Eine Stornierung kostet inzwischen {penalty_amount}; kürzen oder verringern kann daher nur das Hotel. Bitte fragen Sie uns.",
        "L’annulation coûte désormais {penalty_amount} : seul l’hôtel peut réduire le séjour. Demandez-nous.",
        "Cancelar cuesta ya {penalty_amount}, por lo que solo el hotel puede reducir la estancia. Pregúntenos.",
    ),
    "CHANGE_TOO_LATE": Phrase(
        "Your day of arrival is over. Please call the hotel.",
        "Ihr Anreisetag ist vorbei. Bitte rufen Sie das Hotel an.",
        "Votre jour d’arrivée est passé. Veuillez appeler l’hôtel.",
        "Su día de llegada ya pasó. Llame al hotel.",
    ),
    "BOOKING_ALREADY_CHECKED_OUT": Phrase(
        "Your stay is over.",
        "Ihr Aufenthalt ist beendet.",
        "Votre séjour est terminé.",
        "Su estancia ha terminado.",
    ),
    "ALLOTMENT_TYPE_FIXED": Phrase(
        "Your group has rooms of this type alone. Please ask the hotel.",
        "Ihre Gruppe hat nur Zimmer dieser Kategorie. Bitte fragen Sie das Hotel.",
        "Votre groupe ne dispose que de ce type de chambre. Adressez-vous à l’hôtel.",
        "Su grupo solo tiene habitaciones de este tipo. Consulte al hotel.",
    ),
    "RATE_PLAN_NOT_FOR_TYPE": Phrase(
        "Your rate is not offered for this room. Please ask the hotel.",
        "Ihre Rate wird für dieses Zimmer nicht angeboten. Bitte fragen Sie das Hotel.",
        "Votre tarif n’est pas proposé pour cette chambre. Adressez-vous à l’hôtel.",
        "Su tarifa no se ofrece para esta habitación. Consulte al hotel.",
    ),
    "PARTY_EXCEEDS_BOOKING": Phrase(
        "More guests are named than are booked.",
        "Es sind mehr Gäste genannt als gebucht.",
        "Plus de personnes sont nommées que réservées.",
        "Hay más huéspedes nombrados que reservados.",
    ),
    "PARTY_EXCEEDS_BOOKING_with_facts": Phrase(
        "The booking is for {guests_booked} guests, and as many are named. Change the number of guests first.",
        "Die Buchung ist für {guests_booked} Gäste, und so viele sind genannt. Ändern Sie zuerst die Zahl der Gäste.",
        "La réservation est pour {guests_booked} personnes, toutes nommées. Modifiez d’abord le nombre de personnes.",
        "La reserva es para {guests_booked} huéspedes y todos están nombrados. Cambie primero el número de huéspedes.",
    ),
    "PRIMARY_GUEST_FIXED": Phrase(
        "Only the hotel changes the main guest. Please ask us.",
        "Den Hauptgast ändert nur das Hotel. Bitte fragen Sie uns.",
        "Seul l’hôtel change le client principal. Demandez-nous.",
        "Solo el hotel cambia el huésped principal. Pregúntenos.",
    ),
    "GUEST_NOT_FOUND": Phrase(
        "This guest is no longer on the booking.",
        "Dieser Gast steht nicht mehr in der Buchung.",
        "Cette personne n’est plus sur la réservation.",
        "Este huésped ya no está en la reserva.",
    ),
    "STAY_DATES_REFUSED": Phrase(
        "The stay cannot be changed to these dates.",
        "Auf diese Daten lässt sich der Aufenthalt nicht ändern.",
        "Le séjour ne peut pas être déplacé à ces dates.",
        "La estancia no se puede cambiar a estas fechas.",
    ),
    "PLAN_NOT_ON_SALE": Phrase(
        "Your rate is not offered for these days. Please ask the hotel.",
        "Ihre Rate wird an diesen Tagen nicht angeboten. Bitte fragen Sie das Hotel.",
        "Votre tarif n’est pas proposé ces jours-là. Adressez-vous à l’hôtel.",
        "Su tarifa no se ofrece esos días. Consulte al hotel.",
    ),
    "PLAN_NOT_FOR_THESE_NIGHTS": Phrase(
        "Your rate does not hold for all of these nights. Please ask the hotel.",
        "Ihre Rate gilt nicht für alle diese Nächte. Bitte fragen Sie das Hotel.",
        "Votre tarif ne vaut pas pour toutes ces nuits. Adressez-vous à l’hôtel.",
        "Su tarifa no vale para todas esas noches. Consulte al hotel.",
    ),
}
