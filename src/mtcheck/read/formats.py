"""The formats that are read: their names, and what a passage of each is.

The table of docs/formats.md is written from here (``tools/write_formats.py``).
"""

from __future__ import annotations

from typing import NamedTuple


class Format(NamedTuple):
    """One format; its reader is the module of its name."""

    name: str
    title: str
    endings: tuple[str, ...]
    """Ends of the names of its files."""
    passages: str
    """What is checked, in words."""
    shared: tuple[str, ...] = ()
    """Ends of names that other programs use too: only files that are named."""
    shown: str = ""
    """What the table says of names where the ends do not say it all."""


TABLE = (
    Format(
        "text",
        "text",
        (".txt", ".text"),
        "paragraphs; lines where each line is one. Text with headings, links, fences"
        " or tables of Markdown is read as Markdown",
        shown="`.txt`, anything else",
    ),
    Format(
        "markdown",
        "Markdown",
        (".md", ".markdown", ".mdx"),
        "headings, paragraphs, items, cells, quotes, titles in front matter; not code,"
        " addresses, other front matter",
    ),
    Format(
        "html",
        "HTML",
        (".html", ".htm", ".xhtml"),
        "what a reader sees: headings, paragraphs, items, captions, cells, titles,"
        " alternative texts; not script, style, code, navigation. Tags that a"
        " translation plug-in has left are passages of the kind `markup`",
    ),
    Format(
        "tsv",
        "TSV",
        (".tsv", ".tab", ".tsv.gz"),
        "rows; a head names the columns, else two columns are source and target, one"
        " is the target. Quotation marks are text unless a cell needed them",
    ),
    Format(
        "csv",
        "CSV",
        (".csv",),
        "the same, between commas, semicolons, tabs or bars, quoted as in RFC 4180",
    ),
    Format(
        "jsonl",
        "JSON Lines",
        (".jsonl", ".ndjson", ".jsonl.gz"),
        "an object a line",
    ),
    Format(
        "xliff",
        "XLIFF 1.2, 2.x",
        (".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff"),
        "units, or the segments in them, that have a target, beside their source;"
        " inline codes are marked; notes, alternatives from memories, tracked"
        " deletions, what must not be translated, and targets that are still a copy of"
        " the source in the state `new`, `initial` or `needs-translation` are left out",
    ),
    Format(
        "tmx",
        "TMX",
        (".tmx",),
        "every variant that is not in the source language, beside the one that is",
    ),
    Format(
        "po",
        "PO",
        (".po", ".pot"),
        "messages with a translation, fuzzy ones too; plurals one by one; not obsolete"
        " ones",
    ),
    Format(
        "ts",
        "Qt TS",
        (),
        "messages in use that have a translation; plurals one by one",
        (".ts",),
    ),
    Format(
        "resx",
        "RESX",
        (".resx", ".resw"),
        "texts; not images and other data, nor what a form designer notes",
    ),
    Format(
        "properties",
        "Properties",
        (".properties",),
        "texts of keys, escapes and doubled apostrophes decoded",
    ),
    Format(
        "strings",
        "Strings",
        (".strings",),
        "texts of keys, escapes decoded",
    ),
    Format(
        "android",
        "Android",
        (),
        "texts, arrays, plurals, escapes decoded; not what is marked as untranslatable,"
        " nor references to other resources",
        (".xml",),
        shown="`strings.xml`, other `.xml`",
    ),
    Format(
        "json",
        "JSON, ARB",
        (".arb",),
        "every text under its path of keys, the syntax of ICU marked; of objects that"
        " hold a message and what is said about it (Chrome, FormatJS, Transifex) the"
        " message; not the `@key` notes of ARB",
        (".json",),
    ),
    Format(
        "yaml",
        "YAML",
        (),
        "every text under its path of keys, without the language that Rails puts"
        " first; not numbers, truth values, symbols; aliases are not read twice",
        (".yml", ".yaml"),
    ),
    Format(
        "docx",
        "Word",
        (".docx",),
        "paragraphs, headings, items, cells, footnotes and endnotes; not deletions,"
        " fields, hidden text. Lines are paragraphs, counted from 1 through the body,"
        " the footnotes, the endnotes",
    ),
    Format("srt", "SubRip", (".srt",), "cues"),
    Format("vtt", "WebVTT", (".vtt",), "cues; not notes, styles, regions"),
)


def table() -> str:
    """The formats as a table of Markdown."""
    rows = ["| format | names | passages |", "|---|---|---|"]
    for entry in TABLE:
        names = entry.shown or " ".join(
            f"`{ending}`" for ending in (*entry.endings, *entry.shared)
        )
        rows.append(f"| {entry.title} | {names} | {entry.passages} |")
    return "\n".join(rows) + "\n"
