"""Hotels with accounts of their own at the provider: each hotel's money goes its own way, for ever."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client

from common.actor import Actor
from common.sealing import CannotOpen, Seal
from common.tokens import derive_manage_token
from events.models import DomainEvent
from hotel.enums import BookingStatus, CancellationReason
from hotel.models import RoomBooking
from payments.accounts import (
    Keys,
    OwnKeys,
    can_take_payments,
    current_account,
    keys_of,
    own_keys,
)
from payments.enums import Outcome, PaymentStatus, RefundStatus
from payments.errors import (
    NoPaymentAccount,
    PaymentKeyMalformed,
    PaymentLiveKeyRefused,
    PaymentsNotConfigured,
    PaymentTestKeyRefused,
)
from payments.models import (
    Difference,
    LedgerEntry,
    Payment,
    PaymentAccount,
    ProviderEvent,
    Reconciliation,
    Refund,
)
from payments.services.accounts import remove_keys, renew_keys, set_keys
from payments.services.checkout import start_payment
from payments.services.order import put_booking_in_order
from payments.services.provider_work import ask_provider, work_on_payment, work_on_refund
from payments.services.reconciliation import reconcile, request_reconciliation
from payments.services.settlement import apply
from room_bookings.services.lifecycle import cancel_booking
from tests.factories.provider_side import intent_told, page_of
from tests.factories.sandbox import KEY, RunningSandbox, running_sandbox
from tests.factories.stripe_side import message, signed
from tests.factories.world import NOON, World, make_world, nights

pytestmark = pytest.mark.django_db
ADMIN = Actor.system(label="admin")
GRAND = {"api_key": "sk_test_grand_00001234", "webhook_secret": "whsec_of_the_grand"}
INN = {"api_key": "rk_test_inn_000000009876", "webhook_secret": "whsec_of_the_inn"}
SECRETS = [*GRAND.values(), *INN.values()]


@pytest.fixture
def grand(db: None) -> World:
    return make_world(slug="grand")


@pytest.fixture
def inn(grand: World) -> World:
    return make_world(slug="inn")


@pytest.fixture
def sandbox(settings: Any) -> Iterator[RunningSandbox]:
    with time_machine.travel(NOON), running_sandbox() as running:
        settings.STRIPE_SECRET_KEY, settings.STRIPE_WEBHOOK_SECRETS = KEY, ["whsec_of_the_site"]
        settings.STRIPE_API_BASE = running.base_url
        yield running


def give(world: World, keys: dict[str, str]) -> PaymentAccount:
    return set_keys(hotel_id=world.hotel.pk, **keys, by=ADMIN, at=NOON)


def started(world: World, booking: RoomBooking) -> Payment:
    token = derive_manage_token(booking.booking_id)
    return start_payment(
        hotel_slug=world.hotel.slug, booking_id=booking.booking_id, token=token, at=NOON
    ).payment


def paid(world: World, sandbox: RunningSandbox) -> Payment:
    booking = world.hold(nights(3, 5))
    payment = started(world, booking)
    sandbox.pay(payment.session_id)
    ask_provider(payment.pk, at=NOON)
    payment.refresh_from_db()
    assert payment.status == PaymentStatus.CAPTURED
    return payment


def account_in_sandbox(sandbox: RunningSandbox, api_key: str) -> list[tuple[str, str, int]]:
    """Status, our reference and what was paid back of each payment of the key's account."""
    listed = sandbox.client_with(api_key).v1.payment_intents.list({"limit": 100})
    ledger = {each["payment_intent"]: each for each in sandbox.ledger()}
    return [
        (each.status, each.metadata["reference"], ledger[each.id]["refunded"])
        for each in listed.data
    ]


def cancelled(world: World, payment: Payment) -> Refund:
    """By the hotel, which pays everything back."""
    share = payment.shares.select_related("booking").get()
    cancel_booking(
        hotel_id=world.hotel.pk,
        booking_id=share.booking.booking_id,
        reason=CancellationReason.STAFF,
        waive_penalty=True,
        by=world.desk,
        at=NOON,
    )
    put_booking_in_order(hotel_id=world.hotel.pk, booking_id=share.booking.booking_id, at=NOON)
    return Refund.objects.get(payment=payment)


def test_each_hotel_is_paid_into_its_own_account(grand: World, inn: World, sandbox: RunningSandbox):
    accounts = give(grand, GRAND), give(inn, INN)
    payments = paid(grand, sandbox), paid(inn, sandbox), paid(make_world(), sandbox)

    assert [payment.account for payment in payments] == [*accounts, None]
    assert [
        account_in_sandbox(sandbox, key) for key in (GRAND["api_key"], INN["api_key"], KEY)
    ] == [[("succeeded", payment.reference, 0)] for payment in payments]


