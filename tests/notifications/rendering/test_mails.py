"""Mails and SMS as guests and staff read them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from django.conf import LazySettings

from common.actor import Actor
from common.tokens import derive_manage_token
from hotel.enums import BookingStatus, CancellationReason, Language
from hotel.models import RoomBooking
from notifications.enums import Channel, MessageKind
from notifications.letters import TemplateText
from notifications.rendering import render
from notifications.rendering.languages import plain
from payments.enums import LedgerKind
from payments.ledger import Fact, enter
from payments.models import Payment
from room_bookings.services.booking import Person
from tests.factories.letters import letter, make_hotel, stay
from tests.factories.paid import entered, paid_by_card, refund_of
from tests.factories.world import World, nights, noon

EN, DE, FR, ES = Language.ENGLISH, Language.GERMAN, Language.FRENCH, Language.SPANISH
CONFIRMED = MessageKind.BOOKING_CONFIRMED


@pytest.fixture
def world(db: None, settings: LazySettings) -> World:
    settings.SITE_URL = "https://book.example"
    return make_hotel()


@pytest.fixture
def booking(world: World) -> RoomBooking:
    """Paid by half."""
    booking = stay(world)
    paid_by_card(booking, "75.00")
    return booking


def address(booking: RoomBooking) -> str:
    token = derive_manage_token(booking.booking_id)
    return f"https://book.example/guest/{booking.hotel.slug}/bookings/{booking.booking_id}/#token={token}"


def test_a_confirmation_in_german(booking: RoomBooking):
    mail = render(letter(booking, CONFIRMED, DE), override=None)

    assert mail.subject == (
        f"Hôtel Müller & Söhne: Ihre Buchung {booking.confirmation_number} ist bestätigt"
    )
    assert (
        plain(mail.text)
        == f"""\
Guten Tag Zoë Ångström,

vielen Dank, dass Sie sich für unser Haus entschieden haben. Ihre Buchung ist bestätigt, und wir \
freuen uns, Sie am Sonntag, 8. März 2026 bei uns zu begrüßen.

Sie haben 75,00 € bezahlt. Die restlichen 75,00 € zahlen Sie im Hotel.

Über die Schaltfläche unten können Sie Ihre Buchung ansehen, ändern oder stornieren. Die \
Bestätigung und ein Eintrag für Ihren Kalender liegen bei.

Mit freundlichen Grüßen
Ihr Team von Hôtel Müller & Söhne

Buchung verwalten:
{address(booking)}

Double Room
-----------
Anreise: Sonntag, 8. März 2026, ab 15:00 Uhr
Abreise: Dienstag, 10. März 2026, bis 11:00 Uhr
Bestätigungsnummer: {booking.confirmation_number}
Buchungsnummer: {booking.booking_id}
Gast: Zoë Ångström
Gäste: 2 Erwachsene
Nächte: 2
Tarif: Flexible

Preis
-----
2 Nächte: 150,00 €
Gesamtpreis: 150,00 €
Bezahlt: 75,00 €
Noch zu zahlen: 75,00 €

Bedingungen
-----------
Kostenfreie Stornierung bis Freitag, 6. März 2026, 15:00 Uhr (Ortszeit des Hotels).
Ab Freitag, 6. März 2026, 15:00 Uhr (Ortszeit des Hotels) kostet eine Stornierung 75,00 €.
Ab Samstag, 7. März 2026, 15:00 Uhr (Ortszeit des Hotels) kostet eine Stornierung 150,00 €.
Wenn Sie ohne Stornierung nicht anreisen, werden 150,00 € berechnet.

