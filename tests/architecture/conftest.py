from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Module:
    path: str
    text: str

    @property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)


@pytest.fixture(scope="session")
def modules() -> list[Module]:
    """All of our own modules; migrations are generated."""
    paths = sorted((REPOSITORY / "src").rglob("*.py"))
    own = [path for path in paths if "migrations" not in path.parts]
    return [Module(str(path.relative_to(REPOSITORY)), path.read_text()) for path in own]
