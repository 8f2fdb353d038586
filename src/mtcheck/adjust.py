"""What a configuration changes in rules: their severity, the options of their checks."""

from __future__ import annotations

from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from mtcheck.catalogue import DIGEST_SIZE, Catalogue
from mtcheck.checks import CheckError, default_option, settable_options, try_options
from mtcheck.errors import ConfigError, UnknownRuleError
from mtcheck.model import Severity
from mtcheck.select import find_rule, require_known

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mtcheck.config.settings import RuleSettings, Settings
    from mtcheck.match.rule import CompiledRule

_SELECTORS = ("select", "extend_select", "ignore")


def adjusted(catalogue: Catalogue, rules: Sequence[RuleSettings]) -> Catalogue:
    """The catalogue with rules as the configuration wants them; later tables win.

    ConfigError with every rule, option and value that does not exist.
    """
    if not rules:
        return catalogue
    faults: list[str] = []
    changed: dict[str, CompiledRule] = {}
    for settings in rules:
        rule = _named(catalogue, settings, faults)
        if rule is not None:
            code = rule.info.code
            changed[code] = _changed(changed.get(code, rule), settings, faults)
    if faults:
        raise ConfigError(faults)
    told = "".join(f"{s.rule} {s.severity} {s.options}\n" for s in rules)
    digest = blake2b(f"{catalogue.digest}{told}".encode(), digest_size=DIGEST_SIZE)
    own, about = (
        tuple(changed.get(rule.info.code, rule) for rule in rules_of)
        for rules_of in (catalogue.rules, catalogue.about_silencers)
    )
    return Catalogue(own, digest.hexdigest(), about)


def require_known_codes(settings: Settings, catalogue: Catalogue) -> None:
    """Raise ConfigError for codes in the file that no rule answers to."""
    faults = [*_unknown(settings, catalogue)]
    for entry in settings.files:
        for name in ("select", "ignore"):
            for code in getattr(entry, name) or ():
                told = _fault(code, catalogue)
                faults += [f"{entry.origins[name].text}: {told}"] if told else []
    faults += _unknown_allowed(settings, catalogue)
    if faults:
        raise ConfigError(faults)


def _unknown(settings: Settings, catalogue: Catalogue) -> Iterator[str]:
    for name in _SELECTORS:
        for at, code in enumerate(getattr(settings, name)):
            origin = settings.origin(name, at)
            told = _fault(code, catalogue) if origin.kind == "file" else None
            if told:
                yield f"{origin.text}: {told}"


def _unknown_allowed(settings: Settings, catalogue: Catalogue) -> Iterator[str]:
    """An [[allow]] names its rules in full: no prefix, no ALL."""
    for table in settings.allow:
        for rule in table.rules:
            try:
                find_rule(catalogue, rule)
            except UnknownRuleError as error:
                yield f"{table.where}: {error}"


def _fault(code: str, catalogue: Catalogue) -> str | None:
    try:
        require_known(catalogue, code)
    except UnknownRuleError as error:
        return str(error)
    return None


def _named(
    catalogue: Catalogue, settings: RuleSettings, faults: list[str]
) -> CompiledRule | None:
    try:
        return find_rule(catalogue, settings.rule)
    except UnknownRuleError as error:
        faults.append(f"{settings.origins[''].text}: {error}")
        return None


def _changed(
    rule: CompiledRule, settings: RuleSettings, faults: list[str]
) -> CompiledRule:
    if settings.severity is not None:
        severity = Severity[settings.severity.upper()]
        rule = replace(rule, info=replace(rule.info, severity=severity))
    if not settings.options:
        return rule
    known = settable_options(rule.check) if rule.check else {}
    given: dict[str, Any] = {}
    for option, value in settings.options:
        wrong = _wrong(rule, option, value, known)
        if wrong:
            faults.append(f"{settings.origins[option].text}: {wrong}")
        else:
            given[option.replace("-", "_")] = value
    params = {**rule.params, **given}
    try:
        try_options(rule.check or "", params) if given else None
    except CheckError as error:
        faults.append(f"{settings.origins[''].text}: {error}")
    return replace(rule, params=params)


def _wrong(
    rule: CompiledRule, option: str, value: object, known: Mapping[str, type]
) -> str | None:
    """What is wrong with one option, if anything."""
    wanted = known.get(option.replace("-", "_"))
    if wanted is None:
        hint = _closest(option, known)
        return f'the rule {rule.info.code} has no option "{option}"; {hint}'
    is_whole = isinstance(value, int) and not isinstance(value, bool)
    fits = {
        bool: isinstance(value, bool),
        int: is_whole,
        float: is_whole or isinstance(value, float),
    }[wanted]
    return None if fits else f'"{option}": takes {_KINDS[wanted]}'


_KINDS = {bool: "true or false", int: "a whole number", float: "a number"}


def _closest(option: str, known: Mapping[str, type]) -> str:
    from rapidfuzz import process  # noqa: PLC0415 - only to word an error

    names = ["severity", *(name.replace("_", "-") for name in known)]
    best = process.extractOne(option.replace("_", "-"), names, score_cutoff=70)
    return f'did you mean "{best[0]}"?' if best else f"it takes {', '.join(names)}"


def options_table(catalogue: Catalogue) -> str:
    """The options of rules as a table of Markdown, for docs/configuration.md."""
    rows = ["| rule | option | takes | default |", "|---|---|---|---|"]
    for rule in catalogue.rules:
        for option, kind in settable_options(rule.check).items() if rule.check else ():
            default = rule.params.get(option, default_option(rule.check or "", option))
            rows.append(
                f"| {rule.info.code} `{rule.info.name}` | `{option.replace('_', '-')}` |"
                f" {_KINDS[kind]} | `{str(default).lower()}` |"
            )
    return "\n".join(rows) + "\n"
