"""Names, senses, contraries, negations and duties beside the source."""

from __future__ import annotations

import pytest

from mtcheck.checks import (
    flipped_pair,
    lost_name,
    new_name,
    one_sided_duty,
    one_sided_negation,
    wrong_rendering,
)
from mtcheck.match.view import PassageView
from mtcheck.model import Match, Passage, Text


def view(target: str, source: str | None, lang: str = "fr") -> PassageView:
    """A row in French, or another language, from English."""
    original = None if source is None else Text(source)
    return PassageView(Passage("1", Text(target), source=original), 0, lang, "en")


def marked(found: list[Match], target: str) -> list[str]:
    """The words that matches mark."""
    return [target[m.start : m.end] for m in found]


@pytest.mark.parametrize(
    ("target", "source", "names"),
    [
        ("Le pilote de demain est prêt.", "The pilot of Kowalczyk is ready.", ["Kowalczyk"]),
        ("Le module est compilé en assemblage.", "The module is compiled to WebAssembly.", []),
        ("Le pilote de Kowalczyk est prêt.", "The pilot of Kowalczyk is ready.", []),
        ("Il dit que le pilote est prêt.", "Says Kowalczyk: the pilot is ready.", []),
        ("Le festival a lieu à Vienne en mars.", "The festival takes place in Vienna in March.", []),
        ("Le pilote est prêt.", "THE PILOT OF KOWALCZYK IS READY", []),
    ],
)  # fmt: skip
def test_lost_names(target: str, source: str, names: list[str]) -> None:
    """Exonyms, pronouns in their place, and lines in capitals are silent."""
    found = lost_name.make()(view(target, source))
    assert [m.values["name"] for m in found] == names


def test_mixed_names_are_copied_letter_for_letter() -> None:
    """But their separators may change."""
    check = lost_name.make(pick="mixed")
    source = "The module runs on the DX300 series."
    assert [m.values["name"] for m in check(view("Le module tourne.", source))] == [
        "DX300"
    ]
    assert not list(check(view("Le module tourne sur la série DX-300.", source)))
    assert not list(check(view("Le module tourne.", None)))


def test_a_name_from_nowhere_is_in_no_lexicon_and_not_in_the_source() -> None:
    """Words, names of the source and first words are silent."""
    check = new_name.make()
    target = "Le ministre, selon Vandervelde, visite Lyon."
    assert marked(list(check(view(target, "The minister visits Lyon."))), target) == [
        "Vandervelde"
    ]
    assert not list(check(view(target, "The minister visits Lyon, says Vandervelde.")))
    assert not list(check(view("Vandervelde visite Lyon.", "He visits Lyon.")))
    assert not list(
        check(view("Le ministre visite la Belgique.", "The minister is abroad."))
    )


ENTRY = "spring|springs: printemps ; with: steel|coil ; but: season ; near: été ; say: ressort"


@pytest.mark.parametrize(
    ("target", "source", "found"),
    [
        ("Un printemps d’acier.", "A steel spring.", ["printemps"]),
        ("Un printemps doux.", "A mild spring.", []),
        ("Un printemps d’acier.", "The steel season: spring.", []),
        ("Le printemps et l’été, l’acier rouille.", "In spring, steel rusts.", []),
        ("Un avant-printemps d’acier.", "A steel spring.", []),
        ("Un printemps d’acier.", "A steel autumn.", []),
        ("Un printemps d’acier.", None, []),
    ],
)
def test_a_rendering_is_wrong_where_the_source_decides(
    target: str, source: str | None, found: list[str]
) -> None:
    """Not without its word, without what it needs, or beside what excuses it."""
    check = wrong_rendering.make(entries=[ENTRY])
    assert marked(list(check(view(target, source))), target) == found


LIBRARY = (
    "library|libraries: librer* ; but: book ?shop ; or: bibliotec ; say: biblioteca"
)


@pytest.mark.parametrize(
    ("target", "source", "found"),
    [
        ("La librería abre a las diez.", "The library opens at ten.", ["librería"]),
        ("Las librerías y la biblioteca.", "The library and the others.", []),
        ("La librería abre a las diez.", "The library is a book shop.", []),
        ("Visite Librería.", "Visit Librería, a library.", []),
        ("Librería cerrada.", "Librería: library closed.", ["Librería"]),
        ("Un libro abierto.", "The library opens at ten.", []),
    ],
)
def test_stems_and_what_spares_them(target: str, source: str, found: list[str]) -> None:
    """Not where the target has the right word too, nor in a name the source has."""
    check = wrong_rendering.make(entries=[LIBRARY])
    assert marked(list(check(view(target, source, "es"))), target) == found


