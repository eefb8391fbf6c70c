"""One booking's page and what is decided on it."""

from __future__ import annotations

from typing import Final

from web.phrases import Phrase

WORDS: Final[dict[str, Phrase]] = {
    "changed_meanwhile": Phrase(
        "This booking has changed.",
        "Diese Buchung wurde geändert.",
        "Cette réservation a été modifiée.",
        "Esta reserva ha cambiado.",
    ),
    "reload": Phrase(
        "Show it as it is now",
        "Aktuellen Stand zeigen",
        "Afficher l’état actuel",
        "Mostrar el estado actual",
    ),
    "copied": Phrase("Copied", "Kopiert", "Copié", "Copiado"),
    "sections": Phrase(
        "Parts of the booking",
        "Teile der Buchung",
        "Parties de la réservation",
        "Partes de la reserva",
    ),
    "problem_field": Phrase(
        "Please check this: {field}.",
        "Bitte prüfen Sie: {field}.",
        "Veuillez vérifier : {field}.",
        "Revise este dato: {field}.",
    ),
    "stay": Phrase("Stay", "Aufenthalt", "Séjour", "Estancia"),
    "party": Phrase("Guests", "Gäste", "Voyageurs", "Huéspedes"),
    "money": Phrase("Payment", "Zahlung", "Paiement", "Pago"),
    "notes": Phrase("Notes", "Notizen", "Notes", "Notas"),
    "messages": Phrase("Messages", "Nachrichten", "Messages", "Mensajes"),
    "trail": Phrase("History", "Verlauf", "Historique", "Historial"),
    "trail_empty": Phrase(
        "Nothing has happened yet.",
        "Noch ist nichts geschehen.",
        "Rien ne s’est encore passé.",
        "Todavía no ha pasado nada.",
    ),
    "overdue": Phrase(
        "Departure overdue", "Abreise überfällig", "Départ en retard", "Salida atrasada"
    ),
    "held_until": Phrase(
        "Held until {time}.",
        "Reserviert bis {time}.",
        "Gardée jusqu’à {time}.",
        "Guardada hasta las {time}.",
    ),
    "hold_over": Phrase(
        "The time is over.",
        "Die Frist ist abgelaufen.",
        "Le délai est écoulé.",
        "El plazo ha terminado.",
    ),
    "extend_hold": Phrase(
        "Hold it longer", "Länger freihalten", "Garder plus longtemps", "Guardarla más tiempo"
    ),
    "dates": Phrase("Dates", "Daten", "Dates", "Fechas"),
    "room": Phrase("Room", "Zimmer", "Chambre", "Habitación"),
    "no_room": Phrase(
        "No room yet", "Noch kein Zimmer", "Pas encore de chambre", "Sin habitación aún"
    ),
    "nights": Phrase("Nights", "Nächte", "Nuits", "Noches"),
    "nights_one": Phrase("{count} night", "{count} Nacht", "{count} nuit", "{count} noche"),
    "nights_other": Phrase("{count} nights", "{count} Nächte", "{count} nuits", "{count} noches"),
    "balance_due": Phrase("To pay", "Zu zahlen", "À payer", "Por pagar"),
    "to_pay_back": Phrase("To pay back", "Zurückzuzahlen", "À rembourser", "Por devolver"),
    "of_total": Phrase("of {amount}", "von {amount}", "sur {amount}", "de {amount}"),
    "confirmation_number": Phrase(
        "Confirmation number",
        "Bestätigungsnummer",
        "Numéro de confirmation",
        "Número de confirmación",
    ),
    "copy_confirmation": Phrase(
        "Copy the confirmation number",
        "Bestätigungsnummer kopieren",
        "Copier le numéro de confirmation",
        "Copiar el número de confirmación",
    ),
    "copy_id": Phrase(
        "Copy the booking number",
        "Buchungsnummer kopieren",
        "Copier le numéro de réservation",
        "Copiar el número de reserva",
    ),
    "source": Phrase("Booked through", "Gebucht über", "Réservé par", "Reservado por"),
    "group": Phrase("Group", "Gruppe", "Groupe", "Grupo"),
    "confirm": Phrase("Confirm", "Bestätigen", "Confirmer", "Confirmar"),
    "assign": Phrase(
        "Assign a room", "Zimmer vergeben", "Attribuer une chambre", "Asignar habitación"
    ),
    "reassign": Phrase(
        "Change the room", "Zimmer wechseln", "Changer de chambre", "Cambiar de habitación"
    ),
    "unassign": Phrase(
        "Take the room away", "Zimmer zurücknehmen", "Retirer la chambre", "Quitar la habitación"
    ),
    "move": Phrase(
        "Move to another room",
        "In ein anderes Zimmer umziehen",
        "Déplacer dans une autre chambre",
        "Trasladar a otra habitación",
    ),
    "upgrade": Phrase("Upgrade", "Upgrade", "Surclasser", "Mejorar categoría"),
    "upgrade_hint": Phrase(
        "A room of another type, at the price that was booked.",
        "Ein Zimmer eines anderen Typs, zum gebuchten Preis.",
        "Une chambre d’un autre type, au prix réservé.",
        "Una habitación de otro tipo, al precio reservado.",
    ),
    "check_in": Phrase("Check in", "Einchecken", "Enregistrer l’arrivée", "Registrar entrada"),
    "check_out": Phrase("Check out", "Auschecken", "Enregistrer le départ", "Registrar salida"),
    "reinstate": Phrase("Reinstate", "Wieder aufnehmen", "Rétablir", "Restablecer"),
    "change_stay": Phrase(
        "Change the stay", "Aufenthalt ändern", "Modifier le séjour", "Cambiar la estancia"
    ),
    "change_departure": Phrase(
        "Change the departure", "Abreise ändern", "Modifier le départ", "Cambiar la salida"
    ),
    "more": Phrase("More", "Mehr", "Plus", "Más"),
    "confirmation_pdf": Phrase(
        "Confirmation (PDF)", "Bestätigung (PDF)", "Confirmation (PDF)", "Confirmación (PDF)"
    ),
    "receipt_pdf": Phrase("Receipt (PDF)", "Quittung (PDF)", "Reçu (PDF)", "Recibo (PDF)"),
    "registration_card": Phrase(
        "Registration card", "Meldeschein", "Fiche d’arrivée", "Ficha de registro"
    ),
    "no_show": Phrase(
        "Guest did not come", "Gast nicht angereist", "Client non présenté", "El huésped no vino"
    ),
    "no_show_explained": Phrase(
        "The room and its nights are free again at once. It can be undone while a room is left.",
        "Zimmer und Nächte sind sofort wieder frei. Solange noch ein Zimmer da ist, lässt es sich zurücknehmen.",
        "La chambre et ses nuits sont libérées aussitôt. C’est réversible tant qu’il reste une chambre.",
        "La habitación y sus noches quedan libres enseguida. Se puede deshacer mientras quede alguna habitación.",
    ),
    "cancel_booking": Phrase(
        "Cancel the booking", "Buchung stornieren", "Annuler la réservation", "Cancelar la reserva"
    ),
    "keep_booking": Phrase(
        "Leave it as it is", "So lassen", "Ne rien changer", "Dejarla como está"
    ),
    "cancel_reason_hint": Phrase(
        "Staff and the guest can read it.",
        "Mitarbeitende und der Gast können das lesen.",
        "Le personnel et le client peuvent le lire.",
        "Lo pueden leer el personal y el huésped.",
    ),
    "arrival": Phrase("Arrival", "Anreise", "Arrivée", "Llegada"),
    "departure": Phrase("Departure", "Abreise", "Départ", "Salida"),
    "arrived_at": Phrase(
        "Checked in {time}",
        "Eingecheckt {time}",
        "Arrivée enregistrée {time}",
        "Entrada registrada {time}",
    ),
    "left_at": Phrase(
        "Checked out {time}",
        "Ausgecheckt {time}",
        "Départ enregistré {time}",
        "Salida registrada {time}",
    ),
    "room_type": Phrase("Room type", "Zimmertyp", "Type de chambre", "Tipo de habitación"),
    "moved_from": Phrase(
        "Moved from {room}", "Umgezogen aus {room}", "Venu de la {room}", "Viene de la {room}"
    ),
    "guests": Phrase("Guests", "Gäste", "Voyageurs", "Huéspedes"),
    "rate_plan": Phrase("Rate plan", "Rate", "Tarif", "Tarifa"),
    "promo_code": Phrase(
        "Promotional code", "Aktionscode", "Code promotionnel", "Código promocional"
    ),
    "payment_terms": Phrase(
        "When it is paid", "Wann bezahlt wird", "Quand payer", "Cuándo se paga"
    ),
    "terms_now": Phrase(
        "{amount} when booking",
        "{amount} bei Buchung",
        "{amount} à la réservation",
        "{amount} al reservar",
    ),
    "terms_guarantee": Phrase(
        "{amount} guaranteed by card",
        "{amount} durch Karte garantiert",
        "{amount} garantis par carte",
        "{amount} con garantía de tarjeta",
    ),
    "terms_later": Phrase(
        "{amount} at the hotel", "{amount} im Hotel", "{amount} à l’hôtel", "{amount} en el hotel"
    ),
    "conditions": Phrase(
        "Conditions as sold",
        "Bedingungen bei Buchung",
        "Conditions de vente",
        "Condiciones de venta",
    ),
    "penalty_told": Phrase(
        "Charged: {amount}", "Berechnet: {amount}", "Facturé : {amount}", "Cobrado: {amount}"
    ),
    "price_as_sold": Phrase(
        "The price of {amount}, line by line",
        "Der Preis von {amount}, Zeile für Zeile",
        "Le prix de {amount}, ligne par ligne",
        "El precio de {amount}, línea por línea",
    ),
    "price_lines": Phrase(
        "Lines of the price", "Preiszeilen", "Lignes du prix", "Líneas del precio"
    ),
    "line": Phrase("Line", "Zeile", "Ligne", "Línea"),
    "net": Phrase("Net", "Netto", "Hors taxes", "Neto"),
    "gross": Phrase("With taxes", "Mit Steuern", "Taxes comprises", "Con impuestos"),
    "total": Phrase("Total", "Gesamt", "Total", "Total"),
    "party_named": Phrase(
        "{named} of {booked} named",
        "{named} von {booked} benannt",
        "{named} sur {booked} nommés",
        "{named} de {booked} con nombre",
    ),
    "primary_guest": Phrase("Main guest", "Hauptgast", "Voyageur principal", "Huésped principal"),
    "not_staying": Phrase("Does not stay", "Übernachtet nicht", "Ne séjourne pas", "No se aloja"),
    "edit": Phrase("Edit", "Bearbeiten", "Modifier", "Editar"),
    "edit_guest": Phrase("Edit {name}", "{name} bearbeiten", "Modifier {name}", "Editar {name}"),
    "remove_guest": Phrase("Remove", "Entfernen", "Retirer", "Quitar"),
    "add_guest": Phrase("Add a guest", "Gast hinzufügen", "Ajouter un voyageur", "Añadir huésped"),
    "booker": Phrase("Who booked", "Wer gebucht hat", "Qui a réservé", "Quién reservó"),
    "booked_by": Phrase("Booked by", "Gebucht von", "Réservé par", "Reservado por"),
    "company": Phrase("Company", "Firma", "Entreprise", "Empresa"),
    "contact": Phrase("Contact", "Kontakt", "Contact", "Contacto"),
    "account": Phrase("Account", "Konto", "Compte", "Cuenta"),
    "field_first_name": Phrase("First name", "Vorname", "Prénom", "Nombre"),
    "field_last_name": Phrase("Last name", "Nachname", "Nom", "Apellidos"),
    "field_email": Phrase("E-mail", "E-Mail", "E-mail", "Correo electrónico"),
    "field_phone": Phrase("Phone", "Telefon", "Téléphone", "Teléfono"),
    "field_is_staying": Phrase("Stays overnight", "Übernachtet", "Séjourne", "Se aloja"),
    "field_internal_notes": Phrase(
        "Internal notes", "Interne Notizen", "Notes internes", "Notas internas"
    ),
    "internal_hint": Phrase(
        "Only staff see these.",
        "Nur Mitarbeitende sehen das.",
        "Visibles par le personnel seulement.",
        "Solo las ve el personal.",
    ),
    "field_special_requests": Phrase(
        "Special requests", "Besondere Wünsche", "Demandes particulières", "Peticiones especiales"
    ),
    "field_language": Phrase(
        "Language of the guest", "Sprache des Gastes", "Langue du client", "Idioma del huésped"
    ),
    "save_notes": Phrase(
        "Save the notes", "Notizen speichern", "Enregistrer les notes", "Guardar las notas"
    ),
    "again": Phrase("Again", "Noch einmal", "Renvoi", "Reenvío"),
    "resend": Phrase("Send again", "Noch einmal senden", "Renvoyer", "Reenviar"),
    "resend_this": Phrase(
        "Send again: {kind}", "Noch einmal senden: {kind}", "Renvoyer : {kind}", "Reenviar: {kind}"
    ),
    "no_messages": Phrase(
        "Nothing was written to this guest yet. Confirmations and reminders appear here.",
        "Diesem Gast wurde noch nichts geschrieben. Bestätigungen und Erinnerungen erscheinen hier.",
        "Rien n’a encore été écrit à ce client. Confirmations et rappels apparaîtront ici.",
        "Aún no se ha escrito a este huésped. Aquí aparecerán confirmaciones y recordatorios.",
    ),
    "owed": Phrase("Costs", "Kosten", "Coût", "Importe"),
    "paid": Phrase("Paid", "Bezahlt", "Payé", "Pagado"),
    "returning": Phrase(
        "On its way back", "Auf dem Rückweg", "En cours de remboursement", "En devolución"
    ),
    "allowed": Phrase("No longer asked for", "Nachgelassen", "Remise accordée", "Condonado"),
    "take_payment": Phrase("Take a payment", "Zahlung annehmen", "Encaisser", "Cobrar"),
    "payment_link": Phrase(
        "Link for the guest", "Link für den Gast", "Lien pour le client", "Enlace para el huésped"
    ),
    "payment_link_hint": Phrase(
        "Whoever has it can pay, change and cancel this booking: give it to the guest only.",
        "Wer ihn hat, kann diese Buchung bezahlen, ändern und stornieren: nur dem Gast geben.",
        "Qui l’a peut payer, modifier et annuler cette réservation : ne le donnez qu’au client.",
        "Quien lo tenga puede pagar, cambiar y cancelar esta reserva: déselo solo al huésped.",
    ),
    "copy_link": Phrase("Copy", "Kopieren", "Copier", "Copiar"),
    "refund": Phrase(
        "Refund to the card",
        "Auf die Karte erstatten",
        "Rembourser sur la carte",
        "Devolver a la tarjeta",
    ),
    "refund_most": Phrase(
        "At most {amount} can go back to the card.",
        "Höchstens {amount} können auf die Karte zurück.",
        "Au plus {amount} peuvent revenir sur la carte.",
        "Como máximo pueden volver {amount} a la tarjeta.",
    ),
    "pay_back": Phrase(
        "Pay back at the desk",
        "An der Rezeption zurückzahlen",
        "Rembourser à la réception",
        "Devolver en recepción",
    ),
    "pay_back_most": Phrase(
        "At most {amount}.", "Höchstens {amount}.", "Au plus {amount}.", "Como máximo {amount}."
    ),
    "field_amount": Phrase("Amount", "Betrag", "Montant", "Importe"),
    "field_method": Phrase("Method", "Zahlungsart", "Moyen", "Forma de pago"),
    "field_note": Phrase("Note", "Notiz", "Note", "Nota"),
    "field_reason_note": Phrase("Reason", "Grund", "Motif", "Motivo"),
    "field_still_owed": Phrase(
        "The guest still has to pay it",
        "Der Gast muss es weiterhin zahlen",
        "Le client doit encore le payer",
        "El huésped aún debe pagarlo",
    ),
    "field_instead_of": Phrase(
        "In place of the refund",
        "Anstelle der Erstattung",
        "À la place du remboursement",
        "En lugar de la devolución",
    ),
    "instead_of_none": Phrase("None of these", "Keine davon", "Aucun", "Ninguna"),
    "refunds": Phrase(
        "Refunds under way",
        "Laufende Erstattungen",
        "Remboursements en cours",
        "Devoluciones en curso",
    ),
    "retry": Phrase("Try again", "Noch einmal versuchen", "Réessayer", "Reintentar"),
    "payments": Phrase(
        "Payments by card", "Kartenzahlungen", "Paiements par carte", "Pagos con tarjeta"
    ),
    "ledger": Phrase("Folio", "Gästekonto", "Compte du client", "Cuenta del huésped"),
    "entry": Phrase("Entry", "Buchung", "Écriture", "Apunte"),
    "penalty": Phrase(
        "Charged by the conditions",
        "Kosten laut Bedingungen",
        "Frais selon les conditions",
        "Cargo según las condiciones",
    ),
    "goes_back": Phrase(
        "Goes back to the guest",
        "Geht an den Gast zurück",
        "Revient au client",
        "Vuelve al huésped",
    ),
    "still_owed": Phrase("Still to pay", "Noch zu zahlen", "Reste à payer", "Queda por pagar"),
    "waive": Phrase(
        "Charge nothing; your name is kept with it",
        "Nichts berechnen; Ihr Name wird vermerkt",
        "Ne rien facturer ; votre nom est noté",
        "No cobrar nada; queda su nombre anotado",
    ),
    "field_reason": Phrase("Reason", "Grund", "Motif", "Motivo"),
    "choose_room": Phrase(
        "Choose a room", "Zimmer wählen", "Choisir une chambre", "Elegir habitación"
    ),
    "now_in": Phrase(
        "now in {room}", "jetzt in {room}", "actuellement en {room}", "ahora en la {room}"
    ),
    "no_free_room": Phrase(
        "No room is free for all these nights.",
        "Für alle diese Nächte ist kein Zimmer frei.",
        "Aucune chambre n’est libre pour toutes ces nuits.",
        "No hay ninguna habitación libre para todas estas noches.",
    ),
    "free_rooms": Phrase(
        "Free for the whole stay",
        "Frei für den ganzen Aufenthalt",
        "Libres pour tout le séjour",
        "Libres toda la estancia",
    ),
    "best": Phrase("Best", "Am besten", "Le mieux", "La mejor"),
    "floor": Phrase("Floor {number}", "Etage {number}", "Étage {number}", "Planta {number}"),
    "field_notes": Phrase(
        "Note on the room", "Notiz zum Zimmer", "Note sur la chambre", "Nota sobre la habitación"
    ),
    "field_move_reason": Phrase("Why?", "Warum?", "Pourquoi ?", "¿Por qué?"),
    "field_room_id": Phrase("Room", "Zimmer", "Chambre", "Habitación"),
    "field_check_in": Phrase("Arrival", "Anreise", "Arrivée", "Llegada"),
    "field_check_out": Phrase("Departure", "Abreise", "Départ", "Salida"),
    "field_adults": Phrase("Adults", "Erwachsene", "Adultes", "Adultos"),
    "field_children": Phrase("Children", "Kinder", "Enfants", "Niños"),
    "field_child_ages": Phrase(
        "Ages of the children", "Alter der Kinder", "Âge des enfants", "Edades de los niños"
    ),
    "field_cots": Phrase("Cots", "Babybetten", "Lits bébé", "Cunas"),
    "field_override_rules": Phrase(
        "Set the plan’s restrictions aside",
        "Einschränkungen der Rate aufheben",
        "Passer outre les restrictions du tarif",
        "Ignorar las restricciones de la tarifa",
    ),
    "field_recipient": Phrase(
        "To another address", "An eine andere Adresse", "À une autre adresse", "A otra dirección"
    ),
    "recipient_hint": Phrase(
        "Empty: to the address that is known now.",
        "Leer: an die jetzt bekannte Adresse.",
        "Vide : à l’adresse connue actuellement.",
        "Vacío: a la dirección que consta ahora.",
    ),
    "recipient": Phrase("To", "An", "À", "Para"),
    "status": Phrase("Status", "Status", "État", "Estado"),
    "subject": Phrase("Subject", "Betreff", "Objet", "Asunto"),
    "as_booked": Phrase("As booked", "Wie gebucht", "Comme réservé", "Como se reservó"),
    "show_price": Phrase("Show the price", "Preis zeigen", "Voir le prix", "Ver el precio"),
    "preview": Phrase(
        "What it would come to", "Was es ergäbe", "Ce que cela donnerait", "En qué quedaría"
    ),
    "preview_hint": Phrase(
        "Change something, and the new price appears here before anything is done.",
        "Ändern Sie etwas, dann steht hier der neue Preis, bevor etwas geschieht.",
        "Modifiez quelque chose : le nouveau prix s’affiche ici avant toute action.",
        "Cambie algo y aquí verá el precio nuevo antes de que se haga nada.",
    ),
    "nothing_changes": Phrase(
        "Nothing would change.",
        "Es würde sich nichts ändern.",
        "Rien ne changerait.",
        "No cambiaría nada.",
    ),
    "before": Phrase("Now", "Jetzt", "Maintenant", "Ahora"),
    "after": Phrase("Then", "Danach", "Ensuite", "Después"),
    "difference": Phrase("Difference", "Unterschied", "Différence", "Diferencia"),
    "lines_gone": Phrase(
        "Lines that go", "Zeilen, die wegfallen", "Lignes supprimées", "Líneas que desaparecen"
    ),
    "lines_new": Phrase("Lines that are new", "Neue Zeilen", "Nouvelles lignes", "Líneas nuevas"),
    "lines_kept_one": Phrase(
        "{count} line stays as sold.",
        "{count} Zeile bleibt wie verkauft.",
        "{count} ligne reste comme vendue.",
        "{count} línea queda como se vendió.",
    ),
    "lines_kept_other": Phrase(
        "{count} lines stay as sold.",
        "{count} Zeilen bleiben wie verkauft.",
        "{count} lignes restent comme vendues.",
        "{count} líneas quedan como se vendieron.",
    ),
    "to_pay_after": Phrase(
        "To pay afterwards:", "Danach zu zahlen:", "À payer ensuite :", "Por pagar después:"
    ),
    "to_refund_after": Phrase(
        "To pay back afterwards:",
        "Danach zurückzuzahlen:",
        "À rembourser ensuite :",
        "Por devolver después:",
    ),
    "room_given_up": Phrase(
        "Room {room} does not suit it and is given up.",
        "Zimmer {room} passt dann nicht mehr und wird frei.",
        "La chambre {room} ne convient plus et est libérée.",
        "La habitación {room} ya no sirve y queda libre.",
    ),
    "rule_overridden": Phrase(
        "A restriction of the plan is set aside.",
        "Eine Einschränkung der Rate wird aufgehoben.",
        "Une restriction du tarif est levée.",
        "Se deja de lado una restricción de la tarifa.",
    ),
    "make_change": Phrase("Make this change", "So ändern", "Appliquer", "Hacer el cambio"),
}
