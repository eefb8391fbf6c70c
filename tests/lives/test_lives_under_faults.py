"""Whole lives of bookings through the provider while everything goes wrong: calls fail before and after
their effect, messages are lost, doubled and shuffled, workers are killed. At the end the books are right.
"""

from __future__ import annotations

import os
import random
import time
import urllib.error
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

import pytest
from django.db import connection

from common.actor import Actor
from common.clock import now
from events.models import DomainEvent
from hotel.enums import CancellationReason
from hotel.models import RoomBooking
from notifications.enums import Channel, MessageKind, MessageStatus
from notifications.models import Message
from notifications.services.sending import hand_out_due
from payments.enums import SIGNS, LedgerKind, PaymentStatus, RefundStatus
from payments.ledger import balance_of, owed_of
from payments.models import LedgerEntry, Payment, Reconciliation, Refund
from payments.services import reconciliation, upkeep
from rates.enums import PaymentMode
from room_bookings.recount import differences
from room_bookings.services.capacity import open_hotel_nights
from room_bookings.services.holds import release_hold
from room_bookings.services.lifecycle import cancel_booking
from tests.browser.site import (
    WEBHOOK,
    Booked,
    Site,
    answers,
    free_port,
    process,
    wait_until,
    web_on,
)
from tests.factories.realtime import Realtime
from tests.factories.sandbox import SECRET, RunningSandbox, running_sandbox
from tests.factories.world import World, make_world
from tests.lives.listener import Listener, listening
from tests.lives.programs import Program, worker_programs
from webhooks.enums import DeliveryStatus
from webhooks.models import WebhookDelivery, WebhookEndpoint
from webhooks.services.endpoints import add_endpoint, wake

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow, pytest.mark.timeout(400)]

SEED: Final = int(os.environ.get("LIVES_SEED", "1"))
LIVES_OF_EACH: Final = int(os.environ.get("LIVES", "2"))
CRASHES: Final = 4
GOOD, DECLINED = "4242424242424242", "4000000000000002"
REFUND_FAILS, DISPUTED = "4000000000005126", "4000000000000259"
CALL_FAULTS: Final = ("error_before", "error_after", "reset_before", "reset_after", "delay")
MESSAGE_FAULTS: Final = ("webhook_duplicate", "webhook_reorder", "webhook_delay", "webhook_drop")
DAY: Final = timedelta(days=1)
COSTS_THE_NIGHT: Final = {"kind": "FIRST_NIGHT", "value": "0"}
DUE_JOBS: Final = """
SELECT count(*) FROM procrastinate_jobs
 WHERE status = 'doing' OR status = 'todo' AND (scheduled_at IS NULL OR scheduled_at <= now())
"""

NOBODY_LISTENS: Final = 0
AT_ONCE: Final = [kind for kind in MessageKind if kind != MessageKind.HOLD_EXPIRING]

Step = Callable[[], None]


@dataclass
class Town:
    """A running site with a hotel, and what can go wrong there."""

    site: Site
    sandbox: RunningSandbox
    world: World
    workers: list[Program]
    listener: Listener
    chance: random.Random = field(default_factory=lambda: random.Random(SEED))

    @property
    def today(self) -> date:
        return now().date()

    def book(self, first: int, code: str = "DBL") -> Booked:
        return self.site.book(
            self.world.hotel.slug,
            today=self.today,
            first=first,
            last=first + 2,
            room_type_code=code,
        )

    def trouble(self) -> None:
        """One call or message that goes wrong, somewhere; never so many that nothing gets through."""
        self.sandbox.control("DELETE", "faults")
        if self.chance.random() < 0.5:
            kind = self.chance.choice(CALL_FAULTS)
            self.sandbox.fault(kind, path="/v1/*", method="*", count=1, seconds=0.3)
        if self.chance.random() < 0.5:
            kind = self.chance.choice(MESSAGE_FAULTS)
            self.sandbox.fault(kind, type="*", count=1, seconds=0.5)

    def crash(self) -> None:
        worker = self.chance.choice(self.workers)
        worker.kill()
        worker.start()


