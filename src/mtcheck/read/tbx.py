"""TBX: concepts with their terms, a section a language (ISO 30042, 2008 and 2019)."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.errors import InputError, UsageError
from mtcheck.glossary import Term
from mtcheck.lang import normalised
from mtcheck.position import LineIndex
from mtcheck.read.xml import Data, Start, stream

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtcheck.read.xml import Event

_CONCEPTS = frozenset({"termEntry", "conceptEntry"})
_LANGUAGES = frozenset({"langSet", "langSec"})
_SECTIONS = frozenset({"tig", "ntig", "termSec"})
_STATUSES = frozenset(
    {"administrativeStatus", "normativeAuthorization", "lisa-authorization"}
)
_NOTES = frozenset({"termNote", *_STATUSES})
_BAD = ("deprecated", "superseded", "obsolete", "forbidden", "rejected")
_MOST_LANGUAGES = 40  # of one concept: every pair of them is a term


class _Word(NamedTuple):
    lang: str
    text: str
    is_bad: bool


class _Concept(NamedTuple):
    words: list[_Word]
    line: int


def parse_tbx(content: str, path: str) -> list[Term]:
    """A term for each word of a concept in each other language of it."""
    read = stream(content)
    if read.broken is not None:
        line, why = read.broken
        raise InputError(f"{path}:{line}", f"is not well-formed XML: {why}")
    concepts = _Reader(path, LineIndex(content)).concepts(read.events)
    return [
        term for words, line in concepts for term in _terms(words, f"{path}:{line}")
    ]


class _Reader:
    """Follows the events of a file from concept to concept."""

    def __init__(self, path: str, lines: LineIndex) -> None:
        self._path = path
        self._lines = lines
        self._lang = ""
        self._texts = {"term": "", "status": ""}
        self._inside = ""

    def concepts(self, events: Iterable[Event]) -> Iterator[_Concept]:
        """Each concept with its words, in file order."""
        concept = _Concept([], 1)
        for event in events:
            if isinstance(event, Data):
                if self._inside:
                    self._texts[self._inside] += event.text
            elif isinstance(event, Start):
                if event.name in _CONCEPTS:
                    concept = _Concept([], self._lines.locate(event.place).line)
                self._open(event)
            elif event.name in _SECTIONS:
                concept.words.extend(self._word())
            elif event.name in _CONCEPTS:
                yield concept
            elif event.name in {"term", *_NOTES}:
                self._inside = ""

    def _open(self, event: Start) -> None:
        if event.name in _LANGUAGES:
            self._lang = self._language(event)
        elif event.name in _SECTIONS:
            self._texts = dict.fromkeys(self._texts, "")
        elif event.name == "term":
            self._inside = "term"
        elif event.name in _NOTES and _STATUSES & {
            event.name,
            event.attributes.get("type"),
        }:
            self._inside = "status"

    def _word(self) -> Iterator[_Word]:
        text = " ".join(self._texts["term"].split())
        status = self._texts["status"].lower()
        if text:
            yield _Word(self._lang, text, any(sign in status for sign in _BAD))

    def _language(self, event: Start) -> str:
        attributes = event.attributes
        code = attributes.get("xml:lang") or attributes.get("lang", "")
        try:
            return normalised(code)
        except UsageError as error:
            line = self._lines.locate(event.place).line
            raise InputError(f"{self._path}:{line}", str(error)) from None


def _terms(words: Sequence[_Word], where: str) -> Iterator[Term]:
    langs = list(dict.fromkeys(word.lang for word in words))
    if len(langs) > _MOST_LANGUAGES:
        raise InputError(where, f"a concept has more than {_MOST_LANGUAGES} languages")
    for source, target in permutations(langs, 2):
        targets, forbidden = _told(words, target)
        for word in words:
            if word.lang == source and (targets or forbidden):
                yield Term(
                    word.text,
                    targets,
                    forbidden,
                    source_lang=source,
                    target_lang=target,
                )
    if len(langs) == 1:
        targets, forbidden = _told(words, langs[0])
        if forbidden:
            yield Term("", targets, forbidden, target_lang=langs[0])


def _told(words: Sequence[_Word], lang: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of a concept in a language: those allowed, those forbidden."""
    own = [word for word in words if word.lang == lang]
    allowed = tuple(dict.fromkeys(word.text for word in own if not word.is_bad))
    return allowed, tuple(dict.fromkeys(word.text for word in own if word.is_bad))
