"""Words that must not stand in the tree."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

from tests.architecture.conftest import REPOSITORY, Module

EMPTY_NAMES = frozenset({"helpers", "utils", "misc", "manager", "base_service"})
HISTORY = re.compile(r"(_v\d+|_old|_new|_legacy|_final|phase\d+)$")
BANNED = {
    "a wide except": re.compile(r"except (Base)?Exception\b"),
    "a shouting word": re.compile(r"\b(CRITICAL|IMPORTANT|WARNING|NOTE):"),
    "a picture": re.compile("[\u2600-\u27bf\U0001f300-\U0001faff]"),
    "a closed past": re.compile(r"\b(TODO|FIXME|XXX|HACK)\b"),
}
MONEY = tuple(
    f"src/{place}"
    for place in (
        "hotel/",
        "rooms/",
        "rates/",
        "events/",
        "room_bookings/",
        "payments/",
        "common/money.py",
    )
)
WAITING = (
    "src/payments/provider.py",
    "src/payments/stripe_gateway.py",
    "src/payments/stripe/client.py",
)
TEXT_ENDINGS = frozenset({".py", ".md", ".txt", ".toml", ".yaml", ".yml", ".sql", ".html", ""})


def tracked_files() -> list[Path]:
    listing = subprocess.run(
        ["git", "ls-files", "-z"], cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    if listing.returncode:
        pytest.skip("not a git checkout")
    paths = (REPOSITORY / name for name in listing.stdout.split("\0") if name)
    return [path for path in paths if path.suffix in TEXT_ENDINGS and path.is_file()]


@pytest.mark.parametrize("what", BANNED)
def test_no_module_contains(modules: list[Module], what: str):
    assert [module.path for module in modules if BANNED[what].search(module.text)] == []


def test_no_module_has_a_name_that_says_nothing(modules: list[Module]):
    names = {module.path: Path(module.path).stem for module in modules}

    assert [p for p, name in names.items() if name in EMPTY_NAMES or HISTORY.search(name)] == []


def test_rows_are_locked_in_one_place(modules: list[Module]):
    locking = [module.path for module in modules if "select_for_update" in module.text]

    assert [path for path in locking if path != "src/room_bookings/locks.py"] == []


def test_no_floats(modules: list[Module]):
    """Money is Decimal. Only waiting times and JSON values may be floats, and not here."""
    domain = [m for m in modules if m.path.startswith(MONEY) and m.path not in WAITING]
    calls = [
        f"{module.path}:{node.lineno}"
        for module in domain
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Name) and node.id == "float"
    ]

    assert calls == []


def test_the_pinned_requirements_name_no_host_and_no_path():
    pinned = [REPOSITORY / name for name in ("requirements.txt", "requirements-dev.txt")]

    assert [
        path.name for path in pinned if re.search(r"://|^-|@ ", path.read_text(), re.MULTILINE)
    ] == []


def test_no_file_names_a_home_folder():
    own = Path(__file__)
    files = [path for path in tracked_files() if path != own]
    texts = {str(path.relative_to(REPOSITORY)): path.read_text() for path in files}

    assert [name for name, text in texts.items() if "/root/" in text] == []
