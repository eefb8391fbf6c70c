"""Small functions in small files, as numbers."""

from __future__ import annotations

import ast
from statistics import median, quantiles

from tests.architecture.conftest import Module

Function = ast.FunctionDef | ast.AsyncFunctionDef


def lengths(modules: list[Module]) -> dict[str, int]:
    return {
        f"{module.path}:{node.name}:{node.lineno}": (node.end_lineno or 0) - node.lineno + 1
        for module in modules
        for node in ast.walk(module.tree)
        if isinstance(node, Function)
    }


def test_no_file_is_long(modules: list[Module]):
    assert [m.path for m in modules if len(m.text.splitlines()) > 500] == []


def test_no_function_is_long(modules: list[Module]):
    assert [name for name, lines in lengths(modules).items() if lines > 60] == []


def test_most_functions_are_short(modules: list[Module]):
    found = list(lengths(modules).values())

    assert median(found) <= 8
    assert quantiles(found, n=10)[-1] <= 30
