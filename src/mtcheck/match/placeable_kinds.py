r"""The kinds of placeables: how each looks, and what two of them have in common.

In the expressions ``\w`` and ``\l`` stand inside classes only, for characters and
letters of alphabets that set spaces: in « 将%s复制到 » no word begins before the mark
and none goes on behind it.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.expressions import compiled
from mtcheck.match.placeable_forms import (
    address_form,
    entity_form,
    key_form,
    link_form,
    squeezed,
    tag_form,
)

if TYPE_CHECKING:
    from collections.abc import Callable

BLANK = "\ufffc"

LETTERS = "A-Za-z\u00c0-\u024f\u0370-\u052f"
_CJK = "\u3000-\u9fff\uac00-\ud7af\uff00-\uffef"
_FILES = (
    "py|js|ts|jsx|tsx|json|ya?ml|toml|xml|html?|css|scss|txt|md|rst|exe|dll|msi|zip"
    "|tar|t?gz|7z|rar|jar|pdf|png|jpe?g|gif|svg|ico|conf|cfg|ini|sh|bat|ps1|csv|tsv"
    "|docx?|xlsx?|pptx?|odt|ods|sql|sqlite|db|log|java|class|cs|cpp|hpp|rb|go|rs|php"
    "|vue|lock|env|po|pot|xliff|xlf|resx|properties|iso|img|deb|rpm|apk|dmg|mp[34]"
)


class Kind(NamedTuple):
    """How one kind of piece is found."""

    name: str
    signs: tuple[str, ...]
    """One of them stands in every text that has such a piece; none means any."""
    pattern: re.Pattern[str]
    form: Callable[[str], str]
    is_opaque: bool = True
    """Whether nothing else is looked for inside it."""
    hint: re.Pattern[str] | None = None
    """Cheap to look for, and without it there is no piece."""

    def behind(self, hint: str) -> Kind:
        """The same kind, looked for where a hint is seen."""
        return self._replace(hint=compiled(hint))

    def may_be_in(self, text: str) -> bool:
        """Whether the costly look is worth it."""
        if self.signs and not any(map(text.__contains__, self.signs)):
            return False
        return self.hint is None or self.hint.search(text) is not None


def _kind(
    name: str,
    signs: str,
    pattern: str,
    form: Callable[[str], str] = str,
    *,
    is_opaque: bool = True,
) -> Kind:
    spelt = pattern.replace(r"\w", f"0-9_{LETTERS}").replace(r"\l", LETTERS)
    expression = compiled(spelt, re.VERBOSE)
    return Kind(name, tuple(signs.split()), expression, form, is_opaque)


def _bare(text: str) -> str:
    return text.replace("\\", "")


def _version(text: str) -> str:
    return text.removeprefix("v")


def _code(text: str) -> str:
    """The code without its marks; nothing if it is words to fill in."""
    words = unescape(text.strip("`")).split()
    if "://" in text:
        return address_form(" ".join(words))
    if len(words) > 2 and all(map(str.isalpha, words)):
        return ""
    return " ".join(words)


def _constant(form: str) -> Callable[[str], str]:
    return lambda _: form


_MARKDOWN = (
    _kind(
        "code",
        "`",
        r"""(`+)(?!`) [^`\n]+ (?:(?!\1)`+[^`\n]+)* \1(?!`)""",
        _code,
    ),
    # What holds other pieces is counted alone.
    _kind(
        "link",
        "](",
        r"""!?\[ (?:[^\[\]\n]|!?\[[^\[\]\n]*\])* \]
        \( [^()\s]* (?:\([^()\s]*\)[^()\s]*)* (?:\s+"[^"\n]*")? \)""",
        _constant("[]()"),
        is_opaque=False,
    ),
    _kind("alt", "![", r"!\[[^\[\]\n]*(?=\][(\[])", _constant("")),
    _kind("bold", "**", r"(?<![*\\])\*\*(?!\*)", _constant("**"), is_opaque=False),
    _kind(
        "italic",
        "* _",
        r"""(?<![\w*\\]) ([*_]) (?=[^\s*_]) [^*_\n]* [^\s*_\\] \1 (?![\w*])""",
        _constant("*"),
        is_opaque=False,
    ),
    _kind(
        "url",
        "](",
        r"(?<=\]\()(?:<[^<>\n]+>|[^\s()]+(?:\([^\s()]*\)[^\s()]*)*)",
        link_form,
    ),
)

