"""What stands in no line of the logs."""

from __future__ import annotations

import io
import logging
from logging.config import DictConfigurator
from typing import Any

import pytest

from config.logs import logging_config


@pytest.mark.parametrize("env", ["production", "development"])
def test_the_token_of_an_invitation_stands_in_no_line(env: str):
    formatter: Any = DictConfigurator(logging_config(env, "INFO")).configure_formatter(
        logging_config(env, "INFO")["formatters"]["structured"]
    )
    lines = io.StringIO()
    handler = logging.StreamHandler(lines)
    handler.setFormatter(formatter)
    logger = logging.Logger("django.request")
    logger.addHandler(handler)

    logger.warning("Not Found: %s", "/staff/join/s3cret-T0ken/")
    logger.info(
        "GET https://inn.example/staff/join/s3cret-T0ken?lang=de", extra={"status_code": 410}
    )
    try:
        raise ValueError("/staff/join/s3cret-T0ken")
    except ValueError:
        logger.exception("failed")

    assert "s3cret-T0ken" not in lines.getvalue()
    assert lines.getvalue().count("/staff/join/[removed]") == 3
