"""`python -m sandbox`: serves until the process is told to end. See sandbox.settings."""

from __future__ import annotations

import signal
import sys

from sandbox.server import serve
from sandbox.settings import CannotStart, read_settings


def main() -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        serve(read_settings())
    except (CannotStart, OSError) as reason:
        sys.exit(f"sandbox: {reason}")
    except KeyboardInterrupt:
        sys.exit(0)


if __name__ == "__main__":
    main()
