"""The format ``html``: one page that needs nothing else, for people to read."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING

from mtcheck.report.html.card import card
from mtcheck.report.html.document import file_section, is_long
from mtcheck.report.html.markup import joined
from mtcheck.report.html.panel import explanations, filters
from mtcheck.report.html.summary import summary, title
from mtcheck.report.html.text import Numbered

if TYPE_CHECKING:
    from mtcheck.model import Report
    from mtcheck.report import RenderOptions

__all__ = ["write"]


def write(report: Report, _options: RenderOptions) -> str:
    """Return the whole page."""
    style, script = _read("page.css"), _read("page.js")
    numbered, first = [], 1
    for file in report.files:
        numbered.append([Numbered(n, f) for n, f in enumerate(file.findings, first)])
        first += len(file.findings)
    codes = sorted({it.finding.code for found in numbered for it in found})
    rules = {code: at for at, code in enumerate(codes) if code in report.rules}
    pairs = list(zip(report.files, numbered, strict=True))
    folds = is_long(report.files)
    return Template(_read("page.html")).substitute(
        style_hash=_hash(style),
        script_hash=_hash(script),
        style=style,
        script=script,
        title=title(report),
        summary=summary(report),
        filters=filters(report),
        documents=joined(
            file_section(file, at, found, folds=folds)
            for at, (file, found) in enumerate(pairs)
        ),
        cards=joined(
            card(file, it, rules, names_file=len(pairs) > 1)
            for file, found in pairs
            for it in found
        ),
        explanations=explanations(report, rules),
    )


def _read(name: str) -> str:
    return files(__name__).joinpath(name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    """Return what a Content-Security-Policy calls a script or a style."""
    digest = hashlib.sha256(content.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