@pytest.fixture
def town(empty_queue: None, settings: Any, tmp_path: Any) -> Iterator[Town]:
    rooms = {"DBL": tuple(f"2{number:02}" for number in range(60)), "STE": ("301",)}
    world = make_world(rooms=rooms)
    open_hotel_nights(hotel_id=world.hotel.pk, at=now())
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with ExitStack() as stack:
        sandbox = stack.enter_context(running_sandbox(webhook_url=url + WEBHOOK, smtp_port=0))
        listener = stack.enter_context(listening(random.Random(SEED)))
        settings.WEBHOOKS_ALLOW_PRIVATE = True
        add_endpoint(
            hotel_id=world.hotel.pk,
            by=world.desk,
            facts={"url": listener.url, "events": ["*"], "description": ""},
            at=now(),
        )
        settings.STRIPE_SECRET_KEY, settings.STRIPE_API_BASE = "sk_test_lives", sandbox.base_url
        environment = {
            "HOTELMATE_DATA": str(tmp_path),
            "SITE_URL": url,
            "STRIPE_API_BASE": sandbox.base_url,
            "STRIPE_SECRET_KEY": "sk_test_lives",
            "STRIPE_WEBHOOK_SECRETS": SECRET,
            "EMAIL_HOST": "127.0.0.1",
            "EMAIL_PORT": str(sandbox.mail_port),
            "WEBHOOKS_ALLOW_PRIVATE": "1",
            "LOG_LEVEL": "ERROR",
            **{f"THROTTLE_{name}": "off" for name in ("PUBLIC", "BOOKING", "LOOKUP", "PROMO")},
        }
        stack.enter_context(process(web_on(port), os.environ | environment))
        workers = worker_programs(environment)
        for worker in workers:
            stack.callback(worker.kill)
            worker.start()
        wait_until(lambda: answers(f"{url}/healthz"), "the site never came up")
        yield Town(Site(url, sandbox, Realtime(NOBODY_LISTENS)), sandbox, world, workers, listener)


def insist(ask: Callable[[], Any]) -> Any:
    """As a guest does: what cannot be had now is asked for again."""
    for _ in range(200):
        try:
            return ask()
        except urllib.error.HTTPError as refused:
            if refused.code != 503:
                raise AssertionError(refused.read().decode()) from refused
            time.sleep(0.25)
    raise AssertionError("never answered")


def pay(town: Town, booked: Booked, card: str = GOOD) -> Step:
    def step() -> None:
        started = insist(lambda: booked.ask("POST", "payment/session/", {}))
        town.sandbox.pay(started["session_id"], card)

    return step


def start(booked: Booked) -> Step:
    return lambda: insist(lambda: booked.ask("POST", "payment/session/", {}))


def wait_for(booked: Booked, status: str) -> Step:
    """Webhooks may be lost: then the return page's question finds it out."""

    def is_so() -> bool:
        insist(lambda: booked.ask("GET", "payment/"))
        return insist(lambda: booked.ask("GET"))["status"] == status

    return lambda: wait_until(is_so, f"{booked.booking_id} never was {status}")


def cancel(booked: Booked) -> Step:
    return lambda: insist(lambda: booked.ask("POST", "cancel/", {"reason": ""}))


def cancel_by_hotel(town: Town, booked: Booked) -> Step:
    return lambda: (
        cancel_booking(
            hotel_id=town.world.hotel.pk,
            booking_id=booked.booking_id,
            reason=CancellationReason.STAFF,
            by=Actor.system(),
            at=now(),
        )
        and None
    )  # type: ignore[func-returns-value]


def lose_hold(booked: Booked) -> Step:
    def step() -> None:
        RoomBooking.objects.filter(booking_id=booked.booking_id).update(expires_at=now())
        hotel_id = RoomBooking.objects.get(booking_id=booked.booking_id).hotel_id
        release_hold(hotel_id=hotel_id, booking_id=booked.booking_id, at=now())

    return step


def guaranteed(town: Town, first: int) -> Booked:
    booked = town.book(first)
    RoomBooking.objects.filter(booking_id=booked.booking_id).update(
        payment_mode=PaymentMode.CARD_GUARANTEE,
        policy={
            "name": "Flexible",
            "cutoff_time": "15:00",
            "tiers": [{"hours_before": 24 * 60, **COSTS_THE_NIGHT}],
            "no_show": COSTS_THE_NIGHT,
            "deposit": {"kind": "NONE", "value": "0"},
        },
    )
    return booked


