"""What guests do with their booking: change it, cancel it, say who comes."""

from __future__ import annotations

from typing import Final

from web.phrases import Phrase

WORDS: Final[dict[str, Phrase]] = {
    "title": Phrase(
        "Change your booking",
        "Ihre Buchung ändern",
        "Modifier votre réservation",
        "Cambiar su reserva",
    ),
    "text": Phrase(
        "Choose what is to be otherwise. You see the new price first; nothing is changed until you agree.",
        "Wählen Sie, was anders werden soll. Sie sehen zuerst den neuen Preis; geändert wird erst, wenn Sie zustimmen.",
        "Choisissez ce qui doit changer. Vous voyez d’abord le nouveau prix ; rien n’est modifié sans votre accord.",
        "Elija lo que debe cambiar. Primero verá el nuevo precio; nada cambia hasta que usted lo acepte.",
    ),
    "not_now": Phrase(
        "This booking can no longer be changed here. Please ask the hotel.",
        "Diese Buchung lässt sich hier nicht mehr ändern. Bitte fragen Sie das Hotel.",
        "Cette réservation ne peut plus être modifiée ici. Adressez-vous à l’hôtel.",
        "Esta reserva ya no se puede cambiar aquí. Consulte al hotel.",
    ),
    "adults": Phrase("Adults", "Erwachsene", "Adultes", "Adultos"),
    "children": Phrase("Children", "Kinder", "Enfants", "Niños"),
    "child_ages": Phrase(
        "Ages of the children", "Alter der Kinder", "Âges des enfants", "Edades de los niños"
    ),
    "child_ages_hint": Phrase(
        "Separated by commas, such as 4, 11",
        "Durch Kommas getrennt, zum Beispiel 4, 11",
        "Séparés par des virgules, par exemple 4, 11",
        "Separadas por comas, por ejemplo 4, 11",
    ),
    "look": Phrase(
        "See the new price", "Neuen Preis ansehen", "Voir le nouveau prix", "Ver el nuevo precio"
    ),
    "before": Phrase("As booked", "Wie gebucht", "Réservé", "Reservado"),
    "after": Phrase("As changed", "Nach der Änderung", "Après modification", "Tras el cambio"),
    "preview_title": Phrase("What changes", "Was sich ändert", "Ce qui change", "Qué cambia"),
    "same": Phrase(
        "That is how you have booked it already.",
        "So haben Sie bereits gebucht.",
        "C’est déjà ainsi que vous avez réservé.",
        "Ya lo tiene reservado así.",
    ),
    "no_difference": Phrase(
        "The price stays the same.",
        "Der Preis bleibt gleich.",
        "Le prix reste le même.",
        "El precio no cambia.",
    ),
    "dearer": Phrase(
        "You pay {amount} more.",
        "Sie zahlen {amount} mehr.",
        "Vous payez {amount} de plus.",
        "Paga {amount} más.",
    ),
    "cheaper": Phrase(
        "Your stay costs {amount} less.",
        "Ihr Aufenthalt kostet {amount} weniger.",
        "Votre séjour coûte {amount} de moins.",
        "Su estancia cuesta {amount} menos.",
    ),
    "to_pay": Phrase(
        "Then still to pay", "Danach noch zu zahlen", "Restera à payer", "Quedará por pagar"
    ),
    "to_refund": Phrase("You get back", "Sie erhalten zurück", "Vous récupérez", "Se le devuelve"),
    "to_refund_text": Phrase(
        "What you paid by card goes back to that card, within 5 to 10 days, depending on the bank.",
        "Was Sie mit Karte gezahlt haben, geht auf diese Karte zurück, je nach Bank in 5 bis 10 Tagen.",
        "Ce que vous avez payé par carte revient sur cette carte, sous 5 à 10 jours selon la banque.",
        "Lo que pagó con tarjeta vuelve a esa tarjeta en 5 a 10 días, según el banco.",
    ),
    "to_pay_text": Phrase(
        "You can pay on your booking’s page, or at the hotel where your rate allows it.",
        "Sie können auf der Seite Ihrer Buchung zahlen oder, wo Ihre Rate es erlaubt, im Hotel.",
        "Vous pouvez payer sur la page de votre réservation ou, si votre tarif le permet, à l’hôtel.",
        "Puede pagar en la página de su reserva o, si su tarifa lo permite, en el hotel.",
    ),
    "confirm": Phrase(
        "Change my booking", "Meine Buchung ändern", "Modifier ma réservation", "Cambiar mi reserva"
    ),
    "nearest": Phrase(
        "These are possible:", "Das ist möglich:", "Voici ce qui est possible :", "Esto es posible:"
    ),
    "cancel_title": Phrase(
        "Cancel your booking",
        "Ihre Buchung stornieren",
        "Annuler votre réservation",
        "Cancelar su reserva",
    ),
    "cancel_paid": Phrase("You have paid", "Sie haben gezahlt", "Vous avez payé", "Ha pagado"),
    "cancel_ask": Phrase(
        "Cancel this booking?",
        "Diese Buchung stornieren?",
        "Annuler cette réservation ?",
        "¿Cancelar esta reserva?",
    ),
    "cancel_costs": Phrase(
        "Cancelling costs", "Die Stornierung kostet", "L’annulation coûte", "La cancelación cuesta"
    ),
    "cancel_refund": Phrase(
        "You get back", "Sie erhalten zurück", "Vous est remboursé", "Se le devuelve"
    ),
    "cancel_still_due": Phrase(
        "Still to pay", "Noch zu zahlen", "Reste à payer", "Falta por pagar"
    ),
    "cancel_free": Phrase("Nothing", "Nichts", "Rien", "Nada"),
    "cancel_refund_when": Phrase(
        "What you paid by card goes back to that card, within 5 to 10 days, depending on the bank. What you paid at the hotel, the hotel pays back to you.",
        "Was Sie mit Karte gezahlt haben, geht auf diese Karte zurück, je nach Bank in 5 bis 10 Tagen. Was Sie im Hotel gezahlt haben, zahlt Ihnen das Hotel zurück.",
        "Ce que vous avez payé par carte revient sur cette carte, en 5 à 10 jours selon la banque. Ce que vous avez payé à l’hôtel vous est remboursé par l’hôtel.",
        "Lo que pagó con tarjeta vuelve a esa tarjeta en un plazo de 5 a 10 días, según el banco. Lo que pagó en el hotel se lo devuelve el hotel.",
    ),
    "cancel_final": Phrase(
        "This cannot be undone: the room goes to other guests at once.",
        "Das lässt sich nicht rückgängig machen: Das Zimmer geht sofort an andere Gäste.",
        "C’est définitif : la chambre est aussitôt proposée à d’autres.",
        "No se puede deshacer: la habitación pasa enseguida a otros huéspedes.",
    ),
    "cancel_reason": Phrase(
        "Would you tell us why? (optional)",
        "Möchten Sie uns sagen, warum? (freiwillig)",
        "Souhaitez-vous nous dire pourquoi ? (facultatif)",
        "¿Quiere decirnos por qué? (opcional)",
    ),
    "cancel_keep": Phrase(
        "Keep my booking", "Buchung behalten", "Garder ma réservation", "Conservar mi reserva"
    ),
    "cancel_do": Phrase(
        "Cancel for good",
        "Endgültig stornieren",
        "Annuler définitivement",
        "Cancelar definitivamente",
    ),
    "details_title": Phrase(
        "Prepare your stay",
        "Ihren Aufenthalt vorbereiten",
        "Préparer votre séjour",
        "Preparar su estancia",
    ),
    "details_text": Phrase(
        "What we know when you arrive need not be asked at the desk.",
        "Was wir bei Ihrer Anreise wissen, muss an der Rezeption nicht gefragt werden.",
        "Ce que nous savons à votre arrivée ne vous sera pas demandé à la réception.",
        "Lo que sepamos a su llegada no habrá que preguntarlo en recepción.",
    ),
    "details_over": Phrase(
        "The hotel looks after this now. Please ask at the desk.",
        "Darum kümmert sich jetzt das Hotel. Bitte fragen Sie an der Rezeption.",
        "L’hôtel s’en occupe désormais. Adressez-vous à la réception.",
        "De esto se ocupa ahora el hotel. Pregunte en recepción.",
    ),
    "party_title": Phrase("Your party", "Ihre Gruppe", "Votre groupe", "Su grupo"),
    "primary": Phrase("Main guest", "Hauptgast", "Client principal", "Huésped principal"),
    "primary_hint": Phrase(
        "To change the main guest, please ask the hotel.",
        "Um den Hauptgast zu ändern, fragen Sie bitte das Hotel.",
        "Pour changer le client principal, adressez-vous à l’hôtel.",
        "Para cambiar el huésped principal, consulte al hotel.",
    ),
    "companion": Phrase(
        "Companion {number}: {name}",
        "Begleitperson {number}: {name}",
        "Accompagnant {number} : {name}",
        "Acompañante {number}: {name}",
    ),
    "add_title": Phrase(
        "Add a companion",
        "Begleitperson hinzufügen",
        "Ajouter un accompagnant",
        "Añadir un acompañante",
    ),
    "places_one": Phrase(
        "There is place for {count} more guest.",
        "Es ist Platz für {count} weiteren Gast.",
        "Il reste {count} place.",
        "Queda sitio para {count} huésped más.",
    ),
    "places_other": Phrase(
        "There is place for {count} more guests.",
        "Es ist Platz für {count} weitere Gäste.",
        "Il reste {count} places.",
        "Queda sitio para {count} huéspedes más.",
    ),
    "first_name": Phrase("First name", "Vorname", "Prénom", "Nombre"),
    "last_name": Phrase("Last name", "Nachname", "Nom", "Apellido"),
    "email": Phrase(
        "E-mail address (optional)",
        "E-Mail-Adresse (optional)",
        "Adresse e-mail (facultative)",
        "Correo electrónico (opcional)",
    ),
    "phone": Phrase(
        "Phone (optional)", "Telefon (optional)", "Téléphone (facultatif)", "Teléfono (opcional)"
    ),
    "add": Phrase(
        "Add to my booking",
        "Zur Buchung hinzufügen",
        "Ajouter à ma réservation",
        "Añadir a mi reserva",
    ),
    "save": Phrase("Save", "Speichern", "Enregistrer", "Guardar"),
    "remove": Phrase("Remove {name}", "{name} entfernen", "Retirer {name}", "Quitar a {name}"),
    "requests_title": Phrase(
        "Special requests", "Besondere Wünsche", "Demandes particulières", "Peticiones especiales"
    ),
    "requests_label": Phrase(
        "What may we prepare for you?",
        "Was dürfen wir für Sie vorbereiten?",
        "Que pouvons-nous préparer pour vous ?",
        "¿Qué podemos preparar para usted?",
    ),
    "requests_hint": Phrase(
        "A cot, a quiet room, a late arrival, an allergy. We do what we can, and cannot promise everything.",
        "Ein Babybett, ein ruhiges Zimmer, eine späte Anreise, eine Allergie. Wir tun, was wir können, und können nicht alles versprechen.",
        "Un lit bébé, une chambre calme, une arrivée tardive, une allergie. Nous faisons notre possible, sans pouvoir tout promettre.",
        "Una cuna, una habitación tranquila, una llegada tardía, una alergia. Haremos lo posible, sin poder prometerlo todo.",
    ),
    "requests_save": Phrase(
        "Send to the hotel", "An das Hotel senden", "Envoyer à l’hôtel", "Enviar al hotel"
    ),
}
