"""What stands in no line of the logs."""

from __future__ import annotations

import io
import logging
from logging.config import DictConfigurator
from typing import Any, Final

import pytest

from config.logs import logging_config

TOKEN: Final = "s3cret-T0ken"
ADDRESS: Final = f"/staff/join/{TOKEN}"


@pytest.mark.parametrize("env", ["production", "development"])
def test_the_token_of_an_invitation_stands_in_no_line(env: str):
    written = io.StringIO()
    logger = logger_to(written, env)

    logger.warning("Not Found: %s", f"{ADDRESS}/")
    logger.info("GET https://inn.example%s?lang=de", ADDRESS)
    try:
        int(ADDRESS)
    except ValueError:
        logger.exception("failed")

    assert TOKEN not in written.getvalue()
    assert written.getvalue().count("/staff/join/[removed]") == 3


def logger_to(written: io.StringIO, env: str) -> logging.Logger:
    config = logging_config(env, "INFO")
    configurator: Any = DictConfigurator(config)
    handler = logging.StreamHandler(written)
    handler.setFormatter(configurator.configure_formatter(config["formatters"]["structured"]))
    logger = logging.getLogger(f"written-{env}")
    logger.addHandler(handler)
    return logger