@pytest.mark.parametrize("entry", ["spring", "spring: printemps ; if: x"])
def test_entries_that_say_nothing_are_refused(entry: str) -> None:
    """A mistake in a table is no silent rule."""
    with pytest.raises(ValueError, match=r"."):
        wrong_rendering.make(entries=[entry])


PAIR = "win|won: <gagner> ; lose|lost: <perdre>|défaite ; but: beat"


@pytest.mark.parametrize(
    ("target", "source", "found"),
    [
        ("Elle a perdu le match.", "She won the match.", ["perdu"]),
        ("Elle a gagné le match.", "She lost the match.", ["gagné"]),
        ("Elle a gagné le match.", "She won the match.", []),
        ("Elle a perdu, lui a gagné.", "She won.", []),
        ("Elle n’a pas perdu le match.", "She won the match.", []),
        ("Elle a perdu le match.", "She never won the match.", []),
        ("Elle a perdu le match.", "They beat her, who won last year.", []),
        ("Elle a perdu, elle a encore perdu.", "She won.", []),
    ],
)
def test_contraries(target: str, source: str, found: list[str]) -> None:
    """Only where one pole stands alone on each side, and nothing is denied."""
    check = flipped_pair.make(pairs=[PAIR])
    assert marked(list(check(view(target, source))), target) == found


@pytest.mark.parametrize(
    ("target", "source"),
    [
        ("Le compresseur ne tourne pas.", "The compressor does not turn on its own."),
        (
            "Le compresseur refuse de tourner.",
            "The compressor does not turn on its own.",
        ),
        ("Le compresseur est inutile ici.", "The compressor is not of use here."),
        (
            "Le menu No Function du compresseur.",
            "The No Function menu of the compressor.",
        ),
        ("Le compresseur tourne, bien sûr.", "The compressor, no doubt, is turning."),
        (
            "Le compresseur tourne. Il chauffe.",
            "The compressor does not stop: it is hot.",
        ),
    ],
)
def test_negations_that_the_target_may_carry_are_silent(
    target: str, source: str
) -> None:
    """By a verb, a prefix, a name, a turn of speech."""
    assert not list(one_sided_negation.make(pick="lost")(view(target, source)))


def test_negations_are_compared_sentence_by_sentence() -> None:
    """Each against its own."""
    target = "Le compresseur tourne très vite. La porte ne ferme pas bien."
    source = "The compressor does not turn fast. The door does not shut well."
    (match,) = one_sided_negation.make(pick="lost")(view(target, source))
    assert target[match.start : match.end] == "Le compresseur tourne très vite"


@pytest.mark.parametrize(
    ("target", "source", "pick", "found"),
    [
        ("Le visiteur peut signer.", "The visitor must sign.", "weakened", ["peut"]),
        ("Le visiteur doit signer.", "The visitor must sign.", "weakened", []),
        ("Le visiteur peut signer ici.", "The visitor can sign.", "weakened", []),
        ("Le visiteur doit signer.", "The visitor may sign.", "hardened", ["doit"]),
        ("Le visiteur peut signer.", "The visitor may sign.", "hardened", []),
        ("Le visiteur doit signer.", "The visitor may need to sign.", "hardened", []),
    ],
)
def test_duties(target: str, source: str, pick: str, found: list[str]) -> None:
    """A duty is no choice."""
    check = one_sided_duty.make(pick=pick)
    assert marked(list(check(view(target, source))), target) == found


