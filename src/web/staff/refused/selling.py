"""What sales are refused, and changes of prices."""

from __future__ import annotations

from typing import Final

from web.phrases import Phrase

WORDS: Final[dict[str, Phrase]] = {
    "ARRIVAL_IN_THE_PAST": Phrase(
        "The arrival is before today.",
        "Die Anreise liegt vor dem heutigen Tag.",
        "L’arrivée est antérieure à aujourd’hui.",
        "La llegada es anterior a hoy.",
    ),
    "OUTSIDE_BOOKING_WINDOW": Phrase(
        "The hotel does not sell nights that far ahead yet.",
        "So weit im Voraus verkauft das Hotel noch keine Nächte.",
        "L’hôtel ne vend pas encore de nuits aussi lointaines.",
        "El hotel aún no vende noches con tanta antelación.",
    ),
    "STAY_TOO_SHORT": Phrase(
        "The stay has too few nights for this hotel.",
        "Der Aufenthalt hat für dieses Hotel zu wenige Nächte.",
        "Le séjour a trop peu de nuits pour cet hôtel.",
        "La estancia tiene muy pocas noches para este hotel.",
    ),
    "STAY_TOO_LONG": Phrase(
        "The stay has too many nights for this hotel.",
        "Der Aufenthalt hat für dieses Hotel zu viele Nächte.",
        "Le séjour a trop de nuits pour cet hôtel.",
        "La estancia tiene demasiadas noches para este hotel.",
    ),
    "OCCUPANCY_EXCEEDED": Phrase(
        "This room type does not sleep that many guests.",
        "Diese Zimmerkategorie ist für so viele Gäste zu klein.",
        "Ce type de chambre est trop petit pour ce nombre de clients.",
        "Este tipo de habitación no admite tantos huéspedes.",
    ),
    "OCCUPANCY_EXCEEDED_with_facts": Phrase(
        "This room type sleeps {max_occupancy} at most.",
        "Diese Zimmerkategorie fasst höchstens {max_occupancy} Gäste.",
        "Ce type de chambre accueille au plus {max_occupancy} clients.",
        "Este tipo de habitación admite como máximo {max_occupancy} huéspedes.",
    ),
    "SOLD_OUT": Phrase(
        "Sold out: no room of this type is left for every night.",
        "Ausgebucht: Von dieser Kategorie ist nicht für jede Nacht ein Zimmer frei.",
        "Complet : aucune chambre de ce type n’est libre pour toutes les nuits.",
        "Completo: no queda ninguna habitación de este tipo para todas las noches.",
    ),
    "STOP_SELL": Phrase(
        "A night of the stay is closed for sale.",
        "Eine Nacht des Aufenthalts ist für den Verkauf gesperrt.",
        "Une nuit du séjour est fermée à la vente.",
        "Una noche de la estancia está cerrada a la venta.",
    ),
    "CLOSED_TO_ARRIVAL": Phrase(
        "Nobody may arrive on this day.",
        "An diesem Tag ist keine Anreise möglich.",
        "Aucune arrivée n’est possible ce jour-là.",
        "No se puede llegar ese día.",
    ),
    "CLOSED_TO_DEPARTURE": Phrase(
        "Nobody may leave on this day.",
        "An diesem Tag ist keine Abreise möglich.",
        "Aucun départ n’est possible ce jour-là.",
        "No se puede salir ese día.",
    ),
    "MIN_STAY_ARRIVAL": Phrase(
        "A stay that starts on this day needs more nights.",
        "Ein Aufenthalt ab diesem Tag braucht mehr Nächte.",
        "Un séjour commençant ce jour-là demande plus de nuits.",
        "Una estancia que empieza ese día necesita más noches.",
    ),
    "MIN_STAY_THROUGH": Phrase(
        "A stay over this night needs more nights.",
        "Ein Aufenthalt über diese Nacht braucht mehr Nächte.",
        "Un séjour incluant cette nuit demande plus de nuits.",
        "Una estancia que incluye esa noche necesita más noches.",
    ),
    "MAX_STAY_ARRIVAL": Phrase(
        "A stay that starts on this day may not be so long.",
        "Ein Aufenthalt ab diesem Tag darf nicht so lang sein.",
        "Un séjour commençant ce jour-là ne peut pas être si long.",
        "Una estancia que empieza ese día no puede ser tan larga.",
    ),
    "MAX_STAY_THROUGH": Phrase(
        "A stay over this night may not be so long.",
        "Ein Aufenthalt über diese Nacht darf nicht so lang sein.",
        "Un séjour incluant cette nuit ne peut pas être si long.",
        "Una estancia que incluye esa noche no puede ser tan larga.",
    ),
    "MIN_ADVANCE": Phrase(
        "This rate must be booked more days ahead.",
        "Diese Rate muss früher im Voraus gebucht werden.",
        "Ce tarif se réserve plus longtemps à l’avance.",
        "Esta tarifa se reserva con más antelación.",
    ),
    "MAX_ADVANCE": Phrase(
        "This rate cannot be booked so far ahead.",
        "Diese Rate kann nicht so weit im Voraus gebucht werden.",
        "Ce tarif ne se réserve pas si longtemps à l’avance.",
        "Esta tarifa no se puede reservar con tanta antelación.",
    ),
    "PLAN_NOT_FOR_THESE_NIGHTS": Phrase(
        "This rate does not sell all nights of the stay.",
        "Diese Rate gilt nicht für alle Nächte des Aufenthalts.",
        "Ce tarif ne couvre pas toutes les nuits du séjour.",
        "Esta tarifa no cubre todas las noches de la estancia.",
    ),
    "PLAN_NOT_ON_SALE": Phrase(
        "This rate cannot be booked today.",
        "Diese Rate ist heute nicht buchbar.",
        "Ce tarif n’est pas réservable aujourd’hui.",
        "Esta tarifa no se puede reservar hoy.",
    ),
    "RATE_PLAN_NOT_FOR_TYPE": Phrase(
        "This rate does not sell this room type.",
        "Diese Rate gilt nicht für diese Zimmerkategorie.",
        "Ce tarif ne s’applique pas à ce type de chambre.",
        "Esta tarifa no vale para este tipo de habitación.",
    ),
    "RATE_PLAN_NOT_FOUND": Phrase(
        "There is no such rate.",
        "Diese Rate gibt es nicht.",
        "Ce tarif n’existe pas.",
        "Esa tarifa no existe.",
    ),
    "CHILD_AGES_MISMATCH": Phrase(
        "More ages or cots are given than there are children.",
        "Es sind mehr Alter oder Kinderbetten angegeben als Kinder.",
        "Il y a plus d’âges ou de lits bébé que d’enfants.",
        "Hay más edades o cunas que niños.",
    ),
    "PROMO_CODE_NOT_FOUND": Phrase(
        "There is no such promo code, or it is not valid now.",
        "Diesen Aktionscode gibt es nicht, oder er gilt gerade nicht.",
        "Ce code promo n’existe pas ou n’est pas valable actuellement.",
        "Ese código promocional no existe o no es válido ahora.",
    ),
    "PROMO_CODE_NOT_FOR_STAY": Phrase(
        "The promo code is not for this stay.",
        "Der Aktionscode gilt nicht für diesen Aufenthalt.",
        "Le code promo ne vaut pas pour ce séjour.",
        "El código promocional no vale para esta estancia.",
    ),
    "PROMO_CODE_USED_UP": Phrase(
        "The promo code is used up.",
        "Der Aktionscode ist aufgebraucht.",
        "Le code promo est épuisé.",
        "El código promocional está agotado.",
    ),
    "PROMO_CODE_USED_BY_GUEST": Phrase(
        "This guest has used the promo code already.",
        "Dieser Gast hat den Aktionscode schon eingelöst.",
        "Ce client a déjà utilisé le code promo.",
        "Este huésped ya ha usado el código promocional.",
    ),
    "ALLOTMENT_NOT_FOUND": Phrase(
        "There is no such allotment.",
        "Dieses Kontingent gibt es nicht.",
        "Ce contingent n’existe pas.",
        "Ese cupo no existe.",
    ),
    "ALLOTMENT_NOT_FOR_STAY": Phrase(
        "The allotment keeps no room of this type for every night.",
        "Das Kontingent hält nicht für jede Nacht ein Zimmer dieser Kategorie.",
        "Le contingent ne garde pas de chambre de ce type pour chaque nuit.",
        "El cupo no guarda una habitación de este tipo para cada noche.",
    ),
    "ALLOTMENT_RELEASED": Phrase(
        "The allotment’s rooms have been released.",
        "Die Zimmer des Kontingents sind freigegeben.",
        "Les chambres du contingent ont été libérées.",
        "Las habitaciones del cupo se han liberado.",
    ),
    "ALLOTMENT_USED_UP": Phrase(
        "The allotment has no room of this type left.",
        "Das Kontingent hat kein Zimmer dieser Kategorie mehr.",
        "Le contingent n’a plus de chambre de ce type.",
        "Al cupo no le quedan habitaciones de este tipo.",
    ),
    "ALLOTMENT_TYPE_FIXED": Phrase(
        "A booking of an allotment keeps its room type.",
        "Eine Buchung aus einem Kontingent behält ihre Zimmerkategorie.",
        "Une réservation d’un contingent garde son type de chambre.",
        "Una reserva de un cupo mantiene su tipo de habitación.",
    ),
    "ACCOUNT_NOT_FOUND": Phrase(
        "There is no such corporate account.",
        "Dieses Firmenkonto gibt es nicht.",
        "Ce compte entreprise n’existe pas.",
        "Esa cuenta de empresa no existe.",
    ),
    "BULK_REJECTED": Phrase(
        "Some of these changes cannot be made, so none was.",
        "Einige dieser Änderungen sind nicht möglich, darum wurde keine gemacht.",
        "Certaines modifications sont impossibles, aucune n’a donc été faite.",
        "Algunos cambios no son posibles, así que no se ha hecho ninguno.",
    ),
    "BULK_TOO_LARGE": Phrase(
        "That is too much at once. Please choose fewer nights.",
        "Das ist zu viel auf einmal. Bitte wählen Sie weniger Nächte.",
        "C’est trop à la fois. Veuillez choisir moins de nuits.",
        "Es demasiado de una vez. Elija menos noches, por favor.",
    ),
    "CALENDAR_TOO_LONG": Phrase(
        "The calendar does not show that many nights at once.",
        "So viele Nächte zeigt der Kalender nicht auf einmal.",
        "Le calendrier n’affiche pas autant de nuits à la fois.",
        "El calendario no muestra tantas noches a la vez.",
    ),
    "PERIOD_TOO_LONG": Phrase(
        "That is too many days at once. Please choose a shorter period.",
        "Das sind zu viele Tage auf einmal. Bitte wählen Sie einen kürzeren Zeitraum.",
        "Cela fait trop de jours à la fois. Veuillez choisir une période plus courte.",
        "Son demasiados días a la vez. Elija un periodo más corto, por favor.",
    ),
    "LIMITS_OUT_OF_ORDER": Phrase(
        "The most must not be less than the least.",
        "Das Höchste darf nicht unter dem Mindesten liegen.",
        "Le maximum ne peut pas être inférieur au minimum.",
        "El máximo no puede ser menor que el mínimo.",
    ),
    "DERIVED_PLAN_HAS_NO_PRICES": Phrase(
        "This rate takes its prices from another one. Change that one.",
        "Diese Rate übernimmt ihre Preise von einer anderen. Ändern Sie jene.",
        "Ce tarif prend ses prix d’un autre. Modifiez celui-là.",
        "Esta tarifa toma sus precios de otra. Cambie esa.",
    ),
    "PERCENT_OUT_OF_RANGE": Phrase(
        "So many per cent make no sense here.",
        "So viel Prozent ergeben hier keinen Sinn.",
        "Un tel pourcentage n’a pas de sens ici.",
        "Ese porcentaje no tiene sentido aquí.",
    ),
}
