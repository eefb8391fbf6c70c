"""The payment gateway over Stripe: https://docs.stripe.com/api."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any, Final, ParamSpec, TypeVar

import stripe

from payments.gateway import (
    DisputeFacts,
    IntentFacts,
    IntentState,
    Notice,
    RefundFacts,
    Refused,
    SessionFacts,
    SessionState,
    SessionWanted,
)
from payments.stripe.asking import ours, session_params
from payments.stripe.client import READ_SECONDS, code_of, in_our_words, make_client
from payments.stripe.minor_units import NotCountable, to_minor
from payments.stripe.notices import read_notice
from payments.stripe.reading import (
    dispute_facts,
    id_of,
    intent_facts,
    reference_of,
    refund_facts,
    session_facts,
)

P = ParamSpec("P")
T = TypeVar("T")

PAGE: Final = 100
LIVE_KEYS: Final = ("sk_live_", "rk_live_")
INTENT_PREFIX: Final = "pi_"
ADDRESS_REFUSED: Final = "email_invalid"
NOT_CHARGEABLE: Final = "amount_not_chargeable"


class StripeGateway:
    """`webhook_secrets` are several while one is replaced by the next. What keeps a card is named by
    the SetupIntent, or by the PaymentIntent where the guest has paid as well."""

    def __init__(
        self,
        *,
        api_key: str,
        webhook_secrets: Iterable[str] = (),
        api_base: str = "",
        read_seconds: float = READ_SECONDS,
    ) -> None:
        self._client = make_client(api_key, api_base=api_base, read_seconds=read_seconds)
        self._secrets = tuple(webhook_secrets)
        self._is_live = api_key.startswith(LIVE_KEYS)

    def open_session(self, wanted: SessionWanted, *, key: str) -> SessionFacts:
        """An address that Stripe does not take is left out: its guest types it on the page."""
        try:
            return self._open_session(wanted, key=key)
        except Refused as refusal:
            if refusal.code != ADDRESS_REFUSED:
                raise
            return self._open_session(replace(wanted, email=""), key=f"{key}:{ADDRESS_REFUSED}")

    def _open_session(self, wanted: SessionWanted, *, key: str) -> SessionFacts:
        params = _countable(session_params, wanted)
        with in_our_words():
            made = self._client.v1.checkout.sessions.create(params, {"idempotency_key": key})
        return session_facts(made.to_dict())

    def session(self, session_id: str) -> SessionFacts:
        with in_our_words():
            return session_facts(self._client.v1.checkout.sessions.retrieve(session_id).to_dict())

    def close_session(self, session_id: str) -> SessionFacts:
        try:
            with in_our_words():
                closed = self._client.v1.checkout.sessions.expire(session_id)
        except Refused:
            found = self.session(session_id)
            if found.state == SessionState.OPEN:
                raise
            return found
        return session_facts(closed.to_dict())

    def intent(self, intent_id: str) -> IntentFacts:
        with in_our_words():
            return intent_facts(self._client.v1.payment_intents.retrieve(intent_id).to_dict())

    def capture(self, intent_id: str, amount: Decimal, currency: str, *, key: str) -> IntentFacts:
        minor = _countable(to_minor, amount, currency)
        with in_our_words():
            captured = self._client.v1.payment_intents.capture(
                intent_id, {"amount_to_capture": minor}, {"idempotency_key": key}
            )
        return intent_facts(captured.to_dict())

    def release(self, intent_id: str, *, key: str) -> IntentFacts:
        try:
            with in_our_words():
                released = self._client.v1.payment_intents.cancel(
                    intent_id, None, {"idempotency_key": key}
                )
        except Refused:
            found = self.intent(intent_id)
            if found.state not in (IntentState.CAPTURED, IntentState.CANCELLED):
                raise
            return found
        return intent_facts(released.to_dict())

    def charge(
        self, *, setup_id: str, reference: str, amount: Decimal, currency: str, key: str
    ) -> IntentFacts:
        minor = _countable(to_minor, amount, currency)
        kept = self._kept_card(setup_id)
        with in_our_words():
            try:
                made = self._client.v1.payment_intents.create(
                    {
                        "amount": minor,
                        "currency": currency.lower(),
                        "customer": id_of(kept.get("customer")),
                        "payment_method": id_of(kept.get("payment_method")),
                        "automatic_payment_methods": {"enabled": True, "allow_redirects": "never"},
                        "confirm": True,
                        "off_session": True,
                        "metadata": ours(reference),
                    },
                    {"idempotency_key": key},
                )
            except stripe.CardError as exc:
                return _declined(exc)
        return intent_facts(made.to_dict())

    def find_charge(self, *, setup_id: str, reference: str) -> IntentFacts | None:
        """Of several attempts the one that has taken the money, or else the latest."""
        customer = id_of(self._kept_card(setup_id).get("customer"))
        with in_our_words():
            listed = self._client.v1.payment_intents.list({"customer": customer, "limit": PAGE})
            found = [each.to_dict() for each in listed.auto_paging_iter()]
        charges = [intent_facts(each) for each in found if reference_of(each) == reference]
        taken = (each for each in charges if each.state == IntentState.CAPTURED)
        return next(taken, charges[0] if charges else None)

    def refund(
        self, intent_id: str, *, reference: str, amount: Decimal, currency: str, key: str
    ) -> RefundFacts:
        minor = _countable(to_minor, amount, currency)
        with in_our_words():
            made = self._client.v1.refunds.create(
                {"payment_intent": intent_id, "amount": minor, "metadata": ours(reference)},
                {"idempotency_key": key},
            )
        return refund_facts(made.to_dict())

    def find_refund(self, intent_id: str, *, reference: str) -> RefundFacts | None:
        with in_our_words():
            listed = self._client.v1.refunds.list({"payment_intent": intent_id, "limit": PAGE})
            found = (each.to_dict() for each in listed.auto_paging_iter())
            latest = next((each for each in found if reference_of(each) == reference), None)
        return refund_facts(latest) if latest else None

    def refund_facts(self, refund_id: str) -> RefundFacts:
        with in_our_words():
            return refund_facts(self._client.v1.refunds.retrieve(refund_id).to_dict())

    def read_notice(self, body: bytes, signature: str) -> Notice:
        return read_notice(body, signature, secrets=self._secrets, is_live=self._is_live)

    def intents_between(self, since: datetime, until: datetime) -> Iterator[IntentFacts]:
        with in_our_words():
            listed = self._client.v1.payment_intents.list(
                {"created": _between(since, until), "limit": PAGE}
            )
            for each in listed.auto_paging_iter():
                yield intent_facts(each.to_dict())

    def refunds_between(self, since: datetime, until: datetime) -> Iterator[RefundFacts]:
        with in_our_words():
            listed = self._client.v1.refunds.list(
                {"created": _between(since, until), "limit": PAGE}
            )
            for each in listed.auto_paging_iter():
                yield refund_facts(each.to_dict())

    def disputes_between(self, since: datetime, until: datetime) -> Iterator[DisputeFacts]:
        with in_our_words():
            listed = self._client.v1.disputes.list(
                {"created": _between(since, until), "limit": PAGE}
            )
            for each in listed.auto_paging_iter():
                if (told := dispute_facts(each.to_dict())) is not None:
                    yield told

    def _kept_card(self, setup_id: str) -> Mapping[str, Any]:
        with in_our_words():
            if setup_id.startswith(INTENT_PREFIX):
                return self._client.v1.payment_intents.retrieve(setup_id).to_dict()
            return self._client.v1.setup_intents.retrieve(setup_id).to_dict()


def _countable(make: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    try:
        return make(*args, **kwargs)
    except NotCountable as exc:
        raise Refused(NOT_CHARGEABLE) from exc


def _declined(exc: stripe.CardError) -> IntentFacts:
    """The attempt, with the payment that it was made for."""
    body: Any = exc.json_body or {}
    attempt = body.get("error", {}).get("payment_intent")
    if not attempt:
        raise Refused(code_of(exc)) from exc
    return replace(intent_facts(attempt), failure=code_of(exc))


def _between(since: datetime, until: datetime) -> Any:
    """In the shape that the SDK has a type of its own for with each list."""
    return {"gte": int(since.timestamp()), "lt": int(until.timestamp())}
