"""Draws docs/report.svg: the head of the report on the sample article."""

from __future__ import annotations

import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "report.svg"
WIDTH, LINES = 100, 44
_WEB_FONT = re.compile(r"@font-face\s*\{.*?\}\s*", re.DOTALL)
COMMAND = ["scan", "samples/article.fr.txt", "--output-format", "full"]


def main() -> None:
    """Run the command in colour and draw what it prints."""
    result = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "mtcheck", *COMMAND, "--color", "always"],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env={"COLUMNS": str(WIDTH), "PYTHONUTF8": "1"},
    )
    console = Console(record=True, width=WIDTH, file=StringIO())
    for line in result.stdout.splitlines()[:LINES]:
        console.print(Text.from_ansi(line), soft_wrap=True)
    title = f"mtcheck {' '.join(COMMAND[:2])}"
    svg = console.export_svg(title=title, unique_id="mtcheck")
    # The picture must not fetch its font from elsewhere.
    TARGET.write_text(_WEB_FONT.sub("", svg), encoding="utf-8")


if __name__ == "__main__":
    main()
