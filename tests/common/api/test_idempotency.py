from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import RequestFactory

from common.api.idempotency import (
    UNCLAIMED,
    Attempt,
    Claim,
    IdempotencyInProgress,
    IdempotencyKeyReused,
    InvalidIdempotencyKey,
    Replay,
    claim,
    hash_body,
    prune,
    read_attempt,
    store,
)
from common.clock import now
from common.models import IdempotencyRecord
from tests.factories.world import make_world

BODY = {"room_type_code": "DBL", "adults": 2}
ATTEMPT = Attempt("key-1", hash_body(BODY))
ANSWER: dict[str, Any] = {"booking_id": "BK-2026-0123456789", "a": 1, "Z": [None, "é"]}


@pytest.fixture
def hotel_id(db: None) -> int:
    return make_world(rooms={}).hotel.pk


def answer_once(hotel_id: int, attempt: Attempt | None = ATTEMPT, endpoint: str = "book") -> Any:
    """A use case in small: the replay, or None when it did the work."""
    with transaction.atomic():
        claimed = claim(hotel_id=hotel_id, endpoint=endpoint, attempt=attempt)
        if isinstance(claimed, Replay):
            return claimed
        store(claimed, status=201, body=ANSWER)
        return None


def test_same_request_gets_the_same_answer(hotel_id: int) -> None:
    assert answer_once(hotel_id) is None
    assert answer_once(hotel_id) == Replay(201, ANSWER)
    replay = answer_once(hotel_id)
    assert list(replay.body) == list(ANSWER)


def test_other_body_under_the_same_key_is_refused(hotel_id: int) -> None:
    answer_once(hotel_id)
    with pytest.raises(IdempotencyKeyReused):
        answer_once(hotel_id, Attempt("key-1", hash_body(BODY | {"adults": 3})))
    assert IdempotencyRecord.objects.count() == 1


def test_keys_are_apart_by_hotel_and_endpoint(hotel_id: int) -> None:
    answer_once(hotel_id)
    assert answer_once(make_world(rooms={}).hotel.pk) is None
    assert answer_once(hotel_id, endpoint="cancel") is None
    assert answer_once(hotel_id, Attempt("key-2", ATTEMPT.body_hash)) is None


def test_a_refused_use_case_leaves_no_claim(hotel_id: int) -> None:
    with transaction.atomic():
        claim(hotel_id=hotel_id, endpoint="book", attempt=ATTEMPT)
        transaction.set_rollback(True)
    assert IdempotencyRecord.objects.count() == 0
    assert answer_once(hotel_id) is None


