"""What staff can do with money, described."""

from __future__ import annotations

from typing import Any, Final

from common.api.docs import (
    ANY_REQUEST,
    WITH_QUERY,
    Answer,
    Operation,
    Refusing,
    Sent,
    answer_header,
    request_header,
)
from common.api.errors import NOT_FOUND
from common.api.pagination import PageQuery
from common.errors import InvalidDateRange
from hotel.booking_docs import ONCE, OWN_BOOKING
from hotel.staff_docs import page_of
from hotel.staff_examples import BOOKING_ID, page
from hotel.version_docs import IF_MATCH, TAGGED, VERSIONED
from payments import staff_examples as shown
from payments.errors import (
    DeskPaymentTooHigh,
    DeskRefundDiffers,
    NothingToRetry,
    PaymentNotFound,
    PaymentsNotConfigured,
    ReconciliationNotFound,
    ReconciliationSpanRefused,
    RefundAlreadySent,
    RefundNotFound,
    RefundOutcomeUnknown,
    RefundTooHigh,
)
from payments.staff_serializers import (
    DeskPaidBackSerializer,
    DeskPaidSerializer,
    DeskPaymentInput,
    DeskRefundInput,
    FolioSerializer,
    GroupDeskPaidSerializer,
    GroupFolioSerializer,
    GuestFolioSerializer,
    LedgerQuery,
    ListedRefundSerializer,
    PaymentSerializer,
    PaymentsQuery,
    ReconciliationInFullSerializer,
    ReconciliationInput,
    ReconciliationSerializer,
    RefundInput,
    RefundsPlannedSerializer,
    RefundsQuery,
)
from rates.errors import AmountTooPrecise
from room_bookings.errors import HoldExpired
from staff.docs import CHANGE, NOTHING_SENT, OF_THE_HOTEL

MONEY: Final = "Staff: money"
FOLIO: Final = (
    "What the stay was sold at line by line or, once it is cancelled or not used, what that costs; "
    "what was paid and paid back, in order; refunds that are not settled; and what is still due."
)
KEY: Final = (
    request_header(
        "Idempotency-Key", "Sent again with the same body, the first answer comes back."
    ),
    answer_header(
        "Idempotent-Replayed", "`true` when the answer is that of an earlier request.", 201
    ),
)
MOST: Final = {"most": "130.00", "currency": "EUR"}
TOO_PRECISE: Final = AmountTooPrecise(field="amount", details={"currency": "EUR"})
TOO_HIGH: Final = RefundTooHigh(field="amount", details=MOST)
WRONG_DAYS: Final = InvalidDateRange("End date must be after start date", field="end_date")
LISTED: Final = (*OF_THE_HOTEL, *WITH_QUERY, WRONG_DAYS)
ONCE_CHANGED: Final[tuple[Refusing, ...]] = (*OF_THE_HOTEL, *CHANGE, *ONCE)
DESK_PAYMENT: Final[dict[str, Any]] = {"amount": "150.00", "method": "CASH", "note": "Receipt 118"}

