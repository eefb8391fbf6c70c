"""Log lines: JSON in production, readable in development. They carry codes and ids, never PII."""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from typing import Any, Final

import orjson
import structlog

from common.api.request_id import add_request_id

PERSONAL_KEYS = frozenset(
    {
        "authorization", "body", "booker", "cookie", "email", "first_name", "guest_name",
        "ip", "last_name", "name", "password", "phone", "primary_guest", "token",
    }
)  # fmt: skip
# Whoever has the address of an invitation may accept it.
INVITATION: Final = re.compile(r"(/staff/join/)[^/\s?#\"'<>]+")


def drop_personal_keys(
    _logger: object, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    for key in PERSONAL_KEYS & event.keys():
        event[key] = "[removed]"
    return event


def shared_processors() -> list[structlog.typing.Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        add_request_id,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        drop_personal_keys,
    ]


def render_json(event: object, **_options: object) -> str:
    return orjson.dumps(event, default=repr).decode()


def mask_invitations(_logger: object, _method: str, line: str) -> str:
    """The last step: a whole line, whatever part of it names the address."""
    return INVITATION.sub(r"\1[removed]", line)


def renderers(env: str) -> list[structlog.typing.Processor]:
    """Production shows a traceback's places without its values: values may be a guest's data."""
    if env == "production":
        frames = structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
        return [
            structlog.processors.ExceptionRenderer(frames),
            structlog.processors.JSONRenderer(serializer=render_json),
        ]
    return [structlog.dev.ConsoleRenderer(colors=False)]


def logging_config(env: str, level: str) -> dict[str, Any]:
    structlog.configure(
        processors=[*shared_processors(), structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "structured": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": shared_processors(),
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    *renderers(env),
                    mask_invitations,
                ],
            }
        },
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "structured"}},
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            "django.server": {"handlers": [], "propagate": True},
            "procrastinate": {"level": "WARNING"},
            # They repeat what was sent, addresses and numbers of guests too.
            "stripe": {"level": "WARNING"},
            "twilio": {"level": "WARNING"},
            "weasyprint": {"level": "ERROR"},
            "fontTools": {"level": "ERROR"},
        },
    }
