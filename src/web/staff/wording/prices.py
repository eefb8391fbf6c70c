"""The price calendar."""

from __future__ import annotations

from typing import Final

from web.phrases import Phrase

WORDS: Final[dict[str, Phrase]] = {
    "title": Phrase("Prices", "Preise", "Tarifs", "Precios"),
    "lead": Phrase(
        "Every night as it is sold: price, restrictions and rooms left. Mark nights to change them.",
        "Jede Nacht, wie sie verkauft wird: Preis, Regeln und freie Zimmer. Nächte markieren, "
        "um sie zu ändern.",
        "Chaque nuit telle qu’elle est vendue : prix, règles et chambres restantes. "
        "Sélectionnez des nuits pour les modifier.",
        "Cada noche tal como se vende: precio, reglas y habitaciones libres. "
        "Marque noches para cambiarlas.",
    ),
    "from_day": Phrase("From", "Ab", "À partir du", "Desde"),
    "nights": Phrase("Nights", "Nächte", "Nuits", "Noches"),
    "room_type": Phrase("Room type", "Zimmertyp", "Type de chambre", "Tipo de habitación"),
    "rate_plan": Phrase("Rate plan", "Ratenplan", "Plan tarifaire", "Plan de tarifas"),
    "all_types": Phrase("All types", "Alle Typen", "Tous les types", "Todos los tipos"),
    "all_plans": Phrase("All plans", "Alle Pläne", "Tous les plans", "Todos los planes"),
    "show": Phrase("Show", "Anzeigen", "Afficher", "Mostrar"),
    "earlier": Phrase("Earlier nights", "Frühere Nächte", "Nuits précédentes", "Noches anteriores"),
    "later": Phrase("Later nights", "Spätere Nächte", "Nuits suivantes", "Noches siguientes"),
    "rooms_left": Phrase("Rooms left", "Freie Zimmer", "Chambres restantes", "Habitaciones libres"),
    "not_open": Phrase(
        "not on sale yet", "noch nicht im Verkauf", "pas encore en vente", "aún no a la venta"
    ),
    "own_price": Phrase(
        "set for this night",
        "für diese Nacht gesetzt",
        "fixé pour cette nuit",
        "fijado para esta noche",
    ),
    "legend": Phrase("Legend", "Legende", "Légende", "Leyenda"),
    "no_plans_title": Phrase(
        "There are no rate plans yet",
        "Es gibt noch keine Ratenpläne",
        "Il n’y a pas encore de plan tarifaire",
        "Todavía no hay planes de tarifas",
    ),
    "no_plans_text": Phrase(
        "Rooms are sold at the price of their type. With rate plans each night can have its own "
        "price and rules; they are made with the rates API.",
        "Zimmer werden zum Preis ihres Typs verkauft. Mit Ratenplänen kann jede Nacht einen eigenen "
        "Preis und eigene Regeln haben; sie werden mit der Raten-API angelegt.",
        "Les chambres se vendent au prix de leur type. Avec des plans tarifaires, chaque nuit peut "
        "avoir son prix et ses règles ; ils se créent avec l’API des tarifs.",
        "Las habitaciones se venden al precio de su tipo. Con planes de tarifas cada noche puede "
        "tener su precio y sus reglas; se crean con la API de tarifas.",
    ),
    "edit_title": Phrase("Change nights", "Nächte ändern", "Modifier des nuits", "Cambiar noches"),
    "marked_one": Phrase(
        "{count} night marked",
        "{count} Nacht markiert",
        "{count} nuit sélectionnée",
        "{count} noche marcada",
    ),
    "marked_other": Phrase(
        "{count} nights marked",
        "{count} Nächte markiert",
        "{count} nuits sélectionnées",
        "{count} noches marcadas",
    ),
    "unmark": Phrase(
        "Unmark all",
        "Markierung aufheben",
        "Tout désélectionner",
        "Quitar las marcas",
    ),
    "which": Phrase("Which nights", "Welche Nächte", "Quelles nuits", "Qué noches"),
    "first_night": Phrase("First night", "Erste Nacht", "Première nuit", "Primera noche"),
    "last_night": Phrase("Last night", "Letzte Nacht", "Dernière nuit", "Última noche"),
    "weekdays": Phrase(
        "Only on these weekdays",
        "Nur an diesen Wochentagen",
        "Uniquement ces jours",
        "Solo estos días",
    ),
    "price": Phrase("Price", "Preis", "Prix", "Precio"),
    "keep": Phrase("Leave as it is", "Unverändert", "Ne pas changer", "Dejar como está"),
    "set": Phrase("Set to", "Setzen auf", "Fixer à", "Fijar en"),
    "add": Phrase(
        "Raise or lower by an amount",
        "Um einen Betrag ändern",
        "Augmenter ou baisser d’un montant",
        "Subir o bajar un importe",
    ),
    "percent": Phrase(
        "Raise or lower by per cent",
        "Um Prozent ändern",
        "Augmenter ou baisser en pour cent",
        "Subir o bajar un porcentaje",
    ),
    "clear": Phrase(
        "Take off: as the plan says",
        "Löschen: wie der Plan es sagt",
        "Retirer : selon le plan",
        "Quitar: según el plan",
    ),
    "copy": Phrase(
        "Copy prices and rules to other nights",
        "Preise und Regeln auf andere Nächte kopieren",
        "Copier prix et règles vers d’autres nuits",
        "Copiar precios y reglas a otras noches",
    ),
    "copy_to": Phrase("Copies begin on", "Kopie beginnt am", "Copie à partir du", "Copia desde"),
    "value": Phrase(
        "Amount or per cent", "Betrag oder Prozent", "Montant ou pour cent", "Importe o porcentaje"
    ),
    "rules": Phrase("Rules", "Regeln", "Règles", "Reglas"),
    "rules_hint": Phrase(
        "Empty fields change nothing, 0 takes a limit off.",
        "Leere Felder ändern nichts, 0 hebt eine Grenze auf.",
        "Un champ vide ne change rien, 0 retire une limite.",
        "Un campo vacío no cambia nada, 0 quita un límite.",
    ),
    "more_rules": Phrase("More rules", "Weitere Regeln", "Autres règles", "Más reglas"),
    "yes": Phrase("Yes", "Ja", "Oui", "Sí"),
    "no": Phrase("No", "Nein", "Non", "No"),
    "allowance": Phrase(
        "Rooms to oversell",
        "Überbuchbare Zimmer",
        "Chambres en surréservation",
        "Habitaciones sobrevendibles",
    ),
    "preview": Phrase(
        "See what will change",
        "Änderungen ansehen",
        "Voir les changements",
        "Ver los cambios",
    ),
    "preview_title": Phrase(
        "This will change", "Das ändert sich", "Voici ce qui change", "Esto va a cambiar"
    ),
    "changes_one": Phrase(
        "{count} night changes.",
        "{count} Nacht ändert sich.",
        "{count} nuit change.",
        "Cambia {count} noche.",
    ),
    "changes_other": Phrase(
        "{count} nights change.",
        "{count} Nächte ändern sich.",
        "{count} nuits changent.",
        "Cambian {count} noches.",
    ),
    "allowances_one": Phrase(
        "The allowance of {count} night changes.",
        "Das Überbuchungskontingent von {count} Nacht ändert sich.",
        "La surréservation de {count} nuit change.",
        "Cambia la sobreventa de {count} noche.",
    ),
    "allowances_other": Phrase(
        "The allowance of {count} nights changes.",
        "Das Überbuchungskontingent von {count} Nächten ändert sich.",
        "La surréservation de {count} nuits change.",
        "Cambia la sobreventa de {count} noches.",
    ),
    "more_runs": Phrase(
        "… and {n} more.", "… und {n} weitere.", "… et {n} de plus.", "… y {n} más."
    ),
    "nothing_changes": Phrase(
        "Nothing would change: these nights are so already.",
        "Es würde sich nichts ändern: Diese Nächte sind schon so.",
        "Rien ne changerait : ces nuits sont déjà ainsi.",
        "No cambiaría nada: esas noches ya están así.",
    ),
    "stale": Phrase(
        "Somebody has changed these nights in the meantime. This is what would change now.",
        "Jemand hat diese Nächte inzwischen geändert. Das würde sich jetzt ändern.",
        "Quelqu’un a modifié ces nuits entre-temps. Voici ce qui changerait maintenant.",
        "Alguien ha cambiado esas noches mientras tanto. Esto cambiaría ahora.",
    ),
    "refused_title": Phrase(
        "This cannot be done", "Das geht nicht", "C’est impossible", "No se puede hacer"
    ),
    "before": Phrase("Before", "Vorher", "Avant", "Antes"),
    "after": Phrase("After", "Nachher", "Après", "Después"),
    "as_the_plan": Phrase("as the plan says", "wie der Plan", "selon le plan", "según el plan"),
    "no_more": Phrase(
        "no more: {rules}", "entfällt: {rules}", "supprimé : {rules}", "ya no: {rules}"
    ),
    "apply": Phrase("Change now", "Jetzt ändern", "Modifier maintenant", "Cambiar ahora"),
    "back": Phrase("Back", "Zurück", "Retour", "Volver"),
    "applied": Phrase(
        "{n} nights changed.",
        "{n} Nächte geändert.",
        "{n} nuits modifiées.",
        "{n} noches cambiadas.",
    ),
    "undo_last": Phrase(
        "Undo the last change",
        "Letzte Änderung zurücknehmen",
        "Annuler la dernière modification",
        "Deshacer el último cambio",
    ),
    "undone": Phrase(
        "The last change is undone.",
        "Die letzte Änderung ist zurückgenommen.",
        "La dernière modification est annulée.",
        "El último cambio se ha deshecho.",
    ),
    "undo_stale": Phrase(
        "It cannot be undone: somebody has changed some of these nights since then.",
        "Nicht zurückzunehmen: Jemand hat einige dieser Nächte seitdem geändert.",
        "Impossible d’annuler : quelqu’un a modifié certaines de ces nuits depuis.",
        "No se puede deshacer: alguien ha cambiado algunas de esas noches desde entonces.",
    ),
    "guest_title": Phrase(
        "What a guest sees", "Was ein Gast sieht", "Ce que voit un client", "Lo que ve un huésped"
    ),
    "arrival": Phrase("Arrival", "Anreise", "Arrivée", "Llegada"),
    "adults": Phrase("Adults", "Erwachsene", "Adultes", "Adultos"),
    "look": Phrase("Look", "Ansehen", "Voir", "Ver"),
    "guest_price": Phrase("Whole stay", "Ganzer Aufenthalt", "Séjour complet", "Estancia completa"),
    "guest_cannot": Phrase(
        "Guests cannot book this: {why}",
        "Gäste können das nicht buchen: {why}",
        "Les clients ne peuvent pas réserver cela : {why}",
        "Los huéspedes no pueden reservar esto: {why}",
    ),
    "left_one": Phrase(
        "{count} room left",
        "{count} Zimmer frei",
        "{count} chambre restante",
        "{count} habitación libre",
    ),
    "left_other": Phrase(
        "{count} rooms left",
        "{count} Zimmer frei",
        "{count} chambres restantes",
        "{count} habitaciones libres",
    ),
    "no_cells": Phrase(
        "Please choose the nights.",
        "Bitte wählen Sie die Nächte.",
        "Choisissez les nuits.",
        "Elija las noches.",
    ),
    "too_many_cells": Phrase(
        "Those are too many nights at once. Please take fewer plans, types or days.",
        "Das sind zu viele Nächte auf einmal. Bitte weniger Pläne, Typen oder Tage wählen.",
        "C’est trop de nuits à la fois. Prenez moins de plans, de types ou de jours.",
        "Son demasiadas noches a la vez. Elija menos planes, tipos o días.",
    ),
    "nothing_to_change": Phrase(
        "Please say what is to change.",
        "Bitte sagen Sie, was sich ändern soll.",
        "Indiquez ce qui doit changer.",
        "Indique qué debe cambiar.",
    ),
    "dates_refused": Phrase(
        "Please check the dates.",
        "Bitte prüfen Sie die Daten.",
        "Vérifiez les dates.",
        "Revise las fechas.",
    ),
    "price_refused": Phrase(
        "Please check the price.",
        "Bitte prüfen Sie den Preis.",
        "Vérifiez le prix.",
        "Revise el precio.",
    ),
    "number_refused": Phrase(
        "Please check the numbers of the rules.",
        "Bitte prüfen Sie die Zahlen der Regeln.",
        "Vérifiez les nombres des règles.",
        "Revise los números de las reglas.",
    ),
    "reason_NO_NIGHTS": Phrase(
        "There is no such night.",
        "Es gibt keine solche Nacht.",
        "Il n’y a aucune nuit de ce type.",
        "No hay ninguna noche así.",
    ),
    "reason_NIGHTS_IN_THE_PAST": Phrase(
        "Nights before today stay as they are.",
        "Nächte vor heute bleiben, wie sie sind.",
        "Les nuits passées ne changent plus.",
        "Las noches anteriores a hoy no cambian.",
    ),
    "reason_NIGHTS_TOO_FAR_AHEAD": Phrase(
        "These nights are too far ahead.",
        "Diese Nächte liegen zu weit in der Zukunft.",
        "Ces nuits sont trop lointaines.",
        "Esas noches están demasiado lejos.",
    ),
    "reason_AMOUNT_TOO_PRECISE": Phrase(
        "The price has more decimal places than the currency.",
        "Der Preis hat mehr Nachkommastellen als die Währung.",
        "Le prix a plus de décimales que la devise.",
        "El precio tiene más decimales que la moneda.",
    ),
    "reason_MIN_ABOVE_MAX": Phrase(
        "A minimum would be above its maximum.",
        "Ein Minimum läge über seinem Maximum.",
        "Un minimum dépasserait son maximum.",
        "Un mínimo superaría su máximo.",
    ),
    "reason_NIGHTS_NOT_OPEN": Phrase(
        "These nights are not on sale yet.",
        "Diese Nächte sind noch nicht im Verkauf.",
        "Ces nuits ne sont pas encore en vente.",
        "Esas noches aún no están a la venta.",
    ),
    "reason_ALLOWANCE_OVERSELLS": Phrase(
        "More rooms are sold or held than would be left.",
        "Es sind mehr Zimmer verkauft oder gehalten, als übrig wären.",
        "Plus de chambres sont vendues ou retenues qu’il n’en resterait.",
        "Hay más habitaciones vendidas o retenidas de las que quedarían.",
    ),
    "reason_RATE_PLAN_NOT_FOR_TYPE": Phrase(
        "The plan does not sell this room type.",
        "Der Plan verkauft diesen Zimmertyp nicht.",
        "Le plan ne vend pas ce type de chambre.",
        "El plan no vende este tipo de habitación.",
    ),
    "rule_stop_sell": Phrase("not for sale", "nicht im Verkauf", "pas en vente", "no se vende"),
    "rule_closed_to_arrival": Phrase(
        "no arrival", "keine Anreise", "pas d’arrivée", "sin llegadas"
    ),
    "rule_closed_to_departure": Phrase(
        "no departure", "keine Abreise", "pas de départ", "sin salidas"
    ),
    "rule_min_stay_arrival": Phrase(
        "at least {n} nights when arriving",
        "mindestens {n} Nächte bei Anreise",
        "au moins {n} nuits à l’arrivée",
        "al menos {n} noches al llegar",
    ),
    "rule_max_stay_arrival": Phrase(
        "at most {n} nights when arriving",
        "höchstens {n} Nächte bei Anreise",
        "au plus {n} nuits à l’arrivée",
        "como mucho {n} noches al llegar",
    ),
    "rule_min_stay_through": Phrase(
        "at least {n} nights when staying over",
        "mindestens {n} Nächte bei Aufenthalt",
        "au moins {n} nuits pour tout séjour",
        "al menos {n} noches si se aloja",
    ),
    "rule_max_stay_through": Phrase(
        "at most {n} nights when staying over",
        "höchstens {n} Nächte bei Aufenthalt",
        "au plus {n} nuits pour tout séjour",
        "como mucho {n} noches si se aloja",
    ),
    "rule_min_advance": Phrase(
        "booked at least {n} days ahead",
        "mindestens {n} Tage vorher gebucht",
        "réservé au moins {n} jours avant",
        "reservado al menos {n} días antes",
    ),
    "rule_max_advance": Phrase(
        "booked at most {n} days ahead",
        "höchstens {n} Tage vorher gebucht",
        "réservé au plus {n} jours avant",
        "reservado como mucho {n} días antes",
    ),
    "name_stop_sell": Phrase("Not for sale", "Nicht im Verkauf", "Pas en vente", "No se vende"),
    "name_closed_to_arrival": Phrase(
        "No arrival", "Keine Anreise", "Pas d’arrivée", "Sin llegadas"
    ),
    "name_closed_to_departure": Phrase(
        "No departure", "Keine Abreise", "Pas de départ", "Sin salidas"
    ),
    "name_min_stay_arrival": Phrase(
        "Least nights on arrival",
        "Mindestnächte bei Anreise",
        "Nuits minimum à l’arrivée",
        "Noches mínimas al llegar",
    ),
    "name_max_stay_arrival": Phrase(
        "Most nights on arrival",
        "Höchstnächte bei Anreise",
        "Nuits maximum à l’arrivée",
        "Noches máximas al llegar",
    ),
    "name_min_stay_through": Phrase(
        "Least nights staying over",
        "Mindestnächte bei Aufenthalt",
        "Nuits minimum du séjour",
        "Noches mínimas de estancia",
    ),
    "name_max_stay_through": Phrase(
        "Most nights staying over",
        "Höchstnächte bei Aufenthalt",
        "Nuits maximum du séjour",
        "Noches máximas de estancia",
    ),
    "name_min_advance": Phrase(
        "Least days ahead",
        "Mindesttage im Voraus",
        "Jours minimum à l’avance",
        "Días mínimos de antelación",
    ),
    "name_max_advance": Phrase(
        "Most days ahead",
        "Höchsttage im Voraus",
        "Jours maximum à l’avance",
        "Días máximos de antelación",
    ),
    "day_0": Phrase("Mon", "Mo", "lun.", "lun"),
    "day_1": Phrase("Tue", "Di", "mar.", "mar"),
    "day_2": Phrase("Wed", "Mi", "mer.", "mié"),
    "day_3": Phrase("Thu", "Do", "jeu.", "jue"),
    "day_4": Phrase("Fri", "Fr", "ven.", "vie"),
    "day_5": Phrase("Sat", "Sa", "sam.", "sáb"),
    "day_6": Phrase("Sun", "So", "dim.", "dom"),
    "grid_hint": Phrase(
        "Drag over cells or use Shift and the arrow keys; Space marks one cell.",
        "Über Zellen ziehen oder Umschalt und Pfeiltasten verwenden; Leertaste markiert eine Zelle.",
        "Faites glisser sur les cases ou utilisez Maj et les flèches ; Espace sélectionne une case.",
        "Arrastre sobre las celdas o use Mayús y las flechas; Espacio marca una celda.",
    ),
}
