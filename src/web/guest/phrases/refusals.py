"""Why something cannot be had, told kindly. `{code}_with_facts` is said where the facts are known."""

from __future__ import annotations

from typing import Final

from web.phrases import Phrase

OF_STAYS: Final[dict[str, Phrase]] = {
    "INVALID_DATE_RANGE": Phrase(
        "The departure must be after the arrival.",
        "Die Abreise muss nach der Anreise liegen.",
        "Le départ doit être postérieur à l’arrivée.",
        "La salida debe ser posterior a la llegada.",
    ),
    "ARRIVAL_IN_THE_PAST": Phrase(
        "This arrival date has already passed.",
        "Dieser Anreisetag ist schon vorbei.",
        "Cette date d’arrivée est déjà passée.",
        "Esta fecha de llegada ya ha pasado.",
    ),
    "OUTSIDE_BOOKING_WINDOW": Phrase(
        "We do not take bookings that far ahead yet.",
        "So weit im Voraus nehmen wir noch keine Buchungen an.",
        "Nous ne prenons pas encore de réservations si longtemps à l’avance.",
        "Todavía no aceptamos reservas con tanta antelación.",
    ),
    "OUTSIDE_BOOKING_WINDOW_with_facts": Phrase(
        "We do not take bookings that far ahead yet: the latest departure is {latest_check_out}.",
        "So weit im Voraus nehmen wir noch keine Buchungen an: Späteste Abreise ist {latest_check_out}.",
        "Nous ne prenons pas encore de réservations si longtemps à l’avance : le dernier départ possible est le {latest_check_out}.",
        "Todavía no aceptamos reservas con tanta antelación: la última salida posible es el {latest_check_out}.",
    ),
    "STAY_TOO_SHORT": Phrase(
        "This is a shorter stay than we can offer.",
        "So kurze Aufenthalte können wir leider nicht anbieten.",
        "Nous ne proposons pas de séjours aussi courts.",
        "No ofrecemos estancias tan cortas.",
    ),
    "STAY_TOO_SHORT_with_facts": Phrase(
        "Our guests stay for at least {nights}.",
        "Bei uns bleiben Gäste mindestens {nights}.",
        "Nos séjours sont de {nights} au minimum.",
        "Nuestras estancias son de {nights} como mínimo.",
    ),
    "STAY_TOO_LONG": Phrase(
        "For a stay as long as this, please write to us.",
        "Für einen so langen Aufenthalt schreiben Sie uns bitte.",
        "Pour un séjour aussi long, veuillez nous écrire.",
        "Para una estancia tan larga, escríbanos, por favor.",
    ),
    "STAY_TOO_LONG_with_facts": Phrase(
        "Online you can book up to {nights}. For a longer stay, please write to us.",
        "Online können Sie bis zu {nights} buchen. Für längere Aufenthalte schreiben Sie uns bitte.",
        "En ligne, vous pouvez réserver jusqu’à {nights}. Pour un séjour plus long, veuillez nous écrire.",
        "En línea puede reservar hasta {nights}. Para una estancia más larga, escríbanos.",
    ),
    "OCCUPANCY_EXCEEDED": Phrase(
        "This room is too small for so many guests.",
        "Dieses Zimmer ist für so viele Gäste zu klein.",
        "Cette chambre est trop petite pour autant de personnes.",
        "Esta habitación es demasiado pequeña para tantas personas.",
    ),
    "OCCUPANCY_EXCEEDED_with_facts": Phrase(
        "This room is too small for your party: it sleeps {max_occupancy}.",
        "Dieses Zimmer ist für Sie alle zu klein: Es bietet Platz für {max_occupancy}.",
        "Cette chambre est trop petite pour vous tous : sa capacité maximale est de {max_occupancy}.",
        "Esta habitación es demasiado pequeña para todos: su capacidad máxima es de {max_occupancy}.",
    ),
    "PARTY_EXCEEDS_BOOKING": Phrase(
        "These are more guests than the room is booked for.",
        "Das sind mehr Gäste, als das Zimmer gebucht wird.",
        "Il y a plus de personnes que prévu dans la réservation.",
        "Hay más huéspedes de los previstos en la reserva.",
    ),
    "CHILD_AGES_MISMATCH": Phrase(
        "There are more ages than children.",
        "Es sind mehr Altersangaben als Kinder.",
        "Il y a plus d’âges que d’enfants.",
        "Hay más edades que niños.",
    ),
    "SOLD_OUT": Phrase(
        "There is no room of this kind left for these nights.",
        "Für diese Nächte ist kein Zimmer dieser Art mehr frei.",
        "Il ne reste plus de chambre de ce type pour ces nuits.",
        "No queda ninguna habitación de este tipo para estas noches.",
    ),
    "ROOM_TYPE_NOT_FOUND": Phrase(
        "We no longer offer this room.",
        "Dieses Zimmer bieten wir nicht mehr an.",
        "Nous ne proposons plus cette chambre.",
        "Ya no ofrecemos esta habitación.",
    ),
}
OF_RULES: Final[dict[str, Phrase]] = {
    "RATE_PLAN_NOT_FOUND": Phrase(
        "We no longer offer this rate.",
        "Diesen Tarif bieten wir nicht mehr an.",
        "Nous ne proposons plus ce tarif.",
        "Ya no ofrecemos esta tarifa.",
    ),
    "RATE_PLAN_NOT_FOR_TYPE": Phrase(
        "This rate is not offered for this room.",
        "Diesen Tarif gibt es für dieses Zimmer nicht.",
        "Ce tarif n’est pas proposé pour cette chambre.",
        "Esta tarifa no se ofrece para esta habitación.",
    ),
    "PLAN_NOT_ON_SALE": Phrase(
        "This rate cannot be booked today.",
        "Dieser Tarif ist heute nicht buchbar.",
        "Ce tarif n’est pas réservable aujourd’hui.",
        "Esta tarifa no se puede reservar hoy.",
    ),
    "PLAN_NOT_FOR_THESE_NIGHTS": Phrase(
        "This rate is not offered for all of these nights.",
        "Diesen Tarif gibt es nicht für alle dieser Nächte.",
        "Ce tarif n’est pas proposé pour toutes ces nuits.",
        "Esta tarifa no se ofrece para todas estas noches.",
    ),
    "STOP_SELL": Phrase(
        "One of these nights is not on sale.",
        "Eine dieser Nächte ist nicht im Verkauf.",
        "L’une de ces nuits n’est pas en vente.",
        "Una de estas noches no está a la venta.",
    ),
    "STOP_SELL_with_facts": Phrase(
        "The night of {night} is not on sale.",
        "Die Nacht vom {night} ist nicht im Verkauf.",
        "La nuit du {night} n’est pas en vente.",
        "La noche del {night} no está a la venta.",
    ),
    "CLOSED_TO_ARRIVAL": Phrase(
        "We cannot welcome new arrivals on this day.",
        "An diesem Tag ist leider keine Anreise möglich.",
        "Nous ne pouvons pas accueillir d’arrivées ce jour-là.",
        "Ese día no es posible llegar al hotel.",
    ),
    "CLOSED_TO_ARRIVAL_with_facts": Phrase(
        "We cannot welcome new arrivals on {night}.",
        "Am {night} ist leider keine Anreise möglich.",
        "Nous ne pouvons pas accueillir d’arrivées le {night}.",
        "El {night} no es posible llegar al hotel.",
    ),
    "CLOSED_TO_DEPARTURE": Phrase(
        "A stay cannot end on this day.",
        "An diesem Tag ist leider keine Abreise möglich.",
        "Un séjour ne peut pas se terminer ce jour-là.",
        "La estancia no puede terminar ese día.",
    ),
    "CLOSED_TO_DEPARTURE_with_facts": Phrase(
        "A stay cannot end on {night}.",
        "Am {night} ist leider keine Abreise möglich.",
        "Un séjour ne peut pas se terminer le {night}.",
        "La estancia no puede terminar el {night}.",
    ),
    "MIN_STAY_ARRIVAL": Phrase(
        "A stay that starts on this day needs more nights.",
        "Bei Anreise an diesem Tag sind mehr Nächte nötig.",
        "Une arrivée ce jour-là demande un séjour plus long.",
        "Llegando ese día se requiere una estancia más larga.",
    ),
    "MIN_STAY_ARRIVAL_with_facts": Phrase(
        "With this arrival date, stays are of {nights} or more.",
        "Bei Anreise an diesem Tag bleiben Gäste mindestens {nights}.",
        "Pour une arrivée à cette date, le séjour est de {nights} au minimum.",
        "Con esta fecha de llegada, la estancia mínima es de {nights}.",
    ),
    "MIN_STAY_THROUGH": Phrase(
        "A stay over these nights needs more nights.",
        "Über diese Nächte sind nur längere Aufenthalte möglich.",
        "Sur ces nuits, il faut un séjour plus long.",
        "En estas noches se requiere una estancia más larga.",
    ),
    "MIN_STAY_THROUGH_with_facts": Phrase(
        "Over the night of {night}, stays are of {nights} or more.",
        "Über die Nacht vom {night} bleiben Gäste mindestens {nights}.",
        "Pour la nuit du {night}, le séjour est de {nights} au minimum.",
        "Para la noche del {night}, la estancia mínima es de {nights}.",
    ),
    "MAX_STAY_ARRIVAL": Phrase(
        "A stay that starts on this day has to be shorter.",
        "Bei Anreise an diesem Tag sind nur kürzere Aufenthalte möglich.",
        "Une arrivée ce jour-là demande un séjour plus court.",
        "Llegando ese día, la estancia debe ser más corta.",
    ),
    "MAX_STAY_ARRIVAL_with_facts": Phrase(
        "With this arrival date, stays are of {nights} at most.",
        "Bei Anreise an diesem Tag sind höchstens {nights} möglich.",
        "Pour une arrivée à cette date, le séjour est de {nights} au maximum.",
        "Con esta fecha de llegada, la estancia máxima es de {nights}.",
    ),
    "MAX_STAY_THROUGH": Phrase(
        "A stay over these nights has to be shorter.",
        "Über diese Nächte sind nur kürzere Aufenthalte möglich.",
        "Sur ces nuits, le séjour doit être plus court.",
        "En estas noches, la estancia debe ser más corta.",
    ),
    "MAX_STAY_THROUGH_with_facts": Phrase(
        "Over the night of {night}, stays are of {nights} at most.",
        "Über die Nacht vom {night} sind höchstens {nights} möglich.",
        "Pour la nuit du {night}, le séjour est de {nights} au maximum.",
        "Para la noche del {night}, la estancia máxima es de {nights}.",
    ),
    "MIN_ADVANCE": Phrase(
        "This rate has to be booked further ahead.",
        "Dieser Tarif ist nur früher im Voraus buchbar.",
        "Ce tarif se réserve plus longtemps à l’avance.",
        "Esta tarifa se reserva con más antelación.",
    ),
    "MIN_ADVANCE_with_facts": Phrase(
        "This rate is booked at least {days} ahead.",
        "Dieser Tarif ist bis {days} vor der Anreise buchbar.",
        "Ce tarif se réserve au moins {days} à l’avance.",
        "Esta tarifa se reserva con al menos {days} de antelación.",
    ),
    "MAX_ADVANCE": Phrase(
        "This rate can be booked closer to the arrival.",
        "Dieser Tarif ist erst kurz vor der Anreise buchbar.",
        "Ce tarif se réserve à l’approche de l’arrivée.",
        "Esta tarifa se reserva cerca de la llegada.",
    ),
    "MAX_ADVANCE_with_facts": Phrase(
        "This rate can be booked from {days} before the arrival.",
        "Dieser Tarif ist erst {days} vor der Anreise buchbar.",
        "Ce tarif se réserve à partir de {days} avant l’arrivée.",
        "Esta tarifa se reserva a partir de {days} antes de la llegada.",
    ),
}
OF_CODES: Final[dict[str, Phrase]] = {
    "PROMO_CODE_NOT_FOUND": Phrase(
        "We do not know this promo code, or it is not valid at the moment.",
        "Diesen Aktionscode kennen wir nicht, oder er gilt zurzeit nicht.",
        "Nous ne connaissons pas ce code promo, ou il n’est pas valable en ce moment.",
        "No conocemos este código promocional o no es válido en este momento.",
    ),
    "PROMO_CODE_NOT_FOR_STAY": Phrase(
        "The promo code is not for this stay.",
        "Der Aktionscode gilt nicht für diesen Aufenthalt.",
        "Le code promo n’est pas valable pour ce séjour.",
        "El código promocional no es válido para esta estancia.",
    ),
    "PROMO_CODE_USED_UP": Phrase(
        "This promo code has been used up.",
        "Dieser Aktionscode ist schon aufgebraucht.",
        "Ce code promo est épuisé.",
        "Este código promocional está agotado.",
    ),
    "PROMO_CODE_USED_BY_GUEST": Phrase(
        "You have already used this promo code.",
        "Sie haben diesen Aktionscode schon eingelöst.",
        "Vous avez déjà utilisé ce code promo.",
        "Ya ha utilizado este código promocional.",
    ),
    "ACCOUNT_NOT_FOUND": Phrase(
        "We do not know this company code.",
        "Diesen Firmencode kennen wir nicht.",
        "Nous ne connaissons pas ce code entreprise.",
        "No conocemos este código de empresa.",
    ),
    "ALLOTMENT_NOT_FOUND": Phrase(
        "We do not know this group code.",
        "Diesen Gruppencode kennen wir nicht.",
        "Nous ne connaissons pas ce code groupe.",
        "No conocemos este código de grupo.",
    ),
    "ALLOTMENT_RELEASED": Phrase(
        "The rooms of this group are no longer kept.",
        "Die Zimmer dieser Gruppe werden nicht mehr freigehalten.",
        "Les chambres de ce groupe ne sont plus réservées.",
        "Las habitaciones de este grupo ya no están reservadas.",
    ),
    "ALLOTMENT_USED_UP": Phrase(
        "No room of this group is left for these nights.",
        "Für diese Nächte ist kein Zimmer dieser Gruppe mehr frei.",
        "Il ne reste plus de chambre de ce groupe pour ces nuits.",
        "No queda ninguna habitación de este grupo para estas noches.",
    ),
    "ALLOTMENT_NOT_FOR_STAY": Phrase(
        "No room is kept for the group on all of these nights.",
        "Für die Gruppe sind nicht in allen dieser Nächte Zimmer freigehalten.",
        "Aucune chambre n’est réservée au groupe pour toutes ces nuits.",
        "No hay habitaciones reservadas para el grupo en todas estas noches.",
    ),
}
OF_BOOKING: Final[dict[str, Phrase]] = {
    "QUOTE_NOT_FOUND": Phrase(
        "We no longer have this offer.",
        "Dieses Angebot haben wir nicht mehr.",
        "Nous n’avons plus cette offre.",
        "Ya no tenemos esta oferta.",
    ),
    "QUOTE_EXPIRED": Phrase(
        "This price was kept for 15 minutes, which have passed.",
        "Dieser Preis galt 15 Minuten lang, die nun vorbei sind.",
        "Ce prix était garanti 15 minutes, qui sont écoulées.",
        "Este precio se mantenía durante 15 minutos, que ya han pasado.",
    ),
    "QUOTE_ALREADY_USED": Phrase(
        "With this offer a room has been booked already.",
        "Mit diesem Angebot wurde bereits ein Zimmer gebucht.",
        "Une chambre a déjà été réservée avec cette offre.",
        "Con esta oferta ya se ha reservado una habitación.",
    ),
    "QUOTE_MISMATCH": Phrase(
        "This offer was made for another stay.",
        "Dieses Angebot war für einen anderen Aufenthalt.",
        "Cette offre concernait un autre séjour.",
        "Esta oferta era para otra estancia.",
    ),
    "IDEMPOTENCY_IN_PROGRESS": Phrase(
        "Your booking is being made. Please wait a moment.",
        "Ihre Buchung wird gerade angelegt. Bitte warten Sie einen Moment.",
        "Votre réservation est en cours. Merci de patienter un instant.",
        "Su reserva se está realizando. Espere un momento, por favor.",
    ),
    "BUSY": Phrase(
        "There is a lot going on at the moment. Please try again.",
        "Im Moment ist viel los. Bitte versuchen Sie es noch einmal.",
        "Il y a beaucoup de demandes en ce moment. Veuillez réessayer.",
        "En este momento hay mucha actividad. Inténtelo de nuevo, por favor.",
    ),
}
WORDS: Final[dict[str, Phrase]] = {
    **OF_STAYS,
    **OF_RULES,
    **OF_CODES,
    **OF_BOOKING,
    "days_one": Phrase("{count} day", "{count} Tag", "{count} jour", "{count} día"),
    "days_other": Phrase("{count} days", "{count} Tage", "{count} jours", "{count} días"),
    "other": Phrase(
        "That did not work. Please try again, or ask us.",
        "Das hat leider nicht geklappt. Bitte versuchen Sie es noch einmal, oder fragen Sie uns.",
        "Cela n’a pas fonctionné. Veuillez réessayer ou nous contacter.",
        "No ha funcionado. Inténtelo de nuevo o pregúntenos, por favor.",
    ),
}
