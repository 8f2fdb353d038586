"""Filters above the findings, and the explanations of the rules behind them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mtcheck.families import family
from mtcheck.report import counts
from mtcheck.report.html.card import sign
from mtcheck.report.html.markup import Html, joined, tag
from mtcheck.report.lines import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mtcheck.model import Report, RuleInfo


def filters(report: Report) -> Html:
    """Return the switches of severity and the choice of a family."""
    switches = (
        tag(
            "button",
            sign(severity),
            tag("span", f"{number:,}", class_="count"),
            type="button",
            aria_pressed="true",
            data_s=int(severity),
            title=f"show or hide {severity.label} findings ({key})",
        )
        for key, severity in enumerate(counts.SEVERITIES, 1)
        if (number := report.score.by_severity.get(severity))
    )
    group = tag(
        "div", *switches, class_="switches", role="group", aria_label="Severity"
    )
    found = Counter(family(it.category) for it in counts.findings(report))
    by_number = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    options = (tag("option", f"{k} ({n:,})", value=k) for k, n in by_number)
    every = tag("option", "all families", value="")
    label = tag("label", "Family", for_="family", class_="out-of-sight")
    choice = tag("select", every, *options, id="family")
    return joined((group, label, choice))


def explanations(report: Report, rules: Mapping[str, int]) -> Html:
    """Return what every rule that hit says of itself, once."""
    if not rules:
        return Html()
    seen = Counter(it.code for it in counts.findings(report))
    items = (
        _rule(report.rules[code], number, seen[code]) for code, number in rules.items()
    )
    head = tag("h2", "The rules behind the findings", id="rules-head")
    return tag(
        "section",
        head,
        tag("div", *items, class_="rule-list"),
        class_="rules",
        aria_labelledby="rules-head",
    )


def _rule(info: RuleInfo, number: int, found: int) -> Html:
    title = tag(
        "h3", tag("span", info.code, class_="code"), " ", info.name.replace("-", " ")
    )
    facts = f"{counted(found, 'finding')} · {family(info.category)} · {info.lang}"
    show = tag(
        "button",
        "show only these",
        type="button",
        class_="only",
        data_r=number,
        aria_label=f"show only the findings of {info.code}",
    )
    texts = tag("div", *_texts(info), class_="why")
    line = tag("p", sign(info.severity), " ", facts, " ", show, class_="rule-facts")
    return tag("article", title, line, texts, id=f"r{number}", class_="rule")


def _texts(info: RuleInfo) -> Iterator[Html]:
    if info.why:
        yield tag("p", info.why, dir="auto")
    if info.limits:
        label = tag("b", "Limits: ")
        yield tag("p", label, info.limits, class_="limits", dir="auto")
