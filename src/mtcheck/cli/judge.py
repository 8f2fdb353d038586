"""``mtcheck rules hits`` shows hits in real text, ``rules judge`` notes a verdict."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from mtcheck.cli.console import emit, outcome, save, tell
from mtcheck.cli.measure import (
    JUDGEMENTS,
    Data,
    Jobs,
    Judgements,
    Pack,
    home,
    measured_rules,
)
from mtcheck.errors import UsageError
from mtcheck.report.visible import revealed, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from mtcheck.match.rule import CompiledRule
    from mtcheck.sightings import Place

AROUND = 90  # characters of a text shown on either side of a hit


class Side(StrEnum):
    """Whose text the hits shown are in."""

    ALL = "all"
    HUMAN = "human"
    MACHINE = "machine"
    ANNOTATED = "annotated"


class Verdict(StrEnum):
    """What can be said of a hit."""

    RIGHT = "right"
    WRONG = "wrong"


def hits_command(  # noqa: PLR0913 - the options are the interface
    data: Data,
    *,
    select: Annotated[
        list[str], typer.Option(help="The rules: codes, prefixes or names.")
    ],
    number: Annotated[
        int, typer.Option("-n", "--number", min=1, help="How many hits of each rule.")
    ] = 20,
    side: Annotated[Side, typer.Option(help="Only hits in such text.")] = Side.ALL,
    unjudged: Annotated[
        bool, typer.Option("--unjudged", help="Only hits that nobody has judged.")
    ] = False,
    pack: Pack = None,
    judgements: Judgements = None,
    jobs: Jobs = 0,
) -> None:
    """Show hits in their context, each with the digest to judge it by.

    The order is that of the digests: the first N are a random sample, and always the
    same one. Judge them one after the other, not only the clear ones.
    """
    with outcome():
        known = _verdicts(judgements or home(pack) / JUDGEMENTS)
        rules = _selected(measured_rules(pack), select)
        for code, places in _by_rule(rules, data, jobs):
            held = [p for p in places if side is Side.ALL or p.hit.kind == side.value]
            shown = [p for p in held if not (unjudged and _key(p) in known)]
            emit(f"{code}: {len(shown)} hit{'s' * (len(shown) != 1)}\n")
            for place in shown[:number]:
                emit("\n".join(_lines(place, known)) + "\n")


def _verdicts(path: Path) -> dict[tuple[str, str], bool]:
    from mtcheck.judgements import read_judgements, verdicts  # noqa: PLC0415

    return verdicts(read_judgements(path))


def _key(place: Place) -> tuple[str, str]:
    return place.hit.rule, place.hit.digest


def _selected(
    rules: Sequence[CompiledRule], selectors: Sequence[str]
) -> list[CompiledRule]:
    from mtcheck.catalogue import Catalogue  # noqa: PLC0415
    from mtcheck.select import Selection, choose  # noqa: PLC0415

    wanted = tuple(part.strip() for text in selectors for part in text.split(","))
    return list(choose(Catalogue(tuple(rules), ""), Selection(select=wanted)))


def _by_rule(
    rules: Sequence[CompiledRule], data: Sequence[str], jobs: int
) -> Iterator[tuple[str, list[Place]]]:
    from mtcheck.measure import corpora, places  # noqa: PLC0415

    found: dict[str, dict[str, Place]] = {rule.info.code: {} for rule in rules}
    for place in places(rules, corpora(data), jobs=jobs):
        found[place.hit.rule].setdefault(place.hit.digest, place)
    for code, held in found.items():
        yield code, [held[digest] for digest in sorted(held)]


_JUDGED = {None: "", True: ", judged right", False: ", judged wrong"}


def _lines(place: Place, verdicts: Mapping[tuple[str, str], bool]) -> Iterator[str]:
    hit, row, finding = place
    judged = _JUDGED[verdicts.get(_key(place))]
    marked = ", marked by an annotator" if hit.touches else ""
    yield f"{hit.rule} {hit.digest}  {hit.kind}{marked}{judged}  {visible(row.id)}"
    text, start, end = row.target, finding.start, finding.end
    before = visible(text[max(0, start - AROUND) : start])
    yield f"    {before}[[{revealed(text[start:end])}]]{visible(text[end:][:AROUND])}"
    if row.source:
        yield f"    source: {visible(row.source[: 3 * AROUND])}"


def judge_command(  # noqa: PLR0913 - the options are the interface
    code: Annotated[str, typer.Argument(help="The code or name of the rule.")],
    digest: Annotated[str, typer.Argument(help="As mtcheck rules hits shows it.")],
    verdict: Annotated[Verdict, typer.Argument(help="Is there a fault to mend?")],
    *,
    why: Annotated[
        str, typer.Option(help="The reason, in your words; quote no corpus.")
    ],
    pack: Pack = None,
    judgements: Judgements = None,
) -> None:
    """Note whether a hit is right; the last verdict on a hit counts.

    Afterwards run mtcheck rules measure again: it reads no corpus twice.
    """
    with outcome():
        path = judgements or home(pack) / JUDGEMENTS
        if not path.parent.is_dir():
            raise UsageError(f"{path.parent}: no such folder; say --judgements FILE")
        told = _noted(path, _code(code, pack), digest, verdict, why)
        tell(f"{told}: {path}")


def _code(selector: str, pack: Path | None) -> str:
    from mtcheck.catalogue import Catalogue  # noqa: PLC0415
    from mtcheck.select import find_rule  # noqa: PLC0415

    return find_rule(Catalogue(tuple(measured_rules(pack)), ""), selector).info.code


def _noted(path: Path, code: str, digest: str, verdict: Verdict, why: str) -> str:
    from mtcheck.judgements import (  # noqa: PLC0415
        Judgement,
        is_digest,
        read_judgements,
        with_judgement,
    )

    if not is_digest(digest):
        raise UsageError(f'"{digest}" is no digest of a hit; see mtcheck rules hits')
    if not why.strip():
        raise UsageError("--why needs a reason")
    new = Judgement(code, digest, verdict.value, " ".join(why.split()))
    save(path, with_judgement(read_judgements(path), new))
    return f"{code} {digest} {verdict.value}"
