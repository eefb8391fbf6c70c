"""How long the property tests search: a minute by default, `HYPOTHESIS_PROFILE=soak` for hours."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

IS_SOAK = os.environ.get("HYPOTHESIS_PROFILE") == "soak"

EACH = settings(
    deadline=None,
    print_blob=True,
    derandomize=False,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
MACHINE = settings(
    EACH, max_examples=5_000 if IS_SOAK else 100, stateful_step_count=60 if IS_SOAK else 30
)
PURE = settings(EACH, max_examples=20_000 if IS_SOAK else 200)
