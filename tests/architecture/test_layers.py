"""Who may import whom. The contracts stand in pyproject.toml."""

from __future__ import annotations

import ast
import subprocess
import sys

from tests.architecture.conftest import REPOSITORY, Module

WITHOUT_HTTP = ("src/room_bookings/", "src/rates/", "src/events/", "src/rooms/inventory.py")
HTTP = ("django.http", "django.shortcuts", "rest_framework")


def imported_by(module: Module) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def test_import_contracts_are_kept():
    script = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", script, "--no-cache"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout


def test_the_domain_never_sees_http(modules: list[Module]):
    domain = [m for m in modules if m.path.startswith(WITHOUT_HTTP)]
    routes = "src/room_bookings/staff_urls.py"

    assert [
        (module.path, name)
        for module in domain
        for name in sorted(imported_by(module))
        if module.path != routes and name.startswith(HTTP)
    ] == []
