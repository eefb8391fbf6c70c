"""Who may import whom. The contracts stand in pyproject.toml."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib

from tests.architecture.conftest import REPOSITORY, Module

WITHOUT_HTTP = (
    "src/room_bookings/",
    "src/rates/",
    "src/events/",
    "src/rooms/inventory.py",
    "src/payments/",
    "src/notifications/",
    "src/webhooks/",
)
HTTP = ("django.http", "django.shortcuts", "rest_framework")
PURE = frozenset(
    {
        "common.money",
        "common.stay",
        "figures.definitions",
        "figures.forecasting",
        "figures.periods",
        "hotel_setup.files.comparing",
        "hotel_setup.files.numbers",
        "hotel_setup.room_numbers",
        "payments.stripe.minor_units",
        "rates.bills",
        "rates.bulk",
        "rates.due",
        "rates.enums",
        "rates.exchange",
        "rates.exchange_files",
        "rates.night_files",
        "rates.nights",
        "rates.offers",
        "rates.party",
        "rates.payment_words",
        "rates.policies",
        "rates.policy_words",
        "rates.pricing",
        "rates.records",
        "rates.restrictions",
        "rates.taxation",
        "rates.terms",
        "rates.weekdays",
        "room_bookings.sales",
    }
)
"""Money, dates and rules: no ORM, no clock, no settings."""
LEANT_ON = frozenset(
    {
        "common.errors",
        "figures.errors",
        "hotel_setup.errors",
        "rates.errors",
        "room_bookings.errors",
        "common.api.spreadsheets",
    }
)
"""Refusals, and how a cell is written."""


def imported_by(module: Module) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def dotted(module: Module) -> str:
    return module.path.removeprefix("src/").removesuffix(".py").replace("/", ".")


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
    ours = [name for name in map(dotted, modules) if not name.endswith((".__init__", ".apps"))]

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


def test_pure_modules_know_only_the_language_and_each_other(modules: list[Module]):
    allowed = PURE | LEANT_ON
    pure = [module for module in modules if dotted(module) in PURE]

    assert len(pure) == len(PURE)
    assert [
        (module.path, name)
        for module in pure
        for name in sorted(imported_by(module))
        if name not in allowed and name.partition(".")[0] not in sys.stdlib_module_names
    ] == []


def test_modules_that_call_themselves_pure_are_held_to_it(modules: list[Module]):
    claiming = [m for m in modules if re.search(r"\bPure[.:]", ast.get_docstring(m.tree) or "")]

    assert [module.path for module in claiming if dotted(module) not in PURE] == []