def test_what_was_paid_under_former_keys_goes_back_with_them(grand: World, sandbox: RunningSandbox):
    under_site = paid(grand, sandbox)
    give(grand, GRAND)
    under_first = paid(grand, sandbox)
    give(grand, INN)
    refunds = [cancelled(grand, under_site), cancelled(grand, under_first)]
    for refund in refunds:
        work_on_refund(refund.pk, at=NOON)
        refund.refresh_from_db()

    assert [refund.status for refund in refunds] == [RefundStatus.SUCCEEDED] * 2
    assert account_in_sandbox(sandbox, KEY) == [("succeeded", under_site.reference, 15000)]
    assert account_in_sandbox(sandbox, GRAND["api_key"]) == [
        ("succeeded", under_first.reference, 15000)
    ]
    assert account_in_sandbox(sandbox, INN["api_key"]) == []


def test_new_keys_of_the_same_account_serve_its_payments(grand: World, sandbox: RunningSandbox):
    account = give(grand, GRAND)
    payment = paid(grand, sandbox)
    renewed = {"api_key": "sk_test_grand_00005678", "webhook_secret": "whsec_of_the_grand_since"}
    assert renew_keys(hotel_id=grand.hotel.pk, **renewed, by=ADMIN, at=NOON) == account
    refund = cancelled(grand, payment)
    work_on_refund(refund.pk, at=NOON)
    refund.refresh_from_db()

    assert keys_of(current_account(grand.hotel.pk)) == Keys(*renewed.values())
    assert (refund.status, PaymentAccount.objects.count()) == (RefundStatus.SUCCEEDED, 1)


def test_a_page_of_former_keys_is_closed_and_the_guest_pays_the_new_account(
    grand: World, sandbox: RunningSandbox
):
    booking = grand.hold(nights(3, 5))
    first = started(grand, booking)
    account = give(grand, GRAND)
    second = started(grand, booking)
    work_on_payment(first.pk, at=NOON)
    first.refresh_from_db()

    assert (first.account, first.status) == (None, PaymentStatus.EXPIRED)
    assert (second.account, second.status) == (account, PaymentStatus.OPEN)


def test_without_its_own_keys_a_hotel_is_paid_through_the_sites(
    grand: World, sandbox: RunningSandbox
):
    give(grand, GRAND)
    remove_keys(hotel_id=grand.hotel.pk, by=ADMIN, at=NOON)

    assert (current_account(grand.hotel.pk), paid(grand, sandbox).account) == (None, None)


def test_a_hotel_with_keys_takes_payments_where_the_site_has_none(
    grand: World, inn: World, sandbox: RunningSandbox, settings: Any
):
    settings.STRIPE_SECRET_KEY = ""
    give(grand, GRAND)
    assert paid(grand, sandbox).account is not None
    with pytest.raises(PaymentsNotConfigured):
        started(inn, inn.hold(nights(1, 3)))

    assert [can_take_payments(each.hotel.pk) for each in (grand, inn)] == [True, False]


def test_the_books_of_each_account_are_compared(grand: World, inn: World, sandbox: RunningSandbox):
    paid(grand, sandbox)
    give(grand, GRAND)
    give(inn, GRAND)
    paid(grand, sandbox)
    paid(inn, sandbox)
    run = request_reconciliation(
        hotel_id=grand.hotel.pk, since=None, until=None, by=ADMIN, at=NOON.replace(hour=23)
    )
    reconcile(run.pk, at=NOON.replace(hour=23))
    run = Reconciliation.objects.get()

    assert (run.payments, run.error, list(Difference.objects.values())) == (2, "", [])


# Messages


def money_of(*worlds: World) -> list[Any]:
    hotels = [each.hotel.pk for each in worlds]
    kinds = (Payment, LedgerEntry, Refund)
    books = [list(kind.objects.filter(hotel__in=hotels).values()) for kind in kinds]
    return [*books, list(RoomBooking.objects.filter(hotel__in=hotels).values())]


def told_paid(payment: Payment, **facts: Any) -> bytes:
    intent = {
        "id": f"pi_{payment.reference}",
        "object": "payment_intent",
        "status": "succeeded",
        "amount": int(payment.amount * 100),
        "amount_received": int(payment.amount * 100),
        "currency": "eur",
        "metadata": {"reference": payment.reference},
    }
    return message("payment_intent.succeeded", intent | facts)


def post(client: Client, world: World | None, body: bytes, secret: str) -> HttpResponse:
    below = f"{world.hotel.slug}/" if world else ""
    return client.post(
        f"/api/payments/stripe/webhook/{below}",
        body,
        "application/json",
        headers={"Stripe-Signature": signed(body, secret=secret)},
    )


@pytest.fixture
def heard(sandbox: RunningSandbox, no_throttles: None) -> Client:
    return Client()


