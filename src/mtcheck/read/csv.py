"""Tables with commas, semicolons or tabs between their columns, quoted at need."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtcheck.read.table import table

if TYPE_CHECKING:
    from mtcheck.model import Document

_SIGNS = ",;\t|"
_QUOTED = re.compile(r'"(?:[^"]++|"")*+"')


def parse(content: str, path: str) -> Document:
    """The rows; InputError if no column is the target."""
    head = _QUOTED.sub("", content.lstrip("\r\n").split("\n", 1)[0])
    return table(content, path, "csv", max(_SIGNS, key=head.count))
