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
        ("THROTTLE_LOGIN", "often", "a rate such as 60/min (sec, min, hour, day) or off"),
    ],
)
def test_unsound_setting_is_refused_by_name(name: str, value: str, expected: str):
    assert refusal_of(**{name: value}) == f"{name}: expected {expected}"
