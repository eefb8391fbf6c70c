"""What must be true before anything is served, done by a process of its own.

So the parent of the web server stays small and holds no database connection.
"""

from __future__ import annotations

import subprocess
import sys

from cli.postgres.cluster import CannotStart


def prepare() -> None:
    done = subprocess.run([sys.executable, "-m", "cli", "prepare"], check=False)
    if done.returncode:
        raise CannotStart("the database could not be prepared; the reason stands above")
