"""The list of bookings, the search of every page, and doing one thing with many bookings."""

from __future__ import annotations

from typing import Final

from web.phrases import Phrase

WORDS: Final[dict[str, Phrase]] = {
    "search_open": Phrase("Search", "Suche", "Rechercher", "Buscar"),
    "search_hint": Phrase(
        "Name, room, number …",
        "Name, Zimmer, Nummer …",
        "Nom, chambre, numéro…",
        "Nombre, habitación, número…",
    ),
    "results": Phrase("Results", "Treffer", "Résultats", "Resultados"),
    "group_bookings": Phrase("Bookings", "Buchungen", "Réservations", "Reservas"),
    "group_guests": Phrase("Guests", "Gäste", "Clients", "Huéspedes"),
    "group_rooms": Phrase("Rooms", "Zimmer", "Chambres", "Habitaciones"),
    "group_actions": Phrase("Go to", "Gehe zu", "Aller à", "Ir a"),
    "stays_of": Phrase(
        "{count} bookings", "{count} Buchungen", "{count} réservations", "{count} reservas"
    ),
    "room_now": Phrase("now: {name}", "jetzt: {name}", "actuellement : {name}", "ahora: {name}"),
    "room_next": Phrase(
        "next: {name}, {day}",
        "als Nächstes: {name}, {day}",
        "ensuite : {name}, {day}",
        "después: {name}, {day}",
    ),
    "room_free": Phrase(
        "nobody is expected", "niemand erwartet", "personne n’est attendu", "nadie en espera"
    ),
    "room_no": Phrase(
        "Room {number}", "Zimmer {number}", "Chambre {number}", "Habitación {number}"
    ),
    "all_results": Phrase(
        "Show all in the list",
        "Alle in der Liste zeigen",
        "Tout afficher dans la liste",
        "Mostrar todo en la lista",
    ),
    "found_some": Phrase(
        "{count} results", "{count} Treffer", "{count} résultats", "{count} resultados"
    ),
    "found_none": Phrase(
        "Nothing found. Try fewer letters, a last name or the last four digits of a phone.",
        "Nichts gefunden. Versuchen Sie weniger Buchstaben, einen Nachnamen oder die letzten vier Ziffern des Telefons.",
        "Aucun résultat. Essayez moins de lettres, un nom de famille ou les quatre derniers chiffres du téléphone.",
        "Sin resultados. Pruebe con menos letras, un apellido o las cuatro últimas cifras del teléfono.",
    ),
    "search_failed": Phrase(
        "The search does not answer. Press Enter for the list.",
        "Die Suche antwortet nicht. Mit der Eingabetaste zur Liste.",
        "La recherche ne répond pas. Appuyez sur Entrée pour la liste.",
        "La búsqueda no responde. Pulse Intro para ver la lista.",
    ),
    "title": Phrase("Bookings", "Buchungen", "Réservations", "Reservas"),
    "views": Phrase("Views", "Ansichten", "Vues", "Vistas"),
    "view_all": Phrase("All", "Alle", "Toutes", "Todas"),
    "view_arrivals_tomorrow": Phrase(
        "Arrivals tomorrow", "Anreisen morgen", "Arrivées demain", "Llegadas mañana"
    ),
    "view_unpaid": Phrase("Unpaid", "Unbezahlt", "Non payées", "Sin pagar"),
    "view_unassigned_this_week": Phrase(
        "Unassigned this week",
        "Diese Woche ohne Zimmer",
        "Sans chambre cette semaine",
        "Sin habitación esta semana",
    ),
    "view_in_house": Phrase("In house", "Im Haus", "Présents", "En el hotel"),
    "view_keep": Phrase(
        "Keep this view", "Ansicht behalten", "Garder cette vue", "Guardar esta vista"
    ),
    "view_name": Phrase(
        "Name of the view", "Name der Ansicht", "Nom de la vue", "Nombre de la vista"
    ),
    "view_share": Phrase(
        "For everybody of the hotel", "Für alle im Hotel", "Pour tout l’hôtel", "Para todo el hotel"
    ),
    "view_shared": Phrase("shared", "geteilt", "partagée", "compartida"),
    "view_drop": Phrase(
        "Delete the view {name}",
        "Ansicht {name} löschen",
        "Supprimer la vue {name}",
        "Eliminar la vista {name}",
    ),
    "view_saved": Phrase(
        "The view is kept.",
        "Die Ansicht ist gespeichert.",
        "La vue est enregistrée.",
        "La vista está guardada.",
    ),
    "view_dropped": Phrase(
        "The view is deleted.",
        "Die Ansicht ist gelöscht.",
        "La vue est supprimée.",
        "La vista se ha eliminado.",
    ),
    "filters": Phrase("Filters", "Filter", "Filtres", "Filtros"),
    "apply": Phrase("Show", "Anzeigen", "Afficher", "Mostrar"),
    "reset": Phrase("Clear all", "Alles zurücksetzen", "Tout effacer", "Borrar todo"),
    "text": Phrase(
        "Search in the list", "In der Liste suchen", "Chercher dans la liste", "Buscar en la lista"
    ),
    "status": Phrase("Status", "Status", "Statut", "Estado"),
    "arrives": Phrase("Arrival", "Anreise", "Arrivée", "Llegada"),
    "created": Phrase("Booked", "Gebucht", "Réservée le", "Reservada"),
    "arrives_from": Phrase("Arrival from", "Anreise von", "Arrivée du", "Llegada desde"),
    "arrives_to": Phrase("Arrival until", "Anreise bis", "Arrivée au", "Llegada hasta"),
    "departs_from": Phrase("Departure from", "Abreise von", "Départ du", "Salida desde"),
    "departs_to": Phrase("Departure until", "Abreise bis", "Départ au", "Salida hasta"),
    "created_from": Phrase("Booked from", "Gebucht von", "Réservée du", "Reservada desde"),
    "created_to": Phrase("Booked until", "Gebucht bis", "Réservée au", "Reservada hasta"),
    "type": Phrase("Room type", "Zimmertyp", "Type de chambre", "Tipo de habitación"),
    "plan": Phrase("Rate plan", "Ratenplan", "Plan tarifaire", "Tarifa"),
    "group": Phrase(
        "Group reference", "Gruppennummer", "Référence de groupe", "Referencia de grupo"
    ),
    "in_house": Phrase("In house", "Im Haus", "Présents", "En el hotel"),
    "assigned": Phrase(
        "Room assigned", "Zimmer zugeteilt", "Chambre attribuée", "Habitación asignada"
    ),
    "payment": Phrase("Payment", "Zahlung", "Paiement", "Pago"),
    "payment_unpaid": Phrase("Nothing paid", "Nichts bezahlt", "Rien payé", "Nada pagado"),
    "payment_part": Phrase("Partly paid", "Teilweise bezahlt", "Payé en partie", "Pagado en parte"),
    "payment_refund": Phrase(
        "Refund due", "Erstattung offen", "Remboursement dû", "Devolución pendiente"
    ),
    "any": Phrase("Any", "Alle", "Tous", "Todos"),
    "yes": Phrase("Yes", "Ja", "Oui", "Sí"),
    "no": Phrase("No", "Nein", "Non", "No"),
    "column_guest": Phrase("Guest", "Gast", "Client", "Huésped"),
    "column_arrival": Phrase("Arrival", "Anreise", "Arrivée", "Llegada"),
    "column_departure": Phrase("Departure", "Abreise", "Départ", "Salida"),
    "column_room": Phrase("Room", "Zimmer", "Chambre", "Habitación"),
    "column_state": Phrase("Status", "Status", "Statut", "Estado"),
    "column_money": Phrase("Total", "Gesamt", "Total", "Total"),
    "column_made": Phrase("Booked", "Gebucht", "Réservée", "Reservada"),
    "no_room": Phrase("no room yet", "noch kein Zimmer", "pas de chambre", "sin habitación"),
    "shown": Phrase(
        "{first} to {last} of {count}",
        "{first} bis {last} von {count}",
        "{first} à {last} sur {count}",
        "{first} a {last} de {count}",
    ),
    "shown_of_many": Phrase(
        "{first} to {last} of more than {count}",
        "{first} bis {last} von mehr als {count}",
        "{first} à {last} sur plus de {count}",
        "{first} a {last} de más de {count}",
    ),
    "narrow_to_sort": Phrase(
        "That many bookings cannot be sorted so. Narrow the list first.",
        "So viele Buchungen lassen sich so nicht sortieren. Grenzen Sie die Liste zuerst ein.",
        "Trop de réservations pour ce tri. Affinez d’abord la liste.",
        "Son demasiadas reservas para ese orden. Acote antes la lista.",
    ),
    "before": Phrase("Previous page", "Vorherige Seite", "Page précédente", "Página anterior"),
    "after": Phrase("Next page", "Nächste Seite", "Page suivante", "Página siguiente"),
    "pages": Phrase("Pages", "Seiten", "Pages", "Páginas"),
    "export": Phrase("Export as CSV", "Als CSV exportieren", "Exporter en CSV", "Exportar a CSV"),
    "print_list": Phrase(
        "Print the list", "Liste drucken", "Imprimer la liste", "Imprimir la lista"
    ),
    "select": Phrase(
        "Select {name}", "{name} auswählen", "Sélectionner {name}", "Seleccionar {name}"
    ),
    "select_page": Phrase(
        "Select all on this page",
        "Alle auf dieser Seite auswählen",
        "Sélectionner toute la page",
        "Seleccionar toda la página",
    ),
    "select_all": Phrase(
        "All that match, at most {most}",
        "Alle passenden, höchstens {most}",
        "Toutes celles trouvées, {most} au plus",
        "Todas las encontradas, como máximo {most}",
    ),
    "selected_one": Phrase(
        "{count} selected", "{count} ausgewählt", "{count} sélectionnée", "{count} seleccionada"
    ),
    "selected_other": Phrase(
        "{count} selected", "{count} ausgewählt", "{count} sélectionnées", "{count} seleccionadas"
    ),
    "with_selected": Phrase(
        "With the selected", "Mit den ausgewählten", "Pour la sélection", "Con las seleccionadas"
    ),
    "do_confirm": Phrase("Confirm", "Bestätigen", "Confirmer", "Confirmar"),
    "do_cancel": Phrase("Cancel", "Stornieren", "Annuler", "Cancelar"),
    "do_assign": Phrase(
        "Assign rooms", "Zimmer zuteilen", "Attribuer des chambres", "Asignar habitaciones"
    ),
    "do_resend": Phrase(
        "Send the last message again",
        "Letzte Nachricht erneut senden",
        "Renvoyer le dernier message",
        "Reenviar el último mensaje",
    ),
    "do_print": Phrase(
        "Registration cards", "Meldescheine", "Fiches d’arrivée", "Fichas de registro"
    ),
    "ask_confirm_one": Phrase(
        "Confirm {count} booking?",
        "{count} Buchung bestätigen?",
        "Confirmer {count} réservation ?",
        "¿Confirmar {count} reserva?",
    ),
    "ask_confirm_other": Phrase(
        "Confirm {count} bookings?",
        "{count} Buchungen bestätigen?",
        "Confirmer {count} réservations ?",
        "¿Confirmar {count} reservas?",
    ),
    "ask_cancel_one": Phrase(
        "Cancel {count} booking?",
        "{count} Buchung stornieren?",
        "Annuler {count} réservation ?",
        "¿Cancelar {count} reserva?",
    ),
    "ask_cancel_other": Phrase(
        "Cancel {count} bookings?",
        "{count} Buchungen stornieren?",
        "Annuler {count} réservations ?",
        "¿Cancelar {count} reservas?",
    ),
    "ask_assign_one": Phrase(
        "Assign a room to {count} booking?",
        "{count} Buchung ein Zimmer zuteilen?",
        "Attribuer une chambre à {count} réservation ?",
        "¿Asignar habitación a {count} reserva?",
    ),
    "ask_assign_other": Phrase(
        "Assign rooms to {count} bookings?",
        "{count} Buchungen Zimmer zuteilen?",
        "Attribuer des chambres à {count} réservations ?",
        "¿Asignar habitaciones a {count} reservas?",
    ),
    "ask_resend_one": Phrase(
        "Write to {count} guest again?",
        "{count} Gast erneut schreiben?",
        "Écrire de nouveau à {count} client ?",
        "¿Escribir de nuevo a {count} huésped?",
    ),
    "ask_resend_other": Phrase(
        "Write to {count} guests again?",
        "{count} Gästen erneut schreiben?",
        "Écrire de nouveau à {count} clients ?",
        "¿Escribir de nuevo a {count} huéspedes?",
    ),
    "ask_print_one": Phrase(
        "{count} registration card",
        "{count} Meldeschein",
        "{count} fiche d’arrivée",
        "{count} ficha de registro",
    ),
    "ask_print_other": Phrase(
        "{count} registration cards",
        "{count} Meldescheine",
        "{count} fiches d’arrivée",
        "{count} fichas de registro",
    ),
    "will_confirm": Phrase(
        "Each one that is waiting for payment is confirmed, paid or not, and its guest is told.",
        "Jede, die auf Zahlung wartet, wird bestätigt, bezahlt oder nicht, und ihr Gast wird benachrichtigt.",
        "Chaque réservation en attente de paiement est confirmée, payée ou non, et son client est prévenu.",
        "Cada reserva pendiente de pago se confirma, pagada o no, y se avisa a su huésped.",
    ),
    "will_cancel": Phrase(
        "Rooms go back on sale at once, each guest is told, and what its policy charges is charged.",
        "Die Zimmer sind sofort wieder im Verkauf, jeder Gast wird benachrichtigt, und es wird berechnet, was die Stornobedingungen vorsehen.",
        "Les chambres sont remises en vente, chaque client est prévenu et les frais prévus par ses conditions sont facturés.",
        "Las habitaciones vuelven a la venta, se avisa a cada huésped y se cobra lo que prevén sus condiciones.",
    ),
    "will_assign": Phrase(
        "Each booking without a room gets the free room of its type that leaves the fewest gaps. Who has a room keeps it.",
        "Jede Buchung ohne Zimmer erhält das freie Zimmer ihres Typs, das die wenigsten Lücken lässt. Wer ein Zimmer hat, behält es.",
        "Chaque réservation sans chambre reçoit la chambre libre de son type qui laisse le moins de trous. Les autres gardent la leur.",
        "Cada reserva sin habitación recibe la habitación libre de su tipo que deja menos huecos. Las demás conservan la suya.",
    ),
    "will_resend": Phrase(
        "Each guest gets the last message about the booking once more, at the address that is known now.",
        "Jeder Gast erhält die letzte Nachricht zur Buchung noch einmal, an die jetzt bekannte Adresse.",
        "Chaque client reçoit de nouveau le dernier message, à l’adresse connue aujourd’hui.",
        "Cada huésped recibe de nuevo el último mensaje, en la dirección que consta ahora.",
    ),
    "will_print": Phrase(
        "Open the cards and print them.",
        "Öffnen Sie die Meldescheine und drucken Sie sie.",
        "Ouvrez les fiches et imprimez-les.",
        "Abra las fichas e imprímalas.",
    ),
    "is_cut": Phrase(
        "{matching} match; the first {most} are taken. Repeat it for the others.",
        "{matching} passen; die ersten {most} werden genommen. Wiederholen Sie es für die anderen.",
        "{matching} correspondent ; les {most} premières sont prises. Recommencez pour les autres.",
        "Coinciden {matching}; se toman las {most} primeras. Repítalo para las demás.",
    ),
    "each_alone": Phrase(
        "Each is done by itself: what is refused for one does not stop the others.",
        "Jede wird für sich bearbeitet: Was bei einer abgelehnt wird, hält die anderen nicht auf.",
        "Chacune est traitée séparément : un refus n’arrête pas les autres.",
        "Cada una se trata por separado: un rechazo no detiene las demás.",
    ),
    "note": Phrase(
        "Note for our records",
        "Notiz für unsere Unterlagen",
        "Note pour nos dossiers",
        "Nota para nuestros registros",
    ),
    "go": Phrase("Do it", "Ausführen", "Exécuter", "Ejecutar"),
    "go_back": Phrase(
        "Back to the list", "Zurück zur Liste", "Retour à la liste", "Volver a la lista"
    ),
    "stop": Phrase("Stop here", "Hier anhalten", "Arrêter ici", "Detener aquí"),
    "working": Phrase(
        "{done} of {count} done",
        "{done} von {count} erledigt",
        "{done} sur {count} traitées",
        "{done} de {count} hechas",
    ),
    "stopped": Phrase(
        "Stopped: {done} of {count} done, the others are as they were.",
        "Angehalten: {done} von {count} erledigt, die anderen sind unverändert.",
        "Arrêté : {done} sur {count} traitées, les autres sont inchangées.",
        "Detenido: {done} de {count} hechas; las demás siguen igual.",
    ),
    "finished": Phrase(
        "Finished: {done} done, {refused} refused.",
        "Fertig: {done} erledigt, {refused} abgelehnt.",
        "Terminé : {done} faites, {refused} refusées.",
        "Terminado: {done} hechas, {refused} rechazadas.",
    ),
    "connection_lost": Phrase(
        "The connection was lost. What is listed is done; look at the others before you repeat it.",
        "Die Verbindung ist abgebrochen. Was aufgeführt ist, ist erledigt; prüfen Sie die anderen, bevor Sie es wiederholen.",
        "La connexion a été perdue. Ce qui est listé est fait ; vérifiez les autres avant de recommencer.",
        "Se perdió la conexión. Lo que figura está hecho; compruebe las demás antes de repetirlo.",
    ),
    "result_title": Phrase(
        "What was done", "Was geschehen ist", "Ce qui a été fait", "Lo que se ha hecho"
    ),
    "result": Phrase("Result", "Ergebnis", "Résultat", "Resultado"),
    "is_done": Phrase("Done", "Erledigt", "Fait", "Hecho"),
    "is_refused": Phrase("Refused", "Abgelehnt", "Refusé", "Rechazado"),
    "done_confirm": Phrase("Confirmed", "Bestätigt", "Confirmée", "Confirmada"),
    "done_cancel": Phrase("Cancelled", "Storniert", "Annulée", "Cancelada"),
    "done_assign": Phrase("Room", "Zimmer", "Chambre", "Habitación"),
    "done_resend": Phrase(
        "Message on its way", "Nachricht unterwegs", "Message en route", "Mensaje en camino"
    ),
    "has_room": Phrase("Keeps room", "Behält Zimmer", "Garde la chambre", "Conserva la habitación"),
    "open_card": Phrase("Open the card", "Meldeschein öffnen", "Ouvrir la fiche", "Abrir la ficha"),
    "refused_ROOM_OVERLAP_CONFLICT": Phrase(
        "No room of this type is free for the whole stay.",
        "Kein Zimmer dieses Typs ist für den ganzen Aufenthalt frei.",
        "Aucune chambre de ce type n’est libre pour tout le séjour.",
        "Ninguna habitación de este tipo está libre toda la estancia.",
    ),
    "refused_MESSAGE_NOT_FOUND": Phrase(
        "Nothing was written to this guest yet.",
        "Diesem Gast wurde noch nichts geschrieben.",
        "Rien n’a encore été écrit à ce client.",
        "Aún no se ha escrito a este huésped.",
    ),
    "refused_TRANSITION_REFUSED": Phrase(
        "Not possible in this status.",
        "In diesem Status nicht möglich.",
        "Impossible dans ce statut.",
        "No es posible en este estado.",
    ),
    "refused_BOOKING_STATUS_NOT_ASSIGNABLE": Phrase(
        "Only confirmed bookings get a room.",
        "Nur bestätigte Buchungen erhalten ein Zimmer.",
        "Seules les réservations confirmées reçoivent une chambre.",
        "Solo las reservas confirmadas reciben habitación.",
    ),
    "refused_BOOKING_ALREADY_CHECKED_IN": Phrase(
        "The guest is already in house.",
        "Der Gast ist bereits im Haus.",
        "Le client est déjà présent.",
        "El huésped ya está en el hotel.",
    ),
    "refused_BOOKING_ALREADY_CHECKED_OUT": Phrase(
        "The guest has already departed.",
        "Der Gast ist bereits abgereist.",
        "Le client est déjà parti.",
        "El huésped ya se ha ido.",
    ),
    "refused_HOLD_EXPIRED": Phrase(
        "The time to pay is over; it must be booked again.",
        "Die Zahlungsfrist ist abgelaufen; es muss neu gebucht werden.",
        "Le délai de paiement est passé ; il faut réserver à nouveau.",
        "El plazo de pago ha pasado; hay que reservar de nuevo.",
    ),
    "none_title": Phrase(
        "No booking fits",
        "Keine Buchung passt",
        "Aucune réservation ne correspond",
        "Ninguna reserva coincide",
    ),
    "none_text": Phrase(
        "Take a filter away, or search by a last name, the last four digits of a phone, or a part of the booking id.",
        "Entfernen Sie einen Filter, oder suchen Sie nach Nachname, den letzten vier Ziffern des Telefons oder einem Teil der Buchungsnummer.",
        "Retirez un filtre, ou cherchez par nom de famille, quatre derniers chiffres du téléphone ou une partie du numéro de réservation.",
        "Quite un filtro o busque por apellido, las cuatro últimas cifras del teléfono o parte del número de reserva.",
    ),
    "empty_title": Phrase(
        "There are no bookings yet",
        "Es gibt noch keine Buchungen",
        "Il n’y a pas encore de réservations",
        "Todavía no hay reservas",
    ),
    "empty_text": Phrase(
        "Bookings from your website appear here at once. A guest at the desk is entered as a walk-in.",
        "Buchungen von Ihrer Website erscheinen hier sofort. Einen Gast am Empfang erfassen Sie als Walk-in.",
        "Les réservations de votre site apparaissent ici aussitôt. Un client à la réception s’enregistre comme client de passage.",
        "Las reservas de su web aparecen aquí al momento. Un huésped en recepción se registra como cliente sin reserva.",
    ),
}