def test_a_hotels_own_address_hears_of_its_payments(grand: World, heard: Client):
    payment = page_of(grand.hold(nights(1, 3)), account=give(grand, GRAND))
    answer = post(heard, grand, told_paid(payment), GRAND["webhook_secret"])
    payment.refresh_from_db()

    assert (answer.status_code, answer.json()) == (200, {"received": True})
    assert payment.status == PaymentStatus.CAPTURED
    assert ProviderEvent.objects.get().account == payment.account


def test_former_keys_are_still_heard_about_former_payments(grand: World, heard: Client):
    payment = page_of(grand.hold(nights(1, 3)), account=give(grand, GRAND))
    give(grand, INN)
    answer = post(heard, grand, told_paid(payment), GRAND["webhook_secret"])
    payment.refresh_from_db()

    assert (answer.status_code, payment.status) == (200, PaymentStatus.CAPTURED)


@pytest.mark.parametrize("secret", [INN["webhook_secret"], "whsec_of_the_site"])
def test_another_secret_is_refused_at_a_hotels_address(
    grand: World, inn: World, heard: Client, secret: str
):
    payment = page_of(grand.hold(nights(1, 3)), account=give(grand, GRAND))
    give(inn, INN)
    before = money_of(grand, inn)
    answer = post(heard, grand, told_paid(payment), secret)

    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "INVALID_SIGNATURE")
    assert (money_of(grand, inn), ProviderEvent.objects.count()) == (before, 0)


def test_a_hotel_without_an_account_and_none_are_as_unsigned(
    grand: World, inn: World, heard: Client
):
    body = told_paid(page_of(grand.hold(nights(1, 3))))
    answers = [post(heard, grand, body, GRAND["webhook_secret"])]
    nowhere = heard.post("/api/payments/stripe/webhook/nowhere/", body, "application/json")

    assert [each.status_code for each in (*answers, nowhere)] == [400, 400]


@pytest.mark.parametrize("at_own_address", [True, False])
def test_a_hotels_account_cannot_speak_of_anybody_elses_money(
    grand: World, inn: World, heard: Client, at_own_address: bool
):
    """Neither of another hotel's payments nor of those that the site took for this one."""
    theirs = page_of(inn.hold(nights(1, 3)), account=give(inn, INN), intent_id="pi_theirs")
    of_site = page_of(grand.hold(nights(1, 3)), intent_id="pi_site")
    give(grand, GRAND)
    before = money_of(grand, inn)
    bodies = [
        told_paid(theirs), told_paid(of_site),
        told_paid(theirs, id="pi_theirs"), told_paid(of_site, id="pi_site"),
    ]  # fmt: skip
    secret, place = GRAND["webhook_secret"], grand if at_own_address else None
    statuses = [
        post(heard, place, body.replace(b'"evt_1"', f'"evt_{number}"'.encode()), secret).status_code
        for number, body in enumerate(bodies)
    ]

    assert statuses == [200 if at_own_address else 400] * 4
    assert money_of(grand, inn) == before
    assert {event.outcome for event in ProviderEvent.objects.all()} <= {Outcome.UNKNOWN}


def test_what_one_account_told_too_early_never_reaches_anothers_payment(
    grand: World, inn: World, heard: Client
):
    """A refund of a payment that nobody knows yet waits, and waits for its own account's only."""
    give(grand, GRAND)
    theirs = page_of(inn.hold(nights(1, 3)), account=give(inn, INN))
    early = {
        "id": "re_1",
        "object": "refund",
        "status": "succeeded",
        "amount": 15000,
        "currency": "eur",
        "payment_intent": f"pi_{theirs.reference}",
        "metadata": {},
    }
    first = post(heard, grand, message("refund.created", early), GRAND["webhook_secret"])
    body = told_paid(theirs).replace(b'"evt_1"', b'"evt_2"')
    second = post(heard, inn, body, INN["webhook_secret"])
    theirs.refresh_from_db()

    assert (first.status_code, second.status_code) == (200, 200)
    assert (theirs.status, Refund.objects.count()) == (PaymentStatus.CAPTURED, 0)
    assert RoomBooking.objects.get(hotel=inn.hotel).status == BookingStatus.CONFIRMED


def test_one_message_id_of_two_accounts_is_two_messages(grand: World, inn: World, heard: Client):
    ours = page_of(grand.hold(nights(1, 3)), account=give(grand, GRAND))
    theirs = page_of(inn.hold(nights(1, 3)), account=give(inn, INN))
    post(heard, grand, told_paid(ours), GRAND["webhook_secret"])
    post(heard, inn, told_paid(theirs), INN["webhook_secret"])

    assert set(Payment.objects.values_list("status", flat=True)) == {PaymentStatus.CAPTURED}


