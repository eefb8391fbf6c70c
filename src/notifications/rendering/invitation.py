"""The mail that asks somebody to join a hotel's staff."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string

from common.tokens import derive_invitation_token
from hotel.enums import Language
from notifications.letters import Rendered
from notifications.rendering.catalogue import Catalogue, catalogue_of
from notifications.rendering.colours import palette_of
from notifications.rendering.frame import Button, Frame, foot_of
from notifications.rendering.mail import TEMPLATE, as_text, paragraph_html, paragraphs_of
from staff.models import Invitation


@dataclass(frozen=True, slots=True)
class _Words:
    subject: str
    heading: str
    text: str
    button: str
    why: str


def invitation_url(token: str) -> str:
    return f"{settings.SITE_URL}/staff/join/{token}/"


def invitation_mail(invitation: Invitation) -> Rendered:
    """In the invitation's language and the hotel's look. Its hotel must be loaded."""
    words = catalogue_of(Language(invitation.language))
    said = _said(invitation, words)
    token = derive_invitation_token(invitation.pk, created_at=invitation.created_at)
    button = Button(said.button, invitation_url(token))
    foot = foot_of(invitation.hotel, words)
    frame = Frame((), "", (), (), (), button, foot)
    text = as_text(words, said.text, frame)
    return Rendered(said.subject, text, _html(invitation, words, said, frame))


def _said(invitation: Invitation, words: Catalogue) -> _Words:
    hotel = invitation.hotel
    facts = {
        "hotel_name": hotel.name,
        "until": words.writing.moment_at(invitation.expires_at, hotel.timezone),
    }
    names = ("subject", "heading", "text", "button", "why")
    return _Words(**{name: words.of_invitation(name, **facts) for name in names})


def _html(invitation: Invitation, words: Catalogue, said: _Words, frame: Frame) -> str:
    paragraphs = paragraphs_of(said.text)
    return render_to_string(
        TEMPLATE,
        {
            "language": words.language.value,
            "subject": said.subject,
            "hotel": invitation.hotel,
            "palette": palette_of(invitation.hotel.brand_colour),
            "heading": said.heading,
            "summary": paragraphs[1],
            "paragraphs": [paragraph_html(each, "") for each in paragraphs],
            "frame": frame,
            "labels": words.labels,
            "why": said.why,
        },
    )
