"""Whoever is shut out is cut off at once: the database tells of it, whoever wrote it and however.

After a time without its news everybody who is connected is looked up again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any, Final

import psycopg
import structlog

from realtime.names import STAFF_CHANGED, account_of, staff_user
from realtime.server.hub import Hub
from realtime.wire import Close, Refused

logger = structlog.get_logger(__name__)

WELCOME: Final = """
SELECT account.id::text FROM auth_user AS account
  LEFT JOIN staff_staff AS staff ON staff.user_id = account.id
 WHERE account.id::text = ANY(%s::text[]) AND account.is_active AND COALESCE(staff.is_active, true)
"""
PROGRAM: Final = "hotelmate-doorkeeping"
SILENCE_SECONDS: Final = 20.0
PAUSE_SECONDS: Final = 0.5


class Doorkeeping:
    def __init__(self, hub: Hub, database: dict[str, Any]) -> None:
        self._hub, self._database = hub, database | {"application_name": PROGRAM}
        self._asking = asyncio.Lock()
        self._connection: psycopg.AsyncConnection[Any] | None = None

    async def run(self) -> None:
        while True:
            try:
                async with await self._connect() as ears:
                    await ears.execute(f"LISTEN {STAFF_CHANGED}")
                    await self._check(self._hub.users())
                    await self._listen(ears)
            except psycopg.Error as exc:
                logger.warning("realtime_news_broken", reason=type(exc).__name__)
            await asyncio.sleep(PAUSE_SECONDS)

    async def is_welcome(self, user_id: str) -> bool:
        """Members of staff whose account is open, and users of others. Raises Refused while the database
        cannot be asked."""
        try:
            return not await self._shut_out([user_id])
        except psycopg.Error as exc:
            raise Refused("The server is not ready", Close.OVER_CAPACITY) from exc

    async def close(self) -> None:
        if self._connection is not None:
            await self._connection.close()

    async def _connect(self) -> psycopg.AsyncConnection[Any]:
        return await psycopg.AsyncConnection.connect(**self._database, autocommit=True)

    async def _listen(self, ears: psycopg.AsyncConnection[Any]) -> None:
        while True:
            async for notification in ears.notifies(timeout=SILENCE_SECONDS, stop_after=1):
                await self._look_again(staff_user(notification.payload))
            await ears.execute("SELECT 1")  # an end of the connection that nobody told us of

    async def _look_again(self, user_id: str) -> None:
        """Who is still welcome may hear something else by now: it comes back and proves itself anew."""
        await self._check({user_id})
        self._hub.end_users([user_id], Close.COME_BACK)

    async def _check(self, users: Iterable[str]) -> None:
        self._hub.end_users(await self._shut_out(users), Close.UNAUTHORIZED)

    async def _shut_out(self, users: Iterable[str]) -> set[str]:
        accounts = {account for user in users if (account := account_of(user)) is not None}
        if not accounts:
            return set()
        async with self._asking:
            try:
                open_ones = await self._ask(accounts)
            except psycopg.OperationalError:
                open_ones = await self._ask(accounts)  # on a connection of now
        return {staff_user(account) for account in accounts - open_ones}

    async def _ask(self, accounts: Iterable[str]) -> set[str]:
        if self._connection is None or self._connection.closed:
            self._connection = await self._connect()
        found = await self._connection.execute(WELCOME, [list(accounts)])
        return {row[0] for row in await found.fetchall()}
