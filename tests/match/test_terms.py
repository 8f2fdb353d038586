"""Terms in all their forms, and not within other things."""

from __future__ import annotations

import pytest

from mtcheck.match.inflect import entry_keys, keys_of
from mtcheck.match.presence import holds
from mtcheck.match.terms import Finder, wording
from mtcheck.match.view import PassageView
from mtcheck.model import Passage, Text


def view(text: str, lang: str) -> PassageView:
    """A passage in a language."""
    return PassageView(Passage("1", Text(text)), 0, lang)


def found(
    text: str, terms: list[str], lang: str = "en", *, is_verb: bool = False
) -> list[str]:
    """What stands in a text of these terms."""
    words = [(wording(term, lang, is_verb=is_verb), term) for term in terms]
    return [text[u.start : u.end] for u in Finder(words, lang).uses(view(text, lang))]


@pytest.mark.parametrize(
    ("word", "form", "lang"),
    [
        ("cheval", "chevaux", "fr"),
        ("lourd", "lourdes", "fr"),
        ("analysis", "analyses", "en"),
        ("battery", "batteries", "en"),
        ("box", "boxes", "en"),
        ("child", "children", "en"),
        ("Apfel", "Äpfel", "de"),
        ("bomba", "bombas", "es"),
    ],
)
def test_forms_of_a_word_share_a_key(word: str, form: str, lang: str) -> None:
    """Each language has its way."""
    keys = entry_keys(word.lower(), lang)
    assert not keys.isdisjoint(keys_of(lang)[form.lower()])


@pytest.mark.parametrize(
    ("word", "other", "lang"),
    [
        ("pompe", "pompons", "fr"),
        ("pump", "pumping", "en"),
        ("bus", "bu", "en"),
        ("car", "care", "en"),
        ("glass", "glas", "en"),
    ],
)
def test_other_words_do_not(word: str, other: str, lang: str) -> None:
    """A noun is no verb, and not every s a plural."""
    assert entry_keys(word, lang).isdisjoint(keys_of(lang)[other])


def test_a_verb_is_conjugated() -> None:
    """Where a translation says that the term is a verb."""
    text = "They planned it, hospitalized him and are caring."
    verbs = ["plan", "hospitalize", "care", "car"]
    assert found(text, verbs, is_verb=True) == ["planned", "hospitalized", "caring"]


def test_the_longest_term_wins() -> None:
    """And the shorter one is not told inside it."""
    text = "The water pumps feed a pump."
    assert found(text, ["pump", "water pump"]) == ["water pumps", "pump"]


@pytest.mark.parametrize(
    "text",
    [
        "Ask the Northern Pump Works about it.",
        "The pump-action model and the anti-pump rule.",
        "See `pump` at https://pump.example/pump.",
        "The file pump.txt and pump_test.",
    ],
)
def test_no_term_within_names_and_code(text: str) -> None:
    """It is part of something longer there."""
    assert found(text, ["pump"]) == []


def test_a_term_is_itself_at_signs_and_starts() -> None:
    """A capital at the start of a sentence, a genitive, a bracket."""
    assert (
        len(found("Pumps leak. Pump it: the pump's (pump) pump/valve.", ["pump"])) == 5
    )


@pytest.mark.parametrize(
    ("term", "text", "lang", "is_there"),
    [
        ("pompe à eau", "Des pompes à grande eau.", "fr", True),
        ("mesure d'hygiène", "Les mesures de l'hygiène.", "fr", True),
        ("pompe à eau", "De l'eau sort de la pompe.", "fr", False),
        ("Pumpe", "Wasserpumpen", "de", True),
        ("art", "Une partie.", "fr", False),
        ("насос", "Проверьте давление насосов.", "ru", True),
        ("насос", "Проверьте давление машины.", "ru", False),
        ("水泵", "请清洗水泵。", "zh", True),
        ("pompka wodna", "Sprawdź pompkę wodną.", "pl", True),
        ("art", "Parte", "es", False),
        ("lightfolder", "Lancez `lightfolder`.", "fr", True),
    ],
)
def test_presence_is_lenient(
    term: str, text: str, lang: str, *, is_there: bool
) -> None:
    """Words may stand between those of a term; compounds hold it."""
    assert holds(view(text, lang), wording(term, lang), lang) is is_there


def test_a_term_with_signs_is_taken_to_the_letter() -> None:
    """« C++ » is not every « C »."""
    text = "C, C++ and C++11; .NET, net, R&D, R and D, TCP/IP."
    terms = ["C++", ".NET", "R&D", "TCP/IP"]
    assert found(text, terms) == ["C++", "C++", ".NET", "R&D", "TCP/IP"]
    assert not holds(view("Le C seul.", "fr"), wording("C++", "fr"), "fr")
    assert holds(view("Le C++.", "fr"), wording("C++", "fr"), "fr")


def test_a_cased_term_is_taken_literally() -> None:
    """No inflection, no other capitals."""
    wanted = wording("Go", "en", is_cased=True)
    finder = Finder([(wanted, "Go")], "en")
    text = "We go to Go and use Gos."
    assert [use.start for use in finder.uses(view(text, "en"))] == [9]
