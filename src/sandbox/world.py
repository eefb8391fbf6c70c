"""Everything that one sandbox consists of. Handlers of routes get it with each request."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from threading import Event
from typing import Final

from sandbox.clock import LEAD, Clock
from sandbox.database import Database
from sandbox.faults import Faults
from sandbox.happenings import HAPPENINGS
from sandbox.idempotency import SavedAnswers
from sandbox.mail_server import serving_mail
from sandbox.mailbox import Mailbox
from sandbox.options import Options
from sandbox.outbox import Outbox, Target
from sandbox.postman import Postman
from sandbox.settings import Settings
from sandbox.store import Store
from sandbox.texts import Texts
from sandbox.timers import Timers
from sandbox.work import Work

COMPANIONS: Final[tuple[Callable[[World], AbstractContextManager[object]], ...]] = (serving_mail,)
"""What runs beside the web server: each is entered with the world and left when it stops."""


class World:
    """`base_url` is set by the server as soon as it has its port."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.database = Database(settings.folder)
        self.options = Options(self.database)
        self.clock = Clock(self.options)
        self.store = Store(self.database)
        self.faults = Faults(self.database)
        self.target = Target(self.options)
        self.outbox = Outbox(self.database, self.target, self.clock, self.faults)
        self.timers = Timers(self.database)
        self.saved_answers = SavedAnswers(self.database)
        self.mailbox = Mailbox(self.database)
        self.texts = Texts(self.database)
        self.smtp_port: int | None = None
        self.stopping = Event()
        self._companions = ExitStack()
        self.base_url = ""
        self.postman = Postman(self.outbox, self.target, self.store, self.tick)
        self.target.set(url=settings.webhook_url or None, secret=settings.webhook_secret or None)

    @contextmanager
    def work(
        self,
        request_id: str | None = None,
        idempotency_key: str | None = None,
        *,
        account: str = "",
    ) -> Iterator[Work]:
        """One transaction, in one account. What it tells is sent after it."""
        with self.database.transaction():
            yield Work(
                store=self.store,
                outbox=self.outbox,
                now=int(self.clock.now()),
                base_url=self.base_url,
                timers=self.timers,
                settling_seconds=self.settings.settling_seconds,
                request_id=request_id,
                idempotency_key=idempotency_key,
                account=account,
            )
        self.postman.wake()

    def work_on(self, object_id: str) -> AbstractContextManager[Work]:
        """In the account of that object."""
        return self.work(account=self.store.account_of(object_id))

    def tick(self) -> None:
        """Whatever the time brings: sessions expire, refunds settle, authorisations end."""
        while due := self.timers.take(self.clock.now()):
            name, object_id = due
            with self.work_on(object_id) as work:
                HAPPENINGS[name](work, object_id)

    def reset(self) -> None:
        """As on the first day, but for the webhook's target."""
        with self.database.transaction():
            for part in (self.store, self.outbox, self.saved_answers, self.timers):
                part.clear()
            self.mailbox.clear()
            self.texts.clear()
            self.faults.remove()
            self.options.set(LEAD, 0)

    def start(self) -> None:
        for companion in COMPANIONS:
            self._companions.enter_context(companion(self))
        self.postman.start()

    def close(self) -> None:
        self.stopping.set()
        self.postman.stop()
        self._companions.close()
        self.database.close()
