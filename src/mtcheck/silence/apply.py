"""Takes the silenced findings of a document out, and judges what silences them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.expressions import compiled
from mtcheck.model import Silenced

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from mtcheck.catalogue import Catalogue
    from mtcheck.config.settings import Glob
    from mtcheck.match.rule import CompiledRule
    from mtcheck.model import Document, Finding
    from mtcheck.select import Selection
    from mtcheck.silence.allow import Allowance, Names


class Sifted(NamedTuple):
    """A document with the findings that are left, and those that are not."""

    document: Document
    """With a passage for each comment that there is something to say about."""
    findings: tuple[Finding, ...]
    silenced: tuple[Silenced, ...] = ()


class Silencing(NamedTuple):
    """What a configuration says of what is not to be reported."""

    allow: tuple[Allowance, ...] = ()
    names: Names | None = None
    needs_reason: bool = False


def may_direct(document: Document) -> bool:
    """Whether a document names the program, as every comment meant for it does."""
    # To lower the text would take several times its memory.
    return compiled("(?i)mtcheck").search(document.content) is not None


@dataclass(frozen=True)
class Silencer:
    """All that decides which findings of a run are not reported."""

    catalogue: Catalogue
    selection: Selection
    """Decides which rules about silencers are in force, too."""
    today: date | None = None
    """None where nothing expires."""
    settings: Silencing = field(default_factory=Silencing)
    matches: Callable[[Glob, str], bool] | None = None
    """Whether a glob of the configuration matches a path; travels to workers."""
    config: str | None = None
    """The file that the ``[[allow]]`` tables come from, if there are any."""
    is_whole: bool = False
    """Whether a run covers all that the configuration governs."""

    @cached_property
    def known(self) -> Mapping[str, str]:
        """Every code and every name, and the code that it stands for."""
        names = {n: rule.info.code for n, rule in self.catalogue.by_name.items()}
        return {code: code for code in self.catalogue.by_code} | names

    def code_of(self, rule: str) -> str | None:
        """The code of a rule, named by its code in any case or by its name."""
        return self.known.get(rule) or self.known.get(rule.upper())

    @cached_property
    def rules(self) -> Mapping[str, CompiledRule]:
        """The rules about silencers that are in force, by their codes."""
        from mtcheck.select import chosen  # noqa: PLC0415 - loaded by the scan

        rules = chosen(self.catalogue.about_silencers, self.selection)
        return {rule.info.code: rule for rule in rules}

    def sift(
        self,
        document: Document,
        findings: tuple[Finding, ...],
        ran: Callable[[], frozenset[str]],
    ) -> Sifted:
        """The document without what is silenced; `ran` tells the codes that ran."""
        sifted = Sifted(document, findings)
        if may_direct(document):
            from mtcheck.silence.inline import sifted_by_comments  # noqa: PLC0415

            sifted = sifted_by_comments(self, document, findings, ran())
        is_told = self.settings.allow or self.settings.names
        if not sifted.findings or not is_told:
            return sifted
        return self._sifted_by_settings(sifted)

    def is_over(self, until: date | None) -> bool:
        """Whether the last day of a silencer has passed."""
        return until is not None and self.today is not None and until < self.today

    def _sifted_by_settings(self, sifted: Sifted) -> Sifted:
        allowances = self._allowances(sifted.document.path)
        kept: list[Finding] = []
        silenced = list(sifted.silenced)
        for finding in sifted.findings:
            passage = sifted.document.passages[finding.passage_index].target.content
            by = self._silenced(finding, passage, allowances)
            if by is None:
                kept.append(finding)
            else:
                silenced.append(by)
        return Sifted(sifted.document, tuple(kept), in_text_order(silenced))

    def _allowances(self, path: str) -> list[Allowance]:
        return [
            allowance
            for allowance in self.settings.allow
            if not self.is_over(allowance.until) and self._is_for(allowance, path)
        ]

    def _is_for(self, allowance: Allowance, path: str) -> bool:
        if not allowance.globs or self.matches is None:
            return True
        return any(self.matches(glob, path) for glob in allowance.globs)

    def _silenced(
        self, finding: Finding, passage: str, allowances: Sequence[Allowance]
    ) -> Silenced | None:
        for allowance in allowances:
            codes = {self.code_of(rule) for rule in allowance.rules}
            if finding.code in codes and allowance.covers(finding, passage):
                return Silenced(finding, "allow", allowance.reason, allowance.where)
        names = self.settings.names
        if names is not None and names.covers(finding, passage):
            return Silenced(finding, "name")
        return None


def in_text_order(silenced: Sequence[Silenced]) -> tuple[Silenced, ...]:
    """Findings that were silenced by several means, as they stand in the text."""
    return tuple(
        sorted(silenced, key=lambda s: (s.finding.passage_index, s.finding.start))
    )
