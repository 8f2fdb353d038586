"""Tables with commas, semicolons or tabs between their columns, quoted at need."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtcheck.read.table import table

if TYPE_CHECKING:
    from mtcheck.model import Document

_SIGNS = ",;\t|"
_QUOTED = re.compile(r'"(?:[^"]++|"")*+"')


def parse(content: str, path: str, above: int = 0) -> Document:
    """The rows, `above` lines further down; InputError if no column is the target."""
    return table(content, path, "csv", sign_of(content), above)


def sign_of(content: str) -> str:
    """The sign between the columns: the one that the head has most of."""
    head = _QUOTED.sub("", content.lstrip("\r\n").split("\n", 1)[0])
    return max(_SIGNS, key=head.count)
