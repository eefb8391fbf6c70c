"""What stays and their bookings are refused."""

from __future__ import annotations

from typing import Final

from web.phrases import Phrase

WORDS: Final[dict[str, Phrase]] = {
    "GUEST_NOT_FOUND": Phrase(
        "This person is not in the party any more.",
        "Diese Person gehört nicht mehr zur Reisegesellschaft.",
        "Cette personne ne fait plus partie du groupe.",
        "Esta persona ya no forma parte del grupo.",
    ),
    "BOOKING_CHANGED": Phrase(
        "Somebody else has changed this booking in the meantime. Here is how it stands now.",
        "Jemand anderes hat diese Buchung inzwischen geändert. So steht sie jetzt.",
        "Quelqu’un d’autre a modifié cette réservation entre-temps. Voici son état actuel.",
        "Otra persona ha cambiado esta reserva mientras tanto. Así está ahora.",
    ),
    "PARTY_EXCEEDS_BOOKING": Phrase(
        "That is more people than are booked. Change the number of guests first.",
        "Das sind mehr Personen als gebucht. Ändern Sie zuerst die Zahl der Gäste.",
        "Il y a plus de personnes que prévu. Modifiez d’abord le nombre de clients.",
        "Son más personas de las reservadas. Cambie antes el número de huéspedes.",
    ),
    "PARTY_EXCEEDS_BOOKING_with_facts": Phrase(
        "Only {guests_booked} are booked. Change the number of guests first.",
        "Gebucht sind nur {guests_booked}. Ändern Sie zuerst die Zahl der Gäste.",
        "Seules {guests_booked} personnes sont prévues. Modifiez d’abord le nombre de clients.",
        "Solo hay {guests_booked} reservados. Cambie antes el número de huéspedes.",
    ),
    "BOOKING_STATUS_CONFLICT": Phrase(
        "The booking’s status does not allow this.",
        "Der Status der Buchung lässt das nicht zu.",
        "Le statut de la réservation ne le permet pas.",
        "El estado de la reserva no lo permite.",
    ),
    "BOOKING_STATUS_CONFLICT_with_facts": Phrase(
        "The booking’s status does not allow this: {status}.",
        "Der Status der Buchung lässt das nicht zu: {status}.",
        "Le statut de la réservation ne le permet pas : {status}.",
        "El estado de la reserva no lo permite: {status}.",
    ),
    "HOLD_EXPIRED": Phrase(
        "The hold on the room is over. Please book it anew.",
        "Die Reservierungsfrist ist abgelaufen. Bitte buchen Sie neu.",
        "L’option sur la chambre a expiré. Veuillez réserver à nouveau.",
        "El plazo de la reserva ha vencido. Reserve de nuevo, por favor.",
    ),
    "BOOKING_ALREADY_CHECKED_IN": Phrase(
        "The guest is checked in already.",
        "Der Gast ist schon eingecheckt.",
        "Le client est déjà enregistré.",
        "La entrada del huésped ya está registrada.",
    ),
    "BOOKING_NOT_CHECKED_IN": Phrase(
        "The guest is not checked in.",
        "Der Gast ist nicht eingecheckt.",
        "Le client n’est pas enregistré.",
        "La entrada del huésped no está registrada.",
    ),
    "BOOKING_ALREADY_CHECKED_OUT": Phrase(
        "The guest has checked out already.",
        "Der Gast ist schon abgereist.",
        "Le client est déjà parti.",
        "El huésped ya ha salido.",
    ),
    "NO_ROOM_ASSIGNED": Phrase(
        "The booking has no room yet. Please choose one.",
        "Die Buchung hat noch kein Zimmer. Bitte wählen Sie eines.",
        "La réservation n’a pas encore de chambre. Veuillez en choisir une.",
        "La reserva aún no tiene habitación. Elija una, por favor.",
    ),
    "CHECK_IN_TOO_EARLY": Phrase(
        "The arrival day has not come yet.",
        "Der Anreisetag ist noch nicht da.",
        "Le jour d’arrivée n’est pas encore venu.",
        "Aún no es el día de llegada.",
    ),
    "CHECK_IN_TOO_LATE": Phrase(
        "The stay is over. No night is left.",
        "Der Aufenthalt ist vorbei. Es ist keine Nacht mehr übrig.",
        "Le séjour est terminé. Il ne reste aucune nuit.",
        "La estancia ha terminado. No queda ninguna noche.",
    ),
    "STAY_HAS_ENDED": Phrase(
        "The last night of the stay is over. Extend it first.",
        "Die letzte Nacht des Aufenthalts ist vorbei. Verlängern Sie ihn zuerst.",
        "La dernière nuit du séjour est passée. Prolongez-le d’abord.",
        "La última noche de la estancia ha pasado. Amplíela antes.",
    ),
    "NO_SHOW_TOO_EARLY": Phrase(
        "A guest can be a no-show only once the arrival day is over.",
        "Erst nach dem Anreisetag gilt ein Gast als nicht angereist.",
        "Un client n’est « non présenté » qu’après le jour d’arrivée.",
        "Un huésped es «no presentado» solo cuando ha pasado el día de llegada.",
    ),
    "STAY_DATES_REFUSED": Phrase(
        "The stay cannot be changed to these dates.",
        "Der Aufenthalt lässt sich nicht auf diese Tage ändern.",
        "Le séjour ne peut pas être déplacé à ces dates.",
        "La estancia no se puede cambiar a estas fechas.",
    ),
    "PRICE_HAS_CHANGED": Phrase(
        "The price is another by now. Please look at it again.",
        "Der Preis ist inzwischen ein anderer. Bitte sehen Sie ihn sich noch einmal an.",
        "Le prix a changé. Veuillez le vérifier.",
        "El precio ha cambiado. Revíselo, por favor.",
    ),
    "PRICE_HAS_CHANGED_with_facts": Phrase(
        "The price is {total} {currency} by now. Please look at it again.",
        "Der Preis ist inzwischen {total} {currency}. Bitte sehen Sie ihn sich noch einmal an.",
        "Le prix est maintenant de {total} {currency}. Veuillez le vérifier.",
        "El precio es ahora {total} {currency}. Revíselo, por favor.",
    ),
    "PRIMARY_GUEST_FIXED": Phrase(
        "The main guest stays on the booking. Change the name instead.",
        "Der Hauptgast bleibt in der Buchung. Ändern Sie stattdessen den Namen.",
        "Le client principal reste sur la réservation. Modifiez plutôt son nom.",
        "El huésped principal permanece en la reserva. Cambie su nombre en su lugar.",
    ),
    "NOTHING_TO_UNDO": Phrase(
        "There is nothing left to take back.",
        "Es gibt nichts mehr zurückzunehmen.",
        "Il n’y a plus rien à annuler.",
        "Ya no hay nada que deshacer.",
    ),
    "BOOKING_NOT_CONFIRMED": Phrase(
        "The booking is not confirmed yet.",
        "Die Buchung ist noch nicht bestätigt.",
        "La réservation n’est pas encore confirmée.",
        "La reserva aún no está confirmada.",
    ),
}