def test_without_a_key_nothing_is_asked_of_the_database(
    hotel_id: int, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(0):
        assert claim(hotel_id=hotel_id, endpoint="book", attempt=None) is UNCLAIMED
        store(UNCLAIMED, status=201, body=ANSWER)


def test_a_key_costs_two_statements(hotel_id: int, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(2):
        first = claim(hotel_id=hotel_id, endpoint="book", attempt=ATTEMPT)
        assert isinstance(first, Claim)
        store(first, status=201, body=ANSWER)
    with django_assert_num_queries(2):
        assert claim(hotel_id=hotel_id, endpoint="book", attempt=ATTEMPT) == Replay(201, ANSWER)


def test_a_claim_whose_answer_was_never_stored_is_in_progress(hotel_id: int) -> None:
    claim(hotel_id=hotel_id, endpoint="book", attempt=ATTEMPT)
    with pytest.raises(IdempotencyInProgress):
        claim(hotel_id=hotel_id, endpoint="book", attempt=ATTEMPT)


def test_old_answers_are_forgotten(hotel_id: int) -> None:
    answer_once(hotel_id)
    stored_at = IdempotencyRecord.objects.get().created_at
    assert prune(stored_at + timedelta(hours=48)) == 0
    assert prune(stored_at + timedelta(hours=48, microseconds=1)) == 1
    assert answer_once(hotel_id) is None


def test_records_are_dated_by_the_database(hotel_id: int) -> None:
    answer_once(hotel_id)
    assert abs(IdempotencyRecord.objects.get().created_at - now()) < timedelta(minutes=1)


@pytest.mark.parametrize("key", ["x", "!", "~" * 255, "5f3c-2a:9/+="])
def test_good_key(key: str) -> None:
    request = RequestFactory().post("/", headers={"Idempotency-Key": key})
    assert read_attempt(request, BODY) == Attempt(key, hash_body(BODY))


@pytest.mark.parametrize("key", ["", " ", "a b", "x" * 256, "é", "a\tb", "a\0b", "a\n", "\x7f"])
def test_bad_key(key: str) -> None:
    request = RequestFactory().post("/", headers={"Idempotency-Key": key})
    with pytest.raises(InvalidIdempotencyKey) as caught:
        read_attempt(request, BODY)
    assert (caught.value.status, caught.value.code) == (400, "INVALID_IDEMPOTENCY_KEY")


def test_no_key() -> None:
    assert read_attempt(RequestFactory().post("/"), BODY) is None


def test_hash_ignores_the_order_of_keys_and_nothing_else() -> None:
    assert hash_body({"a": 1, "b": {"c": 2, "d": 3}}) == hash_body({"b": {"d": 3, "c": 2}, "a": 1})
    bodies: list[object] = [{}, {"a": 1}, {"a": "1"}, {"a": 1.0}, {"a": True}, {"a": [1]}, {"b": 1}]
    assert len({hash_body(body) for body in bodies}) == len(bodies)


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
class TestConcurrently:
    @pytest.fixture
    def hotel_id(self) -> int:
        return make_world(rooms={}).hotel.pk

    def test_only_one_of_many_does_the_work(self, hotel_id: int) -> None:
        together = 8
        start = threading.Barrier(together)

        def work(_: int) -> Any:
            try:
                start.wait(20)
                return answer_once(hotel_id)
            finally:
                connection.close()

        with ThreadPoolExecutor(together) as pool:
            answers = list(pool.map(work, range(together)))
        assert answers.count(None) == 1
        assert answers.count(Replay(201, ANSWER)) == together - 1

    def test_the_second_waits_for_the_first_and_replays_it(self, hotel_id: int) -> None:
        with ThreadPoolExecutor(1) as pool:
            with transaction.atomic():
                first = claim(hotel_id=hotel_id, endpoint="book", attempt=ATTEMPT)
                assert isinstance(first, Claim)
                second = pool.submit(self.second, hotel_id)
                self.await_waiting_backend()
                store(first, status=201, body=ANSWER)
            assert second.result(20) == Replay(201, ANSWER)

    def test_the_second_does_the_work_when_the_first_fails(self, hotel_id: int) -> None:
        with ThreadPoolExecutor(1) as pool:
            with transaction.atomic():
                claim(hotel_id=hotel_id, endpoint="book", attempt=ATTEMPT)
                second = pool.submit(self.second, hotel_id)
                self.await_waiting_backend()
                transaction.set_rollback(True)
            assert second.result(20) is None

    def test_the_second_gives_up_when_the_first_takes_too_long(self, hotel_id: int) -> None:
        with ThreadPoolExecutor(1) as pool, transaction.atomic():
            claim(hotel_id=hotel_id, endpoint="book", attempt=ATTEMPT)
            second = pool.submit(self.second, hotel_id, lock_timeout="50ms")
            with pytest.raises(IdempotencyInProgress) as caught:
                second.result(20)
        assert (caught.value.status, caught.value.retry_after) == (409, 1)

    @staticmethod
    def second(hotel_id: int, lock_timeout: str = "20s") -> Any:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config('lock_timeout', %s, false)", [lock_timeout])
            return answer_once(hotel_id)
        finally:
            connection.close()

    @staticmethod
    def await_waiting_backend() -> None:
        """Until some session of this database waits for a lock; the server's view, so no sleep."""
        for _ in range(100_000):
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT pg_stat_clear_snapshot(), count(*) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND wait_event_type = 'Lock'"
                )
                if cursor.fetchone()[1]:
                    return
        pytest.fail("nobody waits for a lock")
