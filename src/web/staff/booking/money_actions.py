"""Money at the desk and back to the cards. A form that is sent twice is done once."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from notifications.bodies import message_body
from notifications.errors import MessageNotFound
from notifications.selectors import messages_of_booking
from notifications.serializers import ResendInput
from notifications.services.resending import resend_once
from payments.errors import PaymentNotFound, RefundNotFound
from payments.listings import payments_of_booking
from payments.models import Refund
from payments.services.desk import DeskMoney, take_payment_once
from payments.services.desk_refunds import DeskRefund, pay_back_once
from payments.services.retries import retry_payment
from payments.services.staff_refunds import RefundWanted, refund_once, retry_refund
from payments.staff_answers import (
    desk_paid_answer,
    desk_paid_back_answer,
    refunds_planned_answer,
)
from payments.staff_serializers import DeskPaymentInput, DeskRefundInput, RefundInput
from room_bookings.locks import read_booking
from staff.permissions import Capability
from web.forms import read_form
from web.staff.booking.base import BookingAction
from web.staff.booking.forms import attempt_of

OWED = ("still_owed",)


class MoneyAction(BookingAction):
    section = "money"

    @property
    def once(self) -> dict[str, Any]:
        return self.doing | {"attempt": attempt_of(self.request.POST)}


class TakePaymentAction(MoneyAction):
    capability = Capability.TAKE_PAYMENTS
    form = "take"

    def change(self, request: HttpRequest, booking_id: str, **_: Any) -> str:
        money = DeskMoney(**read_form(DeskPaymentInput, request.POST))
        take_payment_once(money, **self.once, booking_id=booking_id, answer=desk_paid_answer)
        return self.words["booking_done"]["take"]


class PayBackAction(MoneyAction):
    capability = Capability.REFUND_PAYMENTS
    form = "pay_back"

    def change(self, request: HttpRequest, booking_id: str, **_: Any) -> str:
        money = DeskRefund(**read_form(DeskRefundInput, request.POST, flags=OWED))
        pay_back_once(money, **self.once, booking_id=booking_id, answer=desk_paid_back_answer)
        return self.words["booking_done"]["pay_back"]


class RefundAction(MoneyAction):
    capability = Capability.REFUND_PAYMENTS
    form = "refund"

    def change(self, request: HttpRequest, booking_id: str, **_: Any) -> str:
        wanted = RefundWanted(**read_form(RefundInput, request.POST, flags=OWED))
        refund_once(wanted, **self.once, booking_id=booking_id, answer=refunds_planned_answer)
        return self.words["booking_done"]["refund"]


class RetryPaymentAction(MoneyAction):
    capability = Capability.REFUND_PAYMENTS

    def change(self, request: HttpRequest, booking_id: str, **named: Any) -> str:
        reference = named["payment_reference"]
        found = payments_of_booking(hotel_id=self.hotel.pk, booking_id=booking_id)
        if not found.filter(reference=reference).exists():
            raise PaymentNotFound
        retry_payment(**self.doing, reference=reference)
        return self.words["booking_done"]["retry"]


class RetryRefundAction(MoneyAction):
    capability = Capability.REFUND_PAYMENTS

    def change(self, request: HttpRequest, booking_id: str, **named: Any) -> str:
        reference = named["refund_reference"]
        booking = read_booking(hotel_id=self.hotel.pk, booking_id=booking_id)
        if not Refund.objects.filter(booking=booking, reference=reference).exists():
            raise RefundNotFound
        retry_refund(**self.doing, reference=reference)
        return self.words["booking_done"]["retry"]


class ResendAction(MoneyAction):
    capability = Capability.SEND_MESSAGES
    section = "messages"

    def change(self, request: HttpRequest, booking_id: str, **named: Any) -> str:
        message_id = named["message_id"]
        booking = read_booking(hotel_id=self.hotel.pk, booking_id=booking_id)
        if not messages_of_booking(booking).filter(pk=message_id).exists():
            raise MessageNotFound
        facts = read_form(ResendInput, request.POST)
        resend_once(**self.once, **facts, message_id=message_id, answer=message_body)
        return self.words["booking_done"]["resend"]
