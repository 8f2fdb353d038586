"""The shipped rules are sound, and their compiled form can be trusted."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from mtcheck.catalogue import load_catalogue
from mtcheck.ruletest import run_examples

if TYPE_CHECKING:
    from pathlib import Path

CATALOGUE = load_catalogue(use_cache=False)


@pytest.mark.parametrize("rule", CATALOGUE.rules, ids=lambda rule: rule.info.code)
def test_examples(rule: object) -> None:
    """Each bad example fires once on its mark, each good one is silent."""
    failures = run_examples([rule], CATALOGUE.rules)  # type: ignore[list-item]
    assert [f"{f.message}: {f.example}" for f in failures] == []


def test_cache_gives_the_same_rules(tmp_path: Path) -> None:
    """A warm start and a cold one see the same catalogue."""
    cold = load_catalogue(cache_dir=tmp_path)
    assert list(tmp_path.glob("rules-*.bin"))
    warm = load_catalogue(cache_dir=tmp_path)
    assert warm.rules == cold.rules
    assert warm.digest == cold.digest


@pytest.mark.parametrize("damage", [b"", b"short", b"\0" * 5000])
def test_a_damaged_cache_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    """A half-written or foreign file costs time, nothing else."""
    load_catalogue(cache_dir=tmp_path)
    (cache,) = tmp_path.glob("rules-*.bin")
    whole = cache.read_bytes()
    cache.write_bytes(damage or whole[:-1])
    assert load_catalogue(cache_dir=tmp_path).rules == CATALOGUE.rules
    assert len(cache.read_bytes()) > len(damage)


def test_an_unwritable_cache_is_no_failure(tmp_path: Path) -> None:
    """A read-only home only costs time."""
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    assert load_catalogue(cache_dir=blocked / "below").rules


def test_expressions_are_kept_for_the_next_run(tmp_path: Path) -> None:
    """Only what is new and worth it; a damaged file is made anew."""
    script = (
        "import sys; from pathlib import Path; from mtcheck import catalogue, forms;"
        "from mtcheck.match import expressions; folder = Path(sys.argv[1]);"
        "catalogue.load_catalogue(cache_dir=folder);"
        "known = len(expressions.made());"
        "[expressions.compiled(f'a{n}+') for n in range(int(sys.argv[2]))];"
        "print(len(expressions.made()) - known);"
        "forms.keep(folder)"
    )

    def newly_compiled(count: int) -> int:
        command = [sys.executable, "-c", script, str(tmp_path), str(count)]
        return int(subprocess.check_output(command, text=True))

    assert newly_compiled(20) == 20
    assert newly_compiled(30) == 10
    assert newly_compiled(30) == 0
    (forms,) = tmp_path.glob("forms-*.bin")
    forms.write_bytes(b"damaged")
    assert newly_compiled(30) == 30
    assert newly_compiled(30) == 0


def test_names_say_the_bad_thing_in_kebab_case() -> None:
    """Codes and names are unique over all packs."""
    rules = len(CATALOGUE.rules) + len(CATALOGUE.about_silencers)
    assert len(CATALOGUE.by_code) == rules == len(CATALOGUE.by_name)
