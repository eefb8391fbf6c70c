from __future__ import annotations

from django.conf import settings


def test_tests_run_in_the_test_environment():
    assert settings.HOTELMATE_ENV == "test"
