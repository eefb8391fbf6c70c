"""The room rack: the page, what bars say, moves on their way, cards and forms."""

from __future__ import annotations

from typing import Final

from web.phrases import Phrase

WORDS: Final[dict[str, Phrase]] = {
    "title": Phrase("Room rack", "Zimmerplan", "Planning des chambres", "Plano de habitaciones"),
    "loading": Phrase(
        "Fetching rooms and stays …",
        "Zimmer und Aufenthalte werden geholt …",
        "Chargement des chambres et des séjours…",
        "Cargando habitaciones y estancias…",
    ),
    "failed": Phrase(
        "The rack could not be fetched.",
        "Der Zimmerplan konnte nicht geholt werden.",
        "Le planning n’a pas pu être chargé.",
        "No se ha podido cargar el plano.",
    ),
    "again": Phrase("Try again", "Noch einmal versuchen", "Réessayer", "Reintentar"),
    "empty_title": Phrase(
        "Here every room will have its row",
        "Hier bekommt jedes Zimmer seine Zeile",
        "Ici, chaque chambre aura sa ligne",
        "Aquí cada habitación tendrá su fila",
    ),
    "empty_text": Phrase(
        "The hotel has no rooms yet. As soon as its room types have rooms, this page shows which nights "
        "are taken and which are free, and stays can be dragged from room to room.",
        "Das Hotel hat noch keine Zimmer. Sobald seine Zimmertypen Zimmer haben, zeigt diese Seite, welche "
        "Nächte belegt und welche frei sind, und Aufenthalte lassen sich von Zimmer zu Zimmer ziehen.",
        "L’hôtel n’a pas encore de chambres. Dès que ses types auront des chambres, cette page montrera les "
        "nuits occupées et libres, et les séjours pourront être glissés d’une chambre à l’autre.",
        "El hotel aún no tiene habitaciones. En cuanto sus tipos tengan habitaciones, esta página mostrará "
        "qué noches están ocupadas y cuáles libres, y las estancias se podrán arrastrar de una a otra.",
    ),
    "earlier": Phrase("Earlier", "Früher", "Plus tôt", "Antes"),
    "later": Phrase("Later", "Später", "Plus tard", "Después"),
    "today": Phrase("Today", "Heute", "Aujourd’hui", "Hoy"),
    "jump": Phrase("Go to date", "Zum Datum", "Aller à la date", "Ir a la fecha"),
    "zoom": Phrase("Days shown", "Angezeigte Tage", "Jours affichés", "Días visibles"),
    "days": Phrase("{count} days", "{count} Tage", "{count} jours", "{count} días"),
    "group_by": Phrase("Group by", "Gruppieren nach", "Grouper par", "Agrupar por"),
    "by_type": Phrase("Type", "Typ", "Type", "Tipo"),
    "by_floor": Phrase("Floor", "Etage", "Étage", "Planta"),
    "type": Phrase("Room type", "Zimmertyp", "Type de chambre", "Tipo de habitación"),
    "all_types": Phrase("All types", "Alle Typen", "Tous les types", "Todos los tipos"),
    "legend": Phrase(
        "Legend and keys", "Legende und Tasten", "Légende et touches", "Leyenda y teclas"
    ),
    "colours": Phrase("Stays", "Aufenthalte", "Séjours", "Estancias"),
    "payments": Phrase("Payment", "Zahlung", "Paiement", "Pago"),
    "keys": Phrase("Keys", "Tasten", "Touches", "Teclas"),
    "hands": Phrase(
        "Drag a stay to another room or day, or an edge to change its nights; with a finger, press "
        "and hold first. Choose empty nights for a new booking.",
        "Ziehen Sie einen Aufenthalt in ein anderes Zimmer oder auf einen anderen Tag, oder eine Kante, um "
        "die Nächte zu ändern; mit dem Finger zuerst gedrückt halten. Freie Nächte wählen Sie für eine "
        "neue Buchung.",
        "Glissez un séjour vers une autre chambre ou un autre jour, ou un bord pour changer ses nuits ; au "
        "doigt, appuyez d’abord longuement. Choisissez des nuits libres pour une nouvelle réservation.",
        "Arrastre una estancia a otra habitación o día, o un borde para cambiar sus noches; con el dedo, "
        "mantenga pulsado primero. Elija noches libres para una reserva nueva.",
    ),
    "rooms_head": Phrase("Room", "Zimmer", "Chambre", "Habitación"),
    "rooms_one": Phrase("{count} room", "{count} Zimmer", "{count} chambre", "{count} habitación"),
    "rooms_other": Phrase(
        "{count} rooms", "{count} Zimmer", "{count} chambres", "{count} habitaciones"
    ),
    "floor": Phrase("Floor {floor}", "Etage {floor}", "Étage {floor}", "Planta {floor}"),
    "no_floor": Phrase("No floor", "Ohne Etage", "Sans étage", "Sin planta"),
    "unassigned": Phrase("Unassigned", "Ohne Zimmer", "Sans chambre", "Sin asignar"),
    "lane_one": Phrase(
        "Unassigned, {type}: {count} stay",
        "Ohne Zimmer, {type}: {count} Aufenthalt",
        "Sans chambre, {type} : {count} séjour",
        "Sin asignar, {type}: {count} estancia",
    ),
    "lane_other": Phrase(
        "Unassigned, {type}: {count} stays",
        "Ohne Zimmer, {type}: {count} Aufenthalte",
        "Sans chambre, {type} : {count} séjours",
        "Sin asignar, {type}: {count} estancias",
    ),
    "lane_of": Phrase(
        "Unassigned, {type}", "Ohne Zimmer, {type}", "Sans chambre, {type}", "Sin asignar, {type}"
    ),
    "free": Phrase("Free rooms", "Freie Zimmer", "Libres", "Libres"),
    "room": Phrase("Room {room}", "Zimmer {room}", "Chambre {room}", "Habitación {room}"),
    "room_head": Phrase(
        "Room {room}, {type}, {status}",
        "Zimmer {room}, {type}, {status}",
        "Chambre {room}, {type}, {status}",
        "Habitación {room}, {type}, {status}",
    ),
    "without_room": Phrase(
        "No room yet", "Noch kein Zimmer", "Pas encore de chambre", "Sin habitación"
    ),
    "holding": Phrase(
        "Unassigned (holding lane)",
        "Ohne Zimmer (Warteposition)",
        "Sans chambre (en attente)",
        "Sin asignar (en espera)",
    ),
    "empty_cell": Phrase(
        "{where}, {day}, nothing here",
        "{where}, {day}, nichts eingetragen",
        "{where}, {day}, rien ici",
        "{where}, {day}, nada aquí",
    ),
    "chosen": Phrase(
        "{where}, {span} chosen",
        "{where}, {span} gewählt",
        "{where}, {span} sélectionné",
        "{where}, {span} elegido",
    ),
    "bar": Phrase(
        "{guest}, {room}, {span}, {status}, {payment}",
        "{guest}, {room}, {span}, {status}, {payment}",
        "{guest}, {room}, {span}, {status}, {payment}",
        "{guest}, {room}, {span}, {status}, {payment}",
    ),
    "block": Phrase(
        "{kind}, {span}: {reason}",
        "{kind}, {span}: {reason}",
        "{kind}, {span} : {reason}",
        "{kind}, {span}: {reason}",
    ),
    "kind_pending": Phrase(
        "Waiting for payment", "Wartet auf Zahlung", "En attente de paiement", "Pendiente de pago"
    ),
    "kind_confirmed": Phrase("Confirmed", "Bestätigt", "Confirmée", "Confirmada"),
    "kind_arriving": Phrase("Arrives today", "Anreise heute", "Arrivée aujourd’hui", "Llega hoy"),
    "kind_missing": Phrase("Not arrived", "Nicht angereist", "Pas encore arrivée", "No ha llegado"),
    "kind_in_house": Phrase("In house", "Im Haus", "Présente", "En el hotel"),
    "kind_leaving": Phrase("Leaves today", "Abreise heute", "Départ aujourd’hui", "Sale hoy"),
    "kind_overdue": Phrase(
        "Should have left", "Abreise überfällig", "Départ dépassé", "Salida vencida"
    ),
    "kind_departed": Phrase("Departed", "Abgereist", "Partie", "Finalizada"),
    "payment_paid": Phrase("Paid", "Bezahlt", "Payé", "Pagado"),
    "payment_part": Phrase("Partly paid", "Teilweise bezahlt", "Payé en partie", "Pagado en parte"),
    "payment_unpaid": Phrase("Not paid", "Nicht bezahlt", "Non payé", "Sin pagar"),
    "blocked_OUT_OF_ORDER": Phrase(
        "Out of order", "Außer Betrieb", "Hors service", "Fuera de servicio"
    ),
    "blocked_OUT_OF_SERVICE": Phrase(
        "Out of service", "Nicht im Verkauf", "Retirée de la vente", "Fuera de venta"
    ),
    "nights_one": Phrase("{count} night", "{count} Nacht", "{count} nuit", "{count} noche"),
    "nights_other": Phrase("{count} nights", "{count} Nächte", "{count} nuits", "{count} noches"),
    "party": Phrase(
        "Adults: {adults}, children: {children}",
        "Erwachsene: {adults}, Kinder: {children}",
        "Adultes : {adults}, enfants : {children}",
        "Adultos: {adults}, niños: {children}",
    ),
    "held_until": Phrase("until {time}", "bis {time}", "jusqu’à {time}", "hasta las {time}"),
    "booking": Phrase("Booking", "Buchung", "Réservation", "Reserva"),
    "group": Phrase("Group", "Gruppe", "Groupe", "Grupo"),
    "status": Phrase("Status", "Status", "Statut", "Estado"),
    "stay": Phrase("Stay", "Aufenthalt", "Séjour", "Estancia"),
    "guests": Phrase("Guests", "Gäste", "Clients", "Huéspedes"),
    "held": Phrase("Held", "Gehalten", "Retenue", "Retenida"),
    "open_booking": Phrase(
        "Open booking", "Buchung öffnen", "Ouvrir la réservation", "Abrir reserva"
    ),
    "check_in": Phrase("Check in", "Einchecken", "Enregistrer l’arrivée", "Registrar entrada"),
    "check_out": Phrase("Check out", "Auschecken", "Enregistrer le départ", "Registrar salida"),
    "move": Phrase(
        "Move or change stay",
        "Umziehen oder ändern",
        "Déplacer ou modifier",
        "Mover o cambiar",
    ),
    "as_it_is": Phrase("As it is now.", "So wie jetzt.", "Comme maintenant.", "Como ahora."),
    "checking": Phrase("Checking …", "Wird geprüft …", "Vérification…", "Comprobando…"),
    "free_here": Phrase("Free.", "Frei.", "Libre.", "Libre."),
    "same_price": Phrase(
        "The price stays the same.",
        "Der Preis bleibt gleich.",
        "Le prix reste le même.",
        "El precio no cambia.",
    ),
    "price_changes": Phrase(
        "Price: {difference} ({before} → {after}).",
        "Preis: {difference} ({before} → {after}).",
        "Prix : {difference} ({before} → {after}).",
        "Precio: {difference} ({before} → {after}).",
    ),
    "other_type": Phrase(
        "{type} instead of {booked}.",
        "{type} statt {booked}.",
        "{type} au lieu de {booked}.",
        "{type} en vez de {booked}.",
    ),
    "taken_by": Phrase(
        "Taken by {guest} ({span}).",
        "Belegt von {guest} ({span}).",
        "Occupée par {guest} ({span}).",
        "Ocupada por {guest} ({span}).",
    ),
    "blocked_by": Phrase(
        "Blocked: {reason} ({span}).",
        "Gesperrt: {reason} ({span}).",
        "Bloquée : {reason} ({span}).",
        "Bloqueada: {reason} ({span}).",
    ),
    "free_instead": Phrase(
        "Free like it: {rooms}.",
        "Gleichwertig frei: {rooms}.",
        "Libres du même type : {rooms}.",
        "Libres del mismo tipo: {rooms}.",
    ),
    "stays_put": Phrase(
        "{guest} was not moved. {why}",
        "{guest} wurde nicht verschoben. {why}",
        "{guest} n’a pas été déplacé. {why}",
        "{guest} no se ha movido. {why}",
    ),
    "placed": Phrase(
        "{guest}: {where}, {span}.",
        "{guest}: {where}, {span}.",
        "{guest} : {where}, {span}.",
        "{guest}: {where}, {span}.",
    ),
    "swapped": Phrase(
        "{one} and {other} have changed rooms.",
        "{one} und {other} haben die Zimmer getauscht.",
        "{one} et {other} ont échangé leurs chambres.",
        "{one} y {other} han intercambiado habitaciones.",
    ),
    "undo": Phrase("Undo", "Rückgängig", "Annuler", "Deshacer"),
    "undone": Phrase("Taken back.", "Rückgängig gemacht.", "Action annulée.", "Se ha deshecho."),
    "nothing_to_undo": Phrase(
        "There is nothing to take back.",
        "Es gibt nichts rückgängig zu machen.",
        "Il n’y a rien à annuler.",
        "No hay nada que deshacer.",
    ),
    "close": Phrase("Close", "Schließen", "Fermer", "Cerrar"),
    "cancel": Phrase("Cancel", "Abbrechen", "Annuler", "Cancelar"),
    "confirm_title": Phrase(
        "{guest}: {where}, {span}?",
        "{guest}: {where}, {span}?",
        "{guest} : {where}, {span} ?",
        "¿{guest}: {where}, {span}?",
    ),
    "confirm_yes": Phrase("Change", "Ändern", "Modifier", "Cambiar"),
    "swap_title": Phrase(
        "Change rooms with each other?",
        "Zimmer tauschen?",
        "Échanger les chambres ?",
        "¿Intercambiar habitaciones?",
    ),
    "swap_text": Phrase(
        "{one} goes from {here} to {there}, {other} from {there} to {here}.",
        "{one} zieht von {here} nach {there}, {other} von {there} nach {here}.",
        "{one} passe de {here} à {there}, {other} de {there} à {here}.",
        "{one} pasa de {here} a {there}, {other} de {there} a {here}.",
    ),
    "swap_yes": Phrase("Swap rooms", "Zimmer tauschen", "Échanger", "Intercambiar"),
    "too_late": Phrase(
        "{who} has changed {guest} in the meantime ({time}): {where}, {span}. Your move was not made.",
        "{who} hat {guest} inzwischen geändert ({time}): {where}, {span}. Ihre Änderung wurde nicht gemacht.",
        "{who} a modifié {guest} entre-temps ({time}) : {where}, {span}. Votre changement n’a pas été fait.",
        "{who} ha cambiado {guest} mientras tanto ({time}): {where}, {span}. Su cambio no se ha hecho.",
    ),
    "too_late_gone": Phrase(
        "{who} has changed {guest} in the meantime ({time}). It is not on the rack any more.",
        "{who} hat {guest} inzwischen geändert ({time}). Der Aufenthalt steht nicht mehr im Plan.",
        "{who} a modifié {guest} entre-temps ({time}). Le séjour n’est plus sur le planning.",
        "{who} ha cambiado {guest} mientras tanto ({time}). La estancia ya no está en el plano.",
    ),
    "somebody": Phrase("Somebody", "Jemand", "Quelqu’un", "Alguien"),
    "trouble": Phrase(
        "That did not work. Nothing was changed.",
        "Das hat nicht geklappt. Es wurde nichts geändert.",
        "Cela n’a pas fonctionné. Rien n’a été modifié.",
        "Eso no ha funcionado. No se ha cambiado nada.",
    ),
    "refused_UNREACHABLE": Phrase(
        "The server cannot be reached.",
        "Der Server ist nicht erreichbar.",
        "Le serveur est injoignable.",
        "No se puede conectar con el servidor.",
    ),
    "read_only": Phrase(
        "The line is down: the rack can be read, not changed.",
        "Die Leitung ist unterbrochen: Der Plan lässt sich lesen, nicht ändern.",
        "La ligne est coupée : le planning se lit, mais ne se modifie pas.",
        "Sin conexión: el plano se puede leer, pero no cambiar.",
    ),
    "nothing_to_move": Phrase(
        "There is no stay here to pick up.",
        "Hier ist kein Aufenthalt zum Aufnehmen.",
        "Il n’y a pas de séjour à prendre ici.",
        "Aquí no hay ninguna estancia que mover.",
    ),
    "not_movable": Phrase(
        "{guest} cannot be moved.",
        "{guest} lässt sich nicht verschieben.",
        "{guest} ne peut pas être déplacé.",
        "{guest} no se puede mover.",
    ),
    "picked_up": Phrase(
        "{guest} picked up. Arrows move, Shift and arrows change the departure, Enter drops, Escape lets go.",
        "{guest} aufgenommen. Pfeile verschieben, Umschalt und Pfeile ändern die Abreise, "
        "Eingabe legt ab, Escape lässt los.",
        "{guest} pris en main. Les flèches déplacent, Maj et flèches changent le départ, Entrée pose, "
        "Échap lâche.",
        "{guest} en la mano. Las flechas mueven, Mayús y flechas cambian la salida, Intro suelta, "
        "Escape cancela.",
    ),
    "still_carrying": Phrase(
        "A stay is in your hand: Enter drops it, Escape lets go.",
        "Sie halten einen Aufenthalt: Eingabe legt ab, Escape lässt los.",
        "Un séjour est en main : Entrée le pose, Échap le lâche.",
        "Tiene una estancia en la mano: Intro la suelta, Escape cancela.",
    ),
    "carried": Phrase(
        "{where}, {span}: {verdict}",
        "{where}, {span}: {verdict}",
        "{where}, {span} : {verdict}",
        "{where}, {span}: {verdict}",
    ),
    "let_go": Phrase(
        "{guest} stays where it was.",
        "{guest} bleibt, wo es war.",
        "{guest} reste à sa place.",
        "{guest} se queda donde estaba.",
    ),
    "arrival": Phrase("Arrival", "Anreise", "Arrivée", "Llegada"),
    "departure": Phrase("Departure", "Abreise", "Départ", "Salida"),
    "departure_first": Phrase(
        "The departure comes after the arrival.",
        "Die Abreise liegt nach der Anreise.",
        "Le départ vient après l’arrivée.",
        "La salida es posterior a la llegada.",
    ),
    "reason": Phrase("Reason", "Grund", "Motif", "Motivo"),
    "reason_optional": Phrase(
        "Reason (optional)", "Grund (freiwillig)", "Motif (facultatif)", "Motivo (opcional)"
    ),
    "new_booking": Phrase(
        "New booking here", "Neue Buchung hier", "Nouvelle réservation ici", "Nueva reserva aquí"
    ),
    "block_room": Phrase(
        "Block the room", "Zimmer sperren", "Bloquer la chambre", "Bloquear la habitación"
    ),
    "open_block": Phrase(
        "Change or release", "Ändern oder aufheben", "Modifier ou lever", "Cambiar o levantar"
    ),
    "block_from": Phrase("First night", "Erste Nacht", "Première nuit", "Primera noche"),
    "block_until": Phrase("Back on", "Wieder frei am", "De retour le", "De vuelta el"),
    "block_kind": Phrase("Kind", "Art", "Nature", "Clase"),
    "block_yes": Phrase("Block", "Sperren", "Bloquer", "Bloquear"),
    "blocked_done": Phrase(
        "Room {room} is blocked.",
        "Zimmer {room} ist gesperrt.",
        "La chambre {room} est bloquée.",
        "La habitación {room} está bloqueada.",
    ),
    "key_walk": Phrase("move about", "umhergehen", "se déplacer", "moverse"),
    "key_open": Phrase("open", "öffnen", "ouvrir", "abrir"),
    "key_pick_up": Phrase(
        "pick a stay up", "Aufenthalt aufnehmen", "prendre un séjour", "tomar una estancia"
    ),
    "key_carry": Phrase("carry it", "verschieben", "le déplacer", "moverla"),
    "key_departure": Phrase(
        "change the departure", "Abreise ändern", "changer le départ", "cambiar la salida"
    ),
    "key_arrival": Phrase(
        "change the arrival", "Anreise ändern", "changer l’arrivée", "cambiar la llegada"
    ),
    "key_drop": Phrase("drop it", "ablegen", "le poser", "soltarla"),
    "key_let_go": Phrase("let go", "loslassen", "lâcher", "cancelar"),
    "key_undo": Phrase(
        "take the last move back",
        "letzte Änderung zurücknehmen",
        "annuler le dernier geste",
        "deshacer el último cambio",
    ),
    "keys_walk": Phrase("Arrows", "Pfeile", "Flèches", "Flechas"),
    "keys_open": Phrase("Enter", "Eingabe", "Entrée", "Intro"),
    "keys_pick_up": Phrase("m", "m", "m", "m"),
    "keys_carry": Phrase("m, arrows", "m, Pfeile", "m, flèches", "m, flechas"),
    "keys_departure": Phrase(
        "m, Shift + arrows", "m, Umschalt + Pfeile", "m, Maj + flèches", "m, Mayús + flechas"
    ),
    "keys_arrival": Phrase(
        "m, Ctrl + Shift + arrows",
        "m, Strg + Umschalt + Pfeile",
        "m, Ctrl + Maj + flèches",
        "m, Ctrl + Mayús + flechas",
    ),
    "keys_drop": Phrase("Enter", "Eingabe", "Entrée", "Intro"),
    "keys_let_go": Phrase("Escape", "Escape", "Échap", "Escape"),
    "keys_undo": Phrase("Ctrl + Z", "Strg + Z", "Ctrl + Z", "Ctrl + Z"),
}