def lives(town: Town) -> list[list[Step]]:
    """Each a list of steps; the steps of all are mixed."""
    made: list[list[Step]] = []
    for number in range(LIVES_OF_EACH):
        plain = [town.book(10 + number) for _ in range(7)]
        near, far = guaranteed(town, 2), guaranteed(town, 20)
        made += [
            [pay(town, plain[0]), wait_for(plain[0], "CONFIRMED")],
            [pay(town, plain[1], DECLINED), pay(town, plain[1])],
            [pay(town, plain[2]), wait_for(plain[2], "CONFIRMED"), cancel(plain[2])],
            [start(plain[3]), cancel(plain[3])],
            [pay(town, plain[4], REFUND_FAILS), cancel_by_hotel(town, plain[4])],
            [pay(town, plain[5], DISPUTED), wait_for(plain[5], "CONFIRMED")],
            [*paid_late(town, plain[6])],
            [pay(town, near), wait_for(near, "CONFIRMED"), cancel(near)],
            [pay(town, far), wait_for(far, "CONFIRMED"), cancel(far)],
        ]
    suite = town.book(10, "STE")
    made.append(paid_late(town, suite, then=lambda: town.book(10, "STE") and None))  # type: ignore[func-returns-value]
    return made


def paid_late(town: Town, booked: Booked, then: Step = lambda: None) -> list[Step]:
    """The page is open, the hold ends, somebody else may come, and then the guest pays after all."""
    page: dict[str, Any] = {}

    def pay_now() -> None:
        town.sandbox.ask("POST", f"/_sandbox/sessions/{page['session_id']}/pay", {"card": GOOD})

    def begin() -> None:
        page.update(insist(lambda: booked.ask("POST", "payment/session/", {})))

    def lose() -> None:
        town.sandbox.fault("error_before", path="*/expire", method="*", count=1)
        lose_hold(booked)()

    return [begin, lose, then, pay_now]


def live(town: Town) -> None:
    waiting = lives(town)
    crashes = sorted(town.chance.sample(range(sum(map(len, waiting))), CRASHES))
    for number in range(sum(map(len, waiting))):
        town.trouble()
        if number in crashes:
            town.crash()
        chosen = town.chance.choice([life for life in waiting if life])
        chosen.pop(0)()


def come_to_rest(town: Town) -> None:
    """Nothing goes wrong any more; time passes until nothing is left to do."""
    town.sandbox.control("DELETE", "faults")
    town.listener.is_well = True
    for worker in town.workers:
        worker.kill()
    run("UPDATE procrastinate_jobs SET status = 'todo' WHERE status = 'doing'")
    for worker in town.workers:
        worker.start()
    while let_time_pass() or town.sandbox.control("POST", "webhooks/flush")["sent"]:
        wait_until(lambda: not run(DUE_JOBS), "jobs are left")


def let_time_pass() -> bool:
    """What waits for a later attempt is due now, save for a refund that the card will never take.
    Returns whether anything waited."""
    run("UPDATE procrastinate_jobs SET scheduled_at = NULL WHERE status = 'todo' AND attempts > 0")
    refunds = Refund.objects.filter(next_attempt_at__isnull=False)
    waiting = [
        Payment.objects.filter(next_attempt_at__isnull=False).update(next_attempt_at=now()),
        refunds.exclude(status=RefundStatus.FAILED).update(next_attempt_at=now()),
        _messages_again(),
        WebhookDelivery.objects.filter(status=DeliveryStatus.PENDING).update(next_attempt_at=now()),
    ]
    WebhookEndpoint.objects.update(resting_until=None)
    hand_out_due(at=now())
    waits = WebhookEndpoint.objects.filter(deliveries__status=DeliveryStatus.PENDING)
    for endpoint in waits.distinct():
        wake(endpoint.pk)
    upkeep.defer_due_work(at=now())
    return any(waiting) or bool(run(DUE_JOBS))


def _messages_again() -> int:
    """Of a worker that was killed while it sent one nobody knows whether it went out."""
    sending = Message.objects.filter(status=MessageStatus.SENDING)
    sending.update(claimed_at=now() - DAY)
    waiting = Message.objects.filter(status=MessageStatus.PENDING, kind__in=AT_ONCE)
    return sending.count() + waiting.update(next_attempt_at=now())


