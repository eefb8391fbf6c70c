"""When and how a stay is paid, in one sentence for its guest. Pure. In English, like `rates.policy_words`."""

from __future__ import annotations

from rates.due import PaymentTerms
from rates.policy_words import money_words


def payment_words(terms: PaymentTerms, currency: str) -> str:
    now, later = money_words(terms.due_now, currency), money_words(terms.due_later, currency)
    if terms.guarantee:
        most = money_words(terms.guarantee, currency)
        return f"You pay {later} at the hotel; until then your card guarantees {most}."
    if terms.due_now and terms.due_later:
        return f"You pay a deposit of {now} when you book, and {later} at the hotel."
    if terms.due_now:
        return f"You pay {now} when you book."
    return f"You pay {later} at the hotel." if terms.due_later else "There is nothing to pay."
