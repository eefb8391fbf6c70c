"""What production refuses to start with. Settings are read once, so each start is a process."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

STRONG_KEY = "kX9-vQ2_mZ7wL4tR8yB1nC6pD3fG5hJ0sA-eU_iOqWzTxYrEbNc"
SOUND = {
    "HOTELMATE_ENV": "production",
    "SECRET_KEY": STRONG_KEY,
    "ALLOWED_HOSTS": "hotel.example",
    "DATABASE_URL": "postgresql://hotelmate:secret@db.example/hotelmate",
    "DEBUG": "0",
    "PUSHER_SECRET": "",
}


def refusal_of(**variables: str) -> str:
    """The last line of the complaint, or nothing when the settings are fine."""
    done = subprocess.run(
        [sys.executable, "-c", "import config.settings"],
        env={**os.environ, **SOUND, **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    return (
        done.stderr.strip()
        .rpartition("\n")[2]
        .removeprefix("django.core.exceptions.ImproperlyConfigured: ")
    )


def test_sound_settings_are_accepted():
    assert refusal_of() == ""


def test_a_transaction_that_does_nothing_is_ended_after_ten_seconds():
    """Unless the environment says otherwise, as that of the tests does."""
    environment = {**os.environ, **SOUND}
    environment.pop("DB_IDLE_TIMEOUT_MS", None)
    limits = "from config.settings import DATABASE_LIMITS as limits"
    done = subprocess.run(
        [sys.executable, "-c", f"{limits}; print(limits['idle_in_transaction_session_timeout'])"],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == "10000\n"


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("DEBUG", "1", "0 in production"),
        ("SECRET_KEY", "", "at least 50 random characters in production"),
        ("SECRET_KEY", "short", "at least 50 random characters in production"),
        ("SECRET_KEY", "a" * 80, "at least 50 random characters in production"),
        ("ALLOWED_HOSTS", "", "the names of this site, without *, in production"),
        ("ALLOWED_HOSTS", "hotel.example,*", "the names of this site, without *, in production"),
        (
            "DATABASE_URL",
            "",
            "the URL of the PostgreSQL server in production, but it is not set",
        ),
        ("HOTELMATE_ENV", "prod", "one of development, test, production"),
        (
            "SMS_API_BASE",
            "http://127.0.0.1:12111",
            "unset in production, where SMS go to Twilio itself",
        ),
        ("EMAIL_PORT", "smtp", "a whole number from 1 to 65535"),
        ("DEFAULT_FROM_EMAIL", "Grand Hotel <a@b.example>", "an e-mail address and nothing else"),
        ("THROTTLE_LOGIN", "often", "a rate such as 60/min (sec, min, hour, day) or off"),
    ],
)
def test_unsound_setting_is_refused_by_name(name: str, value: str, expected: str):
    assert refusal_of(**{name: value}) == f"{name}: expected {expected}"


def test_mail_needs_an_address_that_it_comes_from():
    mail = {"EMAIL_HOST": "smtp.example.com", "DEFAULT_FROM_EMAIL": ""}

    assert refusal_of(**mail) == (
        "DEFAULT_FROM_EMAIL: expected the address that e-mail comes from in production, "
        "but it is not set"
    )


@pytest.mark.parametrize(
    ("host", "port", "is_refused"),
    [
        ("127.0.0.1", "12112", True),
        ("localhost", "2525", True),
        ("[::1]", "8025", True),
        ("localhost", "25", False),
        ("smtp.example.com", "2525", False),
    ],
)
def test_the_sandbox_takes_no_mail_in_production(host: str, port: str, is_refused: bool):
    refusal = refusal_of(
        EMAIL_HOST=host,
        EMAIL_PORT=port,
        DEFAULT_FROM_EMAIL="bookings@hotel.example",
        SITE_URL="https://hotel.example",
    )

    assert refusal == (
        "EMAIL_HOST: expected a mail server, not the sandbox, in production" if is_refused else ""
    )


def test_mail_is_encrypted_in_one_way():
    both = {"EMAIL_USE_TLS": "1", "EMAIL_USE_SSL": "1"}

    assert refusal_of(**both) == "EMAIL_USE_SSL: expected 0 where EMAIL_USE_TLS is 1"


@pytest.mark.parametrize(
    ("variables", "refusal"),
    [
        ({"REALTIME_URL": "wss://live.hotel.example"}, ""),
        ({"PUSHER_SECRET": "5d0c8b7e6f1a2b3c4d5e", "PUSHER_CLUSTER": "eu"}, ""),
        (
            {"REALTIME_URL": "wss://live.hotel.example", "PUSHER_SECRET": "hotelmate"},
            "PUSHER_SECRET: expected at least 50 random characters in production",
        ),
        (
            {"REALTIME_URL": "ws://live.hotel.example"},
            "REALTIME_URL: expected an address that starts with wss:// in production",
        ),
        ({}, "REALTIME_URL: expected an address that starts with wss:// in production"),
        (
            {"REALTIME_URL": "https://live.hotel.example"},
            (
                "REALTIME_URL: expected an address such as wss://hotel.example or "
                "ws://127.0.0.1:6001"
            ),
        ),
        (
            {"REALTIME_URL": "wss://live.example; script-src *"},
            (
                "REALTIME_URL: expected an address such as wss://hotel.example or "
                "ws://127.0.0.1:6001"
            ),
        ),
        ({"PUSHER_APP_ID": "hotel"}, "PUSHER_APP_ID: expected digits and nothing else"),
    ],
)
def test_real_time_in_production_is_signed_and_encrypted(
    variables: dict[str, str], refusal: str
) -> None:
    assert refusal_of(**({"PUSHER_SECRET": STRONG_KEY} | variables)) == refusal


LIVE = {"STRIPE_SECRET_KEY": "sk_live_1", "STRIPE_WEBHOOK_SECRETS": "whsec_1"}


@pytest.mark.parametrize(
    ("variables", "refusal"),
    [
        (LIVE | {"SITE_URL": "https://hotel.example/"}, ""),
        (
            LIVE | {"SITE_URL": "http://hotel.example"},
            "SITE_URL: expected an address that starts with https:// in production",
        ),
        (
            LIVE | {"SITE_URL": ""},
            (
                "SITE_URL: expected the site's own address, such as https://hotel.example, "
                "but it is not set"
            ),
        ),
        (
            LIVE | {"STRIPE_WEBHOOK_SECRETS": ""},
            (
                "STRIPE_WEBHOOK_SECRETS: expected the signing secret of Stripe's webhook endpoint, "
                "but it is not set"
            ),
        ),
    ],
)
def test_taking_payments_in_production_takes_all_that_belongs_to_it(
    variables: dict[str, str], refusal: str
) -> None:
    assert refusal_of(**variables) == refusal
