"""A rule that stands as it stood is not compiled anew, and is what it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mtcheck import compile as compiling
from mtcheck.compile import compile_rules
from mtcheck.compiled import Compiled
from mtcheck.errors import PackError
from mtcheck.packs import load_packs

HEAD = "name: ours\nprefix: XX\nlang: fr\ntitle: Our rules\n"
RULE = """
- code: XX{number:03}
  name: rule-{number}
  category: terminology/inconsistent-with-terminology-resource
  severity: minor
  confidence: medium
  words: "{words}"
  message: '"{{match}}" is not our word'
  why: "We say it otherwise."
  bad: ["Voici [[{words}]].", "Encore [[{words}]] ici."]
  good: ["Voici.", "Encore."]
"""


def rule(number: int, words: str) -> str:
    return RULE.format(number=number, words=words)


class Workshop:
    """A pack that is compiled again and again."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.pack = folder / "pack"
        self.pack.mkdir()
        self.write("pack.yaml", HEAD)
        self.kept = folder / "cache" / "compiled-1.bin"
        self.anew: list[str] = []
        real = compiling._Compiler.rule  # noqa: SLF001 - to count

        def counted(own: compiling._Compiler) -> dict[str, Any]:
            self.anew.append(own.spec.code)
            return real(own)

        monkeypatch.setattr(compiling._Compiler, "rule", counted)  # noqa: SLF001

    def write(self, name: str, text: str) -> None:
        """Put a file of the pack in its place."""
        (self.pack / name).write_text(text, encoding="utf-8")

    def compile(self) -> list[str]:
        """The rules that had to be compiled; all must be as if none was known."""
        fresh = compile_rules(load_packs([self.pack]))
        self.anew.clear()
        found = compile_rules(load_packs([self.pack]), Compiled(self.kept))
        assert found == fresh
        return sorted(self.anew)


@pytest.fixture
def workshop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workshop:
    return Workshop(tmp_path, monkeypatch)


def test_only_what_has_changed_is_compiled(workshop: Workshop) -> None:
    workshop.write("a.yaml", rule(1, "truc") + rule(2, "bidule"))
    assert workshop.compile() == ["XX001", "XX002"]
    assert workshop.compile() == []
    workshop.write("a.yaml", rule(1, "truc") + rule(2, "machin"))
    assert workshop.compile() == ["XX002"]


def test_a_rule_may_move(workshop: Workshop) -> None:
    """What is said of its place is of today."""
    workshop.write("a.yaml", rule(1, "truc"))
    workshop.compile()
    workshop.write("a.yaml", "# A word on these rules.\n" + rule(1, "truc"))
    assert workshop.compile() == []
    (workshop.pack / "a.yaml").rename(workshop.pack / "b.yaml")
    assert workshop.compile() == []


def test_what_a_pack_says_counts(workshop: Workshop) -> None:
    workshop.write("a.yaml", rule(1, "truc"))
    workshop.compile()
    workshop.write("pack.yaml", HEAD.replace("lang: fr", "lang: es"))
    assert workshop.compile() == ["XX001"]


def test_what_depends_on_other_code_is_compiled_anew(workshop: Workshop) -> None:
    """A check may come to take other options, or be gone."""
    by_check = rule(1, "truc").replace('words: "truc"', "check: missing-elision")
    workshop.write("a.yaml", by_check)
    assert workshop.compile() == ["XX001"]
    assert workshop.compile() == ["XX001"]


def test_a_fault_is_told_each_time(workshop: Workshop) -> None:
    """What is sound beside it is known all the same."""
    workshop.write("a.yaml", rule(1, "truc") + rule(2, "bidule").replace("[[", "["))
    for _ in range(2):
        with pytest.raises(PackError, match=r"a\.yaml:21:\d+: mark the fault once"):
            compile_rules(load_packs([workshop.pack]), Compiled(workshop.kept))
    workshop.write("a.yaml", rule(1, "truc") + rule(2, "bidule"))
    assert workshop.compile() == ["XX002"]


def test_what_is_gone_is_not_kept_for_ever(workshop: Workshop) -> None:
    workshop.write("a.yaml", rule(1, "truc") + rule(2, "bidule"))
    workshop.compile()
    workshop.write("a.yaml", rule(3, "machin"))
    workshop.compile()
    workshop.write("a.yaml", rule(1, "truc"))
    assert workshop.compile() == ["XX001"]


def test_a_damaged_file_costs_time_alone(workshop: Workshop) -> None:
    workshop.write("a.yaml", rule(1, "truc"))
    workshop.compile()
    workshop.kept.write_bytes(b"damaged")
    assert workshop.compile() == ["XX001"]
    assert workshop.compile() == []
