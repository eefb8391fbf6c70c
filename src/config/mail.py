"""Which way e-mail goes. Read by the settings, so free of Django."""

from __future__ import annotations

from ipaddress import ip_address
from typing import Final

EMAIL_PROVIDERS: Final = (
    "brevo",
    "mailersend",
    "mailgun",
    "mailjet",
    "mailtrap",
    "mandrill",
    "postal",
    "postmark",
    "resend",
    "scaleway",
    "sendgrid",
    "sparkpost",
    "unisender_go",
)
"""Those of django-anymail that need nothing but HTTP. Their settings are read from ANYMAIL_*."""

NO_MAIL: Final = "django.core.mail.backends.dummy.EmailBackend"
SMTP: Final = "notifications.smtp.LimitedBackend"
MAIL_PORTS: Final = (25, 465, 587)


def email_backend(provider: str, host: str) -> str:
    if provider != "smtp":
        return f"anymail.backends.{provider}.EmailBackend"
    return SMTP if host else NO_MAIL


def is_sandbox(host: str, port: int) -> bool:
    """A mail server of this machine has one of the usual ports."""
    return is_loopback(host) and port not in MAIL_PORTS


def is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