get_folio = Operation(
    name="getFolio",
    summary="The folio of a booking",
    description=FOLIO,
    tag=MONEY,
    answer=Answer(200, FolioSerializer, shown.FOLIO),
    refusals=OF_THE_HOTEL,
)
get_group_folio = Operation(
    name="getGroupFolio",
    summary="The folios of a group",
    description="Of each booking, and the sums of all.",
    tag=MONEY,
    answer=Answer(200, GroupFolioSerializer, shown.GROUP_FOLIO),
    refusals=OF_THE_HOTEL,
)
get_own_folio = Operation(
    name="getOwnFolio",
    summary="The folio of one's own booking",
    description=f"{FOLIO} Without the token, or with a wrong one, it is answered like an unknown id.",
    tag=OWN_BOOKING,
    answer=Answer(200, GuestFolioSerializer, shown.GUEST_FOLIO),
    refusals=(*ANY_REQUEST, NOT_FOUND),
    security=({"BookingToken": []},),
)
DESK_PAYMENT_REFUSED: Final = (
    TOO_PRECISE,
    DeskPaymentTooHigh(field="amount", details=MOST),
    HoldExpired(details={"booking_id": BOOKING_ID}),
)
take_desk_payment = Operation(
    name="takeDeskPayment",
    summary="Enter a payment at the desk",
    description=(
        "Never more than is due. A booking that is held for what it now has paid is confirmed with "
        "it; in place of a card guarantee the same sum will do."
    ),
    tag=MONEY,
    parameters=(*KEY, IF_MATCH, TAGGED),
    sends=Sent(DeskPaymentInput, DESK_PAYMENT),
    answer=Answer(201, DeskPaidSerializer, shown.DESK_PAID),
    refusals=(*ONCE_CHANGED, *VERSIONED, *DESK_PAYMENT_REFUSED),
)
take_group_desk_payment = Operation(
    name="takeGroupDeskPayment",
    summary="Enter a payment at the desk for a group",
    description=(
        "For its bookings in turn, each as far as something is due for it. Those that are held for "
        "what they now have paid are confirmed with it."
    ),
    tag=MONEY,
    parameters=KEY,
    sends=Sent(DeskPaymentInput, DESK_PAYMENT),
    answer=Answer(201, GroupDeskPaidSerializer, {"bookings": [shown.DESK_PAID]}),
    refusals=(*ONCE_CHANGED, *DESK_PAYMENT_REFUSED),
)
pay_back_at_desk = Operation(
    name="payBackAtDesk",
    summary="Enter what the desk pays back",
    description=(
        "What was paid and is neither back nor on its way back. `instead_of` names a refund that is "
        "not sent, or that the provider has refused: it is withdrawn. Otherwise the booking then costs "
        "that much less as far as nothing was overpaid, unless the amount is still owed."
    ),
    tag=MONEY,
    parameters=(*KEY, IF_MATCH, TAGGED),
    sends=Sent(
        DeskRefundInput,
        {
            "amount": "20.00",
            "method": "CASH",
            "note": "Card was closed",
            "instead_of": shown.REFUND_REFERENCE,
        },
    ),
    answer=Answer(201, DeskPaidBackSerializer, shown.DESK_PAID_BACK),
    refusals=(
        *ONCE_CHANGED,
        *VERSIONED,
        TOO_PRECISE,
        TOO_HIGH,
        DeskRefundDiffers(field="amount", details={"amount": "20.00", "currency": "EUR"}),
        RefundNotFound(field="instead_of"),
        RefundAlreadySent(field="instead_of"),
        RefundOutcomeUnknown(field="instead_of"),
    ),
)
refund = Operation(
    name="refundBooking",
    summary="Pay back to the card",
    description=(
        "All that can be paid back, or a part of it: of what was captured and is not back, on its way "
        "back or charged back; the newest payment first. It is sent by jobs. The booking then costs "
        "that much less as far as nothing was overpaid, unless the amount is still owed."
    ),
    tag=MONEY,
    parameters=(*KEY, IF_MATCH, TAGGED),
    sends=Sent(RefundInput, {"amount": "20.00", "reason_note": "No hot water on Thursday"}),
    answer=Answer(201, RefundsPlannedSerializer, shown.REFUNDS_PLANNED),
    refusals=(*ONCE_CHANGED, *VERSIONED, TOO_PRECISE, TOO_HIGH),
)
list_payments_of_booking = Operation(
    name="listPaymentsOfBooking",
    summary="The payments of a booking with the provider",
    description="The newest first; those for its group as well.",
    tag=MONEY,
    parameters=(PageQuery,),
    answer=Answer(
        200,
        page_of("PaymentsOfBookingPage", PaymentSerializer(many=True)),
        page(shown.PAYMENT),
    ),
    refusals=(*OF_THE_HOTEL, *WITH_QUERY),
)
list_payments = Operation(
    name="listPayments",
    summary="The hotel's payments with the provider",
    description="The newest first, by the days on which they were begun.",
    tag=MONEY,
    parameters=(PaymentsQuery, PageQuery),
    answer=Answer(200, page_of("PaymentsPage", PaymentSerializer(many=True)), page(shown.PAYMENT)),
    refusals=LISTED,
)
list_refunds = Operation(
    name="listRefunds",
    summary="The hotel's refunds",
    description="The newest first. `?status=FAILED`: those that somebody has to look after.",
    tag=MONEY,
    parameters=(RefundsQuery, PageQuery),
    answer=Answer(
        200,
        page_of("RefundsPage", ListedRefundSerializer(many=True)),
        page(shown.LISTED_REFUND),
    ),
    refusals=LISTED,
)
retry_payment = Operation(
    name="retryPayment",
    summary="Try again to take what a card guarantees",
    description=(
        "What is reserved is taken again; a card that was kept is charged again with what is due by "
        "now, as a new payment. Answers the payment that is tried."
    ),
    tag=MONEY,
    sends=NOTHING_SENT,
    answer=Answer(200, PaymentSerializer, shown.CHARGED_AGAIN),
    refusals=(*OF_THE_HOTEL, *CHANGE, PaymentNotFound, NothingToRetry),
)
retry_refund = Operation(
    name="retryRefund",
    summary="Send a refund that failed once more",
    tag=MONEY,
    sends=NOTHING_SENT,
    answer=Answer(200, ListedRefundSerializer, shown.RETRIED_REFUND),
    refusals=(*OF_THE_HOTEL, *CHANGE, RefundNotFound, NothingToRetry),
)
export_ledger = Operation(
    name="exportLedger",
    summary="The ledger of some days as a spreadsheet",
    description=(
        "Every entry, by the hotel's own days, at most 366. CSV in UTF-8. A cell that a spreadsheet "
        "might take for a formula starts with `'`."
    ),
    tag=MONEY,
    parameters=(LedgerQuery,),
    answer=Answer(200, {"type": "string"}, shown.LEDGER_FILE, media_type="text/csv"),
    refusals=LISTED,
)
list_reconciliations = Operation(
    name="listReconciliations",
    summary="Comparisons with the provider's books",
    description="The newest first; `differences` says how many were found.",
    tag=MONEY,
    parameters=(PageQuery,),
    answer=Answer(
        200,
        page_of("ReconciliationsPage", ReconciliationSerializer(many=True)),
        page(shown.COMPARED),
    ),
    refusals=(*OF_THE_HOTEL, *WITH_QUERY),
)
get_reconciliation = Operation(
    name="getReconciliation",
    summary="One comparison with its differences",
    tag=MONEY,
    answer=Answer(200, ReconciliationInFullSerializer, shown.COMPARED_IN_FULL),
    refusals=(*OF_THE_HOTEL, ReconciliationNotFound),
)
reconcile = Operation(
    name="reconcile",
    summary="Compare with the provider's books",
    description=(
        "Of whole days by the hotel's calendar, the last ten unless told. What the provider knows and "
        "has not told is entered first; what still differs is listed. A job does it: look again "
        "until `finished_at` is set. The same is done every night."
    ),
    tag=MONEY,
    sends=Sent(ReconciliationInput, {"since": "2025-01-06"}),
    answer=Answer(202, ReconciliationSerializer, shown.REQUESTED),
    refusals=(
        *OF_THE_HOTEL,
        *CHANGE,
        ReconciliationSpanRefused(field="until"),
        PaymentsNotConfigured,
    ),
)
