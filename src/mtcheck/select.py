"""Which rules of the catalogue run: codes, names, prefixes, languages, status."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mtcheck.errors import UnknownRuleError
from mtcheck.model import Confidence, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mtcheck.catalogue import Catalogue
    from mtcheck.match.rule import CompiledRule
    from mtcheck.model import RuleInfo

ALL = "ALL"
TYPOGRAPHY = "/typography"
"""The type of the categories that a profile turns on or off as a whole."""


class Selection(NamedTuple):
    """What the user asked for; empty tuples leave the defaults in force."""

    select: tuple[str, ...] = ()
    extend: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = False
    min_confidence: Confidence = Confidence.LOW
    typography: bool | None = None
    """Whether rules about typography are among the default ones: all of them, none,
    or (None) those that have earned it."""


def choose(catalogue: Catalogue, selection: Selection) -> tuple[CompiledRule, ...]:
    """The rules in force; UnknownRuleError for a selector that nothing answers to."""
    for selector in (*selection.select, *selection.extend, *selection.ignore):
        require_known(catalogue, selector)
    return chosen(catalogue.rules, selection)


def chosen(
    rules: Iterable[CompiledRule], selection: Selection
) -> tuple[CompiledRule, ...]:
    """Those of some rules that a selection wants, its selectors taken as known."""
    return tuple(rule for rule in rules if _is_chosen(rule.info, selection))


def _is_chosen(info: RuleInfo, selection: Selection) -> bool:
    if info.status is Status.REMOVED or info.confidence < selection.min_confidence:
        return False
    wanted = _weight(info, (*selection.select, *selection.extend))
    if not wanted and (selection.select or not _is_default(info, selection)):
        return False
    # The most specific selector wins; between equals, ignoring does.
    return wanted > (unwanted := _weight(info, selection.ignore)) or not unwanted


def _is_default(info: RuleInfo, selection: Selection) -> bool:
    if selection.typography is not None and info.category.endswith(TYPOGRAPHY):
        on_trial = info.status is Status.PREVIEW
        return selection.typography and (on_trial or info.status is Status.STABLE)
    return info.status is Status.STABLE or (
        selection.preview and info.status is Status.PREVIEW
    )


def _weight(info: RuleInfo, selectors: Iterable[str]) -> int:
    return max((_match_weight(info, s) for s in selectors), default=0)


def _match_weight(info: RuleInfo, selector: str) -> int:
    if selector == ALL:
        return 1
    if selector == info.name:
        return 100
    return 1 + len(selector) if info.code.startswith(selector.upper()) else 0


def require_known(catalogue: Catalogue, selector: str) -> None:
    """Raise UnknownRuleError, with the closest name, if no rule answers."""
    if selector == ALL or selector in catalogue.by_name:
        return
    if selector and any(
        code.startswith(selector.upper()) for code in catalogue.by_code
    ):
        return
    raise UnknownRuleError(f'unknown rule "{selector}"{_closest(catalogue, selector)}')


def find_rule(catalogue: Catalogue, selector: str) -> CompiledRule:
    """The one rule with this code or name."""
    rule = catalogue.by_code.get(selector.upper()) or catalogue.by_name.get(selector)
    if rule is None:
        raise UnknownRuleError(
            f'unknown rule "{selector}"{_closest(catalogue, selector)}'
        )
    return rule


def _closest(catalogue: Catalogue, selector: str) -> str:
    return closest_of(selector, [*catalogue.by_code, *catalogue.by_name])


def closest_of(selector: str, names: Sequence[str]) -> str:
    """Words for an error about a code or name: the one that was probably meant."""
    from rapidfuzz import process  # noqa: PLC0415 - only to word an error

    best = process.extractOne(selector, names, score_cutoff=60)
    return f'; did you mean "{best[0]}"?' if best else ""


def for_languages(
    rules: Iterable[CompiledRule], target: str | None, source: str | None
) -> tuple[CompiledRule, ...]:
    """The rules that speak of this target language and, where known, this source."""
    return tuple(r for r in rules if _speaks_of(r.info, target, source))


def _speaks_of(info: RuleInfo, target: str | None, source: str | None) -> bool:
    if info.lang != "any" and not _is_variety(target, info.lang):
        return False
    # Without a declared source a rule about English is still the best guess.
    return info.source is None or source is None or _is_variety(source, info.source)


def _is_variety(lang: str | None, of: str) -> bool:
    return lang is not None and (lang == of or lang.startswith(f"{of}-"))
