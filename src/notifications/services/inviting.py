"""Sending the invitation to join a hotel's staff. It is kept in no log: its link is a key."""

from __future__ import annotations

import logging
from datetime import datetime

from django.conf import settings

from notifications.channels import is_set_up
from notifications.delivery import Undelivered
from notifications.enums import Channel
from notifications.mail import Envelope, send_mail
from notifications.rendering.invitation import invitation_mail
from staff.models import Invitation

logger = logging.getLogger(__name__)


def send_invitation(*, invitation_id: int, at: datetime) -> None:
    """While it is open, and where mail is set up; its maker has seen the link as well. Raises Undelivered
    when it may go better later. Sent twice it is one mail to a mailbox, by its Message-ID."""
    invitation = Invitation.objects.select_related("hotel").get(pk=invitation_id)
    if not invitation.is_open(at) or not is_set_up(Channel.EMAIL):
        return
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ")
    envelope = Envelope(
        recipient=invitation.email,
        header_id=f"<invitation-{invitation.pk}-{invitation.created_at:%Y%m%d%H%M%S}@{domain}>",
        sender=invitation.hotel.name,
        reply_to=invitation.hotel.email,
    )
    try:
        send_mail(envelope, invitation_mail(invitation))
    except Undelivered as failure:
        if not failure.for_good:
            raise
        logger.warning("invitation %s cannot be delivered: %s", invitation.pk, failure)
