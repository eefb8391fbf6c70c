"""What rooms and their blocks are refused."""

from __future__ import annotations

from typing import Final

from web.phrases import Phrase

WORDS: Final[dict[str, Phrase]] = {
    "ROOM_NOT_FOUND": Phrase(
        "There is no such room in this hotel.",
        "Dieses Zimmer gibt es im Hotel nicht.",
        "Cette chambre n’existe pas dans l’hôtel.",
        "Esa habitación no existe en el hotel.",
    ),
    "ROOM_TYPE_NOT_FOUND": Phrase(
        "There is no such room type in this hotel.",
        "Diese Zimmerkategorie gibt es im Hotel nicht.",
        "Ce type de chambre n’existe pas dans l’hôtel.",
        "Ese tipo de habitación no existe en el hotel.",
    ),
    "ROOM_CHANGED": Phrase(
        "Somebody else has just changed this room’s status. Here is how it stands now.",
        "Jemand anderes hat den Status dieses Zimmers gerade geändert. So steht es jetzt.",
        "Quelqu’un vient de modifier l’état de cette chambre. Voici son état actuel.",
        "Otra persona acaba de cambiar el estado de esta habitación. Así está ahora.",
    ),
    "ROOM_NOT_READY": Phrase(
        "The room is not ready for a guest. Please choose another one.",
        "Das Zimmer ist nicht bezugsfertig. Bitte wählen Sie ein anderes.",
        "La chambre n’est pas prête. Veuillez en choisir une autre.",
        "La habitación no está lista. Elija otra, por favor.",
    ),
    "ROOM_NOT_READY_with_facts": Phrase(
        "The room is not ready for a guest ({room_status}). Please choose another one.",
        "Das Zimmer ist nicht bezugsfertig ({room_status}). Bitte wählen Sie ein anderes.",
        "La chambre n’est pas prête ({room_status}). Veuillez en choisir une autre.",
        "La habitación no está lista ({room_status}). Elija otra, por favor.",
    ),
    "NO_ROOM_READY": Phrase(
        "No free room of this type is ready. Choose another type, or book without checking in.",
        "Kein freies Zimmer dieser Kategorie ist bezugsfertig. Wählen Sie eine andere "
        "Kategorie oder buchen Sie ohne Einchecken.",
        "Aucune chambre libre de ce type n’est prête. Choisissez un autre type ou réservez "
        "sans enregistrer l’arrivée.",
        "Ninguna habitación libre de este tipo está lista. Elija otro tipo o reserve sin "
        "registrar la entrada.",
    ),
    "ROOM_OCCUPIED": Phrase(
        "Another guest is still in this room. Please choose another one.",
        "In diesem Zimmer ist noch ein anderer Gast. Bitte wählen Sie ein anderes.",
        "Un autre client occupe encore cette chambre. Veuillez en choisir une autre.",
        "Otro huésped sigue en esta habitación. Elija otra, por favor.",
    ),
    "BOOKING_STATUS_NOT_ASSIGNABLE": Phrase(
        "Only a confirmed booking can be given a room.",
        "Nur eine bestätigte Buchung kann ein Zimmer bekommen.",
        "Seule une réservation confirmée peut recevoir une chambre.",
        "Solo una reserva confirmada puede recibir una habitación.",
    ),
    "BOOKING_STATUS_NOT_ASSIGNABLE_with_facts": Phrase(
        "Only a confirmed booking can be given a room; this one is: {status}.",
        "Nur eine bestätigte Buchung kann ein Zimmer bekommen; diese ist: {status}.",
        "Seule une réservation confirmée peut recevoir une chambre ; celle-ci est : {status}.",
        "Solo una reserva confirmada puede recibir una habitación; esta está: {status}.",
    ),
    "ROOM_TYPE_MISMATCH": Phrase(
        "This room is of another type than the one booked.",
        "Dieses Zimmer gehört zu einer anderen Kategorie als der gebuchten.",
        "Cette chambre est d’un autre type que celui réservé.",
        "Esta habitación es de otro tipo que el reservado.",
    ),
    "ROOM_NOT_BOOKABLE": Phrase(
        "This room is out of service.",
        "Dieses Zimmer ist außer Betrieb.",
        "Cette chambre est hors service.",
        "Esta habitación está fuera de servicio.",
    ),
    "ROOM_BLOCKED": Phrase(
        "This room is blocked for some of these nights.",
        "Dieses Zimmer ist in einigen dieser Nächte gesperrt.",
        "Cette chambre est bloquée pour certaines de ces nuits.",
        "Esta habitación está bloqueada algunas de estas noches.",
    ),
    "ROOM_OVERLAP_CONFLICT": Phrase(
        "Somebody else has this room in some of these nights.",
        "In einigen dieser Nächte hat schon jemand anderes dieses Zimmer.",
        "Quelqu’un d’autre a cette chambre pour certaines de ces nuits.",
        "Otra persona tiene esta habitación algunas de estas noches.",
    ),
    "ROOM_OVERLAP_CONFLICT_with_facts": Phrase(
        "Somebody else has this room in some of these nights: {conflicting_bookings}.",
        "In einigen dieser Nächte hat schon jemand anderes dieses Zimmer: {conflicting_bookings}.",
        "Quelqu’un d’autre a cette chambre pour certaines de ces nuits : {conflicting_bookings}.",
        "Otra persona tiene esta habitación algunas de estas noches: {conflicting_bookings}.",
    ),
    "ROOM_STATUS_CONFLICT": Phrase(
        "The room cannot go from its status to this one.",
        "Das Zimmer kann nicht von seinem Status in diesen wechseln.",
        "La chambre ne peut pas passer de son état à celui-ci.",
        "La habitación no puede pasar de su estado a este.",
    ),
    "BLOCK_NOT_FOUND": Phrase(
        "There is no such block on this room any more.",
        "Diese Sperre gibt es an dem Zimmer nicht mehr.",
        "Ce blocage n’existe plus sur cette chambre.",
        "Ese bloqueo ya no existe en esta habitación.",
    ),
    "BLOCK_IN_THE_PAST": Phrase(
        "A block starts today at the earliest.",
        "Eine Sperre beginnt frühestens heute.",
        "Un blocage commence au plus tôt aujourd’hui.",
        "Un bloqueo empieza hoy como muy pronto.",
    ),
    "BLOCK_DATES_REFUSED": Phrase(
        "The block cannot be moved to these dates.",
        "Die Sperre lässt sich nicht auf diese Tage legen.",
        "Le blocage ne peut pas être déplacé à ces dates.",
        "El bloqueo no se puede mover a estas fechas.",
    ),
    "BLOCK_OVERSELLS": Phrase(
        "More rooms of this type are sold than would be left. A manager can block it all the same.",
        "Von dieser Kategorie sind mehr Zimmer verkauft, als übrig blieben. Die Leitung kann "
        "es trotzdem sperren.",
        "Plus de chambres de ce type sont vendues qu’il n’en resterait. Un responsable peut "
        "tout de même la bloquer.",
        "Hay más habitaciones de este tipo vendidas de las que quedarían. Un responsable "
        "puede bloquearla igualmente.",
    ),
}
