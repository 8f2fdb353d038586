"""The keys of a configuration file: what each may be, what outranks it, what it does.

The reader, the schema and docs/configuration.md are all made from these tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mtcheck.config.kinds import (
    CODES,
    DAY,
    EXPRESSION,
    GLOBS,
    LANGUAGE,
    NAMES,
    PATHS,
    PATTERNS,
    RULES,
    SWITCH,
    WORD,
    count,
    number,
    one_of,
    said,
)
from mtcheck.config.profiles import PROFILES
from mtcheck.config.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtcheck.config.kinds import Kind

SEVERITIES = ("critical", "major", "minor", "neutral")
CONFIDENCES = ("low", "medium", "high")
SCHEMES = ("mqm", "wmt", "j2450")
EXTEND = "extend"
REQUIRED = "required-version"
SCHEMA = "$schema"
TABLES = ("files", "rules", "allow")
"""Keys that hold tables; they are read on their own."""


class Key(NamedTuple):
    """One key."""

    name: str
    kind: Kind
    says: str
    options: tuple[str, ...] = ()
    """Options that outrank the key (or add to it)."""
    is_variable: bool = False
    """Whether an environment variable sets it, too."""
    adds: bool = False
    """Whether a nearer file adds to what it extends."""

    @property
    def field(self) -> str:
        """Its name among the settings."""
        return field_of(self.name)

    @property
    def variable(self) -> str | None:
        """The environment variable that outranks it."""
        return f"MTCHECK_{self.field.upper()}" if self.is_variable else None


def field_of(name: str) -> str:
    """A key as the settings name it."""
    return name.replace("-", "_")


_SELECT = "only these rules"
_IGNORE = "not these rules; the more specific of `select` and `ignore` wins"

KEYS: dict[str, Key] = {
    key.name: key
    for key in (
        Key(EXTEND, WORD, "another file whose settings hold where this one is silent"),
        Key(
            REQUIRED,
            WORD,
            'the versions of mtcheck that may read the file: `">=0.1, <2"`',
        ),
        Key(
            "profile",
            one_of(*PROFILES),
            "how much is asked of a text",
            ("--profile",),
            is_variable=True,
        ),
        Key(
            "target-lang",
            LANGUAGE,
            "language of the translation",
            ("--target-lang",),
            is_variable=True,
        ),
        Key(
            "source-lang",
            LANGUAGE,
            "language of the original",
            ("--source-lang",),
            is_variable=True,
        ),
        Key(
            "detect-country",
            SWITCH,
            "`false` keeps plain `fr` from becoming `fr-CA`, `fr-CH` or `fr-BE`",
        ),
        Key("select", CODES, _SELECT, ("--select",)),
        Key(
            "extend-select",
            CODES,
            "these beside the default ones; the option adds more",
            ("--extend-select",),
            adds=True,
        ),
        Key("ignore", CODES, _IGNORE, ("--ignore",)),
        Key(
            "preview",
            SWITCH,
            "`true` runs rules that are still on trial",
            ("--preview", "--no-preview"),
            is_variable=True,
        ),
        Key(
            "min-confidence",
            one_of(*CONFIDENCES),
            "leave out rules less often right",
            ("--min-confidence",),
            is_variable=True,
        ),
        Key(
            "packs",
            PATHS,
            "folders of rules of your own, beside those of the files extended;"
            " the option adds more",
            ("--pack",),
            adds=True,
        ),
        Key("glossary", PATHS, "terms to hold the text to", ("--glossary",)),
        Key(
            "fail-on",
            one_of(*SEVERITIES, "never"),
            "the least severity that fails the gate",
            ("--fail-on",),
            is_variable=True,
        ),
        Key(
            "min-score",
            number(0, 100),
            "fail below this score",
            ("--min-score",),
            is_variable=True,
        ),
        Key(
            "max-penalty",
            number(0),
            "fail above this penalty per 1,000 words",
            ("--max-penalty",),
            is_variable=True,
        ),
        Key(
            "min-words",
            count(0),
            "words below which no score is judged",
            ("--min-words",),
            is_variable=True,
        ),
        Key(
            "scoring",
            one_of(*SCHEMES),
            "how findings are weighed, see [scoring](scoring.md)",
            ("--scoring",),
            is_variable=True,
        ),
        Key(
            "acceptable-penalty",
            number(0, above=True),
            "penalty per 1,000 words that just gets the passing score",
            ("--acceptable-penalty",),
        ),
        Key(
            "passing-score",
            number(0, 100, below=True),
            "calibrated score that just passes, 95 unless set",
            ("--passing-score",),
        ),
        Key(
            "output-format",
            WORD,
            "the format of the report on standard output",
            ("--output-format",),
            is_variable=True,
        ),
        Key(
            "jobs",
            count(0),
            "processes to use, 0 for one a core",
            ("--jobs",),
            is_variable=True,
        ),
        Key(
            "exclude",
            PATTERNS,
            "files and folders to leave out when a folder or glob is searched",
            ("--exclude",),
        ),
        Key(
            "extend-exclude",
            PATTERNS,
            "more of them, beside those of `exclude` and of the files extended",
            ("--extend-exclude",),
            adds=True,
        ),
        Key(
            "respect-gitignore",
            SWITCH,
            "`false` searches what git ignores, too",
            ("--respect-gitignore", "--no-respect-gitignore"),
        ),
        Key(
            "force-exclude",
            SWITCH,
            "`true` leaves out what is excluded even if it is named outright,"
            " as pre-commit names files",
            ("--force-exclude", "--no-force-exclude"),
        ),
        Key(
            "names",
            NAMES,
            "names and brands that rules about words leave alone,"
            " see [silencing](silencing.md)",
        ),
        Key(
            "require-reason",
            SWITCH,
            "`true` asks a reason of whatever silences a finding",
        ),
    )
}
"""The keys of the whole file but for its tables, in the order of the documentation."""

FILE_KEYS: dict[str, Key] = {
    key.name: key
    for key in (
        Key("glob", WORD, "which files; needed"),
        Key("target-lang", LANGUAGE, "language of these translations"),
        Key("source-lang", LANGUAGE, "language of their originals"),
        Key("select", CODES, "only these rules, in place of the file's `select`"),
        Key("ignore", CODES, "not these rules, beside the file's `ignore`"),
    )
}
"""The keys of a [[files]] table."""

ALLOW_KEYS: dict[str, Key] = {
    key.name: key
    for key in (
        Key("rule", RULES, "the rule that leaves the phrase alone; needed"),
        Key("rules", RULES, "the same, for several"),
        Key("text", WORD, "the phrase, as whole words; this or `pattern` is needed"),
        Key("pattern", EXPRESSION, "what matches the phrase"),
        Key("files", GLOBS, "in which files; in all if left out"),
        Key("reason", WORD, "why; needed with `require-reason`"),
        Key("until", DAY, "the last day on which it holds"),
    )
}
"""The keys of an [[allow]] table."""

RULE_KEYS: dict[str, Key] = {
    key.name: key
    for key in (
        Key("severity", one_of(*SEVERITIES), "the severity of its findings, here"),
    )
}
"""The keys of a [rules.…] table that every rule has; others belong to its check."""


def table() -> str:
    """The keys as tables of Markdown, for docs/configuration.md."""
    rows = ["| key | value | default | |", "|---|---|---|---|", *_rows(KEYS.values())]
    return "\n".join(rows) + "\n"


def file_table() -> str:
    """The keys of [[files]] as a table of Markdown."""
    return _plain_table("`[[files]]`", FILE_KEYS.values())


def allow_table() -> str:
    """The keys of [[allow]] as a table of Markdown."""
    return _plain_table("`[[allow]]`", ALLOW_KEYS.values())


def rule_table() -> str:
    """The keys that every [rules.…] has as a table of Markdown."""
    return _plain_table("`[rules.…]`", RULE_KEYS.values())


def _plain_table(head: str, keys: Iterable[Key]) -> str:
    rows = [f"| `{key.name}` | {key.kind.said} | {key.says} |" for key in keys]
    return "\n".join([f"| {head} | value | |", "|---|---|---|", *rows]) + "\n"


def override_table() -> str:
    """The options and variables that outrank keys, as a table of Markdown."""
    rows = ["| key | option | variable |", "|---|---|---|"]
    for key in KEYS.values():
        if key.options:
            options = ", ".join(f"`{option}`" for option in key.options)
            variable = f"`{key.variable}`" if key.variable else ""
            rows.append(f"| `{key.name}` | {options} | {variable} |")
    return "\n".join(rows) + "\n"


def _rows(keys: Iterable[Key]) -> Iterator[str]:
    usual = Settings()
    for key in keys:
        default = getattr(usual, key.field, None)
        told = "" if default in (None, ()) else f"`{said(default)}`"
        yield f"| `{key.name}` | {key.kind.said} | {told} | {key.says} |"