_ADDRESSES = (
    _kind("reference", "][", r"(?<=\])\[[^\[\]\s]*[A-Za-z][^\[\]\s]*\]", str.lower),
    _kind(
        "url",
        ":// www.",
        r"""(?<![\w/])(?:(?:https?|ftps?|sftp|ssh|git|ws|wss)://|www\.)
        (?:[^\s<>"«»“”\\()\[\]CJK]|\([^\s()]*\))*
        (?:[^\s<>"«»“”\\()\[\].,;:!?'’}*_`|CJK]|\([^\s()]*\))""".replace("CJK", _CJK),
        address_form,
    ),
    _kind("email", "@", r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+", str.lower),
    _kind(
        "tag",
        "<",
        r"</?[A-Za-z][\w:.-]*(?:\s[^<>]*)?/?>|</?\d+\s?/?>",
        tag_form,
    ),
)

_PRINTF = r"""
  %%
| (?<![\d%])%
  (?: \([^()\n%]{1,60}\)                                       # %(name)s
      (?: [-+0\#]*\d*(?:\.\d+)?l{0,2}[diouxXeEfFgGcsra](?![\l]{2}) )?
    | \d{1,2}\$                                                # %1$s
      (?: [-+0\#]*\d*(?:\.\d+)?l{0,2}[diouxXeEfFgGcspaA@] )?
    | [-+0\#]*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:hh|h|ll|l|q|j|z|t|L)?
      (?: [dsif@u] | [oxXeEgGcpvqTrwn](?![\l\d]) )
  )
"""

_FILLED = (
    _kind("template", "{{", r"\{\{\{?(?!\s*\})[^{}\n]{1,100}\}\}\}?", squeezed),
    _kind("template", "{%", r"\{%[^{}%\n]{1,100}%\}", squeezed),
    _kind("template", "<%", r"<%[^<>%\n]{1,100}%>", squeezed),
    _kind("template", "$t(", r"\$t\([^()\n]{1,100}\)"),
    _kind("template", "${ %{ #{ @{", r"[$%\#@]\{[^{}\n]{1,100}\}", unescape),
    _kind("percent", "%", r"(?<![\w%])%[A-Za-z_][\w.-]{2,40}%(?![\w])"),
    _kind("printf", "%", _PRINTF),
    _kind("qt", "%", r"(?<![\w%])%L?\d{1,2}(?!\d|\$|[.,%]\d)"),
    _kind(
        "brace",
        "{",
        r"""\{ (?: \s?[$-]?[^\s{}()!:,"'<>;=]* (?:\([^(){}]*\))?
        (?:![rsa])? (?:[:,][^{}\n]{1,60})? ) \s?\}""",
    ),
    _kind("variable", "$", r"(?<![\w$\\])\$[A-Za-z_][\w]*"),
    _kind(
        "entity",
        "&",
        r"&(?:\#\d{1,7}|\#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,20});",
        entity_form,
    ),
)

_NAMES = (
    _kind(
        "path",
        ":\\",
        r"""(?<![\w])[A-Za-z]:\\[^\s"'<>|*?«»“”,;)CJK]*[\w\\]""".replace("CJK", _CJK),
    ),
    _kind(
        "escape",
        "\\",
        r"""(?<!\\)(?:\\\\)*
        \\(?:[nrt]|u[\da-fA-F]{4}|x[\da-fA-F]{2})""",
    ),
    _kind(
        "path",
        "/",
        r"(?<![\w/.~:\ufffc>])(?:~|\.{1,2})?(?:/[\w.-]+){2,}/?(?<![.])(?!…)",
    ),
    _kind("hashtag", "#", r"(?<![\w&/\#.])\#[^\W\d_][^\W]+", _constant("#")),
    _kind("mention", "@", r"(?<![\w@./])@[A-Za-z][\w]+(?:-[\w]+)*", str.lower),
    _kind("flag", "--", r"(?<![\w-])--[a-z][\w]*(?:-[\w]+)*(?![\w-])"),
    _kind(
        "file",
        ".",
        rf"(?<![\w.\\-])[\w][\w-]*(?:\.[\w-]+)*\.(?:{_FILES})(?![\w-]|\.[\w])",
    ).behind(rf"\.(?:{_FILES})(?![A-Za-z0-9])"),
    _kind(
        "name",
        "_",
        # America/New_York is a place: what is told of a time zone is no name of code.
        r"""(?<![\w\\-])(?!(?<=[a-z]/)[A-Z])
        [\l][\l\d]*(?:\\?_+[\l\d]+)+(?![\w])(?:\(\))?""",
        _bare,
    ),
    _kind(
        "name",
        "",
        r"(?<![\w.-])[a-z]{2,}(?:[A-Z][a-z]+)+(?![\w-])(?:\(\))?",
    ).behind("[a-z][A-Z]"),
    _kind(
        "version",
        ".",
        r"""(?<![\w.,-]) (?!\d{1,2}\.\d{1,2}\.(?:19|20)\d\d(?!\d)|\d{1,3}(?:\.\d{3})+(?![\w.]))
          v?\d+\.\d+\.\d+ (?:\.\d+)* (?:-[a-z][\w]*(?:\.\d+)*)? (?![\w])
        | (?<![\w.,]) v\d+\.\d+ (?![\w.])""",
        _version,
    ).behind(r"\.\d"),
    _kind(
        "key",
        "+ ⌘",
        r"""(?<![\w]) (?:(?:[\l]{2,13}|⌘|⇧|⌥)\s?\+\s?){1,3}
        (?:[A-Z](?![\w])|F\d{1,2}|[\l]{3,13}(?![\w])) | ⌘\s?[A-Z](?![\w])""",
        key_form,
    ),
)

KINDS = (*_MARKDOWN, *_ADDRESSES, *_FILLED, *_NAMES)
"""In the order in which they are looked for."""

EMOJI = compiled(
    "[\U0001f1e6-\U0001f1ff]{2}"
    "|[\U0001f300-\U0001faff\u2600-\u26ff\u2705-\u2764\u2795-\u27bf\u2b50\u2b55]"
    "[\ufe0f\U0001f3fb-\U0001f3ff]*(?:\u200d[\U0001f300-\U0001faff\u2600-\u27bf]\ufe0f?)*"
)
