"""Stands for any program that uses the embedded server: print the URL, hold it until told to go."""

from __future__ import annotations

import sys
from pathlib import Path

from cli.postgres.cluster import cluster_in
from cli.postgres.server import serving

with serving(cluster_in(Path(sys.argv[1]))) as use:
    sys.stdout.write(f"{use.url()}\n")
    sys.stdout.flush()
    sys.stdin.read()
