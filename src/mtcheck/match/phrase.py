"""Turns a phrase as a translator writes it into a regular expression.

``<lemma>`` any inflected form (``<lemma:v>`` of one part of speech) · ``<le>``,
``<son>`` … closed classes · ``[a|b c]`` alternatives · ``x?`` optional ·
``stem*`` any ending · ``{0,3}`` so many words in between, within the sentence ·
``((…))`` the part to mark, when the words around it are only its context.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtcheck.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MARK = "mark"  # the group whose span is reported, where a pattern has one

CLOSED_CLASSES = {
    "fr": {
        "le": "le la les l'",
        "un": "un une des de d'",
        "ce": "ce cet cette ces",
        "son": "son sa ses mon ma mes ton ta tes notre nos votre vos leur leurs",
        "de": "de d' du des",
        "à": "à au aux",
        "que": "que qu'",
        "se": "se s' me m' te t' nous vous",
        "il": "il elle on ils elles je j' tu nous vous",
        "ne": "ne n'",
        "lui": "lui leur",
        "dét": (
            "le la les l' un une des du de d' ce cet cette ces son sa ses mon ma mes"
            " ton ta tes notre nos votre vos leur leurs chaque tout toute tous toutes"
            " quelques plusieurs aucun aucune"
        ),
    },
}

_SEPARATOR = r"(?:(?<=')\s*|[\s*_]+)"
_GAP_WORD = r"[^\s;:!?…]*[^\s.;:!?…]"
_START = r"(?<![\w-])"
# A clitic may follow its verb: « fait-il sens »; anything follows an apostrophe.
_END = (
    r"(?:(?<=')|"
    r"(?!\w|-(?!(?:t-)?(?:ils?|elles?|on|je|tu|nous|vous|ce|ci|là)\b)\w))"
)

_TOKEN = re.compile(
    r"""
      <(?P<lemma>[^<>]+)>
    | \{(?P<least>\d+),(?P<most>\d+)\}
    | (?P<open>\[) | (?P<bar>\|) | (?P<close>\])
    | (?P<markopen>\(\() | (?P<markclose>\)\))
    | (?P<optional>\?)
    | (?P<space>\s+)
    | (?P<literal>[^\s<>\[\]|{}()?]+)
    """,
    re.VERBOSE,
)


class PhraseError(ValueError):
    """A phrase that cannot be read; its text says what is wrong."""


def phrase_to_regex(phrase: str, lang: str | None) -> str:
    """The expression, over folded text, that matches the phrase as whole words."""
    parser = _Parser(phrase, lang)
    body = parser.sequence()
    if parser.kind is not None:
        raise PhraseError(f'unexpected "{parser.text}"')
    if not body:
        raise PhraseError("the phrase is empty")
    return _START + body + _END


def literal_to_regex(words: str) -> str:
    """The expression for one entry of `words`: whole words, any white space between."""
    pieces = [_literal(word) for word in words.split()]
    if not pieces:
        raise PhraseError("the entry is empty")
    return _START + r"[\s*_]+".join(pieces) + _END


class _Parser:
    """A recursive descent over the tokens of one phrase."""

    def __init__(self, phrase: str, lang: str | None) -> None:
        self._tokens = list(_tokens(phrase))
        self._at = 0
        self._lang = lang
        self._words: dict[str, Callable[[str], str]] = {
            "literal": _literal,
            "lemma": self._lemma,
        }

    @property
    def kind(self) -> str | None:
        """The kind of the token at hand; None at the end."""
        return self._tokens[self._at][0] if self._at < len(self._tokens) else None

    @property
    def text(self) -> str:
        """The token at hand."""
        return self._tokens[self._at][1]

    def sequence(self) -> str:
        """Items apart by white space, each glued from pieces without any."""
        out, pending = "", ""
        while self.kind not in {None, "bar", "close", "markclose"}:
            if self.kind == "space":
                pending = _SEPARATOR if out else ""
                self._at += 1
                continue
            item, gap, optional = self._item()
            out += self._joined(out, pending, item, gap=gap, optional=optional)
            pending = pending if gap else ""
        return out

    def _joined(
        self, before: str, pending: str, item: str, *, gap: bool, optional: bool
    ) -> str:
        if gap:
            return item
        if not optional:
            return pending + item
        if before:
            return f"(?:{pending}{item})?"
        # An optional first word takes the white space behind it along.
        if self.kind == "space":
            self._at += 1
            return f"(?:{item}{_SEPARATOR})?"
        return f"(?:{item})?"

    def _item(self) -> tuple[str, bool, bool]:
        kind, text = self._tokens[self._at]
        self._at += 1
        if kind == "gap":
            least, most = text.split(",")
            return f"(?:{_SEPARATOR}{_GAP_WORD}){{{least},{most}}}", True, False
        if kind in self._words:
            item = self._words[kind](text)
        elif kind == "open":
            item = self._alternatives()
        elif kind == "markopen":
            item = self._marked()
        else:
            raise PhraseError(f'unexpected "{text}"')
        optional = self.kind == "optional"
        self._at += optional
        return item, False, optional

    def _alternatives(self) -> str:
        branches = [self.sequence()]
        while self.kind == "bar":
            self._at += 1
            branches.append(self.sequence())
        self._expect("close", "]")
        if not all(branches):
            raise PhraseError("an alternative is empty")
        return f"(?:{'|'.join(branches)})"

    def _marked(self) -> str:
        body = self.sequence()
        self._expect("markclose", "))")
        return f"(?P<{MARK}>{body})"

    def _expect(self, kind: str, text: str) -> None:
        if self.kind != kind:
            raise PhraseError(f'"{text}" is missing')
        self._at += 1

    def _lemma(self, text: str) -> str:
        name, _, part = text.partition(":")
        closed = CLOSED_CLASSES.get((self._lang or "")[:2], {}).get(name)
        if closed and not part:
            return alternation(closed.split())
        forms = _forms(name, part, self._lang)
        return alternation(forms)


def _tokens(phrase: str) -> Iterable[tuple[str, str]]:
    at = 0
    while at < len(phrase):
        found = _TOKEN.match(phrase, at)
        if found is None:
            raise PhraseError(f'unexpected "{phrase[at]}" at character {at + 1}')
        at = found.end()
        if found["most"] is not None:
            yield "gap", f"{found['least']},{found['most']}"
        elif found["lemma"] is not None:
            yield "lemma", found["lemma"]
        else:
            yield found.lastgroup or "", found.group()


def _forms(lemma: str, part: str, lang: str | None) -> list[str]:
    words = lexicon(lang)
    if words is None:
        raise PhraseError(
            f"no lexicon for {lang or 'any language'}: write [form|form] for <{lemma}>"
        )
    found = words.forms(lemma, part) or words.forms(lemma.replace("œ", "oe"), part)
    if not found:
        raise PhraseError(f"the lexicon has no <{lemma}{':' + part if part else ''}>")
    return sorted(found)


def alternation(words: Iterable[str]) -> str:
    """One group for all words, the longest first, their common beginning in front."""
    ordered = sorted({_literal(word) for word in words}, key=lambda w: (-len(w), w))
    if len(ordered) == 1:
        return ordered[0]
    stem = _common_stem(ordered)
    return f"{stem}(?:{'|'.join(word[len(stem) :] for word in ordered)})"


def _common_stem(words: list[str]) -> str:
    if any(not c.isalpha() for word in words for c in word):
        return ""  # escapes must not be cut in two
    first, last = min(words), max(words)
    same = 0
    while same < min(len(first), len(last)) and first[same] == last[same]:
        same += 1
    return first[:same]


def _literal(word: str) -> str:
    folded = word.lower().replace("’", "'")
    stem = folded.rstrip("*")
    escaped = re.escape(stem).replace("œ", "(?:œ|oe)")
    return escaped + (r"\w*" if stem != folded else "")
