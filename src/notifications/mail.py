"""E-mail, by SMTP or by any provider that anymail knows: whichever EMAIL_BACKEND says."""

from __future__ import annotations

import smtplib
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.utils import formataddr, parseaddr
from http import HTTPStatus
from typing import Final

from anymail.exceptions import AnymailAPIError, AnymailInvalidAddress, AnymailRecipientsRefused
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMultiAlternatives
from django.core.validators import validate_email
from django.utils.encoding import punycode

from notifications.delivery import Undelivered
from notifications.enums import Trouble
from notifications.letters import Attachment, Rendered

LONGEST_SUBJECT: Final = 300
FOR_GOOD: Final = 500
OUR_ACCOUNT: Final = (HTTPStatus.UNAUTHORIZED, HTTPStatus.PAYMENT_REQUIRED, HTTPStatus.FORBIDDEN)
NOT_NOW: Final = (HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.CONFLICT, HTTPStatus.TOO_MANY_REQUESTS)


@dataclass(frozen=True, slots=True)
class Envelope:
    """`sender` is the name shown; answers go to `reply_to`, where there is one."""

    recipient: str
    header_id: str
    sender: str
    reply_to: str = ""


def send_mail(envelope: Envelope, content: Rendered) -> str:
    """Returns the provider's name for it, nothing for SMTP. Raises Undelivered."""
    mail = _mail(envelope, content)
    with _translated():
        mail.send()
    status = getattr(mail, "anymail_status", None)
    return str(status.message_id or "") if status else ""


def one_line(text: str) -> str:
    """Nothing in it can begin another header."""
    printable = (" " if unicodedata.category(each) in {"Cc", "Zl", "Zp"} else each for each in text)
    return " ".join("".join(printable).split())


def _mail(envelope: Envelope, content: Rendered) -> EmailMultiAlternatives:
    if not _could_exist(envelope.recipient):
        raise Undelivered(Trouble.INVALID_ADDRESS, for_good=True)
    _, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    mail = EmailMultiAlternatives(
        subject=one_line(content.subject)[:LONGEST_SUBJECT],
        body=content.text,
        from_email=formataddr((one_line(envelope.sender), address)),
        to=[envelope.recipient],
        reply_to=[envelope.reply_to] if _could_exist(envelope.reply_to) else None,
        headers={"Message-ID": envelope.header_id, "Auto-Submitted": "auto-generated"},
    )
    if content.html:
        mail.attach_alternative(content.html, "text/html")
    for attachment in content.attachments:
        _attach(mail, attachment)
    return mail


def _could_exist(address: str) -> bool:
    """Also as it is written on the wire, where a name in another script is longer."""
    try:
        validate_email(address)
        punycode(address.rpartition("@")[2])
    except (ValidationError, UnicodeError):
        return False
    return True


def _attach(mail: EmailMultiAlternatives, attachment: Attachment) -> None:
    mail.attach(attachment.filename, attachment.content, attachment.content_type)


@contextmanager
def _translated() -> Iterator[None]:
    """What mail servers and providers refuse, in our words."""
    try:
        yield
    except (AnymailRecipientsRefused, AnymailInvalidAddress) as exc:
        raise Undelivered(Trouble.RECIPIENT_REFUSED, for_good=True) from exc
    except AnymailAPIError as exc:
        raise _refused_by_provider(exc.status_code) from exc
    except smtplib.SMTPRecipientsRefused as exc:
        codes = [code for code, _ in exc.recipients.values()]
        raise _refused(Trouble.RECIPIENT_REFUSED, min(codes)) from exc
    except smtplib.SMTPDataError as exc:
        raise _refused(Trouble.CONTENT_REFUSED, exc.smtp_code) from exc
    except (smtplib.SMTPAuthenticationError, smtplib.SMTPSenderRefused) as exc:
        raise Undelivered(Trouble.NOT_ALLOWED) from exc
    except smtplib.SMTPResponseException as exc:
        raise Undelivered(Trouble.REFUSED_FOR_NOW) from exc
    except OSError as exc:  # smtplib's other errors are of its kind
        raise Undelivered(Trouble.UNREACHABLE) from exc


def _refused(trouble: Trouble, code: int) -> Undelivered:
    if code >= FOR_GOOD:
        return Undelivered(trouble, for_good=True)
    return Undelivered(Trouble.REFUSED_FOR_NOW)


def _refused_by_provider(status: int | None) -> Undelivered:
    if status is None:
        return Undelivered(Trouble.UNREACHABLE)
    if status in OUR_ACCOUNT:
        return Undelivered(Trouble.NOT_ALLOWED)
    if status >= FOR_GOOD or status in NOT_NOW:
        return Undelivered(Trouble.REFUSED_FOR_NOW)
    return Undelivered(Trouble.CONTENT_REFUSED, for_good=True)
