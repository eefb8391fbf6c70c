"""Documents, read back."""

from __future__ import annotations

import io
from datetime import timedelta
from decimal import Decimal
from typing import Final

import pytest
from pypdf import PdfReader

from common.actor import Actor
from hotel.enums import Language
from hotel.models import RoomBooking
from notifications.errors import DocumentsUnavailable, NothingPaid
from notifications.rendering import pdf
from notifications.rendering.catalogue import catalogue_of
from notifications.rendering.confirmation import confirmation_pdf
from notifications.rendering.languages import plain
from notifications.rendering.receipt import receipt_facts, receipt_pdf
from payments.enums import LedgerKind
from payments.ledger import Fact, enter
from room_bookings.services.booking import Person
from tests.factories.letters import make_hotel, stay
from tests.factories.paid import paid_by_card
from tests.factories.world import NOON, World

DE, ES = catalogue_of(Language.GERMAN), catalogue_of(Language.SPANISH)


@pytest.fixture
def world(db: None) -> World:
    return make_hotel()


def text_of(content: bytes) -> str:
    return plain("\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages))


def test_a_confirmation(world: World):
    booking = stay(world, primary=Person("Zoë 山田", "<b>Ångström</b> ¥"))
    assert (
        text_of(confirmation_pdf(booking, DE, at=NOON))
        == f"""\
Hôtel Müller & Söhne
Lange Straße 12, Berlin, DE · Telefon +49 30 1234567 · haus@mueller.example
Buchungsbestätigung
Für Zoë 山田 <b>Ångström</b> ¥
Erstellt am Montag, 2. März 2026, 13:00 Uhr (Ortszeit des Hotels)
Bitte zeigen Sie diesen
Code beim Check-in.
Anreise
Sonntag, 8. März 2026
ab 15:00 Uhr
Abreise
Dienstag, 10. März 2026
bis 11:00 Uhr
Ihr Aufenthalt
Zimmer Double Room
Bestätigungsnummer {booking.confirmation_number}
Buchungsnummer {booking.booking_id}
Gast Zoë 山田 <b>Ångström</b> ¥
Gäste 2 Erwachsene
Nächte 2
Tarif Flexible
Preis
2 Nächte 150,00 €
Gesamtpreis 150,00 €
Noch zu zahlen 150,00 €
Bedingungen
Kostenfreie Stornierung bis Freitag, 6. März 2026, 15:00 Uhr (Ortszeit des Hotels).
Ab Freitag, 6. März 2026, 15:00 Uhr (Ortszeit des Hotels) kostet eine Stornierung 75,00 €.
Ab Samstag, 7. März 2026, 15:00 Uhr (Ortszeit des Hotels) kostet eine Stornierung 150,00 €.
Wenn Sie ohne Stornierung nicht anreisen, werden 150,00 € berechnet.
Hôtel Müller & Söhne 1 / 1"""
    )


def test_documents_are_tagged_and_say_their_title_and_language(world: World):
    booking = stay(world)
    read = PdfReader(io.BytesIO(confirmation_pdf(booking, ES, at=NOON)))
    root = read.trailer["/Root"]

    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("es", True)
    assert read.metadata is not None
    assert read.metadata.title == (
        f"Confirmación de reserva {booking.confirmation_number} – Hôtel Müller & Söhne"
    )
    assert [round(float(edge)) for edge in read.pages[0].mediabox[2:]] == [595, 842]


TAXED_LINES: Final = [
    {
        "kind": "NIGHT",
        "night": None,
        "reason": "base price",
        "quantity": 1,
        "net": "130.84",
        "taxes": [{"name": "MwSt. 7 %", "amount": "9.16"}],
        "amount": "140.00",
        "rate": None,
    },
    {
        "kind": "CITY_TAX",
        "night": None,
        "reason": "City Tax Berlin",
        "quantity": 1,
        "net": "0.00",
        "taxes": [{"name": "City Tax Berlin", "amount": "10.00"}],
        "amount": "10.00",
        "rate": None,
    },
]


def test_a_receipt_lists_taxes_payments_and_refunds(world: World):
    booking = stay(
        world, price_lines=TAXED_LINES, subtotal=Decimal("130.84"), taxes=Decimal("19.16")
    )
    payment = paid_by_card(booking, "150.00")
    refund = Fact(LedgerKind.REFUNDED, "re_1", Decimal("20.00"), payment)
    enter(refund, booking, by=Actor.system(), at=NOON + timedelta(days=1))
    cash = Fact(LedgerKind.DESK_PAID, "desk_1", Decimal("5.00"), desk_method="CASH")
    enter(cash, booking, by=world.desk, at=NOON + timedelta(days=2))
    number = booking.booking_id.removeprefix("BK-")

    assert (
        text_of(receipt_pdf(booking, DE, at=NOON))
        == f"""\
Hôtel Müller & Söhne
Lange Straße 12, Berlin, DE · Telefon +49 30 1234567 · haus@mueller.example
Quittung
Quittungsnummer RC-{number}-3
Für Zoë Ångström
Erstellt am Montag, 2. März 2026, 13:00 Uhr (Ortszeit des Hotels)
Ihr Aufenthalt
Double Room, 08.03.2026 – 10.03.2026
Bestätigungsnummer {booking.confirmation_number} · Buchungsnummer {booking.booking_id}
Preis
Leistung Netto Steuern Brutto
2 Nächte 130,84 € 9,16 € 140,00 €
City Tax Berlin 0,00 € 10,00 € 10,00 €
Gesamtpreis 130,84 € 19,16 € 150,00 €
Steuern
MwSt. 7 % 9,16 €
City Tax Berlin 10,00 €
Zahlungen
Datum Leistung Nummer Betrag
02.03.2026 Kartenzahlung {payment.reference} 150,00 €
03.03.2026 Erstattung auf die Karte {payment.reference} -20,00 €
04.03.2026 Barzahlung 5,00 €
Saldo
Gesamtpreis 150,00 €
Bezahlt 135,00 €
Noch zu zahlen 15,00 €
Hôtel Müller & Söhne 1 / 1"""
    )


def test_a_receipt_is_of_something_paid(world: World):
    with pytest.raises(NothingPaid):
        receipt_pdf(stay(world), DE, at=NOON)


def test_a_receipts_number_changes_only_when_money_moves(world: World):
    booking = stay(world)
    paid_by_card(booking, "75.00")
    numbers = [receipt_facts(booking, DE, at=NOON)["number"] for _ in range(2)]
    paid_by_card(booking, "75.00")

    assert numbers == [f"RC-{booking.booking_id.removeprefix('BK-')}-1"] * 2
    assert receipt_facts(booking, DE, at=NOON)["number"].endswith("-2")


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/x.png", "file:///etc/hostname", "data:text/plain,x", "x.png"]
)
def test_a_document_fetches_nothing(address: str):
    with pytest.raises(ValueError, match=r"disallowed|Not an absolute URI"):
        pdf.fetching_nothing().fetch(address)


def test_without_its_libraries_a_document_is_refused(world: World, monkeypatch: pytest.MonkeyPatch):
    def missing(name: str) -> None:
        raise OSError(f"cannot load {name}")

    pdf.weasyprint.cache_clear()
    monkeypatch.setattr(pdf, "import_module", missing)
    with pytest.raises(DocumentsUnavailable):
        confirmation_pdf(stay(world), DE, at=NOON)


def test_a_name_of_any_length_stays_on_its_page(world: World):
    booking = stay(world, primary=Person("W" * 100, "M" * 100))
    read = text_of(confirmation_pdf(booking, DE, at=NOON))

    assert "W" * 100 in read.replace("\n", "")
    assert RoomBooking.objects.get(pk=booking.pk).primary_first_name == "W" * 100
