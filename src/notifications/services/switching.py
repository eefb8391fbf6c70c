"""Which messages a hotel sends, and by which channel."""

from __future__ import annotations

from datetime import datetime

from common.actor import Actor
from common.db import use_case
from notifications.channels import Switches
from notifications.enums import STAFF_KINDS, MessageKind
from notifications.errors import AlertsOnlyByEmail, MessageTemplateNotFound
from notifications.models import NotificationSettings
from room_bookings.events import tell_messages


@use_case
def switch(*, hotel_id: int, kind: str, switches: Switches, by: Actor, at: datetime) -> Switches:
    """Raises MessageTemplateNotFound for what is no kind, AlertsOnlyByEmail."""
    if kind not in MessageKind.values:
        raise MessageTemplateNotFound
    if kind in STAFF_KINDS and switches.sms_on:
        raise AlertsOnlyByEmail(field="sms_on")
    wanted = {"email_on": switches.email_on, "sms_on": switches.sms_on}
    NotificationSettings.objects.update_or_create(hotel_id=hotel_id, kind=kind, defaults=wanted)
    tell_messages(hotel_id=hotel_id, change="settings-changed", by=by, at=at, kind=kind, **wanted)
    return switches
