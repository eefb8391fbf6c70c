from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass

import pytest

from tests.factories.sandbox import RunningSandbox, running_sandbox
from tests.sandbox.receiver import Receiver, receiving


@pytest.fixture(scope="session")
def only_sandbox() -> Iterator[RunningSandbox]:
    with running_sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(only_sandbox: RunningSandbox) -> RunningSandbox:
    """One for all tests, emptied before each. It tells its events to nobody."""
    only_sandbox.control("POST", "reset")
    return only_sandbox


@dataclass(frozen=True)
class Pair:
    sandbox: RunningSandbox
    receiver: Receiver


@pytest.fixture
def told() -> Iterator[Pair]:
    """A sandbox with somebody who listens to its events."""
    with ExitStack() as stack:
        receiver = stack.enter_context(receiving())
        yield Pair(stack.enter_context(running_sandbox(webhook_url=receiver.url)), receiver)