def test_the_sites_account_cannot_speak_of_a_hotels_own(grand: World):
    payment = page_of(grand.hold(nights(1, 3)), account=give(grand, GRAND))
    before = money_of(grand)

    assert (apply(intent_told(payment), at=NOON), money_of(grand)) == (Outcome.UNKNOWN, before)


# Keys


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"api_key": "pk_test_00000000"}, "api_key"),
        ({"api_key": "sk_test_"}, "api_key"),
        ({"api_key": "sk_test_grand 0000000"}, "api_key"),
        ({"api_key": "sk_test_grand_0000\n"}, "api_key"),
        ({"api_key": ""}, "api_key"),
        ({"webhook_secret": "sk_test_grand_0000"}, "webhook_secret"),
        ({"webhook_secret": "whsec_"}, "webhook_secret"),
    ],
)
def test_what_is_no_key_changes_nothing(grand: World, facts: dict[str, str], field: str):
    with pytest.raises(PaymentKeyMalformed) as refused:
        give(grand, GRAND | facts)

    assert (refused.value.field, refused.value.details) == (field, None)
    assert (PaymentAccount.objects.count(), DomainEvent.objects.count()) == (0, 0)


def test_in_production_guests_pay_with_live_keys_only(grand: World, settings: Any):
    settings.IN_PRODUCTION = True
    with pytest.raises(PaymentTestKeyRefused):
        give(grand, GRAND)
    give(grand, GRAND | {"api_key": "sk_live_000000004321"})

    assert own_keys(grand.hotel.pk) == OwnKeys(hint="4321", is_live=True, changed_at=NOON)


def test_elsewhere_no_card_is_charged_by_a_live_key(grand: World):
    give(grand, GRAND)
    with pytest.raises(PaymentLiveKeyRefused):
        give(grand, GRAND | {"api_key": "rk_live_000000004321"})

    assert own_keys(grand.hotel.pk) == OwnKeys(hint="1234", is_live=False, changed_at=NOON)


def test_there_is_nothing_to_renew_or_remove(grand: World):
    with pytest.raises(NoPaymentAccount):
        renew_keys(hotel_id=grand.hotel.pk, **GRAND, by=ADMIN, at=NOON)
    with pytest.raises(NoPaymentAccount):
        remove_keys(hotel_id=grand.hotel.pk, by=ADMIN, at=NOON)

    assert own_keys(grand.hotel.pk) is None


def test_keys_are_sealed_for_their_row_and_purpose(grand: World, inn: World, settings: Any):
    ours, theirs = give(grand, GRAND), give(inn, INN)
    theirs.sealed_key = ours.sealed_key
    with pytest.raises(PaymentsNotConfigured):
        keys_of(theirs)
    ours.sealed_key, ours.sealed_secret = ours.sealed_secret, ours.sealed_key
    with pytest.raises(PaymentsNotConfigured):
        keys_of(ours)
    with pytest.raises(CannotOpen):
        Seal("webhook-secret").open(
            PaymentAccount.objects.get(pk=ours.pk).sealed_key,
            place=f"payment-account:{grand.hotel.pk}:{ours.pk}:api-key",
        )
    settings.SECRET_KEY = "another"
    with pytest.raises(PaymentsNotConfigured):
        keys_of(PaymentAccount.objects.get(pk=ours.pk))


def test_no_key_is_told_shown_or_logged(
    grand: World, inn: World, sandbox: RunningSandbox, caplog: pytest.LogCaptureFixture
):
    caplog.set_level(logging.DEBUG)
    accounts = [give(grand, GRAND), give(inn, INN)]
    renew_keys(hotel_id=grand.hotel.pk, **GRAND, by=ADMIN, at=NOON)
    paid(grand, sandbox)
    remove_keys(hotel_id=inn.hotel.pk, by=ADMIN, at=NOON)
    said = json.dumps(list(DomainEvent.objects.values()), default=str)
    shown = [f"{each!r} {each}" for each in accounts] + [repr(keys_of(each)) for each in accounts]
    stored = [bytes(each.sealed_key) + bytes(each.sealed_secret) for each in accounts]

    assert [text for text in SECRETS if text in said + caplog.text + "".join(shown)] == []
    assert [text for text in SECRETS for kept in stored if text.encode() in kept] == []


def test_the_log_says_who_changed_keys_and_nothing_of_them(grand: World):
    give(grand, GRAND)
    remove_keys(hotel_id=grand.hotel.pk, by=ADMIN, at=NOON)
    told = DomainEvent.objects.order_by("id").values_list("name", "change", "data")

    assert list(told) == [
        ("hotel-changed", "payment-keys-changed", {"is_live": False}),
        ("hotel-changed", "payment-keys-removed", {"is_live": False}),
    ]
