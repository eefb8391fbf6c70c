"""Who may import whom. The contracts stand in pyproject.toml."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib

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


def test_every_module_has_a_layer(modules: list[Module]):
    settings = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    known = tuple(re.findall(r"[\w.]+", " ".join(layers)))
    dotted = [m.path.removeprefix("src/").removesuffix(".py").replace("/", ".") for m in modules]
    ours = [name for name in dotted if not name.endswith((".__init__", ".apps"))]

    assert [name for name in ours if not is_within(name, known)] == []


def is_within(name: str, layers: tuple[str, ...]) -> bool:
    return any(name == layer or name.startswith(f"{layer}.") for layer in layers)


def test_the_domain_never_sees_http(modules: list[Module]):
    domain = [m for m in modules if m.path.startswith(WITHOUT_HTTP)]
    outer = ("urls.py", "views.py", "docs.py", "serializers.py")

    assert [
        (module.path, name)
        for module in domain
        for name in sorted(imported_by(module))
        if not module.path.endswith(outer) and name.startswith(HTTP)
    ] == []
