"""Which messages go out on which channel: what is set up here, and what each hotel has switched on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.conf import settings

from notifications.enums import Channel, MessageKind
from notifications.models import NotificationSettings

SMS_BY_DEFAULT: Final = frozenset(
    {MessageKind.BOOKING_CONFIRMED, MessageKind.HOLD_EXPIRING, MessageKind.ARRIVAL_REMINDER}
)


@dataclass(frozen=True, slots=True)
class Switches:
    """Of one kind at one hotel."""

    email_on: bool
    sms_on: bool

    def is_on(self, channel: str) -> bool:
        return self.sms_on if channel == Channel.SMS else self.email_on


def usual_switches(kind: str) -> Switches:
    return Switches(email_on=True, sms_on=kind in SMS_BY_DEFAULT)


def switches_of(hotel_id: int) -> dict[MessageKind, Switches]:
    """Of every kind, in one query."""
    decided = {
        row.kind: Switches(row.email_on, row.sms_on)
        for row in NotificationSettings.objects.filter(hotel=hotel_id)
    }
    return {kind: decided.get(kind) or usual_switches(kind) for kind in MessageKind}


def is_set_up(channel: str) -> bool:
    if channel == Channel.SMS:
        return bool(settings.SMS_ACCOUNT_SID and settings.SMS_AUTH_TOKEN and settings.SMS_FROM)
    return bool(settings.EMAIL_BACKEND != settings.NO_MAIL)
