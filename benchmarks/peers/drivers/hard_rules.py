"""The rules of bicleaner-hardrules over a table: id, rule.

python hard_rules.py PAIRS.tsv LANG [every]

Without the rules that load models from the network (language, fluency, vulgar words);
`every` adds those rules that are off as it is installed: numbers and scripts.
"""

from __future__ import annotations

import sys
from types import SimpleNamespace
from unittest.mock import MagicMock

for name in ("fastspell", "hardrules.lm"):  # they import what loads models
    sys.modules[name] = MagicMock()

from hardrules.hardrules import Hardrules  # type: ignore[import-not-found]  # noqa: E402

OFF = ("no_number_inconsistencies", "no_script_inconsistencies")


def main() -> None:
    """Print the rules that would throw a pair away."""
    path, lang, *more = sys.argv[1:]
    rules = Hardrules(
        SimpleNamespace(
            disable_lm_filter=True,
            lm_threshold=0.5,
            disable_porn_removal=True,
            disable_lang_ident=True,
            source_lang="en",
            target_lang=lang,
            run_all_rules=True,
            disable_minimal_length=False,
            rules_config=dict.fromkeys(OFF, bool(more)),
        )
    )
    with open(path, encoding="utf-8") as file:  # noqa: PTH123 - needs no pathlib
        next(file)
        for line in file:
            number, source, target = line.rstrip("\n").split("\t")
            for tag in rules.wrong_tu(source, target) or ():
                # What is wrong with the source alone is no fault of the translation.
                side = tag[tag.find("(") :]
                print(number, tag if side == "(left)" else tag[: -len(side)], sep="\t")


if __name__ == "__main__":
    main()
