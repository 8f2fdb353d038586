"""A full stop in the middle of what the source says in one sentence.

« Les bénévoles qui ont aidé à nettoyer. La plage samedi ont reçu… »: what stands before
the stop wants more, or what follows has no verb, or begins with one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.match.french import ADJECTIVE, FINITE, INFINITIVE, NOUN, chars, reading
from mtcheck.match.gated import Gated
from mtcheck.match.view import BLANK
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.french import Reading
    from mtcheck.match.view import PassageView

_STOP = compiled(r"(?<=[a-zà-ÿœ»)'])\. (?=[A-ZÀ-Þ])")
# A source may lack the space behind a stop: « of us.The word ».
_BREAKS = compiled(
    r"[.!?…](?=[\s\"”’')\]]|\Z)|(?<=[a-zà-ÿ)])[.!?…](?=[A-ZÀ-Þ])|[:;—–\n]| - "
)
_VERB = frozenset("EHM" + chars(FINITE))
_NOUNS = frozenset(chars(NOUN))
_INFINITIVES = frozenset(chars(INFINITIVE))
_BEFORE_NOUNS = frozenset("Dds" + chars(ADJECTIVE))
_ODD = frozenset(f"&*`[]<>|#@/{BLANK}")
_DETERMINERS = frozenset("Dd")
_WANTING = frozenset(
    "avec sans pour contre près grâce afin quant lors autour loin partir cause faute raison"
    " face hors jusque parmi selon malgré pendant durant depuis devant derrière voici voilà"
    " qui où dont lequel laquelle un une certains certaines quelques plusieurs mon ton son".split()
)
_ALONE = frozenset("un une son ton devant derrière depuis contre".split())
_BY_RIGHT = frozenset(
    "chacun quelqu' importe l' pas l'un d'un numéro article vingt et".split()
)
# What opens a remark without a verb: « Par exemple », « D'accord », « Merci à tous ».
_REMARKS = frozenset(
    "par d' oui non si merci bien désolé désolée ok bonjour bonsoir salut super parfait idem"
    " exemple note attention bref voici voilà certes dommage bravo félicitations aucun aucune"
    " pas jamais rien tout tant quel quelle quels quelles mais et ah eh oh hé hélas".split()
)
# What opens a sentence of its own, so that the word before it lacks nothing.
_OPENERS = frozenset(
    "en je j' tu il elle on nous vous ils elles c' mais et donc".split()
)
_ACTS = ("tion", "sion", "ment", "age")  # « Utilisation de la valeur initiale »
_ABBREVIATED = 5  # letters of « Verr. Num »
_PAIR = 2
_SHORT = 12  # words, of a piece that has no verb


def make() -> PassageCheck:
    """Return a check that marks the words on both sides of the stop."""
    return Gated(_has_stop, _check)


def _has_stop(view: PassageView) -> bool:
    """Whether a target has a full stop inside, and a source beside it."""
    text = view.cased
    return ". " in text and view.source is not None and _STOP.search(text) is not None


def _check(view: PassageView) -> Iterator[Match]:
    source = view.source
    if source is None:
        return
    stops = list(_STOP.finditer(view.cased))
    ends = len(_BREAKS.findall(view.cased))
    if ends <= len(_BREAKS.findall(source.cased)):
        return
    read = reading(view)
    starts = [span.start for span in read.spans]
    for stop in stops:
        if stop.end() not in starts:
            continue
        after = starts.index(stop.end())
        if after and not _is_name(read, after - 1) and _is_cut(view, read, after):
            before = read.spans[after - 1]
            yield Match(before.start, read.spans[after].end)


def _is_cut(view: PassageView, read: Reading, after: int) -> bool:
    last = read.words[after - 1]
    if last in _WANTING and _wants_more(read, after):
        return True
    begin, end = _piece_start(read, after), _piece_end(read, after)
    if read.shape[2 * after] in "EHM":
        return True
    if not _is_whole(view, read, begin, end):
        return False
    if not _has_verb(read, after, end):
        is_act = read.words[after].endswith(_ACTS)
        if (
            is_act
            or read.words[after] in _REMARKS
            or ":" in read.shape[2 * after : 2 * end]
        ):
            return False
        # « Merci de ne pas nourrir », « Ne pas ouvrir » have none but an infinitive.
        has_infinitive = not _INFINITIVES.isdisjoint(read.shape[2 * begin : 2 * after])
        return end - after <= _SHORT and (
            has_infinitive or _has_verb(read, begin, after)
        )
    return _is_subject_alone(read, begin, after)


def _wants_more(read: Reading, after: int) -> bool:
    if after < _PAIR or read.words[after - 2] in _BY_RIGHT:
        return False
    is_object = read.shape[2 * after - 4] in _VERB | {"s"}
    is_wanting = is_object or read.words[after - 1] not in _ALONE
    return is_wanting and read.words[after] not in _OPENERS


def _is_name(read: Reading, at: int) -> bool:
    """Whether « Verr. Num » is shortened, or « Je suis Bond. Bond le magnifique » said."""
    if read.words[at] == read.words[at + 1]:
        return True
    return read.shape[2 * at] == "x" and len(read.words[at]) <= _ABBREVIATED


def _is_whole(view: PassageView, read: Reading, begin: int, end: int) -> bool:
    """Whether both pieces are words and nothing else: no code, no markup."""
    text = view.cased[read.spans[begin].start : read.spans[end - 1].end]
    return _ODD.isdisjoint(text) and not any(map(str.isdigit, text))


def _piece_start(read: Reading, after: int) -> int:
    at = after - 1
    while at and read.shape[2 * at - 1] not in ".!?…":
        at -= 1
    return at


def _piece_end(read: Reading, start: int) -> int:
    """The word after the last of the sentence that begins at `start`."""
    at = start + 1
    while at < len(read.words) and read.shape[2 * at - 1] not in ".!?…":
        at += 1
    return at


def _has_verb(read: Reading, begin: int, end: int) -> bool:
    # « Voir la page 3. »
    is_order = read.shape[2 * begin] in _INFINITIVES
    return is_order or any(_may_be_verb(read, at) for at in range(begin, end))


def _may_be_verb(read: Reading, at: int) -> bool:
    letter = read.shape[2 * at]
    if letter == "x":
        return "-" in read.words[at]  # « glissez-déposez »
    if letter not in _VERB:
        return False
    before = read.shape[2 * at - 2] if at else "."
    return letter not in _NOUNS or before not in _BEFORE_NOUNS


def _is_subject_alone(read: Reading, begin: int, after: int) -> bool:
    """Whether the piece has no verb but that of a relative clause: « Ceux qui lisent. »."""
    if (
        read.shape[2 * begin] not in _DETERMINERS
        or "qui" not in read.words[begin:after]
    ):
        return False
    who = read.words.index("qui", begin)
    if _has_verb(read, begin, who) or read.shape[2 * who - 2] not in _NOUNS | {","}:
        return False
    return sum(_may_be_verb(read, at) for at in range(who, after)) == 1
