"""Proposals as rules in the form of our packs, with examples from the corpus."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Any

from mtcheck.evidence import LIKELY, PROVEN
from mtcheck.learn.candidates import occurrences
from mtcheck.packs.write import yaml_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtcheck.learn.candidates import Pattern
    from mtcheck.learn.lines import Line
    from mtcheck.learn.trial import Proposal

Plain = dict[str, Any]

FIRST_NUMBER = 101
EXAMPLES = 3  # of either kind; two are the fewest a rule may have
_LONGEST_EXAMPLE = 400  # characters
_LONGEST_NAME = 60
_MOST_WORDINGS = 3
_NOT_AN_EXAMPLE = re.compile(r"\[\[|\]\]| -> |[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def pack_texts(
    rules: Sequence[Plain], *, prefix: str, lang: str, source_lang: str | None
) -> dict[str, str]:
    """The files of a pack: name → text."""
    head: Plain = {
        "name": f"learnt-{prefix.lower()}",
        "prefix": prefix,
        "lang": lang,
        "title": "Rules learnt from what editors changed",
    }
    if source_lang:
        head["source"] = source_lang
    return {"pack.yaml": yaml_text(head), "learnt.yaml": yaml_text(list(rules))}


def rules_of(
    proposals: Sequence[Proposal],
    lines: Sequence[Line],
    sources: Sequence[str | None],
    prefix: str,
) -> list[Plain]:
    """A rule for each proposal that has examples enough, in the order given."""
    places = _places(proposals, lines)
    names: Counter[str] = Counter()
    rules: list[Plain] = []
    for proposal in proposals:
        own = places.get(proposal.pattern, [])
        bad = _bad(proposal.pattern, own, lines)
        good = _good(own, lines)
        if min(len(bad), len(good)) < 2:
            continue
        rule = _rule(proposal, _name(proposal, names), own, sources)
        code = f"{prefix}{FIRST_NUMBER + len(rules)}"
        rules.append({"code": code, **rule, "bad": bad, "good": good})
    return rules


_Places = list[tuple[int, int, int]]  # line, first word, how many in the line


def _places(
    proposals: Sequence[Proposal], lines: Sequence[Line]
) -> dict[Pattern, _Places]:
    found: dict[Pattern, list[tuple[int, int]]] = {}
    for pattern, number, start in occurrences((p.pattern for p in proposals), lines):
        found.setdefault(pattern, []).append((number, start))
    return {
        pattern: [(n, s, sum(n == other for other, _ in held)) for n, s in held]
        for pattern, held in found.items()
    }


def _rule(
    proposal: Proposal, name: str, places: _Places, sources: Sequence[str | None]
) -> Plain:
    wordings = [text for text, _ in proposal.candidate.wordings.most_common()]
    best = wordings[:_MOST_WORDINGS]
    put = f'changed it to "{best[0]}"' if best[0] else "took it out"
    rule: Plain = {
        "name": name,
        "category": "accuracy/mistranslation",
        "severity": "minor",
        "confidence": _confidence(proposal.bounds.low),
        "status": "preview",
        "phrase": phrase(proposal),
        "message": f'"{{match}}": editors {put}',
        "suggest": best,
    }
    english = _english({n for n, _, _ in places}, sources)
    if english:
        rule["english"] = english
    rule["why"] = (
        f"Editors changed {proposal.changed} of the {proposal.hits} places where the"
        " machine wrote this."
    )
    rule["limits"] = (
        f"Learnt from one corpus: share changed {proposal.share:.2f}, lower end of its"
        f" 95 % interval {proposal.bounds.low:.2f}. Read the places before you trust it."
    )
    return rule


def _confidence(bound: float) -> str:
    if bound >= PROVEN:
        return "high"
    return "medium" if bound >= LIKELY else "low"


def phrase(proposal: Proposal) -> str:
    """The forms that were seen, the context outside the mark."""
    words = [f if len(f) > 1 else f[0] for f in proposal.forms]
    parts = [w if isinstance(w, str) else f"[{'|'.join(w)}]" for w in words]
    pattern = proposal.pattern
    if pattern.before or pattern.after:
        start, end = pattern.range_at(0)
        parts[start] = f"(({parts[start]}"
        parts[end - 1] = f"{parts[end - 1]}))"
    return " ".join(parts)


def _name(proposal: Proposal, names: Counter[str]) -> str:
    start, end = proposal.pattern.range_at(0)
    words = _slug(" ".join(forms[0] for forms in proposal.forms[start:end]))
    wording = _slug(proposal.candidate.wordings.most_common(1)[0][0])
    name = (
        f"{words or 'words'}-for-{wording}" if wording else f"{words or 'words'}-left"
    )
    name = name[:_LONGEST_NAME].strip("-")
    names[name] += 1
    return f"{name}-{names[name]}" if names[name] > 1 else name


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore")
    return re.sub(r"[^a-z0-9]+", "-", plain.decode()).strip("-")


def _bad(pattern: Pattern, places: _Places, lines: Sequence[Line]) -> list[str]:
    """Lines with the one place that the editor changed marked."""
    found = []
    for number, start, in_line in places:
        line, (first, last) = lines[number], pattern.range_at(start)
        if in_line == 1 and line.is_changed(first, last) and _is_usable(line.target):
            at, to = line.spans[first].start, line.spans[last - 1].end
            text = line.target
            found.append(f"{text[:at]}[[{text[at:to]}]]{text[to:]}".strip())
    return _shortest(found)


def _good(places: _Places, lines: Sequence[Line]) -> list[str]:
    """What the editor made of such lines."""
    edited = (lines[number].post_edit or "" for number, _, _ in places)
    return _shortest([text.strip() for text in edited if _is_usable(text)])


def _is_usable(text: str) -> bool:
    is_short = 0 < len(text.strip()) <= _LONGEST_EXAMPLE
    return is_short and _NOT_AN_EXAMPLE.search(text) is None


def _shortest(texts: Sequence[str]) -> list[str]:
    return sorted(set(texts), key=lambda text: (len(text), text))[:EXAMPLES]


_WORD = re.compile(r"[^\W\d_]{3,}")
_IN_MOST = 0.8  # of the places, so that one stray line does not hide the word
_LEAST_DICE = 0.5


def _english(places: set[int], sources: Sequence[str | None]) -> str | None:
    """The word of the source that goes with these lines and hardly with others."""
    here: Counter[str] = Counter()
    anywhere: Counter[str] = Counter()
    for number, source in enumerate(sources):
        words = set(_WORD.findall((source or "").lower()))
        anywhere.update(words)
        if number in places:
            here.update(words)
    scored = [
        (2 * count / (len(places) + anywhere[word]), word)
        for word, count in here.items()
        if count >= _IN_MOST * len(places)
    ]
    best = max(scored, default=(0.0, ""))
    return best[1] if best[0] >= _LEAST_DICE else None
