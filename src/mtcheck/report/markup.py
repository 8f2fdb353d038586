"""XML for the reports that are: elements, with nothing in them that XML forbids."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from mtcheck.report.visible import kept

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def element(
    name: str, parent: Element | None = None, /, text: str = "", **values: str | int
) -> Element:
    """Return a new element, the last of its parent."""
    # XML 1.0 has no way to write most control characters: they get a name.
    shown = {key: kept(str(value)) for key, value in values.items()}
    made = ET.Element(name, shown)
    made.text = kept(text) or None
    if parent is not None:
        parent.append(made)
    return made


def document(root: Element) -> str:
    """Return the text of a whole document."""
    ET.indent(root)
    return f"{_HEAD}{ET.tostring(root, encoding='unicode')}\n"
