"""`hotelmate doctor`: one line for each thing that the system needs on this machine."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable

import psycopg
from django.core.exceptions import ImproperlyConfigured

from cli.database import database, embedded_cluster, given_url
from cli.ports import can_listen
from cli.postgres.cluster import CannotStart
from cli.programs import host, port
from config.env import data_folder, read_environment

OLDEST_PYTHON = (3, 11)
OLDEST_POSTGRESQL = 15
LEAST_FREE_BYTES = 1024**3
EXTENSIONS = ["btree_gist"]
PDF_LIBRARIES = ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0")
PDF_PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation"


class Ailing(Exception):
    """What is wrong, and what to do about it."""


def run(_arguments: list[str]) -> int:
    is_fine = [report(name, check) for name, check in CHECKS.items()]
    return 0 if all(is_fine) else 1


def report(name: str, check: Callable[[], str]) -> bool:
    try:
        finding = check()
    except (Ailing, CannotStart, ImproperlyConfigured, OSError, psycopg.Error) as exc:
        print(f"FAIL  {name}: {exc}")
        return False
    print(f"OK    {name}: {finding}")
    return True


def python_version() -> str:
    if sys.version_info < OLDEST_PYTHON:
        raise Ailing("Python 3.11 or newer is needed")
    return sys.version.split()[0]


def data_folder_is_ours() -> str:
    folder = data_folder()
    folder.mkdir(parents=True, exist_ok=True)
    if not os.access(folder, os.W_OK | os.X_OK):
        raise Ailing(f"{folder} cannot be written; set HOTELMATE_DATA")
    free = shutil.disk_usage(folder).free
    if free < LEAST_FREE_BYTES:
        raise Ailing(f"{folder}: less than 1 GiB free")
    return f"{folder}, {free // 1024**3} GiB free"


def database_programs() -> str:
    if given_url():
        return "not needed: DATABASE_URL is set"
    command = [embedded_cluster().program("postgres"), "--version"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def database_server() -> str:
    with database() as use:
        url = use.url() if use else given_url()
        with psycopg.connect(url, connect_timeout=5) as server:
            version = server.info.server_version // 10_000
            found = server.execute(
                "SELECT name FROM pg_available_extensions WHERE name = ANY(%s)", [EXTENSIONS]
            ).fetchall()
    if version < OLDEST_POSTGRESQL:
        raise Ailing(f"PostgreSQL {version} is too old; {OLDEST_POSTGRESQL} or newer is needed")
    if len(found) < len(EXTENSIONS):
        raise Ailing(f"extensions are missing; needed: {', '.join(EXTENSIONS)}")
    return f"PostgreSQL {version} answers"


def migrations() -> str:
    command = [sys.executable, "-m", "cli", "manage", "migrate", "--check", "--verbosity", "0"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        raise Ailing("not applied; `hotelmate prepare` applies them")
    return "all applied"


def settings() -> str:
    command = [sys.executable, "-m", "cli", "manage", "check", "--fail-level", "ERROR"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        raise Ailing(done.stderr.strip().splitlines()[-1])
    return read_environment()


def web_port() -> str:
    is_free = can_listen(host(), port())
    return f"{port()} is {'free' if is_free else 'in use (perhaps by HotelMate itself)'}"


def pdf_documents() -> str:
    missing = [name for name in PDF_LIBRARIES if not can_load(name)]
    if missing:
        raise Ailing(f"without {', '.join(missing)}; apt-get install {PDF_PACKAGES}")
    return "can be made"


def can_load(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


CHECKS: dict[str, Callable[[], str]] = {
    "Python": python_version,
    "data folder": data_folder_is_ours,
    "database programs": database_programs,
    "database": database_server,
    "settings": settings,
    "migrations": migrations,
    "web port": web_port,
    "PDF documents": pdf_documents,
}
