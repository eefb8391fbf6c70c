"""What speaks to others leaves the processor to those who wait for the site."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

REPORT = """
import os, sys
from config import worker
worker.work = lambda workers: print(os.getpriority(os.PRIO_PROCESS, 0))
worker.asyncio.run = lambda nothing: nothing
worker.main(sys.argv[1])
"""


@pytest.mark.parametrize(("program", "nicer"), [("inside", 0), ("outside", 10)])
def test_the_program_that_speaks_to_others_is_nicer(program: str, nicer: int):
    done = subprocess.run(
        [sys.executable, "-c", REPORT, program], check=True, capture_output=True, text=True
    )

    usual = os.getpriority(os.PRIO_PROCESS, 0)
    assert int(done.stdout) == min(usual + nicer, 19)
