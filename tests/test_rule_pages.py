"""The pages about rules: written anew they are the same, and reports lead to them."""

from __future__ import annotations

import importlib.util
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import cmarkgfm
import html5lib
import pytest

from mtcheck.catalogue import load_catalogue
from mtcheck.report.links import HOME, rule_page

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parents[1]
PAGES = ROOT / "docs" / "rules"
CATALOGUE = load_catalogue(plugins=False)
LARGEST = 512_000  # bytes that GitHub still shows as Markdown


def tool() -> ModuleType:
    """The script that writes the pages."""
    spec = importlib.util.spec_from_file_location(
        "write_rules", ROOT / "tools" / "write_rules.py"
    )
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_pages_are_up_to_date() -> None:
    """``python tools/write_rules.py`` (or ``make docs``) would change nothing."""
    held = {
        path.relative_to(PAGES).as_posix(): path.read_text(encoding="utf-8")
        for path in PAGES.rglob("*.md")
    }
    written = tool().pages()
    assert sorted(held) == sorted(written)
    stale = [name for name, text in written.items() if held[name] != text]
    assert not stale, "run python tools/write_rules.py"


def test_every_rule_has_its_place_on_a_page() -> None:
    """A link of a report leads to a heading that GitHub gives this very anchor."""
    known: dict[str, set[str]] = {}
    for rule in (*CATALOGUE.about_silencers, *CATALOGUE.rules):
        address = rule_page(rule.info)
        assert address, rule.info.code
        name, _, anchor = address.removeprefix(
            f"{HOME}/blob/main/docs/rules/"
        ).partition("#")
        if name not in known:
            known[name] = anchors((PAGES / name).read_text(encoding="utf-8"))
        assert anchor in known[name]


def anchors(text: str) -> set[str]:
    """The anchors that GitHub makes of the headings of a page."""
    titles = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {
        re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles
    }


@pytest.mark.parametrize("path", sorted(PAGES.rglob("*.md")), ids=lambda p: p.name)
def test_a_page_is_sound(path: Path) -> None:
    """Small enough to be shown; no example becomes markup; links inside lead on."""
    assert path.stat().st_size < LARGEST
    text = path.read_text(encoding="utf-8")
    shown = cmarkgfm.github_flavored_markdown_to_html(text.partition("-->")[2])
    tree = html5lib.parse(shown, namespaceHTMLElements=False)
    tags = {element.tag for element in tree.iter() if isinstance(element.tag, str)}
    assert tags <= {
        "html", "head", "body", "h1", "h2", "p", "ul", "li", "a", "code",
    }  # fmt: skip
    assert shown.count("<h2>") == len(re.findall(r"^## ", text, re.MULTILINE))
    for link in tree.iter("a"):
        target, _, anchor = link.get("href").partition("#")
        page = (path.parent / target).resolve() if target else path
        assert page.is_file()
        assert not anchor or anchor in anchors(text)


def test_rules_of_others_have_no_page() -> None:
    """Neither those of a folder nor of a plug-in, nor one that says odd things."""
    info = CATALOGUE.by_code["FR214"].info
    assert rule_page(info) == (
        f"{HOME}/blob/main/docs/rules/en-fr/idioms.md#fr214-hat-in-the-ring"
    )
    assert rule_page(None) is None
    assert rule_page(replace(info, provider="house-rules 1.0")) is None
    assert rule_page(replace(info, origin="house/idioms.yaml:3")) is None
    assert rule_page(replace(info, origin="rules/../../x.yaml:3")) is None
    assert rule_page(replace(info, name="a)](b")) is None
