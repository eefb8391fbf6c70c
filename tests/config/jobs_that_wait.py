"""Settings of a worker that also knows the jobs of the tests below `tests.`."""

from __future__ import annotations

from config.settings import *  # noqa: F403

PROCRASTINATE_IMPORT_PATHS = [
    *PROCRASTINATE_IMPORT_PATHS,  # noqa: F405
    "tests.config.jobs_of_tests",
]
