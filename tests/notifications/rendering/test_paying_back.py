"""What guests and staff read of money that goes back: to a card by itself, or from the hotel's hand."""

from __future__ import annotations

from decimal import Decimal
from html import unescape

import pytest

from hotel.enums import BookingStatus, Language
from hotel.models import RoomBooking
from notifications.enums import Channel, MessageKind
from notifications.rendering import render
from notifications.rendering.languages import plain
from payments.enums import LedgerKind, RefundStatus
from payments.models import Payment
from tests.factories.letters import letter, make_hotel, stay
from tests.factories.paid import entered, paid_by_card, refund_of
from tests.factories.world import World, noon

EN, DE, FR, ES = Language.ENGLISH, Language.GERMAN, Language.FRENCH, Language.SPANISH
TO_CARD = {
    EN: "We are refunding {} to the card that you paid with. Depending on your bank this takes five "
    "to ten days.",
    DE: "Wir erstatten Ihnen {} auf die Karte, mit der Sie bezahlt haben. Je nach Bank dauert das "
    "fünf bis zehn Tage.",
    FR: "Nous vous remboursons {} sur la carte utilisée pour le paiement. Selon votre banque, cela "
    "prend cinq à dix jours.",
    ES: "Le devolvemos {} a la tarjeta con la que pagó. Según su banco, puede tardar de cinco a diez "
    "días.",
}
BY_HOTEL = {
    EN: "The hotel will pay {} back to you and get in touch with you about it.",
    DE: "Das Hotel zahlt Ihnen {} selbst zurück und meldet sich dazu bei Ihnen.",
    FR: "L'hôtel vous remboursera lui-même {} et vous contactera à ce sujet.",
    ES: "El hotel le devolverá directamente {} y se pondrá en contacto con usted para ello.",
}
FREE = {
    EN: "Nothing is charged for this.",
    DE: "Dafür entstehen Ihnen keine Kosten.",
    FR: "Aucuns frais ne vous sont facturés.",
    ES: "No se le cobra nada por ello.",
}
ROWS = {
    EN: ("Refund to the card: ", "Refund by the hotel: "),
    DE: ("Erstattung auf die Karte: ", "Erstattung durch das Hotel: "),
    FR: ("Remboursement sur la carte : ", "Remboursement par l'hôtel : "),
    ES: ("Reembolso a la tarjeta: ", "Reembolso por parte del hotel: "),
}


@pytest.fixture
def world(db: None) -> World:
    return make_hotel()


@pytest.fixture
def booking(world: World) -> RoomBooking:
    """Paid by half, with a card."""
    booking = stay(world)
    paid_by_card(booking, "75.00")
    return booking


def written_in(language: Language, amount: str) -> str:
    return f"€{amount}" if language == EN else f"{amount.replace('.', ',')} €"


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("by_card", "at_desk"),
    [("", ""), ("100.00", ""), ("", "42.00"), ("100.00", "42.00")],
    ids=["nothing", "card", "desk", "both"],
)
def test_a_cancellation_says_what_goes_to_the_card_and_what_the_hotel_pays_back(
    world: World, by_card: str, at_desk: str, language: Language
):
    booking = stay(world, status=BookingStatus.CANCELLED, penalty_amount=Decimal(0))
    if by_card:
        paid_by_card(booking, by_card)
    if at_desk:
        entered(LedgerKind.DESK_PAID, at_desk, booking)
    facts = {"penalty_amount": "0.00", "reason": "GUEST"}
    mail = render(letter(booking, MessageKind.BOOKING_CANCELLED, language, **facts), override=None)
    told = letter(booking, MessageKind.BOOKING_CANCELLED, language, channel=Channel.SMS, **facts)
    parts = [(TO_CARD, ROWS[language][0], by_card), (BY_HOTEL, ROWS[language][1], at_desk)]
    paid = [(words, row, written_in(language, amount)) for words, row, amount in parts if amount]
    note = " ".join(
        [FREE[language], *(words[language].format(amount) for words, _, amount in paid)]
    )
    rows = [row + amount for _, row, amount in paid]
    lines = plain(mail.text).splitlines()

    assert [line for line in lines if line.startswith(FREE[language])] == [note]
    assert [line for line in lines if line.startswith(ROWS[language])] == rows
    assert f">{note}</p>" in plain(unescape(mail.html))
    assert render(told, override=None).text.endswith(f" {note}")