----------------------------------------
Lange Straße 12, Berlin, DE
Telefon +49 30 1234567
haus@mueller.example
"""
    )
    assert [each.filename for each in mail.attachments] == [
        f"{booking.booking_id}.ics",
        f"{booking.booking_id}.pdf",
    ]


@pytest.mark.parametrize(
    ("language", "greeting", "balance", "condition"),
    [
        (
            EN,
            "Dear Zoë Ångström,",
            "You have paid €75.00. The remaining €75.00 is payable at the hotel.",
            "You can cancel free of charge until Friday 6 March 2026, 15:00 (hotel time).",
        ),
        (
            FR,
            "Bonjour Zoë Ångström,",
            "Vous avez réglé 75,00 €. Le solde de 75,00 € est à régler à l'hôtel.",
            "Annulation sans frais jusqu'au vendredi 6 mars 2026 à 15 h 00 (heure de l'hôtel).",
        ),
        (
            ES,
            "Buenos días, Zoë Ångström:",
            "Ha pagado 75,00 €. Los 75,00 € restantes se pagan en el hotel.",
            "Cancelación gratuita hasta el viernes, 6 de marzo de 2026, a las 15:00 h (hora del hotel).",
        ),
    ],
)
def test_a_confirmation_in_the_other_languages(
    booking: RoomBooking, language: Language, greeting: str, balance: str, condition: str
):
    mail = render(letter(booking, CONFIRMED, language), override=None)
    lines = plain(mail.text).splitlines()

    assert (lines[0], balance in lines, condition in lines) == (greeting, True, True)
    assert f'<html lang="{language.value}"' in mail.html


def test_on_a_narrow_screen_no_name_of_a_fact_is_broken_for_want_of_width(booking: RoomBooking):
    html = render(letter(booking, CONFIRMED, DE), override=None).html

    assert ".name, .value { display: block !important;" in html
    assert html.count('class="name soft line"') == html.count('class="value ink line"') == 6


def test_text_and_html_say_the_same(booking: RoomBooking):
    mail = render(letter(booking, CONFIRMED, FR), override=None)

    for fact in (booking.booking_id, "75,00\u00a0€", "dimanche 8\u00a0mars 2026", "Tarif"):
        assert fact in mail.text
        assert fact in mail.html
    assert mail.html.count(f'href="{address(booking)}"') == 1


@pytest.mark.parametrize("language", Language)
def test_nothing_is_left_to_fill_in(booking: RoomBooking, language: Language):
    facts = {"amount": "75.00", "payment": "PAY-1", "differences": 2}
    mails = [
        render(letter(booking, kind, language, **facts), override=None) for kind in MessageKind
    ]
    texts = [mail.subject + mail.text for mail in mails]

    assert [text for text in texts if "{" in text or "None" in text] == []


def test_what_people_typed_never_becomes_html(world: World):
    nasty = "<img src=x onerror=alert(1)>"
    world.hotel.name = f"Inn {nasty}"
    world.hotel.address = nasty
    world.hotel.save()
    booking = stay(world, primary=Person(nasty, 'O\'Neill & "Co"', "a@example.com"))
    mail = render(letter(booking, CONFIRMED), override=None)

    assert "<img" not in mail.html
    assert "&lt;img src=x onerror=alert(1)&gt; O&#x27;Neill &amp; &quot;Co&quot;" in mail.html
    assert f'Dear {nasty} O\'Neill & "Co",' in mail.text


def test_a_name_cannot_ask_for_other_facts(world: World):
    booking = stay(world, primary=Person("{manage_url}", "{0.__class__}", "a@example.com"))
    mail = render(letter(booking, MessageKind.AFTER_STAY), override=None)

    assert mail.text.startswith("Dear {manage_url} {0.__class__},\n")


def test_a_hotels_own_text_takes_the_place_of_subject_and_paragraphs(booking: RoomBooking):
    own = TemplateText(
        "Hi {guest_name}\r\nBcc: everybody@example.com",
        "Dear <b>{guest_name}</b>,\r\n\r\nsee {manage_url} or {nothing}.\nBye",
    )
    mail = render(letter(booking, CONFIRMED), override=own)

    assert mail.subject == "Hi Zoë Ångström Bcc: everybody@example.com"
    assert mail.text.startswith(
        f"Dear <b>Zoë Ångström</b>,\r\n\r\nsee {address(booking)} or {{nothing}}.\nBye\n\nManage"
    )
    assert "Dear &lt;b&gt;Zoë Ångström&lt;/b&gt;,</p>" in mail.html
    assert (
        f'see <a class="accent" href="{address(booking)}">{address(booking)}</a> or {{nothing}}.<br>Bye'
        in mail.html
    )
    assert "Double Room" in mail.html


def test_an_sms_is_short_and_without_special_spaces(booking: RoomBooking):
    told = letter(booking, CONFIRMED, FR, channel=Channel.SMS)

    sms = render(told, override=None)

    assert (sms.subject, sms.html, sms.attachments) == ("", "", ())
    assert sms.text == (
        f"Hôtel Müller & Söhne : votre réservation {booking.confirmation_number} du 08/03/2026 au "
        f"10/03/2026 est confirmée. Détails : {address(booking)}"
    )


def test_a_held_room_asks_to_be_paid(world: World):
    held = world.hold(nights(1, 3))
    held = RoomBooking.objects.with_list_relations().get(pk=held.pk)
    told = letter(held, MessageKind.HOLD_EXPIRING, expires_at="2026-03-02T12:15:00Z")
    mail = render(told, override=None)

    assert plain(mail.subject) == "We are holding your room until Monday 2 March 2026, 13:15"
    assert f"Pay now:\n{address(held)}" in mail.text
    assert "Still to pay: €150.00" in mail.text
    assert "Paid:" not in mail.text


def test_a_cancellation_tells_what_it_costs_and_what_comes_back(booking: RoomBooking):
    booking.status, booking.penalty_amount = BookingStatus.CANCELLED, Decimal("30.00")
    told = letter(
        booking,
        MessageKind.BOOKING_CANCELLED,
        penalty_amount="30.00",
        reason=CancellationReason.GUEST.value,
    )
    mail = render(told, override=None)

    assert (
        "By the conditions of your booking, the cancellation costs €30.00. We are refunding €45.00 to "
        "the card that you paid with." in mail.text
    )
    assert "Cancellation charge: €30.00\nRefund to the card: €45.00\n" in mail.text
    assert b"METHOD:CANCEL" in mail.attachments[0].content


def test_what_the_hotel_waived_comes_back_as_well(booking: RoomBooking):
    booking.status, booking.penalty_amount = BookingStatus.CANCELLED, Decimal("30.00")
    entered(LedgerKind.ALLOWANCE, "10.00", booking)
    told = letter(booking, MessageKind.BOOKING_CANCELLED, penalty_amount="30.00", reason="GUEST")

    assert "We are refunding €55.00 to the card" in render(told, override=None).text


def test_a_receipt_says_what_the_hotel_waived(booking: RoomBooking):
    entered(LedgerKind.ALLOWANCE, "10.00", booking)
    told = letter(booking, MessageKind.PAYMENT_RECEIPT, amount="75.00")

    assert (
        "Total: €150.00\nWaived by the hotel: -€10.00\nPaid: €75.00\nStill to pay: €65.00\n"
        in render(told, override=None).text
    )


def test_a_receipt_for_the_cost_of_a_cancellation_speaks_of_no_stay(booking: RoomBooking):
    booking.status, booking.penalty_amount = BookingStatus.CANCELLED, Decimal("75.00")
    text = render(letter(booking, MessageKind.PAYMENT_RECEIPT, amount="75.00"), override=None).text

    assert (
        "Thank you.\n\nThis is the charge of €75.00 that the conditions of your booking provide for "
        "when it is cancelled or not used.\n\nYour receipt is attached." in text
    )
    assert "Cancellation charge: €75.00\nPaid: €75.00\n" in text
    assert "Total" not in text


def test_a_receipt_for_a_stay_that_was_cancelled_meanwhile_says_what_comes_back(
    booking: RoomBooking,
):
    booking.status, booking.penalty_amount = BookingStatus.CANCELLED, Decimal(0)
    refund_of(Payment.objects.get(), booking, "75.00")
    text = render(letter(booking, MessageKind.PAYMENT_RECEIPT, amount="75.00"), override=None).text

    assert "Thank you.\n\nWe are refunding €75.00 to the card that you paid with." in text
    assert "fully paid" not in text


@pytest.mark.parametrize("language", Language)
def test_a_card_that_came_too_late_was_not_charged_and_nothing_is_refunded(
    booking: RoomBooking, language: Language
):
    own = TemplateText("{amount} zurück", "{amount}")
    for kind in (MessageKind.LATE_PAYMENT_REFUNDED, MessageKind.ALERT_LATE_PAYMENT):
        mail = render(letter(booking, kind, language, amount="0.00"), override=own)

        assert booking.booking_id in mail.subject or booking.confirmation_number in mail.subject
        assert "0.00" not in mail.text + mail.html
        assert "0,00" not in mail.text + mail.html


def test_a_refund_that_is_through_is_still_told(booking: RoomBooking):
    booking.status, booking.penalty_amount = BookingStatus.CANCELLED, Decimal(0)
    told = letter(booking, MessageKind.BOOKING_CANCELLED, reason="STAFF")
    before = render(told, override=None).text
    through = Fact(LedgerKind.REFUNDED, "re_1", Decimal("75.00"))
    enter(through, booking, by=Actor.system(), at=noon(1))

    assert "has been cancelled by the hotel" in before
    assert "We are refunding €75.00 to the card" in before
    assert render(told, override=None).text == before


def test_a_group_is_confirmed_in_one_mail(world: World):
    first, second = stay(world), stay(world, primary=Person("Max", "Müller"))
    mail = render(letter(first, CONFIRMED, bookings=[first, second]), override=None)

    assert mail.text.count("Double Room\n") == 2
    assert "Guest: Max Müller" in mail.text
    assert "Double Room: 2 nights: €150.00\n" in mail.text
    assert "Total: €300.00\nStill to pay: €300.00\n" in mail.text
    assert mail.text.count("You can cancel free of charge until") == 1


def test_an_alert_names_the_booking_and_nobody(booking: RoomBooking):
    told = letter(booking, MessageKind.ALERT_REFUND_FAILED, amount="75.00", refund="RFD-2026-1")
    mail = render(told, override=None)

    assert mail.subject == f"{booking.booking_id}: refund of €75.00 failed"
    assert "Reference: RFD-2026-1" in mail.text
    assert "Ångström" not in mail.text + mail.html
    assert mail.attachments == ()


def test_an_alert_about_no_booking(world: World):
    told = letter(None, MessageKind.ALERT_RECONCILIATION, DE, world=world, differences=3)

    assert render(told, override=None).subject == (
        "Hôtel Müller & Söhne: Abweichungen zwischen Zahlungsdienst und Kassenbuch: 3"
    )


def test_amounts_without_decimals_in_their_currency(world: World):
    booking = stay(world, currency="JPY", total_amount=Decimal(12000), price_lines=[])
    text = render(letter(booking, CONFIRMED), override=None).text

    assert "2 nights: ¥12,000\nTotal: ¥12,000\n" in text


def test_the_same_letter_reads_the_same(booking: RoomBooking):
    told = letter(booking, CONFIRMED, ES)
    one, other = render(told, override=None), render(replace(told), override=None)

    assert (one.subject, one.text, one.html) == (other.subject, other.text, other.html)
