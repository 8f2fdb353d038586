"""YAML: texts under keys, the places of every kind of scalar, and broken files."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.errors import InputError
from mtcheck.model import Document
from mtcheck.read import read_text
from mtcheck.read.pair import paired

RAILS = """# messages
fr:
  plain: Bonjour le monde
  single: 'l''été
    et la suite'
  double: "une \\"cité\\" \\u00e9t\\x41 \\
    qui  dure
    encore"
  literal: |
    Première ligne
      indentée
    fin

  folded: >-
    Un texte
    plié sur

    deux
  list: [un, "deux", 3, true, null, ~, 2020-01-01]
  shared: &shared
    one: '%{count} note'
    other: Des notes
  again: *shared
  order:
    - :day
    - {key: valeur}
  yes: Oui
"""
EXPECTED = {
    "plain": "Bonjour le monde",
    "single": "l'été et la suite",
    "double": 'une "cité" étA qui  dure encore',
    "literal": "Première ligne\n  indentée\nfin",
    "folded": "Un texte plié sur\ndeux",
    "list.0": "un",
    "list.1": "deux",
    "shared.one": "%{count} note",
    "shared.other": "Des notes",
    "order.1.key": "valeur",
    "yes": "Oui",
}


def read(content: str) -> Document:
    """The document, with each place checked against the file."""
    document = read_text(content, "a.yml")
    for passage in document.passages:
        target = passage.target
        for at, character in enumerate(target.content):
            there = document.content[target.place(at)]
            assert there == character or (
                there == "\\" or (there + character).isspace()
            )
    return document


def texts(document: Document) -> dict[str, str]:
    """The texts by their keys."""
    return {passage.id: passage.target.content for passage in document.passages}


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_every_kind_of_scalar(line_end: str) -> None:
    """Texts are read as PyYAML reads them, and lie where they are written."""
    document = read(RAILS.replace("\n", line_end))
    assert texts(document) == EXPECTED
    assert document.parts[0].target_lang == "fr"


def test_the_end_of_a_text_is_known_too() -> None:
    """A change at the last word leaves the quotation mark alone."""
    for key, sign in (("single", "'"), ("double", '"'), ("plain", "\n")):
        document = read(RAILS)
        (target,) = (p.target for p in document.passages if p.id == key)
        assert document.content[target.place(len(target.content))] == sign


def test_keys_that_are_no_language_stay() -> None:
    """A file of another framework begins with words, not with a language."""
    assert texts(read("app:\n  title: Bonjour\n")) == {"app.title": "Bonjour"}
    assert texts(read("title: Bonjour\n")) == {"title": "Bonjour"}


def test_files_are_paired_by_key_and_plural_form() -> None:
    """A form that English has not stands beside the general one."""
    target = read("fr:\n  a:\n    many: Beaucoup\n    one: Un\n")
    source = read("en:\n  a:\n    other: Many\n    one: One\n")
    both = paired(target, source=source, reference=None)
    assert [p.source and p.source.content for p in both.passages] == ["Many", "One"]


def test_aliases_do_not_grow() -> None:
    """A file that would fill the memory when expanded holds one text."""
    lines = ["a0: &a0 [mot]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    assert texts(read("\n".join(lines))) == {"a0.0": "mot"}


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("a: [", "did not find expected node content"),
        ("\t- x", "found character that cannot start any token"),
        ("a: b\x01", "control characters are not allowed"),
        ("a: \ud800", "half of a surrogate pair"),
        ("[" * 100_000, "exceeded maximum nesting depth"),
        ("? " * 100_000, "nested too deeply"),
    ],
)
def test_what_is_no_yaml(content: str, why: str) -> None:
    """A file in which nothing could be read is refused in one line."""
    with pytest.raises(InputError, match=rf"is not YAML \(line \d+: {why}"):
        read_text(content, "a.yml")


def test_what_came_before_a_fault_is_read() -> None:
    """The line is named; so is a value that would make an object."""
    document = read("a: Texte\nb: !!python/object:os.system rm\nc: !ruby/x y\nd: ]\n")
    assert texts(document) == {"a": "Texte"}
    assert [problem.path for problem in document.problems] == [
        "a.yml:2",
        "a.yml:3",
        "a.yml:4",
    ]


# The line ends that only YAML 1.1 knows are read otherwise by its own writer.
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\x85\u2028\u2029"))


@settings(deadline=None)
@given(
    st.dictionaries(WORDS.filter(bool), WORDS, min_size=1),
    st.sampled_from([None, "'", '"', "|", ">"]),
)
def test_any_yaml_of_texts(held: dict[str, str], style: str | None) -> None:
    """What PyYAML writes is read to the letter, but for blank ends of blocks."""
    content = yaml.safe_dump(
        {"app": held}, default_style=style, allow_unicode=True, sort_keys=False
    )
    found = [p.target.content.rstrip("\n") for p in read(content).passages]
    assert found == [text.rstrip("\n") for text in held.values() if text.strip()]