def test_the_charge_for_a_cancellation_is_kept_of_what_was_paid_at_the_desk(booking: RoomBooking):
    booking.status, booking.penalty_amount = BookingStatus.CANCELLED, Decimal("30.00")
    entered(LedgerKind.DESK_PAID, "42.00", booking)
    told = letter(booking, MessageKind.BOOKING_CANCELLED, penalty_amount="30.00", reason="GUEST")
    text = render(told, override=None).text

    assert (
        "Cancellation charge: €30.00\nRefund to the card: €75.00\nRefund by the hotel: €12.00\n"
        in text
    )


def test_what_the_bank_took_back_from_the_card_does_not_go_to_it_again(booking: RoomBooking):
    booking.status, booking.penalty_amount = BookingStatus.CANCELLED, Decimal(0)
    entered(LedgerKind.CHARGED_BACK, "75.00", booking, Payment.objects.get())
    entered(LedgerKind.DESK_PAID, "42.00", booking)
    told = letter(booking, MessageKind.BOOKING_CANCELLED, penalty_amount="0.00", reason="GUEST")
    text = render(told, override=None).text

    assert "Refund by the hotel: €42.00\n" in text
    assert "Refund to the card" not in text


def test_what_the_hotel_has_paid_back_by_now_is_still_told(booking: RoomBooking):
    booking.status, booking.penalty_amount = BookingStatus.CANCELLED, Decimal(0)
    entered(LedgerKind.DESK_PAID, "42.00", booking)
    told = letter(booking, MessageKind.BOOKING_CANCELLED, reason="STAFF")
    before = render(told, override=None).text
    refund_of(Payment.objects.get(), booking, "75.00", status=RefundStatus.SENT, at=noon(1))
    entered(LedgerKind.DESK_REFUNDED, "42.00", booking, at=noon(1))

    assert "Refund to the card: €75.00\nRefund by the hotel: €42.00\n" in before
    assert render(told, override=None).text == before


def test_rooms_of_a_group_add_up_what_goes_back_each_way(world: World):
    first, second = (
        stay(world, status=BookingStatus.CANCELLED, penalty_amount=Decimal(0)) for _ in range(2)
    )
    paid_by_card(first, "100.00")
    entered(LedgerKind.DESK_PAID, "42.00", second)
    told = letter(first, MessageKind.BOOKING_CANCELLED, bookings=[first, second])

    assert (
        "Refund to the card: €100.00\nRefund by the hotel: €42.00\n"
        in render(told, override=None).text
    )


def test_a_receipt_for_more_than_was_owed_says_who_pays_it_back(booking: RoomBooking):
    paid_by_card(booking, "5.00")
    entered(LedgerKind.DESK_PAID, "120.00", booking)
    text = render(letter(booking, MessageKind.PAYMENT_RECEIPT, amount="120.00"), override=None).text

    assert f"Thank you.\n\nYour stay is fully paid. {TO_CARD[EN].format('€50.00')}\n\nYour" in text


def test_a_receipt_for_too_much_at_the_desk_says_that_the_hotel_pays_it_back(world: World):
    booking = stay(world)
    paid_by_card(booking, "20.00")
    entered(LedgerKind.DESK_PAID, "192.00", booking)
    text = render(letter(booking, MessageKind.PAYMENT_RECEIPT, amount="192.00"), override=None).text

    assert (
        f"Your stay is fully paid. {TO_CARD[EN].format('€20.00')} {BY_HOTEL[EN].format('€42.00')}\n"
        in text
    )


@pytest.mark.parametrize(
    ("language", "subject", "amount"),
    [
        (EN, "€142.00 to be paid back by hand", "€142.00 are to be paid back by hand for booking"),
        (DE, "142,00 € von Hand zurückzuzahlen", "142,00 € von Hand zurückzuzahlen:"),
        (FR, "142,00 € à rembourser à la main", "La somme de 142,00 € est à rembourser à la main"),
        (ES, "142,00 € por devolver a mano", "Hay que devolver a mano 142,00 € de la reserva"),
    ],
)
def test_staff_are_asked_to_pay_back_by_hand(
    booking: RoomBooking, language: Language, subject: str, amount: str
):
    facts = {"amount": "142.00", "currency": "EUR"}
    told = letter(booking, MessageKind.ALERT_REFUND_AT_DESK, language, **facts)
    mail = render(told, override=None)
    mark = " : " if language == FR else ": "

    assert plain(mail.subject) == f"{booking.booking_id}{mark}{subject}"
    assert amount in plain(mail.text)
    assert booking.booking_id in mail.text
    assert "(desk-refunds/)." in mail.text
    assert "Ångström" not in mail.text + mail.html
