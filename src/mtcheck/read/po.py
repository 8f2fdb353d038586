"""PO: the messages of gettext, with plurals and contexts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.model import Problem
from mtcheck.read.quoted import C_ESCAPE, put_unescaped
from mtcheck.read.units import Unit, document
from mtcheck.read.weave import Weaver

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.model import Document, Text

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_KEYWORD = re.compile(
    r"\s*(?P<key>msgctxt|msgid_plural|msgid|msgstr(?:\[\d{1,3}\])?)\s*(?=\")"
)
_VALUE = re.compile(r"%(?!%)|\{")
_STRING = re.compile(r'\s*"((?:[^"\\\r\n]++|\\.)*+)"\s*\Z')
_LANGUAGE = re.compile(
    r"^(Language|X-Source-Language): *([A-Za-z]{2,3}(?:[_-]\w+)?)", re.MULTILINE
)
_PLURAL_FORMS = re.compile(r"msgstr\[(\d+)\]")


class _Field(NamedTuple):
    """One string of an entry, over as many lines as it takes."""

    key: str
    line: int
    text: Text


class _Fault(NamedTuple):
    line: int
    why: str


def parse(content: str, path: str) -> Document:
    """Every message that has a translation, fuzzy ones too: they are read as drafts."""
    units: list[Unit] = []
    faults: list[_Fault] = []
    languages: tuple[str | None, str | None] = (None, None)
    for entry in _entries(_fields(content, faults)):
        said = {field.key: field for field in entry}
        head = said.get("msgid")
        if head is None:
            faults.append(_Fault(entry[0].line, "the message has no msgid"))
            continue
        if not any(key.startswith("msgstr") for key in said):
            if not faults or faults[-1].line < head.line:  # nothing said of it yet
                faults.append(_Fault(head.line, "the message has no msgstr"))
            continue
        if head.text.content or "msgctxt" in said:
            units += _units(said, *languages)
        elif "msgstr" in said:
            languages = _languages(said["msgstr"].text.content)
    problems = [Problem(f"{path}:{fault.line}", fault.why) for fault in faults]
    return document(path, "po", content, units, problems)


def _languages(head: str) -> tuple[str | None, str | None]:
    """The languages of source and target, as far as the head of a file says them."""
    declared = {found[1]: found[2] for found in _LANGUAGE.finditer(head)}
    source, target = declared.get("X-Source-Language"), declared.get("Language")
    return (
        source.replace("_", "-") if source else None,
        target.replace("_", "-") if target else None,
    )


def _units(
    said: dict[str, _Field], source_lang: str | None, target_lang: str | None
) -> Iterator[Unit]:
    context = said.get("msgctxt")
    name = context.text.content if context else str(said["msgid"].line)
    forms = [key for key in said if _PLURAL_FORMS.fullmatch(key)]
    for key, field in said.items():
        form = _PLURAL_FORMS.fullmatch(key)
        if not field.text.content or (form is None and key != "msgstr"):
            continue
        is_last = bool(forms) and key == forms[-1]
        source = _original(said, field.text, is_last=is_last)
        place = f"{name}[{form[1]}]" if form else name
        yield Unit(place, field.text, source, (), source_lang, target_lang)


def _original(said: dict[str, _Field], text: Text, *, is_last: bool) -> Text:
    """What a form translates: the last one the plural, the others what they are like.

    A form for one may give the number or leave it out, whatever English does.
    """
    one = said["msgid"].text
    if "msgid_plural" not in said:
        return one
    many = said["msgid_plural"].text
    if is_last or _values(text) == _values(many) != _values(one):
        return many
    return one if _values(text) == _values(one) else many


def _values(text: Text) -> int:
    """How many places for values there are."""
    return len(_VALUE.findall(text.content))


def _entries(fields: Iterator[_Field]) -> Iterator[Sequence[_Field]]:
    """The fields of each message: a context or an id begins the next one."""
    entry: list[_Field] = []
    for field in fields:
        said = {known.key for known in entry}
        has_ended = any(key.startswith("msgstr") for key in said)
        begins = field.key in {"msgctxt", "msgid"} and field.key in said
        if begins or (has_ended and field.key in {"msgctxt", "msgid"}):
            yield entry
            entry = []
        entry.append(field)
    if entry:
        yield entry


def _fields(content: str, faults: list[_Fault]) -> Iterator[_Field]:
    key, first, weaver = "", 0, Weaver()
    for number, line in enumerate(_LINE.finditer(content), 1):
        text = line.group()
        if not text.strip() or text.lstrip().startswith("#"):
            continue
        keyword = _KEYWORD.match(text)
        if keyword:
            if key:
                yield _Field(key, first, weaver.text())
            key, first, weaver = keyword["key"], number, Weaver()
        at = keyword.end() if keyword else 0
        string = _STRING.match(text, at)
        if string is None or not key:
            faults.append(_Fault(number, "neither a keyword nor a closed string"))
            key = ""
            continue
        begin = line.start() + string.start(1)
        weaver.put("", begin, begin)
        put_unescaped(weaver, content, begin, line.start() + string.end(1), C_ESCAPE)
    if key:
        yield _Field(key, first, weaver.text())