@pytest.mark.parametrize(
    ("target", "source", "lang", "pick", "found"),
    [
        ("Ouvrez la cage du tigre.", "Do not open the cage.", "fr", "orders", ["Ouvrez la cage du tigre"]),
        ("Öffnen Sie den Käfig heute.", "Never open the cage today.", "de", "orders", ["Öffnen Sie den Käfig heute"]),
        ("Abra la jaula del tigre.", "You must not open the cage.", "es", "orders", ["Abra la jaula del tigre"]),
        ("Evite abrir la jaula.", "Do not open the cage.", "es", "orders", []),
        ("É vedado abrir a jaula.", "Do not open the cage.", "pt", "orders", []),
        ("Lasciate chiusa la gabbia, mai aprire.", "Never open the cage.", "it", "orders", []),
        ("Aprite la gabbia. Subito, prego signore.", "Do not open the cage.", "it", "orders", []),
        ("Open de kooi van de tijger.", "Do not open the cage.", "nl", "orders", ["Open de kooi van de tijger"]),
        ("El tigre ruge de noche.", "The tiger does not roar at night.", "es", "lost", ["El tigre ruge de noche"]),
        ("El tigre ruge en Madrid.", "The tiger does not roar in Madrid.", "es", "lost", ["El tigre ruge en Madrid"]),
        ("El tigre es inofensivo en Madrid.", "The tiger does not bite in Madrid.", "es", "lost", []),
        ("Le tigre rugit à Madrid.", "The tiger does not roar in Madrid.", "fr", "lost", []),
        ("Une cage sans porte au fond.", "A cage with a door behind.", "fr", "without", ["sans"]),
        ("Ein Käfig ohne Tür dahinter.", "A cage with a door behind.", "de", "without", ["ohne"]),
        ("Una jaula, sin duda de hierro.", "A cage with iron bars.", "es", "without", []),
        ("Una jaula sin puerta con techo.", "A cage with a roof behind.", "es", "without", []),
        ("Uma jaula sem porta ao fundo.", "A cage with a missing door.", "pt", "without", []),
        ("Una gabbia senza porta dietro.", "A cage that has no door.", "it", "without", []),
    ],
)  # fmt: skip
def test_polarity_in_five_languages(
    target: str, source: str, lang: str, pick: str, found: list[str]
) -> None:
    """What avoids, forbids or lacks is silent, and so is a language with its own rule."""
    check = one_sided_negation.make(pick=pick, but="fr" if pick == "lost" else "")
    assert marked(list(check(view(target, source, lang))), target) == found


HEAT = "hot: heiß*|-warm* ; cold: kalt*|-kühl ; but: cool"


@pytest.mark.parametrize(
    ("target", "source", "found"),
    [
        ("Das Wasser ist heißer.", "The water is cold.", ["heißer"]),
        ("Das Wasser ist warm.", "The water is cold.", []),
        ("Das heiße Wasser wird kühl.", "The water gets cold.", []),
        ("Das Wasser ist heiß.", "The water is hot.", []),
        ("Das Wasser ist heiß.", "The cold water is cool.", []),
        ("Das Wasser ist nicht heiß.", "The water is cold.", []),
        ("Herr Heiß spielt.", "Mr Heiß plays the Cold Song.", []),
        ("Die Band Cold spielt heiß auf.", "The band Cold plays.", []),
    ],
)
def test_contraries_by_stems(target: str, source: str, found: list[str]) -> None:
    """Weak words spare and are no fault; nor is a name that both sides have."""
    check = flipped_pair.make(pairs=[HEAT], lang="de")
    assert marked(list(check(view(target, source, "de"))), target) == found


TURNS = [
    "h*ld* ~ breath: souffle|respiration ; say: n'y compte pas trop",
    "take* place|^took place: <prendre> place ; say: avoir lieu",
]


@pytest.mark.parametrize(
    ("target", "source", "found"),
    [
        ("Ne retenez pas votre souffle.", "Don't hold your breath.", ["souffle"]),
        ("Le souffle court.", "Holding the old man's breath.", []),
        ("Elle perd son souffle.", "She is out of breath.", []),
        ("La fête prend place ici.", "The party takes place here.", ["prend place"]),
        ("La fête a pris place ici.", "The party took place here.", []),
        ("A pris place hier.", "Took place yesterday.", ["pris place"]),
    ],
)
def test_turns_of_speech(target: str, source: str, found: list[str]) -> None:
    """Stars are letters, a tilde an owner, a roof the beginning; lemmas are inflected."""
    check = wrong_rendering.make(entries=TURNS)
    assert marked(list(check(view(target, source))), target) == found


def test_a_turn_of_speech_is_named_as_the_source_has_it() -> None:
    """With its own owner and its own tense."""
    check = wrong_rendering.make(entries=TURNS)
    (match,) = check(view("Il retient son souffle.", "He is holding his breath."))
    assert match.values["english"] == "holding his breath"


def test_a_word_without_forms_is_refused() -> None:
    """It would match everywhere, or nowhere."""
    check = wrong_rendering.make(entries=["clear: <clairo> ; say: Effacer"])
    with pytest.raises(ValueError, match="not in the lexicon"):
        list(check(view("Clair", "Clear")))
