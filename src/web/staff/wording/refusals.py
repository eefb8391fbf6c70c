"""What the use cases refuse, by the code of the refusal. `<code>_with_facts` is said instead where the
refusal's details hold every fact that it names."""

from __future__ import annotations

from typing import Final

from web.phrases import Phrase
from web.staff.refused import fields, money, plainly, rooms, selling, stays

WORDS: Final[dict[str, Phrase]] = {
    **plainly.WORDS,
    **stays.WORDS,
    **rooms.WORDS,
    **money.WORDS,
    **selling.WORDS,
    **fields.WORDS,
}
