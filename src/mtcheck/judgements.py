"""Hand judgements of single hits, in a file that is reviewed like the rules.

A judgement names its hit by a digest of the rule, the marked text and what stands
around it, so it holds wherever these words are met, and quotes none of them.
"""

from __future__ import annotations

import json
import re
from hashlib import blake2b, sha256
from typing import TYPE_CHECKING, Literal, NamedTuple

from mtcheck.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

AROUND = 40  # characters on either side that make a hit this hit and no other

Verdict = Literal["right", "wrong"]


class Judgement(NamedTuple):
    """What somebody found when looking at a hit."""

    rule: str
    digest: str
    verdict: Verdict
    why: str


def hit_digest(code: str, text: str, start: int, end: int) -> str:
    """The digest that a hit of a rule on ``text[start:end]`` goes by.

    White space counts as one space, so that a reflowed text keeps its judgements.
    """
    around = text[max(0, start - AROUND) : start], text[start:end], text[end:][:AROUND]
    told = "\0".join((code, *(" ".join(part.split()) for part in around)))
    return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def is_digest(text: str) -> bool:
    """Whether `text` has the form of a hit's digest."""
    return re.fullmatch(r"[0-9a-f]{16}", text) is not None


def read_judgements(path: Path) -> list[Judgement]:
    """The judgements in file order; none if there is no such file."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
    except UnicodeDecodeError as error:
        raise InputError(str(path), f"not UTF-8: {error.reason}") from error
    return [
        _judgement(f"{path}:{number}", line)
        for number, line in enumerate(lines, 1)
        if line.strip()
    ]


def _judgement(place: str, line: str) -> Judgement:
    try:
        raw = json.loads(line)
        found = Judgement(raw["rule"], raw["digest"], raw["verdict"], raw["why"])
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise InputError(
            place, 'a judgement has "rule", "digest", "verdict" and "why"'
        ) from error
    if found.verdict not in {"right", "wrong"}:
        raise InputError(place, f'the verdict is right or wrong, not "{found.verdict}"')
    return found


def verdicts(judgements: Iterable[Judgement]) -> dict[tuple[str, str], bool]:
    """Whether a hit, by rule and digest, is right; the last judgement counts."""
    return {(j.rule, j.digest): j.verdict == "right" for j in judgements}


def with_judgement(judgements: Iterable[Judgement], new: Judgement) -> str:
    """The whole file with one more judgement, or an old one changed; sorted."""
    held = {(j.rule, j.digest): j for j in (*judgements, new)}
    lines = (
        json.dumps(held[key]._asdict(), ensure_ascii=False) for key in sorted(held)
    )
    return "".join(f"{line}\n" for line in lines)


def file_digest(path: Path) -> str | None:
    """SHA-256 of the text of a file of judgements; None if there is none."""
    try:
        # As text, for a checkout may end its lines in another way.
        return sha256(path.read_text(encoding="utf-8").encode()).hexdigest()
    except FileNotFoundError:
        return None
