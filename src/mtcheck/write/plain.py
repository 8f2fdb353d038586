"""Text, Markdown and SubRip: characters as they are, references in their midst."""

from __future__ import annotations

import re

from mtcheck.read.entities import REFERENCE
from mtcheck.write.pen import Pen


class PlainPen(Pen):
    """Writes a text as it is; what nests the lines of Markdown says nothing."""

    units = REFERENCE
    blank = re.compile(r"[ \t>]*")
