"""What happened to a booking, in the words of each language."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import User

from common.actor import ActorKind
from events.models import DomainEvent
from hotel.enums import Language
from hotel.event_bodies import SENTENCES
from notifications.rendering.catalogue import placeholders_in
from room_bookings.events import EventName
from staff.models import Staff
from web.staff.booking.trail import Teller
from web.staff.wording import phrases_of
from webhooks.event_types import EVENT_TYPES

OF_BOOKINGS = (
    EventName.BOOKING_CREATED,
    EventName.BOOKING_UPDATED,
    EventName.ROOM_ASSIGNED,
    EventName.ROOM_ASSIGNMENT_CHANGED,
    EventName.ROOM_ASSIGNMENT_REFUSED,
)
KNOWN = sorted(
    {*SENTENCES, *(each for name in OF_BOOKINGS for each in EVENT_TYPES[name]), "resent"}
)
AT = datetime(2026, 3, 2, 14, 5, tzinfo=UTC)
ROOMS = {"from_room_number": "201", "assigned_room_number": "204"}
EUR = {"amount": "75.00", "currency": "EUR"}
STAY = {
    "check_in": "2026-03-03",
    "check_out": "2026-03-05",
    "room_type": "DBL",
    "rate_plan": "FLEX",
    "adults": 2,
    "children": 0,
    "total": "225.00",
    "total_difference": "75.00",
}
CHANGED_STAY = (
    {f"from_{name}": value for name, value in STAY.items()}
    | STAY
    | {"check_out": "2026-03-06", "room_type": "STE"}
)


def event(change: str, kind: ActorKind = ActorKind.STAFF, label: str = "ana.k", **data: Any):
    staff = Staff(user=User(username="ana.k", first_name="Ana"))
    return DomainEvent(
        pk=7,
        change=change,
        actor_kind=kind.value,
        actor_label=label,
        staff=staff if kind is ActorKind.STAFF else None,
        data=data,
        occurred_at=AT,
    )


def told(event: DomainEvent, language: str, reason: str = "") -> str:
    reasons = {event.pk: reason} if reason else {}
    types = {"DBL": "Double Room", "STE": "Suite"}
    sentence = Teller(Language(language), "UTC", types, reasons).sentence(event)
    return sentence.replace("\u00a0", " ").replace("\u202f", " ")


MOVED = event("moved", **ROOMS)
EXAMPLES = {
    "a move for a reason": (
        MOVED,
        "the air conditioning was loud",
        "Ana moved it from 201 to 204 at 14:05, because the air conditioning was loud.",
        "Ana verlegte um 14:05 Uhr den Gast von 201 nach 204. Grund: the air conditioning was loud.",
        (
            "Ana a déplacé le client de la 201 à la 204 à 14 h 05. Motif : the air conditioning was "
            "loud."
        ),
        (
            "Ana trasladó al huésped de la 201 a la 204 a las 14:05 h. Motivo: the air conditioning "
            "was loud."
        ),
    ),
    "a move for none": (
        MOVED,
        "",
        "Ana moved it from 201 to 204 at 14:05.",
        "Ana verlegte um 14:05 Uhr den Gast von 201 nach 204.",
        "Ana a déplacé le client de la 201 à la 204 à 14 h 05.",
        "Ana trasladó al huésped de la 201 a la 204 a las 14:05 h.",
    ),
    "a change of the stay": (
        event("stay-changed", **CHANGED_STAY),
        "",
        (
            "Ana changed the departure from 5 March 2026 to 6 March 2026 and the room type from "
            "Double Room to Suite at 14:05 (+75.00)."
        ),
        (
            "Ana änderte um 14:05 Uhr die Abreise vom 05.03.2026 auf den 06.03.2026 und den "
            "Zimmertyp von Double Room auf Suite (+75,00)."
        ),
        (
            "Ana a modifié le départ du 05/03/2026 au 06/03/2026 et le type de chambre de Double Room "
            "à Suite à 14 h 05 (+75,00)."
        ),
        (
            "Ana cambió la salida del 05/03/2026 al 06/03/2026 y el tipo de habitación de Double Room "
            "a Suite a las 14:05 h (+75,00)."
        ),
    ),
    "notes": (
        event("notes-changed", fields=["internal_notes", "language", "special_requests"]),
        "",
        "Ana changed the internal notes, the guest’s language and the special requests at 14:05.",
        (
            "Ana änderte um 14:05 Uhr die internen Notizen, die Sprache des Gastes und die besonderen "
            "Wünsche."
        ),
        (
            "Ana a modifié les notes internes, la langue du client et les demandes particulières à "
            "14 h 05."
        ),
        (
            "Ana cambió las notas internas, el idioma del huésped y las peticiones especiales a las "
            "14:05 h."
        ),
    ),
    "money of the guest": (
        event("payment-received", ActorKind.SYSTEM, "payment provider", **EUR),
        "",
        "The payment provider reported €75.00 paid by card at 14:05.",
        "Der Zahlungsanbieter meldete um 14:05 Uhr 75,00 € als mit Karte bezahlt.",
        "Le prestataire de paiement a signalé un paiement par carte de 75,00 € à 14 h 05.",
        "El proveedor de pagos comunicó un pago con tarjeta de 75,00 € a las 14:05 h.",
    ),
    "the guest's own": (
        event("created", ActorKind.GUEST, "guest"),
        "",
        "The guest made the booking at 14:05.",
        "Der Gast legte um 14:05 Uhr die Buchung an.",
        "Le client a créé la réservation à 14 h 05.",
        "El huésped hizo la reserva a las 14:05 h.",
    ),
    "a hold that ended": (
        event("hold-expired", ActorKind.SYSTEM, "system"),
        "",
        "The system released the room at 14:05, because it was not paid in time.",
        "Das System gab um 14:05 Uhr das Zimmer frei, weil nicht rechtzeitig bezahlt wurde.",
        "Le système a libéré la chambre à 14 h 05, faute de paiement dans le délai.",
        "El sistema liberó la habitación a las 14:05 h porque no se pagó a tiempo.",
    ),
    "what is not known yet": (
        event("teleported"),
        "",
        "Ana changed something about the booking at 14:05.",
        "Ana änderte um 14:05 Uhr etwas an der Buchung.",
        "Ana a modifié la réservation à 14 h 05.",
        "Ana cambió algo de la reserva a las 14:05 h.",
    ),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_sentences_are_exactly_these(name: str):
    example, reason, *expected = EXAMPLES[name]

    assert [told(example, language.value, reason) for language in Language] == expected


@pytest.mark.parametrize("change", KNOWN)
def test_every_change_of_a_booking_has_its_sentence(change: str):
    phrase = phrases_of("trail")[change.replace("-", "_")]

    for language in Language:
        assert {"who", "time"} <= placeholders_in(phrase.in_language(language))


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("change", KNOWN)
def test_no_sentence_leaves_a_gap(change: str, language: Language):
    facts = CHANGED_STAY | ROOMS | EUR | {"room_number": "204", "code": "SOLD_OUT"}
    facts |= {"from_room_type": "DBL", "to_room_type": "STE", "fields": ["language"]}
    facts |= {"expires_at": AT.isoformat(), "departed_on": "2026-03-03"}

    sentence = told(event(change, **facts), language.value)

    assert placeholders_in(sentence) == set()
    assert ("–" in sentence, sentence.startswith("Ana ")) == (False, True)


def test_staff_without_a_first_name_go_by_their_user_name():
    event_of_somebody = event("confirmed")
    event_of_somebody.staff.user.first_name = ""

    assert told(event_of_somebody, "en") == "ana.k confirmed the booking at 14:05."


def test_the_newest_day_stands_first_and_time_is_the_hotels():
    late, early = event("confirmed"), event("created")
    late.pk, late.occurred_at = 9, datetime(2026, 3, 2, 23, 30, tzinfo=UTC)

    days = Teller(Language.ENGLISH, "Europe/Berlin").days([early, late])

    assert [(each.day.isoformat(), [e.sentence for e in each.entries]) for each in days] == [
        ("2026-03-03", ["Ana confirmed the booking at 00:30."]),
        ("2026-03-02", ["Ana made the booking at 15:05."]),
    ]
