"""One request to a receiver with every fault that it can have; real sockets."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.webhooks.certificates import certificate_for
from tests.webhooks.receiver import OK, Receiver, receiving
from webhooks import sending
from webhooks.addresses import Target
from webhooks.enums import AttemptError
from webhooks.sending import Resolve, Result, look_up, post

MEGABYTE = 1024 * 1024


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


@pytest.fixture
def little_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "TOTAL_SECONDS", 1.0)
    monkeypatch.setattr(sending, "CONNECT_SECONDS", 0.5)


def send(
    receiver: Receiver,
    *,
    host: str = "127.0.0.1",
    resolve: Resolve = look_up,
    allow_private: bool = True,
    is_encrypted: bool = False,
) -> Result:
    """The result, its duration left out."""
    target = Target(host, receiver.port, "/hook?a=b", is_encrypted=is_encrypted)
    sent = post(
        target, b'{"id":1}', {"X-Test": "yes"}, allow_private=allow_private, resolve=resolve
    )
    return replace(asyncio.run(sent), duration_ms=0)


def answering(*rounds: list[str]) -> Resolve:
    """A resolver that answers differently each time, and then no more."""
    left = list(rounds)

    async def resolve(_host: str, _port: int) -> list[str]:
        return left.pop(0)

    return resolve


def test_what_is_sent(receiver: Receiver):
    assert send(receiver) == Result(AttemptError.NONE, 0, 200, 2)
    assert [(got.line, got.headers, got.body) for got in receiver.got] == [
        (
            "POST /hook?a=b HTTP/1.1",
            {
                "Host": f"127.0.0.1:{receiver.port}",
                "X-Test": "yes",
                "Content-Length": "8",
                "Connection": "close",
            },
            b'{"id":1}',
        )
    ]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (b"HTTP/1.1 204 No Content\r\n\r\n", Result(AttemptError.NONE, 0, 204)),
        (b"HTTP/1.1 103 Early\r\n\r\n" + OK, Result(AttemptError.NONE, 0, 200, 2)),
        (b"HTTP/1.1 500 Oh\r\n\r\nno", Result(AttemptError.STATUS, 0, 500, 2)),
        (b"HTTP/1.0 410\r\n\r\n", Result(AttemptError.STATUS, 0, 410)),
        (
            b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\n\r\n",
            Result(AttemptError.REDIRECT, 0, 302),
        ),
        (
            b"HTTP/1.1 429 Slow\r\nRetry-After: 90\r\n\r\n",
            Result(AttemptError.STATUS, 0, 429, 0, timedelta(seconds=90)),
        ),
        (
            b"HTTP/1.1 503 Wait\r\nRetry-After: Thu, 01 Jan 1970 00:00:00 GMT\r\n\r\n",
            Result(AttemptError.STATUS, 0, 503, 0, timedelta(0)),
        ),
        (b"HTTP/1.1 503 Wait\r\nRetry-After: soon\r\n\r\n", Result(AttemptError.STATUS, 0, 503)),
        (b"", Result(AttemptError.CLOSED)),
        (b"HTTP/1.1 200 OK\r\nHalf", Result(AttemptError.CLOSED)),
        (b"SSH-2.0-OpenSSH\r\n\r\n", Result(AttemptError.CLOSED)),
        (b"HTTP/1.1 999 What\r\n\r\n", Result(AttemptError.CLOSED)),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n", Result(AttemptError.CLOSED)),
        (b"HTTP/1.1 200 OK\r\nX: " + b"y" * MEGABYTE, Result(AttemptError.CLOSED)),
        (
            b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 8 * MEGABYTE,
            Result(AttemptError.NONE, 0, 200, sending.LONGEST_BODY),
        ),
    ],
)
def test_what_an_answer_means(receiver: Receiver, answer: bytes, expected: Result):
    receiver.answers = [answer]

    assert send(receiver) == expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (OK, Result(AttemptError.NONE, 0, 200, 2)),
        (b"HTTP/1.1 204 No Content\r\n\r\n", Result(AttemptError.NONE, 0, 204)),
        (
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
            Result(AttemptError.NONE, 0, 200, 12),
        ),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nok", Result(AttemptError.TIMEOUT)),
    ],
)
def test_a_whole_answer_counts_though_the_receiver_does_not_hang_up(
    receiver: Receiver, little_patience: None, answer: bytes, expected: Result
):
    receiver.answers, receiver.keeps_open = [answer], True

    assert send(receiver) == expected


def test_a_receiver_that_hangs(receiver: Receiver, little_patience: None):
    receiver.answers = [None]

    assert send(receiver) == Result(AttemptError.TIMEOUT)


def test_a_receiver_that_drips_is_cut_off_in_the_middle(receiver: Receiver, little_patience: None):
    receiver.answers, receiver.drip_seconds = [OK * 100], 0.1
    started = time.monotonic()

    assert send(receiver) == Result(AttemptError.TIMEOUT)
    assert time.monotonic() - started < 5


def test_nobody_listens():
    with receiving() as gone:
        pass

    assert send(gone) == Result(AttemptError.CONNECT)


def test_a_name_that_nobody_has(receiver: Receiver):
    async def nobody(_host: str, _port: int) -> list[str]:
        raise OSError

    assert send(receiver, resolve=nobody) == Result(AttemptError.NAME)
    assert send(receiver, resolve=answering([])) == Result(AttemptError.NAME)


def test_a_private_address_is_not_called_and_only_the_guard_keeps_it_so(receiver: Receiver):
    private = [["127.0.0.1"], ["93.184.216.34", "127.0.0.1"], ["::ffff:127.0.0.1"]]
    refused = [
        send(receiver, resolve=answering(each), allow_private=False, host="pms.example.com")
        for each in private
    ]
    called = receiver.connections
    without = send(receiver, resolve=answering(["127.0.0.1"]), host="pms.example.com")

    assert refused == [Result(AttemptError.ADDRESS)] * 3
    assert (called, without, receiver.connections) == (0, Result(AttemptError.NONE, 0, 200, 2), 1)


def test_the_name_is_looked_up_once_and_the_connection_goes_where_it_was_checked():
    """The second look-up would lead to another host, as rebinding does; there is none."""
    with receiving() as checked, receiving(host="::1", port=checked.port) as other:
        rebinding = answering(["127.0.0.1"], ["::1"])
        assert send(checked, host="pms.example.com", resolve=rebinding).status_code == 200
        assert (len(checked.got), len(other.got)) == (1, 0)
        assert checked.got[0].headers["Host"] == f"pms.example.com:{checked.port}"

        assert send(checked, host="pms.example.com", resolve=rebinding).status_code == 200
        assert (len(checked.got), len(other.got)) == (1, 1)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("pms.example.com", Result(AttemptError.NONE, 0, 200, 2)),
        ("evil.example.com", Result(AttemptError.TLS)),
    ],
)
def test_the_certificate_must_be_of_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: str, expected: Result
):
    authority, served = certificate_for("pms.example.com", tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(authority))
    with receiving(tls=served) as secure:
        resolve = answering(["127.0.0.1"])
        assert send(secure, host=asked, resolve=resolve, is_encrypted=True) == expected


def test_a_certificate_of_an_unknown_authority(tmp_path: Path):
    _, served = certificate_for("pms.example.com", tmp_path)
    with receiving(tls=served) as secure:
        resolve = answering(["127.0.0.1"])
        assert send(secure, host="pms.example.com", resolve=resolve, is_encrypted=True) == Result(
            AttemptError.TLS
        )


def test_proxies_of_the_environment_are_not_asked(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch
):
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")

    assert send(receiver) == Result(AttemptError.NONE, 0, 200, 2)
