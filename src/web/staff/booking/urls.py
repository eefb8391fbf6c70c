"""Under /staff/hotel/<slug>/bookings/<booking_id>/."""

from __future__ import annotations

from django.urls import URLPattern, path

from web.staff.booking import changing, money_actions, party_actions, stay_actions, views

PAYMENT = "payments/<payment:payment_reference>"
REFUND = "refunds/<refund:refund_reference>"
MESSAGE = "messages/<pk:message_id>"
GUEST = "party/<pk:guest_id>"

PAGES = {
    "": ("", views.BookingPage),
    "room/": ("-room", views.RoomPage),
    "change/": ("-change", changing.ChangePage),
    "cancel/": ("-cancel", views.CancelPage),
    "no-show/": ("-no-show", views.NoShowPage),
    f"{MESSAGE}/": ("-message", views.MessagePage),
    "confirm/": ("-confirm", stay_actions.ConfirmAction),
    "hold/": ("-hold", stay_actions.ExtendHoldAction),
    "assign/": ("-assign", stay_actions.AssignAction),
    "unassign/": ("-unassign", stay_actions.UnassignAction),
    "move/": ("-move", stay_actions.MoveAction),
    "upgrade/": ("-upgrade", stay_actions.UpgradeAction),
    "change/make/": ("-change-make", changing.ChangeAction),
    "departure/": ("-departure", changing.DepartureAction),
    "cancel/make/": ("-cancel-make", stay_actions.CancelAction),
    "no-show/make/": ("-no-show-make", stay_actions.NoShowAction),
    "reinstate/": ("-reinstate", stay_actions.ReinstateAction),
    "notes/": ("-notes", stay_actions.NotesAction),
    "party/": ("-guest-add", party_actions.AddGuestAction),
    f"{GUEST}/": ("-guest-change", party_actions.ChangeGuestAction),
    f"{GUEST}/remove/": ("-guest-remove", party_actions.RemoveGuestAction),
    "payments/take/": ("-take", money_actions.TakePaymentAction),
    "payments/pay-back/": ("-pay-back", money_actions.PayBackAction),
    "payments/refund/": ("-refund", money_actions.RefundAction),
    f"{PAYMENT}/retry/": ("-retry-payment", money_actions.RetryPaymentAction),
    f"{REFUND}/retry/": ("-retry-refund", money_actions.RetryRefundAction),
    f"{MESSAGE}/resend/": ("-resend", money_actions.ResendAction),
}
"""What follows the booking's address, and the name after `staff-page-booking`."""

urlpatterns: list[URLPattern] = [
    path(below, view.as_view(), name=f"staff-page-booking{name}")
    for below, (name, view) in PAGES.items()
]
