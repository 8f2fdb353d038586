"""The rules about silencers themselves.

They judge a run and not a text, so that no corpus can measure them and no pattern
finds them: they stand here, and the catalogue answers to their codes and names.
"""

from __future__ import annotations

from mtcheck.match.automaton import Literals
from mtcheck.match.rule import CompiledRule
from mtcheck.model import Confidence, Example, RuleInfo, Severity

UNUSED = "MT001"
UNKNOWN = "MT002"
EXPIRED = "MT003"
BLANKET = "MT004"
UNEXPLAINED = "MT005"
BROKEN = "MT006"

_NOWHERE = {"source": None, "sentence": None, "passage": None, "document": None}


def _rule(  # noqa: PLR0913 - what there is to say of a rule
    code: str,
    name: str,
    message: str,
    *,
    why: str,
    limits: str = "",
    bad: str,
    good: str,
) -> CompiledRule:
    info = RuleInfo(
        code=code,
        name=name,
        category="design-and-markup/silencer",
        # A silencer is no part of the translation: it costs the text no points.
        severity=Severity.NEUTRAL,
        confidence=Confidence.HIGH,
        lang="any",
        message=message,
        why=why,
        limits=limits,
        since="0.1",
        pack="any",
        origin="mtcheck/silence/rules.py",
        bad=(Example(bad, format="html"),),
        good=(Example(good, format="html"),),
    )
    when = {**_NOWHERE, "kind": (), "format": ()}
    return CompiledRule(
        info=info,
        patterns=(),
        on="raw",
        scope="document",
        is_anchored=False,
        parts=0,
        first_unit=0,
        literals=Literals({}, ()),
        further=(),
        cased=(),
        check=None,
        params={},
        unless=(),
        when=when,
        overrides=(),
    )


RULES: tuple[CompiledRule, ...] = (
    _rule(
        UNUSED,
        "unused-silencer",
        '"{match}" {does} nothing of {rules}; remove it',
        why=(
            "What is left behind when a text has been mended hides the next fault of the"
            " kind."
        ),
        limits=(
            "Silent about rules that did not run. A table of the configuration is judged"
            " when the folder that the configuration lies in is checked as a whole."
        ),
        bad="<!-- mtcheck: ignore[MT251] a refrain -->\n<p>Le jour se lève.</p>",
        good="<!-- mtcheck: ignore[MT251] a refrain -->\n<p>Le le jour se lève.</p>",
    ),
    _rule(
        UNKNOWN,
        "unknown-rule-silenced",
        '"{match}": {fault}',
        why="A silencer with a slip of the pen in its code silences nothing.",
        bad="<!-- mtcheck: ignore[MT9999] -->\n<p>Le jour se lève.</p>",
        good="<!-- mtcheck: ignore[doubled-word] -->\n<p>Le le jour se lève.</p>",
    ),
    _rule(
        EXPIRED,
        "expired-silencer",
        '"{match}" has silenced nothing since {until}; mend the text or set a new date',
        why="Whoever set a date wanted to be reminded.",
        limits="The day named is the last on which it silences.",
        bad="<!-- mtcheck: ignore[MT251] until=2020-02-29 -->\n<p>Le le jour se lève.</p>",
        good="<!-- mtcheck: ignore[MT251] until=2999-12-31 -->\n<p>Le le jour se lève.</p>",
    ),
    _rule(
        BLANKET,
        "blanket-silencer",
        '"{match}" names no rule and silences nothing; write {verb}[CODE]',
        why="A silencer for everything hides what nobody has looked at.",
        bad="<!-- mtcheck: ignore -->\n<p>Le le jour se lève.</p>",
        good="<!-- mtcheck: ignore[MT251] -->\n<p>Le le jour se lève.</p>",
    ),
    _rule(
        UNEXPLAINED,
        "unexplained-silencer",
        '"{match}" gives no reason and silences nothing; say why behind the bracket',
        why="The configuration demands reasons (`require-reason = true`).",
        limits="Only where the configuration demands reasons.",
        bad="<!-- mtcheck: ignore[MT251] -->\n<p>Le le jour se lève.</p>",
        good="<!-- mtcheck: ignore[MT251] a refrain -->\n<p>Le le jour se lève.</p>",
    ),
    _rule(
        BROKEN,
        "broken-silencer",
        '"{match}" cannot be read and silences nothing: {fault}',
        why="What cannot be read is not guessed at.",
        limits="Only comments that begin with `mtcheck:`.",
        bad="<!-- mtcheck: ingore[MT251] -->\n<p>Le le jour se lève.</p>",
        good="<!-- mtcheck is a linter -->\n<p>Le jour se lève.</p>",
    ),
)
