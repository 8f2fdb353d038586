"""Reports made by hand: clean, dirty, with problems, of many scripts, hostile."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest

from mtcheck.model import (
    Applicability,
    Confidence,
    Document,
    Edit,
    Example,
    FileReport,
    Finding,
    Fix,
    Gate,
    Interval,
    Passage,
    PassageScore,
    Problem,
    Related,
    Report,
    RuleInfo,
    Run,
    Score,
    Severity,
    Span,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SIGNATURE = "mtcheck:0.1.0|packs:any+fr|weights:0-1-5-25"
HOSTILE = (
    "::error::x \x1b[2J [bold] [/x] :smile: ##vso[task.complete] ##[error]y "
    "\u202egnp.exe\u202c \x00 \ud800 ]]> \u200b\x9b31m\r\n::stop-commands::z"
)


@dataclass(frozen=True)
class Draft:
    """A finding before it has its place: the quoted words say where it lies."""

    passage: int
    quote: str
    code: str = "FR214"
    name: str = "hat-in-the-ring"
    severity: Severity = Severity.MAJOR
    message: str = "an English image, word for word"
    category: str = "accuracy/mistranslation"
    confidence: Confidence = Confidence.HIGH
    english: str | None = None
    suggestions: tuple[str, ...] = ()
    fix: Fix | None = None
    exact: bool = True
    """Whether the first suggestion can stand in the place of the quote."""
    related: tuple[Related, ...] = ()
    at: int | None = None
    """Offset, where the quote alone does not say it."""

    def finding(self, passages: Sequence[Passage]) -> Finding:
        """Place the draft in its passage."""
        text = passages[self.passage].target.content
        start = text.index(self.quote) if self.at is None else self.at
        end = start + len(self.quote)
        line = int(passages[self.passage].id)
        return Finding(
            code=self.code,
            name=self.name,
            category=self.category,
            severity=self.severity,
            confidence=self.confidence,
            message=self.message,
            english=self.english,
            passage=passages[self.passage].id,
            passage_index=self.passage,
            line=line,
            column=start + 1,
            end_line=line,
            end_column=end + 1,
            start=start,
            end=end,
            text=self.quote,
            suggestions=self.suggestions,
            fix=self.fix or self._first(start, end),
            related=self.related,
            fingerprint=f"{self.code}-{self.passage}-{start}",
        )

    def _first(self, start: int, end: int) -> Fix | None:
        if not self.suggestions or not self.exact:
            return None
        edits = (Edit(start, end, self.suggestions[0]),)
        return Fix(Applicability.DISPLAY, edits)


def file_report(
    path: str,
    texts: Sequence[str],
    drafts: Sequence[Draft] = (),
    *,
    langs: tuple[str | None, str | None] = (None, "fr"),
    sources: Sequence[str] = (),
) -> FileReport:
    """Return a file whose passages are `texts`, one on every second line."""
    passages = list(_passages(texts, sources))
    findings = tuple(draft.finding(passages) for draft in drafts)
    document = Document(path, "text", "\n\n".join(texts), passages)
    by_passage: dict[str, list[Finding]] = {}
    for finding in findings:
        by_passage.setdefault(finding.passage, []).append(finding)
    scores = tuple(_passage_score(p, by_passage.get(p.id, ())) for p in passages)
    return FileReport(document, *langs, findings, scores, _score(scores, findings))


def report(
    *files: FileReport, problems: Sequence[Problem] = (), min_words: int = 1000
) -> Report:
    """Return a report whose gate fails on anything major."""
    scores = [score for file in files for score in file.passages]
    findings = [finding for file in files for finding in file.findings]
    score = _score(scores, findings)
    bad = {it: n for it, n in score.by_severity.items() if it >= Severity.MAJOR and n}
    reasons = tuple(f"{n} {severity.label}" for severity, n in sorted(bad.items()))
    gate = Gate(not bad, reasons)
    return Report("0.1.0", files, tuple(problems), score, gate, min_words)


def _passages(texts: Sequence[str], sources: Sequence[str]) -> Iterator[Passage]:
    offset = 0
    for number, text in enumerate(texts):
        source = Text(sources[number]) if number < len(sources) else None
        target = Text(text, (Run(0, offset),))
        yield Passage(str(2 * number + 1), target, source=source)
        offset += len(text) + 2


def _passage_score(passage: Passage, here: Sequence[Finding]) -> PassageScore:
    words = len(passage.target.content.split())
    penalty = float(sum(finding.severity for finding in here))
    value = max(0.0, 100 * (1 - penalty / words)) if words else None
    line = int(passage.id)
    return PassageScore(passage.id, line, line, words, penalty, value)


def _score(passages: Sequence[PassageScore], findings: Sequence[Finding]) -> Score:
    words = sum(passage.words for passage in passages)
    penalty = float(sum(finding.severity for finding in findings))
    value = max(0.0, 100 * (1 - penalty / words)) if words else None
    spread = None if value is None else Interval(max(0, value - 4), min(100, value + 4))
    return Score(
        passages=len(passages),
        words=words,
        by_severity=Counter(finding.severity for finding in findings),
        penalty=penalty,
        penalty_per_1000_words=1000 * penalty / words if words else None,
        value=value,
        interval=spread,
        signature=SIGNATURE,
    )


def _clean() -> Report:
    texts = ["Le conseil a tranché.", "La suite au prochain numéro."]
    return report(file_report("propre.txt", texts))


_LONG = (
    "Après des semaines de rumeurs et de démentis, nombreux sont ceux qui pourraient"
    " jeter leur chapeau dans le ring pour l’élection de novembre, mais personne ne"
    " s’est encore déclaré, et le parti reste en mode contrôle des dégâts."
)
_DIRTY_TEXTS = (
    _LONG,
    "Voici ce qu’il a dit : « Nous verrons. » Puis il est parti.",
    "Une phrase sans le moindre reproche, pour la mesure.",
    "Timeline",
    "Le groupe a perdu 1 XNUMX milliards,deux fois plus qu’ici : un record.",
)


def _dirty() -> Report:
    space = _DIRTY_TEXTS[4].index("ici :") + 3
    drafts = [
        Draft(
            0,
            "jeter leur chapeau dans le ring",
            english="throw one’s hat into the ring",
            suggestions=("se lancer dans la course", "être candidats"),
            related=tuple(
                Related(75 + at, 12, "chapeau dans le ring") for at in range(8)
            ),
        ),
        Draft(
            0,
            "en mode contrôle des dégâts",
            code="FR220",
            name="damage-control",
            severity=Severity.MINOR,
            confidence=Confidence.MEDIUM,
            category="style/calque",
            english="in damage control mode",
            suggestions=("gérer la crise", "limiter les dégâts"),
            exact=False,
        ),
        Draft(
            0,
            _DIRTY_TEXTS[0][10:230],
            code="ANY040",
            name="endless-sentence",
            severity=Severity.NEUTRAL,
            confidence=Confidence.LOW,
            category="style/readability",
            message="one sentence of 38 words",
        ),
        Draft(
            3,
            "Timeline",
            code="ANY001",
            name="untranslated",
            severity=Severity.CRITICAL,
            category="accuracy/untranslated",
            message='"Timeline" is English',
            suggestions=("Chronologie",),
        ),
        Draft(
            4,
            "1 XNUMX milliards",
            code="ANY010",
            name="masked-number",
            severity=Severity.CRITICAL,
            category="accuracy/number",
            message="a number was lost: XNUMX is a mask of the engine",
        ),
        Draft(
            4,
            ",",
            code="FR101",
            name="space-after-comma",
            severity=Severity.MINOR,
            category="linguistic-conventions/typography",
            message="a comma wants a space after it",
            suggestions=(", ",),
            fix=Fix(Applicability.SAFE, (Edit(36, 36, " "),)),
        ),
        Draft(
            4,
            " ",
            at=space,
            code="FR102",
            name="space-before-colon",
            severity=Severity.MINOR,
            category="linguistic-conventions/typography",
            message="a colon wants a no-break space before it",
            suggestions=("\xa0",),
            fix=Fix(Applicability.SAFE, (Edit(space, space + 1, "\xa0"),)),
        ),
    ]
    sources = (
        "After weeks of rumour, many might throw their hats into the ring.",
        "",
        "",
        "Timeline",
    )
    file = file_report(
        "articles/élection.txt",
        _DIRTY_TEXTS,
        drafts,
        langs=("en", "fr"),
        sources=sources,
    )
    return replace(report(file, min_words=50), rules={"FR214": _RULE})


_RULE = RuleInfo(
    code="FR214",
    name="hat-in-the-ring",
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    confidence=Confidence.HIGH,
    lang="fr",
    message="an English image, word for word",
    origin="rules/en-fr/idioms.yaml:1",
    english="throw one’s hat into the ring",
    why="French throws no hats: one declares oneself a candidate, `en lice`.",
    limits="A hat that really flies into a boxing ring is flagged as well.",
    bad=(Example("Elle jette son chapeau dans le ring.", Span(5, 35)),),
    good=(Example("Il a perdu son chapeau près du ring."),),
)


def _many() -> Report:
    text = "Le nouveau venu a vu le nouveau venu."
    drafts = [Draft(at, "nouveau venu", severity=Severity.MINOR) for at in range(11)]
    drafts += [replace(drafts[0], code="FR300", name="calque", message="again")]
    other = file_report("b.txt", ["Rien."], langs=(None, None))
    return report(file_report("a.txt", [text] * 12, drafts), other)


def _problems() -> Report:
    problems = [
        Problem("broken.xlf", "not well-formed: line 3, column 7"),
        Problem("secret.txt", "permission denied"),
    ]
    return report(problems=problems)


def _scripts() -> Report:
    texts = [
        "这是一个测试文本，其中包含一个错误的翻译，需要由编辑来修正，否则读者会感到困惑，而且这个句子很长。",
        "La famille 👨‍👩‍👧 arrive avec 🇫🇷 et ❤️ chez cafe\u0301 noir.",
        "قال الرئيس إن الأمر انتهى، ولم يضف شيئا آخر في المؤتمر الصحفي.",
        "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 et 𐍈 : des lettres hors du premier plan.",
        "यह एक गलत अनुवाद है।",
        "می‌خواهم این را بگویم.",
    ]
    drafts = [
        Draft(0, "错误的翻译", code="ZH001", suggestions=("误译",)),
        Draft(1, "arrive", code="FR001", suggestions=("est là",)),
        Draft(1, "cafe\u0301", code="FR002", severity=Severity.MINOR),
        Draft(2, "الأمر انتهى", code="AR001", suggestions=("كل شيء انتهى",)),
        Draft(3, "𐍈", code="ANY002", name="odd-letter", severity=Severity.MINOR),
        Draft(4, "गलत", code="HI001", suggestions=("सही",)),
        Draft(5, "می‌خواهم", code="FA001"),
    ]
    return report(file_report("écritures.txt", texts, drafts, langs=(None, "mul")))


def _hostile() -> Report:
    draft = Draft(
        0,
        HOSTILE,
        code="[bold]X1",
        name="[/x]",
        message=HOSTILE,
        english=HOSTILE,
        suggestions=(HOSTILE[::-1], HOSTILE),
        related=(Related(1, 1, HOSTILE),),
    )
    quiet = Draft(1, "b", message="::set-output name=a::b", severity=Severity.MINOR)
    file = file_report(f"::warning::{HOSTILE}", [HOSTILE, "a b"], [draft, quiet])
    return report(file, problems=[Problem(HOSTILE, HOSTILE)])


def _large(passages: int, findings: int) -> Report:
    """A long text with findings at even distances, of four rules and severities."""
    text = "Le conseil municipal a voté hier soir la réfection du pont du moulin."
    each = passages // findings
    severities = sorted(Severity)
    drafts = [
        Draft(
            at * each,
            "conseil municipal" if at % 2 else "pont du moulin",
            code=f"FR{900 + at % 4}",
            name=f"rule-{at % 4}",
            severity=severities[at % 4],
            category=("style/calque", "linguistic-conventions/grammar")[at % 2],
            suggestions=("conseil de la ville",) if at % 2 else (),
        )
        for at in range(findings)
    ]
    return report(file_report("long.txt", [text] * passages, drafts))


REPORTS: dict[str, Callable[[], Report]] = {
    "clean": _clean,
    "dirty": _dirty,
    "many": _many,
    "problems": _problems,
    "scripts": _scripts,
    "hostile": _hostile,
}


@pytest.fixture(params=REPORTS)
def sample(request: pytest.FixtureRequest) -> tuple[str, Report]:
    """Each of the reports with its name."""
    return request.param, REPORTS[request.param]()


@pytest.fixture(scope="session")
def make() -> Callable[[str], Report]:
    """Return the function that makes a report by its name."""
    return lambda name: REPORTS[name]()


@pytest.fixture(scope="session")
def make_large() -> Callable[[int, int], Report]:
    """Return the function that makes a text of so many passages and findings."""
    return _large


@pytest.fixture(scope="session")
def make_quoting() -> Callable[[str, int, int], Report]:
    """Return a function that makes a report which quotes one text everywhere."""

    def quoting(text: str, start: int, end: int) -> Report:
        draft = Draft(
            0,
            text[start:end],
            at=start,
            code=text,
            name=text,
            message=text,
            english=text,
            suggestions=(text, text[::-1]),
            related=(Related(1, 1, text),),
        )
        file = file_report(text, [text, "b"], [draft], langs=(text, text))
        return report(file, problems=[Problem(text, text)])

    return quoting
