"""Lists and cards on paper. What begins with `card` or `blank` is read by guests."""

from __future__ import annotations

from typing import Final

from web.phrases import Phrase

LISTS: Final[dict[str, Phrase]] = {
    "title_arrivals": Phrase("Arrivals", "Anreisen", "Arrivées", "Llegadas"),
    "title_departures": Phrase("Departures", "Abreisen", "Départs", "Salidas"),
    "title_in-house": Phrase("In house", "Gäste im Haus", "Clients présents", "En el hotel"),
    "title_housekeeping": Phrase(
        "Housekeeping list", "Housekeeping-Liste", "Liste des étages", "Lista de limpieza"
    ),
    "title_registration": Phrase(
        "Registration cards", "Meldescheine", "Fiches d’arrivée", "Fichas de registro"
    ),
    "date": Phrase("Date", "Datum", "Date", "Fecha"),
    "show": Phrase("Show", "Zeigen", "Afficher", "Ver"),
    "print": Phrase("Print", "Drucken", "Imprimer", "Imprimir"),
    "pdf": Phrase("As PDF", "Als PDF", "En PDF", "En PDF"),
    "all_cards": Phrase(
        "Registration cards", "Meldescheine", "Fiches d’arrivée", "Fichas de registro"
    ),
    "made": Phrase(
        "Printed {moment}", "Gedruckt {moment}", "Imprimé le {moment}", "Impreso {moment}"
    ),
    "room": Phrase("Room", "Zimmer", "Chambre", "Hab."),
    "guest": Phrase("Guest", "Gast", "Client", "Huésped"),
    "people": Phrase("Guests", "Personen", "Pers.", "Pers."),
    "type": Phrase("Type", "Kategorie", "Type", "Tipo"),
    "arrival": Phrase("Arrival", "Anreise", "Arrivée", "Llegada"),
    "departure": Phrase("Departure", "Abreise", "Départ", "Salida"),
    "nights": Phrase("Nights", "Nächte", "Nuits", "Noches"),
    "due": Phrase("Due", "Offen", "Solde", "Pendiente"),
    "status": Phrase("Status", "Status", "État", "Estado"),
    "requests": Phrase("Requests", "Wünsche", "Demandes", "Peticiones"),
    "done": Phrase("Done", "Erledigt", "Fait", "Hecho"),
    "notes": Phrase("Notes", "Notizen", "Notes", "Notas"),
    "today": Phrase("Today", "Heute", "Ce jour", "Hoy"),
    "none_arrivals": Phrase(
        "Nobody arrives on this day.",
        "An diesem Tag reist niemand an.",
        "Aucune arrivée ce jour.",
        "Nadie llega este día.",
    ),
    "none_departures": Phrase(
        "Nobody departs on this day.",
        "An diesem Tag reist niemand ab.",
        "Aucun départ ce jour.",
        "Nadie sale este día.",
    ),
    "none_in-house": Phrase(
        "Nobody is in the house on this day.",
        "An diesem Tag ist niemand im Haus.",
        "Aucun client présent ce jour.",
        "Nadie está en el hotel este día.",
    ),
    "lines_one": Phrase(
        "{count} booking", "{count} Buchung", "{count} réservation", "{count} reserva"
    ),
    "lines_other": Phrase(
        "{count} bookings", "{count} Buchungen", "{count} réservations", "{count} reservas"
    ),
    "cards_one": Phrase("{count} card", "{count} Meldeschein", "{count} fiche", "{count} ficha"),
    "cards_other": Phrase(
        "{count} cards", "{count} Meldescheine", "{count} fiches", "{count} fichas"
    ),
}
CARD: Final[dict[str, Phrase]] = {
    "card_title": Phrase(
        "Registration card", "Meldeschein", "Fiche d’arrivée", "Ficha de registro"
    ),
    "card_stay": Phrase("Your stay", "Ihr Aufenthalt", "Votre séjour", "Su estancia"),
    "card_guest": Phrase("Guest", "Gast", "Client", "Huésped"),
    "card_booker": Phrase("Booked by", "Gebucht von", "Réservé par", "Reservado por"),
    "card_price": Phrase(
        "Rate and payment", "Preis und Zahlung", "Tarif et paiement", "Precio y pago"
    ),
    "card_conditions": Phrase("Conditions", "Bedingungen", "Conditions", "Condiciones"),
    "card_complete": Phrase(
        "Please complete", "Bitte ausfüllen", "À compléter", "Complete, por favor"
    ),
    "card_room": Phrase("Room", "Zimmer", "Chambre", "Habitación"),
    "card_type": Phrase("Room type", "Zimmerkategorie", "Type de chambre", "Tipo de habitación"),
    "card_arrival": Phrase("Arrival", "Anreise", "Arrivée", "Llegada"),
    "card_departure": Phrase("Departure", "Abreise", "Départ", "Salida"),
    "card_nights": Phrase("Nights", "Nächte", "Nuits", "Noches"),
    "card_people": Phrase("Guests", "Personen", "Personnes", "Huéspedes"),
    "card_rate": Phrase("Rate", "Tarif", "Tarif", "Tarifa"),
    "card_confirmation": Phrase("Confirmation", "Bestätigung", "Confirmation", "Confirmación"),
    "card_booking": Phrase("Booking", "Buchung", "Réservation", "Reserva"),
    "card_name": Phrase("Name", "Name", "Nom", "Nombre"),
    "card_email": Phrase("E-mail", "E-Mail", "E-mail", "Correo electrónico"),
    "card_phone": Phrase("Phone", "Telefon", "Téléphone", "Teléfono"),
    "card_company": Phrase("Company", "Firma", "Société", "Empresa"),
    "card_companions": Phrase("Travelling with", "Mitreisende", "Accompagnants", "Acompañantes"),
    "card_total": Phrase("Total", "Gesamt", "Total", "Total"),
    "card_paid": Phrase("Paid", "Bezahlt", "Payé", "Pagado"),
    "card_due": Phrase("To pay", "Noch zu zahlen", "Reste à payer", "Por pagar"),
    "card_privacy": Phrase(
        "We use these details to carry out your stay and to meet our legal duty to register guests. They are kept only as long as the law asks for, and are not passed on for advertising. At the reception you can ask what we keep about you, and have it corrected or deleted.",
        "Wir verwenden diese Angaben für Ihren Aufenthalt und zur Erfüllung der gesetzlichen Meldepflicht. Sie werden nur so lange aufbewahrt, wie es das Gesetz verlangt, und nicht zu Werbezwecken weitergegeben. An der Rezeption erfahren Sie, was wir über Sie speichern, und können es berichtigen oder löschen lassen.",
        "Ces informations servent à votre séjour et à l’obligation légale d’enregistrer les clients. Elles ne sont conservées que le temps prévu par la loi et ne sont pas transmises à des fins publicitaires. À la réception, vous pouvez savoir ce que nous conservons à votre sujet, et le faire corriger ou effacer.",
        "Usamos estos datos para su estancia y para cumplir la obligación legal de registrar a los huéspedes. Se conservan solo el tiempo que exige la ley y no se ceden con fines publicitarios. En la recepción puede saber qué guardamos sobre usted y pedir que se corrija o se borre.",
    ),
    "card_consent": Phrase(
        "I confirm that the details above are right.",
        "Ich bestätige die Richtigkeit der Angaben.",
        "Je confirme l’exactitude des informations ci-dessus.",
        "Confirmo que los datos anteriores son correctos.",
    ),
    "card_signature": Phrase("Signature", "Unterschrift", "Signature", "Firma"),
    "card_date": Phrase("Date", "Datum", "Date", "Fecha"),
    "blank_birth": Phrase(
        "Date of birth", "Geburtsdatum", "Date de naissance", "Fecha de nacimiento"
    ),
    "blank_nationality": Phrase(
        "Nationality", "Staatsangehörigkeit", "Nationalité", "Nacionalidad"
    ),
    "blank_document": Phrase(
        "Passport or identity card no.",
        "Pass- oder Ausweisnummer",
        "N° de passeport ou de carte d’identité",
        "N.º de pasaporte o documento",
    ),
    "blank_address": Phrase("Home address", "Wohnanschrift", "Adresse", "Domicilio"),
    "blank_car": Phrase(
        "Car registration", "Kfz-Kennzeichen", "Immatriculation du véhicule", "Matrícula del coche"
    ),
    "blank_companions": Phrase(
        "Other guests in the room", "Weitere Gäste im Zimmer", "Autres occupants", "Otros huéspedes"
    ),
}
WORDS: Final[dict[str, Phrase]] = LISTS | CARD