def run(statement: str) -> int:
    """Returns how many rows it changed, or the number that it found."""
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return int(cursor.fetchone()[0]) if "SELECT" in statement else cursor.rowcount


def compare_with_provider(town: Town) -> list[str]:
    span = {"since": now() - DAY, "until": now() + DAY}
    run = Reconciliation.objects.create(hotel=town.world.hotel, started_at=now(), **span)
    reconciliation.reconcile(run.pk, at=now())
    return [str(each) for each in run.differences.all()]


def net_of(booking: RoomBooking) -> Decimal:
    entries = LedgerEntry.objects.filter(booking=booking, kind__in=SIGNS)
    return sum((SIGNS[LedgerKind(each.kind)] * each.amount for each in entries), Decimal(0))


def test_whatever_goes_wrong_nobody_pays_for_nothing_and_no_room_is_free(town: Town) -> None:
    live(town)
    come_to_rest(town)
    compare_with_provider(town)
    come_to_rest(town)

    assert compare_with_provider(town) == []
    assert differences() == []
    for booking in RoomBooking.objects.select_related("hotel", "assigned_room"):
        assert_is_settled(booking)
    assert_is_as_the_provider_says(town)
    assert_no_job_is_lost()
    assert_everybody_is_told_once(town)
    assert_integrators_miss_nothing(town)


def assert_is_settled(booking: RoomBooking) -> None:
    """Charged less refunded is what its policy says, unless a bank or a card stands in the way, and
    that is in everybody's sight."""
    balance = balance_of(booking)
    charged_back = LedgerEntry.objects.filter(booking=booking, kind=LedgerKind.CHARGED_BACK)
    if charged_back.exists():
        return
    failed = Refund.objects.filter(booking=booking, status=RefundStatus.FAILED)
    if failed.exists():
        assert balance.returning == sum(each.amount for each in failed)
    if booking.status == "PENDING_PAYMENT":
        assert balance.paid == 0
        return
    assert net_of(booking) - balance.returning == owed_of(booking), booking
    is_paid = net_of(booking) - balance.returning > 0
    assert not (is_paid and booking.status == "CANCELLED" and not booking.penalty_amount)


def assert_is_as_the_provider_says(town: Town) -> None:
    there = {
        each["metadata"]["reference"]: each for each in town.sandbox.ledger() if each["captured"]
    }
    here = Payment.objects.filter(status=PaymentStatus.CAPTURED)
    assert set(there) == {payment.reference for payment in here}
    for payment in here:
        entries = LedgerEntry.objects.filter(payment=payment, kind__in=SIGNS)
        net = sum(SIGNS[LedgerKind(each.kind)] * each.amount for each in entries)
        assert there[payment.reference]["net"] == net * 100, payment


def assert_no_job_is_lost() -> None:
    """The comparison is an event as well: its own jobs end first."""
    wait_until(lambda: not run(DUE_JOBS), "jobs are left")
    with connection.cursor() as cursor:
        cursor.execute("SELECT task_name, args FROM procrastinate_jobs WHERE status = 'failed'")
        assert cursor.fetchall() == []


def assert_everybody_is_told_once(town: Town) -> None:
    """A mail that a killed worker may have sent goes out again under its name, and is kept once."""
    sent = Message.objects.filter(channel=Channel.EMAIL, status=MessageStatus.SENT)
    mails = town.sandbox.control("GET", "mail")["mails"]
    assert sorted(each["message_id"] for each in mails) == sorted(each.header_id for each in sent)
    for booking in RoomBooking.objects.exclude(confirmed_at=None):
        told = Message.objects.filter(booking=booking, kind=MessageKind.BOOKING_CONFIRMED)
        states = [each.status for each in told.filter(channel=Channel.EMAIL)]
        is_overtaken = booking.status == "CANCELLED" and states in ([], ["SUPPRESSED"])
        assert states == ["SENT"] or is_overtaken, booking
    assert not Message.objects.filter(status__in=["FAILED", "SENDING"]).exists()


def assert_integrators_miss_nothing(town: Town) -> None:
    told = DomainEvent.objects.filter(hotel=town.world.hotel, name__startswith="booking-")
    assert set(told.values_list("id", flat=True)) - set(town.listener.heard) == set()
    assert not WebhookDelivery.objects.exclude(status=DeliveryStatus.DELIVERED).exists()
