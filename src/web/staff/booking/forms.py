"""A form about money: sent twice, it is done once."""

from __future__ import annotations

from typing import Final

from django.http import QueryDict

from common.api.idempotency import Attempt, hash_body
from web.forms import key_in, plain_values

ATTEMPT: Final = "attempt"
CSRF: Final = "csrfmiddlewaretoken"


def attempt_of(form: QueryDict) -> Attempt | None:
    key = key_in(form.get(ATTEMPT, ""))
    if not key:
        return None
    told = {name: value for name, value in plain_values(form).items() if name != CSRF}
    return Attempt(key, hash_body(told))
