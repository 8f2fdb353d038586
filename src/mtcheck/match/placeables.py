"""What a translation must carry over as it is: tags, placeholders, addresses, code.

A text is turned into typed pieces, each with a normal form: two pieces with the same
kind and form say the same to the program that reads them. Kinds are looked for one
after the other, and what one has taken is blanked out for those behind it.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.placeable_forms import (
    address_form,
    entity_form,
    key_form,
    link_form,
    squeezed,
    tag_form,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BLANK = "\ufffc"

PLACEHOLDERS = frozenset({"printf", "brace", "template", "variable", "percent", "qt"})
"""Kinds that a program fills in when it runs."""


class Piece(NamedTuple):
    """One stretch of a text that is no prose."""

    kind: str
    start: int
    end: int
    text: str
    form: str


class _Kind(NamedTuple):
    name: str
    signs: tuple[str, ...]
    """One of them stands in every text that has such a piece; none means any."""
    pattern: re.Pattern[str]
    form: Callable[[str], str]
    is_opaque: bool = True
    """Whether nothing else is looked for inside it."""


_SIGNS = re.compile(r"[`<>%{}$&\\#@*_\[\]~/+⌘\U00002300-\U0010ffff]|--|[a-z][A-Z]|\.\w")
_FILES = (
    "py|js|ts|jsx|tsx|json|ya?ml|toml|xml|html?|css|scss|txt|md|rst|exe|dll|msi|zip"
    "|tar|t?gz|7z|rar|jar|pdf|png|jpe?g|gif|svg|ico|conf|cfg|ini|sh|bat|ps1|csv|tsv"
    "|docx?|xlsx?|pptx?|odt|ods|sql|sqlite|db|log|java|class|cs|cpp|hpp|rb|go|rs|php"
    "|vue|lock|env|po|pot|xliff|xlf|resx|properties|iso|img|deb|rpm|apk|dmg|mp[34]"
)


def _identity(text: str) -> str:
    return text


def _bare(text: str) -> str:
    return text.replace("\\", "")


def _code(text: str) -> str:
    """The code without its marks; nothing if it is words to fill in."""
    words = unescape(text.strip("`")).split()
    if len(words) > 2 and all(map(str.isalpha, words)):  # noqa: PLR2004
        return ""
    return " ".join(words)


def _version(text: str) -> str:
    return text.removeprefix("v")


def _constant(form: str) -> Callable[[str], str]:
    return lambda _: form


def _kind(
    name: str,
    signs: str,
    pattern: str,
    form: Callable[[str], str] = _identity,
    *,
    is_opaque: bool = True,
) -> _Kind:
    compiled = re.compile(pattern, re.VERBOSE)
    return _Kind(name, tuple(signs.split()), compiled, form, is_opaque)


_KINDS = (
    _kind("code", "`", r"(`+)(?!`)[^`\n]+(?:(?!\1)`+[^`\n]+)*\1(?!`)", _code),
    # What holds other pieces is counted alone.
    _kind(
        "link",
        "](",
        r"!?\[(?:[^\[\]\n]|!?\[[^\[\]\n]*\])*\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"\n]*\")?\)",
        _constant("[]()"),
        is_opaque=False,
    ),
    _kind("alt", "![", r"!\[[^\[\]\n]*\](?=[(\[])", _constant("")),
    _kind("bold", "**", r"(?<![*\\])\*\*(?!\*)", _constant("**"), is_opaque=False),
    _kind(
        "italic",
        "* _",
        r"(?<![\w*\\])([*_])(?=[^\s*_])[^*_\n]*[^\s*_\\]\1(?![\w*])",
        _constant("*"),
        is_opaque=False,
    ),
    _kind(
        "url",
        "](",
        r"(?<=\]\()(?:<[^<>\n]+>|[^\s()]+(?:\([^\s()]*\)[^\s()]*)*)",
        link_form,
    ),
    _kind(
        "url",
        ":// www.",
        r"""(?<![\w/])(?:(?:https?|ftps?|sftp|ssh|git|ws|wss)://|www\.)
        (?:[^\s<>"«»“”\\()\[\]\u3000-\u9fff\uff00-\uffef]|\([^\s()]*\))*
        [^\s<>"«»“”\\()\[\].,;:!?'’}*_`|\u3000-\u9fff\uff00-\uffef]""",
        address_form,
    ),
    _kind("email", "@", r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", str.lower),
    _kind(
        "tag",
        "<",
        r"</?[A-Za-z][\w:.-]*(?:\s[^<>]*)?/?>|</?\d+\s?/?>",
        tag_form,
    ),
    _kind("template", "{{", r"\{\{\{?(?!\s*\})[^{}\n]{1,100}\}\}\}?", squeezed),
    _kind("template", "{%", r"\{%[^{}%\n]{1,100}%\}", squeezed),
    _kind("template", "$t(", r"\$t\([^()\n]{1,100}\)", squeezed),
    _kind("template", "${ %{ #{ @{", r"[$%\#@]\{[^{}\n]{1,100}\}", squeezed),
    _kind("percent", "%", r"(?<![\w%])%[A-Za-z_][\w.-]{2,40}%(?!\w)"),
    _kind(
        "printf",
        "%",
        r"""(?<!\d)%%
        | (?<![\d%])%
          (?: \([\w.\ -]{1,60}\) (?: [-+0#]*\d*(?:\.\d+)?l{0,2}[diouxXeEfFgGcsra](?![^\W\d_]{2}) )?
            | \d{1,2}\$ (?: [-+0#]*\d*(?:\.\d+)?l{0,2}[diouxXeEfFgGcspaA@] )?
            | [-+0#]*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:hh|h|ll|l|q|j|z|t|L)?
              (?: [dsif@u] | [oxXeEgGcpvqTrwn](?![^\W_]) )
          )""",
    ),
    _kind("qt", "%", r"(?<![\w%])%L?\d{1,2}(?![\d$.,%])"),
    _kind("brace", "{", r"\{\s*[$-]?[\w.\[\]-]*(?:\([^(){}]*\))?(?:![rsa])?(?:[:,][^{}\n]{1,60})?\s*\}"),
    _kind("variable", "$", r"(?<![\w$\\])\$[A-Za-z_]\w*"),
    _kind("entity", "&", r"&(?:\#\d{1,7}|\#[xX][\da-fA-F]{1,6}|[A-Za-z]\w{1,20});", entity_form),
    _kind("path", ":\\", r"(?<!\w)[A-Za-z]:\\[^\s\"'<>|*?«»“”,;)]*[\w\\]"),
    _kind("escape", "\\", r"(?<!\\)(?:\\\\)*\\(?:n|[rt](?![a-z]{2})|u[\da-fA-F]{4}|x[\da-fA-F]{2})"),
    _kind("path", "/", r"(?<![\w/.~:\ufffc>])(?:~|\.{1,2})?(?:/[\w.-]+){2,}/?(?<![.])"),
    _kind("hashtag", "#", r"(?<![\w&/\#.])\#[^\W\d_]\w+", _constant("#")),
    _kind("mention", "@", r"(?<![\w@./])@[A-Za-z]\w+(?:-\w+)*", str.lower),
    _kind("flag", "--", r"(?<![\w-])--[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?![\w-])"),
    _kind("file", ".", rf"(?<![\w.\\-])\w[\w-]*(?:\.[\w-]+)*\.(?:{_FILES})(?![\w-]|\.\w)"),
    _kind("name", "_", r"(?<![\w\\-])[^\W\d_][^\W_]*(?:\\?_+[^\W_]+)+(?!\w)(?:\(\))?", _bare),
    _kind("name", "", r"(?<![\w.-])[a-z]{2,}(?:[A-Z][a-z]+)+(?![\w-])(?:\(\))?"),
    _kind("version", ".", r"(?<![\w.,-])v?\d+\.\d+\.\d+(?:[.-]\w+)*(?!\w)|(?<![\w.,])v\d+\.\d+(?![\w.])", _version),
    _kind(
        "key",
        "+ ⌘",
        r"(?<!\w)(?:(?:[^\W\d_]{2,9}|⌘|⇧|⌥)\s?\+\s?){1,3}(?:[A-Z]|F\d{1,2}|[^\W\d_]{3,10})(?!\w)|⌘\s?[A-Z](?!\w)",
        key_form,
    ),
)  # fmt: skip

_EMOJI = re.compile(
    "[\U0001f1e6-\U0001f1ff]{2}"
    "|[\U0001f300-\U0001faff\u2600-\u26ff\u2705-\u2764\u2795-\u27bf\u2b50\u2b55]"
    "[\ufe0f\U0001f3fb-\U0001f3ff]*(?:\u200d[\U0001f300-\U0001faff\u2600-\u27bf]\ufe0f?)*"
)


def pieces(text: str) -> tuple[Piece, ...]:
    """What is no prose in `text`, in text order."""
    if not _SIGNS.search(text):
        return ()
    return tuple(sorted(_found(text), key=lambda piece: (piece.start, -piece.end)))


def _found(text: str) -> Iterator[Piece]:
    left = text
    for kind in _KINDS:
        if kind.signs and not any(sign in left for sign in kind.signs):
            continue
        for found in kind.pattern.finditer(left):
            start, end = found.span()
            form = kind.form(text[start:end])
            if form:
                yield Piece(kind.name, start, end, text[start:end], form)
            if kind.is_opaque:
                left = left[:start] + BLANK * (end - start) + left[end:]
    if not text.isascii():
        for found in _EMOJI.finditer(left):
            plain = found[0].replace("\ufe0f", "")
            yield Piece("emoji", *found.span(), found[0], plain)
