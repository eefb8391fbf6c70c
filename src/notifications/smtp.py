"""SMTP with an end: a server that says a little all the time outlasts every time-out for one answer."""

from __future__ import annotations

import smtplib
import socket
from contextlib import suppress
from threading import Timer
from typing import Any, Final

from django.core.mail.backends.smtp import EmailBackend
from typing_extensions import override

WHOLE_SECONDS: Final = 180.0
"""For one message with its attachments: long before another worker takes it for abandoned."""


class LimitedSMTP(smtplib.SMTP):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._end = Timer(WHOLE_SECONDS, self._cut_off)
        self._end.daemon = True
        self._end.start()
        try:
            super().__init__(*args, **kwargs)
        except OSError:
            self._end.cancel()
            raise

    @override
    def close(self) -> None:
        self._end.cancel()
        super().close()

    def _cut_off(self) -> None:
        """Whoever waits for the server finds the connection closed."""
        if self.sock is not None:
            with suppress(OSError):
                self.sock.shutdown(socket.SHUT_RDWR)


class LimitedSMTPOverSSL(LimitedSMTP, smtplib.SMTP_SSL):
    pass


class LimitedBackend(EmailBackend):
    @property
    @override
    def connection_class(self) -> type[smtplib.SMTP]:
        return LimitedSMTPOverSSL if self.use_ssl else LimitedSMTP
