"""Sightings in many corpora and hand judgements become evidence about each rule."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from mtcheck.model import Evidence
from mtcheck.select import for_languages

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mtcheck.match.rule import CompiledRule
    from mtcheck.sightings import Hit, Setting, Sightings


def tally(
    corpora: Sequence[Sightings],
    rules: Iterable[CompiledRule],
    digests: Mapping[str, str],
    verdicts: Mapping[tuple[str, str], bool],
) -> dict[str, Evidence]:
    """The evidence about each rule, by code.

    `rules` are as they were tried; `digests` say what each means now; `verdicts`
    say of a hit, by code and digest, whether it is right. Where a text or a hit is met
    again, its first corpus decides, so give these in a fixed order.
    """
    words = _words(corpora)
    hits: dict[str, list[Hit]] = defaultdict(list)
    for corpus in corpora:
        for hit in corpus.hits:
            hits[hit.rule].append(hit)
    found = {}
    for rule in rules:
        code = rule.info.code
        counted = _Counted(code, hits[code], verdicts)
        found[code] = counted.evidence(digests[code], _words_for(rule, words))
    return found


def _words(corpora: Iterable[Sightings]) -> Counter[tuple[Setting, str]]:
    """Words by setting and kind; a text that was met before adds none.

    Annotated texts are machine translation too and stand under both kinds.
    """
    words: Counter[tuple[Setting, str]] = Counter()
    met: set[tuple[str, str]] = set()
    for corpus in corpora:
        for text in corpus.texts:
            for kind in _kinds(text.kind):
                if (kind, text.digest) not in met:
                    met.add((kind, text.digest))
                    words[corpus.settings[text.setting], kind] += text.words
    return words


def _kinds(kind: str) -> tuple[str, ...]:
    return ("annotated", "machine") if kind == "annotated" else (kind,)


def _words_for(
    rule: CompiledRule, words: Mapping[tuple[Setting, str], int]
) -> Counter[str]:
    """The words, by kind, of the texts that a rule applies to."""
    total: Counter[str] = Counter()
    for (setting, kind), count in words.items():
        if _applies(rule, setting):
            total[kind] += count
    return total


def _applies(rule: CompiledRule, setting: Setting) -> bool:
    if not for_languages((rule,), setting.lang, setting.source_lang):
        return False
    formats = rule.when["format"]
    if formats and setting.format not in formats:
        return False
    return setting.has_source or rule.when["source"] is None


class _Counted:
    """The distinct hits of one rule, and what is known of each."""

    def __init__(
        self, code: str, hits: Iterable[Hit], verdicts: Mapping[tuple[str, str], bool]
    ) -> None:
        self._code = code
        self._verdicts = verdicts
        self._human: dict[str, bool] = {}
        self._annotated: dict[str, bool] = {}
        self._machine: set[str] = set()
        self._sentences: dict[str, list[str]] = {}
        for hit in hits:
            self._note(hit)

    def _note(self, hit: Hit) -> None:
        if hit.kind == "human":
            self._human[hit.digest] = hit.touches or self._human.get(hit.digest, False)
            return
        self._machine.add(hit.digest)
        if hit.kind != "annotated":
            return
        if hit.digest not in self._annotated:
            self._sentences.setdefault(hit.source, []).append(hit.digest)
            self._annotated[hit.digest] = False
        self._annotated[hit.digest] |= hit.touches

    def evidence(self, digest: str, words: Mapping[str, int]) -> Evidence:
        """The counts."""
        same = list(self._sentences.values())
        told = [self._is_right(digests) for digests in same]
        told += [v for d in self._unmarked() if (v := self._verdict(d)) is not None]
        judged = [
            v
            for d in sorted(self._machine | self._human.keys())
            if (v := self._verdict(d)) is not None
        ]
        return Evidence(
            digest=digest,
            human_words=words["human"],
            human_hits=len(self._human),
            human_faults=sum(map(self._is_fault, self._human)),
            machine_words=words["machine"],
            machine_hits=len(self._machine),
            annotated_words=words["annotated"],
            annotated_hits=len(same),
            annotated_touching=sum(map(self._touches, same)),
            judged_right=sum(judged),
            judged_wrong=len(judged) - sum(judged),
            machine_right=sum(told),
            machine_wrong=len(told) - sum(told),
        )

    def _unmarked(self) -> list[str]:
        return sorted(self._machine - self._annotated.keys())

    def _verdict(self, digest: str) -> bool | None:
        return self._verdicts.get((self._code, digest))

    def _is_fault(self, digest: str) -> bool:
        judged = self._verdict(digest)
        return self._human[digest] if judged is None else judged

    def _touches(self, digests: Sequence[str]) -> bool:
        return _most([self._annotated[digest] for digest in digests])

    def _is_right(self, digests: Sequence[str]) -> bool:
        """One answer for what several systems made of the same words."""
        judged = [v for d in digests if (v := self._verdict(d)) is not None]
        return _most(judged) if judged else self._touches(digests)


def _most(answers: Sequence[bool]) -> bool:
    """Whether more are true than false; a tie is no proof."""
    return 2 * sum(answers) > len(answers)
