"""YAML as a person writes it, read without surprises: every value is the text that stands there.

`15:00` stays a time of day, `NO` a country and `0101` a room; only `null`, `~` and nothing at all are None.
Anchors, aliases, tags and several documents are refused, so that a file is never larger than it looks.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from hotel_setup.files.refusals import FileFault, HotelFileRefused

MOST_BYTES: Final = 1_000_000
DEEPEST: Final = 12
NOTHING: Final = frozenset({"", "~", "null"})
MERGE: Final = "<<"

Place = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadFile:
    """`data` of dicts, lists, texts and None; `lines` say where each key and item stands, from 1."""

    data: Any
    lines: dict[Place, int]

    def line_of(self, place: Place) -> int | None:
        """The nearest: of what is missing, the line of what it is missing in."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place)


def read_yaml_file(path: Path) -> ReadFile:
    """Raises HotelFileRefused, also for a file that cannot be read."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as exc:
        raise _refused(f"The file cannot be read: {exc.strerror}.") from exc
    return read_yaml(content)


def read_yaml(content: bytes) -> ReadFile:
    if len(content) > MOST_BYTES:
        raise _refused(f"The file is larger than {MOST_BYTES} bytes.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        raise _refused("The file is not in UTF-8.") from exc
    lines: dict[Place, int] = {}
    return ReadFile(_value(_compose(text), (), lines), lines)


def _compose(text: str) -> Node:
    try:
        node = _Plain(text).get_single_node()
    except yaml.MarkedYAMLError as exc:
        mark = exc.problem_mark or exc.context_mark
        raise _refused(f"This is not YAML: {exc.problem}.", line=_line(mark)) from exc
    except yaml.YAMLError as exc:
        raise _refused("This is not YAML: it has characters that are not allowed.") from exc
    if node is None:
        raise _refused("The file is empty.")
    return node


class _Plain(yaml.SafeLoader):
    """Composes nodes and nothing else: no aliases, no anchors, no tags, not too deep."""

    depth = 0

    def compose_node(self, parent: Node | None, index: Any) -> Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        line = _line(event.start_mark)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _refused("Anchors and aliases are not read here.", line=line)
        if getattr(event, "tag", None):
            raise _refused("Tags are not read here.", line=line)
        self.depth += 1
        if self.depth > DEEPEST:
            raise _refused("This is nested too deep.", line=line)
        node: Node | None = super().compose_node(parent, index)
        self.depth -= 1
        return node


def _value(node: Node, place: Place, lines: dict[Place, int]) -> Any:
    lines.setdefault(place, _line(node.start_mark) or 1)
    if isinstance(node, MappingNode):
        return _mapping(node, place, lines)
    if isinstance(node, SequenceNode):
        return [_value(item, (*place, str(index)), lines) for index, item in enumerate(node.value)]
    return None if _is_nothing(node) else node.value


def _is_nothing(node: Node) -> bool:
    return isinstance(node, ScalarNode) and node.style is None and node.value in NOTHING


def _mapping(node: MappingNode, place: Place, lines: dict[Place, int]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in node.value:
        line = _line(key.start_mark)
        if not isinstance(key, ScalarNode) or key.value == MERGE:
            raise _refused("A key is one word here.", line=line)
        if key.value in found:
            raise _refused("This key stands twice.", line=line, place=(*place, key.value))
        lines[*place, key.value] = line or 1
        found[key.value] = _value(value, (*place, key.value), lines)
    return found


def _line(mark: yaml.Mark | None) -> int | None:
    return None if mark is None else mark.line + 1


def _refused(message: str, *, line: int | None = None, place: Place = ()) -> HotelFileRefused:
    return HotelFileRefused([FileFault(message, place=place, line=line)])
