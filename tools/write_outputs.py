"""Writes the examples in docs/outputs.md: each is the report on one small text."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck.catalogue import load_catalogue
from mtcheck.read import read_bytes
from mtcheck.report import render
from mtcheck.scan import Limits, scan
from mtcheck.scanner import Scanner
from mtcheck.select import Selection

if TYPE_CHECKING:
    from mtcheck.model import Report

TARGET = Path(__file__).parents[1] / "docs" / "outputs.md"
TEXT = """\
Elle a finalement lancé son chapeau dans le ring.

Tout commence aujourd’hui , dit-elle.
"""
RULES = ("FR214", "MT205")
_EXAMPLE = re.compile(
    r"(?<=<!-- example: )(?P<name>\w+)(?: \S+)? -->\n(?P<fence>`{3,})(?P<lang>\w*)\n"
    r".*?\n(?P=fence)(?=\n)",
    re.DOTALL,
)


def page(text: str) -> str:
    """The page with every example as the program writes it today."""
    report = _report()
    return _EXAMPLE.sub(lambda found: _block(report, found), text)


def _report() -> Report:
    document = read_bytes(TEXT.encode(), "annonce.txt")
    scanner = Scanner(
        load_catalogue(), Selection(select=RULES), target_lang="fr", source_lang="en"
    )
    report = scan(scanner, [document], limits=Limits())
    # The signature names the rules that there are, which is not what this is about.
    return replace(report, score=replace(report.score, signature="mtcheck|…"))


def _block(report: Report, found: re.Match[str]) -> str:
    name, fence = found["name"], found["fence"]
    shown = _EXTRACTS.get(name, str)(render(report, name)).rstrip("\n")
    head = found[0].partition("\n")[0]
    return f"{head}\n{fence}{found['lang']}\n{shown}\n{fence}"


def _first_of_json(text: str) -> str:
    return _indented(json.loads(text)["files"][0]["findings"][0])


def _first_of_sarif(text: str) -> str:
    return _indented(json.loads(text)["runs"][0]["results"][0])


def _last_of_rdjson(text: str) -> str:
    return _indented(json.loads(text)["diagnostics"][-1])


def _first_of_gitlab(text: str) -> str:
    return _indented(json.loads(text)[:1])


def _indented(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


# Of long reports one finding says enough.
_EXTRACTS = {
    "json": _first_of_json,
    "sarif": _first_of_sarif,
    "rdjson": _last_of_rdjson,
    "gitlab": _first_of_gitlab,
}

if __name__ == "__main__":
    TARGET.write_text(page(TARGET.read_text(encoding="utf-8")), encoding="utf-8")
