"""Keys of payment, which never stand in a file: it names the variables that hold them."""

from __future__ import annotations

import os

from common.errors import InvalidInput
from hotel_setup.files.work import Work
from payments.accounts import checked_keys, current_account, keys_of
from payments.services.accounts import renew_keys, set_keys


def carry_out_payment(work: Work) -> None:
    given = work.given("payment")
    if given is None:
        return
    with work.at_place("payment"):
        keys = checked_keys(
            api_key=_value(given["api_key_from"], "api_key_from"),
            webhook_secret=_value(given["webhook_secret_from"], "webhook_secret_from"),
        )
        account = current_account(work.hotel.pk)
        if account is not None and keys_of(account) == keys:
            return
        put = renew_keys if given.get("renews") else set_keys
        put(**work.who, api_key=keys.api_key, webhook_secret=keys.webhook_secret)
    work.changed("payment: keys of the hotel’s own account")


def _value(name: str, field: str) -> str:
    value = os.environ.get(name, "")
    if not value:
        raise InvalidInput(f"The environment has no {name}.", field=field)
    return value
