"""The front desk's money: folios, payments at the desk, refunds."""

from __future__ import annotations

from django.http import HttpResponse
from rest_framework.request import Request

from common.api.idempotency import REPLAYED_HEADER, AnsweredOnce, read_attempt
from common.api.pagination import paginate
from common.api.renderers import json_response
from common.clock import now
from payments import staff_docs as docs
from payments.folios import folio, group_folio
from payments.listings import (
    Days,
    payment_in_full,
    payments_of_booking,
    payments_of_hotel,
    refund_in_full,
    refunds_of_hotel,
)
from payments.services.desk import DeskMoney, take_group_payment_once, take_payment_once
from payments.services.desk_refunds import DeskRefund, pay_back_once
from payments.services.retries import retry_payment
from payments.services.staff_refunds import RefundWanted, refund_once, retry_refund
from payments.staff_answers import (
    desk_paid_answer,
    desk_paid_back_answer,
    group_desk_paid_answer,
    refunds_planned_answer,
)
from payments.staff_bodies import folio_body, group_folio_body, listed_refund_body, payment_body
from payments.staff_serializers import (
    DeskPaymentInput,
    DeskRefundInput,
    PaymentsQuery,
    RefundInput,
    RefundsQuery,
)
from staff.api import StaffView
from staff.if_match import if_match
from staff.permissions import Capability
from staff.serializers import NoInput


class FolioView(StaffView):
    capabilities = {"GET": Capability.VIEW_MONEY}

    @docs.get_folio
    def get(self, request: Request, hotel_slug: str, booking_id: str) -> HttpResponse:
        return json_response(folio_body(folio(hotel_id=self.hotel.pk, booking_id=booking_id)))


class GroupFolioView(StaffView):
    capabilities = {"GET": Capability.VIEW_MONEY}

    @docs.get_group_folio
    def get(self, request: Request, hotel_slug: str, group_reference: str) -> HttpResponse:
        found = group_folio(hotel_id=self.hotel.pk, group_reference=group_reference)
        return json_response(group_folio_body(found))


class DeskPaymentView(StaffView):
    capabilities = {"POST": Capability.TAKE_PAYMENTS}

    @docs.take_desk_payment
    @if_match
    def post(self, request: Request, hotel_slug: str, booking_id: str) -> HttpResponse:
        money = DeskMoney(**DeskPaymentInput.read(self.body))
        taken = take_payment_once(
            money,
            **self.who,
            booking_id=booking_id,
            attempt=read_attempt(request, [booking_id, self.body]),
            answer=desk_paid_answer,
            at=now(),
        )
        return _created(taken)


class GroupDeskPaymentView(StaffView):
    capabilities = {"POST": Capability.TAKE_PAYMENTS}

    @docs.take_group_desk_payment
    def post(self, request: Request, hotel_slug: str, group_reference: str) -> HttpResponse:
        money = DeskMoney(**DeskPaymentInput.read(self.body))
        taken = take_group_payment_once(
            money,
            **self.who,
            group_reference=group_reference,
            attempt=read_attempt(request, [group_reference, self.body]),
            answer=group_desk_paid_answer,
            at=now(),
        )
        return _created(taken)


class DeskRefundView(StaffView):
    capabilities = {"POST": Capability.REFUND_PAYMENTS}

    @docs.pay_back_at_desk
    @if_match
    def post(self, request: Request, hotel_slug: str, booking_id: str) -> HttpResponse:
        money = DeskRefund(**DeskRefundInput.read(self.body))
        paid_back = pay_back_once(
            money,
            **self.who,
            booking_id=booking_id,
            attempt=read_attempt(request, [booking_id, self.body]),
            answer=desk_paid_back_answer,
            at=now(),
        )
        return _created(paid_back)


class RefundView(StaffView):
    capabilities = {"POST": Capability.REFUND_PAYMENTS}

    @docs.refund
    @if_match
    def post(self, request: Request, hotel_slug: str, booking_id: str) -> HttpResponse:
        wanted = RefundWanted(**RefundInput.read(self.body))
        planned = refund_once(
            wanted,
            **self.who,
            booking_id=booking_id,
            attempt=read_attempt(request, [booking_id, self.body]),
            answer=refunds_planned_answer,
            at=now(),
        )
        return _created(planned)


class PaymentsOfBookingView(StaffView):
    capabilities = {"GET": Capability.VIEW_MONEY}

    @docs.list_payments_of_booking
    def get(self, request: Request, hotel_slug: str, booking_id: str) -> HttpResponse:
        found = payments_of_booking(hotel_id=self.hotel.pk, booking_id=booking_id)
        page = paginate(found, request.query_params)
        return json_response(page.body([payment_body(each) for each in page.rows]))


class PaymentsView(StaffView):
    capabilities = {"GET": Capability.VIEW_MONEY}

    @docs.list_payments
    def get(self, request: Request, hotel_slug: str) -> HttpResponse:
        asked = PaymentsQuery.read_query(request.query_params)
        days = Days(asked.pop("start_date", None), asked.pop("end_date", None))
        page = paginate(payments_of_hotel(self.hotel, days, **asked), request.query_params)
        return json_response(page.body([payment_body(each) for each in page.rows]))


class RefundsView(StaffView):
    capabilities = {"GET": Capability.VIEW_MONEY}

    @docs.list_refunds
    def get(self, request: Request, hotel_slug: str) -> HttpResponse:
        asked = RefundsQuery.read_query(request.query_params)
        days = Days(asked.pop("start_date", None), asked.pop("end_date", None))
        page = paginate(refunds_of_hotel(self.hotel, days, **asked), request.query_params)
        return json_response(page.body([listed_refund_body(each) for each in page.rows]))


class PaymentRetryView(StaffView):
    capabilities = {"POST": Capability.REFUND_PAYMENTS}

    @docs.retry_payment
    def post(self, request: Request, hotel_slug: str, payment_reference: str) -> HttpResponse:
        NoInput.read(self.body)
        tried = retry_payment(**self.who, reference=payment_reference, at=now())
        found = payment_in_full(hotel_id=self.hotel.pk, reference=tried.reference)
        return json_response(payment_body(found))


class RefundRetryView(StaffView):
    capabilities = {"POST": Capability.REFUND_PAYMENTS}

    @docs.retry_refund
    def post(self, request: Request, hotel_slug: str, refund_reference: str) -> HttpResponse:
        NoInput.read(self.body)
        retry_refund(**self.who, reference=refund_reference, at=now())
        found = refund_in_full(hotel_id=self.hotel.pk, reference=refund_reference)
        return json_response(listed_refund_body(found))


def _created(done: AnsweredOnce) -> HttpResponse:
    headers = REPLAYED_HEADER if done.is_replay else None
    return json_response(done.body, status=201, headers=headers)
