"""The mail server: takes everything for everybody, unless a fault says otherwise."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from typing_extensions import override

from sandbox.faults import Fault, FaultKind

if TYPE_CHECKING:
    from sandbox.world import World

TAKEN: Final = "250 OK"
LATER: Final = "451 4.3.0 Try again later"
REFUSED: Final = "550 5.1.1 There is no such mailbox"
CLOSING: Final = "421 4.3.2 Closing"


class Catcher:
    def __init__(self, world: World) -> None:
        self._world = world

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        fault = self._world.faults.take_mail(" ".join(envelope.rcpt_tos))
        if fault is None:
            return self._keep(envelope)
        return await self._fail(fault, envelope)

    async def _fail(self, fault: Fault, envelope: Envelope) -> str:
        if fault.kind == FaultKind.MAIL_LATER:
            return LATER
        if fault.kind == FaultKind.MAIL_REFUSE:
            return REFUSED
        if fault.kind == FaultKind.MAIL_LOST:
            self._keep(envelope)
        await asyncio.sleep(fault.seconds)
        return self._keep(envelope) if fault.kind == FaultKind.MAIL_SLOW else CLOSING

    def _keep(self, envelope: Envelope) -> str:
        content = envelope.original_content or b""
        self._world.mailbox.keep(
            content,
            sender=envelope.mail_from or "",
            recipients=envelope.rcpt_tos,
            at=self._world.clock.now(),
        )
        return TAKEN


class Listener(Controller):
    """On the port that is told; nought is any free one."""

    @override
    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]  # type: ignore[union-attr]
        super()._trigger_server()  # type: ignore[no-untyped-call]


@contextmanager
def serving_mail(world: World) -> Iterator[None]:
    """Without a port nothing is served. The one that it listens on stands in `world.smtp_port`."""
    if world.settings.smtp_port is None:
        yield
        return
    controller = Listener(
        Catcher(world),
        hostname=world.settings.host,
        port=world.settings.smtp_port,
        ready_timeout=10,
        ident="HotelMate sandbox",
    )
    controller.start()
    world.smtp_port = controller.port
    try:
        yield
    finally:
        controller.stop()
