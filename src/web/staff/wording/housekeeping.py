"""The board of rooms and its taps, and rooms that are off sale."""

from __future__ import annotations

from typing import Final

from web.phrases import Phrase

BOARD: Final[dict[str, Phrase]] = {
    "title": Phrase("Housekeeping", "Housekeeping", "Étages", "Limpieza"),
    "show_by": Phrase("Show rooms", "Zimmer zeigen", "Afficher les chambres", "Ver habitaciones"),
    "show_priority": Phrase("By urgency", "Nach Dringlichkeit", "Par urgence", "Por urgencia"),
    "show_mine": Phrase("Mine", "Meine", "Les miennes", "Las mías"),
    "show_inspect": Phrase("To inspect", "Zu prüfen", "À contrôler", "Por revisar"),
    "show_floors": Phrase("By floor", "Nach Etage", "Par étage", "Por planta"),
    "show_statuses": Phrase("By status", "Nach Status", "Par état", "Por estado"),
    "floors": Phrase("Floor", "Etage", "Étage", "Planta"),
    "floor": Phrase("Floor {floor}", "Etage {floor}", "Étage {floor}", "Planta {floor}"),
    "no_floor": Phrase("No floor", "Ohne Etage", "Sans étage", "Sin planta"),
    "every_floor": Phrase("All", "Alle", "Tous", "Todas"),
    "PRIORITY_ARRIVAL": Phrase(
        "First: guests arrive today",
        "Zuerst: Gäste reisen heute an",
        "D’abord : arrivées du jour",
        "Primero: llegan hoy",
    ),
    "PRIORITY_TYPE_IS_SHORT": Phrase(
        "Too few ready rooms for today’s arrivals",
        "Zu wenige bezugsfertige Zimmer für heute",
        "Trop peu de chambres prêtes pour aujourd’hui",
        "Faltan habitaciones listas para hoy",
    ),
    "PRIORITY_TURNOVER": Phrase(
        "Departures and other rooms to make ready",
        "Abreisen und andere Zimmer herzurichten",
        "Départs et autres chambres à préparer",
        "Salidas y otras por preparar",
    ),
    "PRIORITY_SERVICE": Phrase("Stay-overs", "Bleiben", "Recouches", "Continúan"),
    "PRIORITY_NOTHING": Phrase("Nothing to do", "Nichts zu tun", "Rien à faire", "Nada que hacer"),
    "rooms_one": Phrase("{count} room", "{count} Zimmer", "{count} chambre", "{count} habitación"),
    "rooms_other": Phrase(
        "{count} rooms", "{count} Zimmer", "{count} chambres", "{count} habitaciones"
    ),
    "short_one": Phrase(
        "{name}: {count} more room must become ready for guests without a room.",
        "{name}: {count} weiteres Zimmer muss für Gäste ohne Zimmer fertig werden.",
        "{name} : encore {count} chambre à préparer pour les clients sans chambre.",
        "{name}: falta {count} habitación lista para huéspedes sin habitación.",
    ),
    "short_other": Phrase(
        "{name}: {count} more rooms must become ready for guests without a room.",
        "{name}: {count} weitere Zimmer müssen für Gäste ohne Zimmer fertig werden.",
        "{name} : encore {count} chambres à préparer pour les clients sans chambre.",
        "{name}: faltan {count} habitaciones listas para huéspedes sin habitación.",
    ),
    "since": Phrase("since {moment}", "seit {moment}", "depuis {moment}", "desde {moment}"),
    "adults_one": Phrase("{count} adult", "{count} Person", "{count} adulte", "{count} adulto"),
    "adults_other": Phrase(
        "{count} adults", "{count} Erwachsene", "{count} adultes", "{count} adultos"
    ),
    "children_one": Phrase("{count} child", "{count} Kind", "{count} enfant", "{count} niño"),
    "children_other": Phrase(
        "{count} children", "{count} Kinder", "{count} enfants", "{count} niños"
    ),
    "cots_one": Phrase("{count} cot", "{count} Babybett", "{count} lit bébé", "{count} cuna"),
    "cots_other": Phrase(
        "{count} cots", "{count} Babybetten", "{count} lits bébé", "{count} cunas"
    ),
    "leaves_today": Phrase("Leaves today", "Reist heute ab", "Part aujourd’hui", "Sale hoy"),
    "overdue": Phrase(
        "Should have left on {day}",
        "Hätte am {day} abreisen sollen",
        "Devait partir le {day}",
        "Debía salir el {day}",
    ),
    "stays_until": Phrase(
        "Stays until {day}", "Bleibt bis {day}", "Reste jusqu’au {day}", "Se queda hasta el {day}"
    ),
    "night_of": Phrase(
        "night {night} of {nights}",
        "Nacht {night} von {nights}",
        "nuit {night} sur {nights}",
        "noche {night} de {nights}",
    ),
    "linen": Phrase(
        "Change the linen", "Bettwäsche wechseln", "Changer les draps", "Cambiar la ropa de cama"
    ),
    "arrives_today": Phrase("Arrives today", "Reist heute an", "Arrive aujourd’hui", "Llega hoy"),
    "expected_since": Phrase(
        "Expected since {day}",
        "Erwartet seit {day}",
        "Attendu depuis le {day}",
        "Se espera desde el {day}",
    ),
    "blocked_until": Phrase(
        "{kind} until {day}: {reason}",
        "{kind} bis {day}: {reason}",
        "{kind} jusqu’au {day} : {reason}",
        "{kind} hasta el {day}: {reason}",
    ),
    "note": Phrase("Note", "Notiz", "Note", "Nota"),
    "more": Phrase("More", "Mehr", "Plus", "Más"),
    "more_for": Phrase(
        "More for room {room}",
        "Mehr zu Zimmer {room}",
        "Plus pour la chambre {room}",
        "Más de la habitación {room}",
    ),
    "room": Phrase("Room {room}", "Zimmer {room}", "Chambre {room}", "Habitación {room}"),
    "for_room": Phrase("for {room}", "für {room}", "pour la {room}", "para la {room}"),
    "main_CHECKOUT_DIRTY": Phrase(
        "Start cleaning", "Reinigung beginnen", "Commencer le nettoyage", "Empezar a limpiar"
    ),
    "main_CLEANING_IN_PROGRESS": Phrase("Cleaned", "Gereinigt", "Nettoyée", "Limpia"),
    "main_CLEANED_UNINSPECTED": Phrase(
        "Inspected: ready", "Geprüft: bezugsfertig", "Contrôlée : prête", "Revisada: lista"
    ),
    "main_MAINTENANCE_REQUIRED": Phrase(
        "Repaired: to clean", "Repariert: reinigen", "Réparée : à nettoyer", "Reparada: por limpiar"
    ),
    "main_OUT_OF_ORDER": Phrase(
        "Back in use: to clean",
        "Wieder in Betrieb: reinigen",
        "Remise en service : à nettoyer",
        "De nuevo en uso: por limpiar",
    ),
    "to_READY_FOR_GUEST": Phrase("Ready", "Bezugsfertig", "Prête", "Lista"),
    "to_CHECKOUT_DIRTY": Phrase("Dirty", "Schmutzig", "À nettoyer", "Sucia"),
    "to_CLEANING_IN_PROGRESS": Phrase(
        "Start cleaning", "Reinigung beginnen", "Commencer le nettoyage", "Empezar a limpiar"
    ),
    "to_CLEANED_UNINSPECTED": Phrase(
        "Cleaned, not inspected",
        "Gereinigt, nicht geprüft",
        "Nettoyée, à contrôler",
        "Limpia, sin revisar",
    ),
    "to_MAINTENANCE_REQUIRED": Phrase(
        "Needs repair", "Reparatur nötig", "Réparation à faire", "Necesita reparación"
    ),
    "to_OUT_OF_ORDER": Phrase("Out of order", "Außer Betrieb", "Hors service", "Fuera de uso"),
    "save_note": Phrase(
        "Save the note", "Notiz speichern", "Enregistrer la note", "Guardar la nota"
    ),
    "note_hint": Phrase(
        "Stays on the room until somebody changes it. No guests’ names.",
        "Bleibt am Zimmer, bis sie jemand ändert. Keine Gästenamen.",
        "Reste sur la chambre jusqu’à ce qu’on la modifie. Pas de noms de clients.",
        "Se queda en la habitación hasta que alguien la cambie. Sin nombres de huéspedes.",
    ),
    "waits": Phrase(
        "Waits for the departure", "Wartet auf die Abreise", "Attend le départ", "Espera la salida"
    ),
    "set": Phrase(
        "Room {room}: {status}.",
        "Zimmer {room}: {status}.",
        "Chambre {room} : {status}.",
        "Habitación {room}: {status}.",
    ),
    "noted": Phrase(
        "The note is saved.",
        "Die Notiz ist gespeichert.",
        "La note est enregistrée.",
        "La nota está guardada.",
    ),
    "changed_meanwhile": Phrase(
        "Room {room}: somebody else was quicker. It is now: {status}.",
        "Zimmer {room}: Jemand anderes war schneller. Es ist jetzt: {status}.",
        "Chambre {room} : quelqu’un d’autre a été plus rapide. État actuel : {status}.",
        "Habitación {room}: otra persona ha sido más rápida. Ahora está: {status}.",
    ),
    "round_one": Phrase(
        "{count} room was set.",
        "{count} Zimmer wurde gesetzt.",
        "{count} chambre mise à jour.",
        "Se ha cambiado {count} habitación.",
    ),
    "round_other": Phrase(
        "{count} rooms were set.",
        "{count} Zimmer wurden gesetzt.",
        "{count} chambres mises à jour.",
        "Se han cambiado {count} habitaciones.",
    ),
    "undo": Phrase(
        "Undo: {rooms}", "Rückgängig: {rooms}", "Annuler : {rooms}", "Deshacer: {rooms}"
    ),
    "undone": Phrase(
        "Taken back: {rooms}.",
        "Rückgängig gemacht: {rooms}.",
        "Annulé : {rooms}.",
        "Deshecho: {rooms}.",
    ),
    "several": Phrase("Choose several", "Mehrere wählen", "En choisir plusieurs", "Elegir varias"),
    "one": Phrase("One at a time", "Einzeln", "Une par une", "Una a una"),
    "choose": Phrase(
        "Choose room {room}",
        "Zimmer {room} wählen",
        "Choisir la chambre {room}",
        "Elegir la habitación {room}",
    ),
    "choose_all": Phrase("Choose all", "Alle wählen", "Tout choisir", "Elegir todas"),
    "set_chosen": Phrase(
        "Set the chosen rooms to:",
        "Gewählte Zimmer setzen auf:",
        "Passer les chambres choisies à :",
        "Poner las elegidas en:",
    ),
    "round_CLEANED_UNINSPECTED": Phrase("Cleaned", "Gereinigt", "Nettoyées", "Limpias"),
    "round_READY_FOR_GUEST": Phrase(
        "Inspected: ready", "Geprüft: bezugsfertig", "Contrôlées : prêtes", "Revisadas: listas"
    ),
    "round_CHECKOUT_DIRTY": Phrase("Dirty", "Schmutzig", "À nettoyer", "Sucias"),
    "not_arrived": Phrase(
        "This tap did not arrive. Check the connection, then tap again.",
        "Dieses Tippen kam nicht an. Prüfen Sie die Verbindung und tippen Sie noch einmal.",
        "L’action n’est pas arrivée. Vérifiez la connexion, puis touchez à nouveau.",
        "La pulsación no ha llegado. Compruebe la conexión y pulse de nuevo.",
    ),
    "empty_mine": Phrase(
        "Rooms that you set something on today are kept here.",
        "Zimmer, an denen Sie heute etwas gesetzt haben, stehen hier.",
        "Les chambres que vous avez traitées aujourd’hui s’affichent ici.",
        "Aquí están las habitaciones que ha tratado hoy.",
    ),
    "empty_inspect": Phrase(
        "No room waits for inspection. Rooms appear here once they are cleaned.",
        "Kein Zimmer wartet auf die Prüfung. Gereinigte Zimmer erscheinen hier.",
        "Aucune chambre à contrôler. Les chambres nettoyées s’affichent ici.",
        "Ninguna habitación por revisar. Las limpias aparecen aquí.",
    ),
    "empty": Phrase(
        "There are no rooms here.",
        "Hier sind keine Zimmer.",
        "Aucune chambre ici.",
        "Aquí no hay habitaciones.",
    ),
    "empty_title": Phrase("Nothing here", "Hier ist nichts", "Rien ici", "Nada aquí"),
    "blocks": Phrase(
        "Rooms off sale", "Gesperrte Zimmer", "Chambres bloquées", "Habitaciones bloqueadas"
    ),
    "print_list": Phrase(
        "Print the list", "Liste drucken", "Imprimer la liste", "Imprimir la lista"
    ),
}
BLOCKS: Final[dict[str, Phrase]] = {
    "back_to_board": Phrase("Housekeeping", "Housekeeping", "Étages", "Limpieza"),
    "block_new": Phrase(
        "Block a room", "Zimmer sperren", "Bloquer une chambre", "Bloquear una habitación"
    ),
    "block_change": Phrase(
        "Change the block of room {room}",
        "Sperre von Zimmer {room} ändern",
        "Modifier le blocage de la chambre {room}",
        "Cambiar el bloqueo de la habitación {room}",
    ),
    "blocks_running": Phrase(
        "Off sale now", "Jetzt gesperrt", "Bloquées maintenant", "Bloqueadas ahora"
    ),
    "blocks_coming": Phrase("Later", "Später", "Plus tard", "Más adelante"),
    "blocks_none": Phrase(
        "No room is off sale",
        "Kein Zimmer ist gesperrt",
        "Aucune chambre bloquée",
        "Ninguna habitación bloqueada",
    ),
    "blocks_teach": Phrase(
        "Block a room for the nights on which it cannot be sold: repairs, paint, a new carpet.",
        "Sperren Sie ein Zimmer für Nächte, in denen es nicht verkauft werden kann: Reparatur, Anstrich, neuer Teppich.",
        "Bloquez une chambre pour les nuits où elle ne peut pas être vendue : réparation, peinture, moquette.",
        "Bloquee una habitación las noches en que no se puede vender: reparación, pintura, moqueta.",
    ),
    "block_room": Phrase("Room", "Zimmer", "Chambre", "Habitación"),
    "block_kind": Phrase("Kind", "Art", "Type", "Tipo"),
    "kind_OUT_OF_ORDER": Phrase(
        "Out of order", "Außer Betrieb", "Hors service", "Fuera de servicio"
    ),
    "kind_OUT_OF_SERVICE": Phrase(
        "Out of service", "Nicht verfügbar", "Retirée de la vente", "No disponible"
    ),
    "kind_hint_OUT_OF_ORDER": Phrase(
        "Cannot be used. Occupancy is worked out without this room.",
        "Nicht nutzbar. Die Auslastung wird ohne dieses Zimmer berechnet.",
        "Inutilisable. Le taux d’occupation se calcule sans cette chambre.",
        "No se puede usar. La ocupación se calcula sin esta habitación.",
    ),
    "kind_hint_OUT_OF_SERVICE": Phrase(
        "Could be used but is not sold. Occupancy counts it as an unsold room.",
        "Nutzbar, wird aber nicht verkauft. Die Auslastung zählt es als unverkauft.",
        "Utilisable mais pas vendue. Le taux d’occupation la compte comme invendue.",
        "Se podría usar, pero no se vende. La ocupación la cuenta como no vendida.",
    ),
    "block_from": Phrase(
        "From the night of", "Ab der Nacht vom", "À partir de la nuit du", "Desde la noche del"
    ),
    "block_back": Phrase(
        "Back on sale on", "Wieder im Verkauf am", "De nouveau en vente le", "De nuevo en venta el"
    ),
    "block_reason": Phrase("Reason", "Grund", "Motif", "Motivo"),
    "block_reason_hint": Phrase(
        "Staff read it on the board and on the rack.",
        "Steht am Housekeeping und im Zimmerplan.",
        "Visible aux étages et au planning.",
        "Se lee en la limpieza y en el plano.",
    ),
    "block_nights_one": Phrase("{count} night", "{count} Nacht", "{count} nuit", "{count} noche"),
    "block_nights_other": Phrase(
        "{count} nights", "{count} Nächte", "{count} nuits", "{count} noches"
    ),
    "block_check": Phrase(
        "See what stands in the way",
        "Prüfen, was im Weg steht",
        "Voir ce qui s’y oppose",
        "Ver qué lo impide",
    ),
    "block_dates": Phrase(
        "Which room and nights",
        "Welches Zimmer, welche Nächte",
        "Quelle chambre, quelles nuits",
        "Qué habitación y qué noches",
    ),
    "block_preview": Phrase(
        "What it means", "Was das bedeutet", "Ce que cela implique", "Qué implica"
    ),
    "block_clear": Phrase(
        "Nothing stands in the way. The room goes off sale for these nights.",
        "Nichts steht im Weg. Das Zimmer geht für diese Nächte aus dem Verkauf.",
        "Rien ne s’y oppose. La chambre est retirée de la vente pour ces nuits.",
        "Nada lo impide. La habitación sale de la venta esas noches.",
    ),
    "block_stays": Phrase(
        "These stays are in the room. Give them another room first.",
        "Diese Aufenthalte sind im Zimmer. Geben Sie ihnen zuerst ein anderes.",
        "Ces séjours occupent la chambre. Attribuez-leur d’abord une autre chambre.",
        "Estas estancias están en la habitación. Asígneles antes otra.",
    ),
    "block_blocks": Phrase(
        "The room is blocked already:",
        "Das Zimmer ist schon gesperrt:",
        "La chambre est déjà bloquée :",
        "La habitación ya está bloqueada:",
    ),
    "block_short": Phrase(
        "On these nights more rooms of the type are promised than would be left:",
        "In diesen Nächten sind mehr Zimmer der Kategorie zugesagt, als übrig wären:",
        "Ces nuits-là, plus de chambres de ce type sont promises qu’il n’en resterait :",
        "Esas noches hay más habitaciones de este tipo comprometidas que las que quedarían:",
    ),
    "block_night": Phrase("Night", "Nacht", "Nuit", "Noche"),
    "block_promised": Phrase("Promised", "Zugesagt", "Promises", "Comprometidas"),
    "block_left": Phrase("Left", "Übrig", "Restantes", "Quedan"),
    "block_consequence": Phrase(
        "If it is blocked all the same, these nights count as oversold and sell nothing more. Somebody has to be moved or given another type.",
        "Wird trotzdem gesperrt, gelten diese Nächte als überbucht und werden nicht weiter verkauft. Jemand muss umziehen oder eine andere Kategorie erhalten.",
        "Si vous bloquez quand même, ces nuits sont surréservées et rien n’est plus vendu. Il faudra déloger un client ou lui donner un autre type.",
        "Si se bloquea igualmente, esas noches quedan sobrevendidas y no se vende más. Habrá que trasladar a alguien o darle otro tipo.",
    ),
    "block_managers": Phrase(
        "Only a manager can block sold rooms.",
        "Nur die Leitung kann verkaufte Zimmer sperren.",
        "Seul un responsable peut bloquer des chambres vendues.",
        "Solo un responsable puede bloquear habitaciones vendidas.",
    ),
    "block_despite": Phrase(
        "Block it although it is sold",
        "Sperren, obwohl verkauft",
        "Bloquer bien que vendue",
        "Bloquear aunque esté vendida",
    ),
    "block_do": Phrase(
        "Take it off sale", "Aus dem Verkauf nehmen", "Retirer de la vente", "Retirar de la venta"
    ),
    "block_save": Phrase(
        "Save the block", "Sperre speichern", "Enregistrer le blocage", "Guardar el bloqueo"
    ),
    "block_edit": Phrase("Change", "Ändern", "Modifier", "Cambiar"),
    "block_release": Phrase(
        "Put back on sale", "Wieder freigeben", "Remettre en vente", "Volver a vender"
    ),
    "block_made": Phrase(
        "The room is off sale.",
        "Das Zimmer ist gesperrt.",
        "La chambre est bloquée.",
        "La habitación está bloqueada.",
    ),
    "block_saved": Phrase(
        "The block is saved.",
        "Die Sperre ist gespeichert.",
        "Le blocage est enregistré.",
        "El bloqueo está guardado.",
    ),
    "block_released": Phrase(
        "The room is back on sale.",
        "Das Zimmer ist wieder im Verkauf.",
        "La chambre est de nouveau en vente.",
        "La habitación vuelve a estar en venta.",
    ),
}
WORDS: Final[dict[str, Phrase]] = BOARD | BLOCKS
