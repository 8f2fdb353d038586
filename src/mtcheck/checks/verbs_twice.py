"""Two verbs where one is wanted, in languages without a lexicon: « ha è », « hat ist ».

`of` says which: ``auxiliaries`` (two finite ones in a row, or one before and after its
participle), ``same`` (one twice in a clause, « zal de raad zal »), ``renderings`` (a
participle and the infinitive of one verb, « eingestellt einstellen »), ``commands`` (two
imperatives of clicking and the like).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_FINITE = {
    lang: frozenset(words.split())
    for lang, words in {
        "de": "hat ist wird wurde war kann muss soll darf hatte wäre hätte würde könnte"
        " müsste sollte konnte musste durfte habe bin",
        "nl": "heeft is was had wordt werd zal zou kan kon moet moest mag mocht wil gaat"
        " zouden",
        "es": "ha han había habían es son era eran está están estaba estaban será serán"
        " puede pueden podrá podrán debe deben deberá deberán",
        "it": "sta stanno ha hanno aveva avevano è erano sarà saranno può possono potrà"
        " potranno deve devono dovrà dovranno viene vengono",
        "pt": "tem têm tinha tinham é são era eram está estão estava estavam será serão"
        " pode podem poderá poderão deve devem deverá deverão foi foram",
    }.items()
}
# Plural forms that are infinitives, too, make a pair with others only.
_PLURAL = {
    "de": frozenset(
        "haben sind waren werden wurden können müssen dürfen sollen".split()
    ),
}
_MIXED = frozenset(
    ("haben sind|sind haben|sind waren|waren sind|sind wurden|wurden sind|wurden waren|"
     "haben waren|haben wurden|können dürfen|müssen können|müssen dürfen|sollen müssen|"
     "können müssen|müssen sollen|sind können|sind müssen|haben müssen").split("|")
)  # fmt: skip
# Behind these a clause may end in its verb, and the next verb is another clause's.
_OPENERS = {
    lang: frozenset(words.split())
    for lang, words in {
        "de": "was wer wie wo wann warum dass ob wenn als weil da"
        " deren dessen welche welcher welches soweit sofern",
        "nl": "wat wie die dat waar wanneer hoe als of omdat toen zoals hetgeen welke"
        " alles zodra terwijl nu indien mits tenzij hoewel doordat voordat nadat totdat"
        " opdat zodat aangezien",
        "es": "que quien quienes donde cuando como cual cuales cuanto lo si porque",
        "it": "che chi cui dove quando come quanto quale quali se c' ciò perché",
        "pt": "que quem onde quando como qual quais quanto se porque",
        "fr": "qui que qu' dont où quand lorsque lorsqu' si comme quel quelle quels quelles"
        " ce",
    }.items()
}
# Articles, that are relative pronouns behind a comma.
_RELATIVES = frozenset("der die das den dem".split())
_DONE = {
    "de": r"ge\w+(?:t|en)|\w+iert|(?:be|ver|er)\w+(?:t|en)",
    "nl": r"(?:be|ver|ont|her|er)\w+|ge\w+|\w+ge\w+",
    "es": r"\w+(?:ado|ido)s?|\w+(?:ada|ida)s?",
    "it": r"\w+(?:[aiu]t[oaie]|[aeiou](?:so|sso|tto|lto|rto|nto|sto))",
    "pt": r"\w+(?:ado|ido)s?|\w+(?:ada|ida)s?",
}
_HELPERS = {
    # No « werden »: « sie werden gefragt werden » is the future of a passive.
    "de": "hat|haben|ist|sind|wurde|wurden|wird",
    "nl": "heeft|hebben|is|zijn|wordt|worden|werd|werden",
    "es": "ha|han|había|habían|fue|fueron",
    "it": "ha|hanno|è|sono|viene|vengono",
    "pt": "tem|têm|foi|foram|está|estão",
}
_BETWEEN = {"de": r"(?:\w+ )?", "nl": r"(?:\w+ )?"}
# « hat beschlossen hat »
_AROUND = {
    lang: compiled(
        rf"(?<![\w-])(?P<helper>{_HELPERS[lang]}) {_BETWEEN.get(lang, '')}(?:{done})"
        r" (?P=helper)\b"
    )
    for lang, done in _DONE.items()
}
_FUTURE = {
    "es": "ará|erá|irá|arán|erán|irán",
    "it": "erà|irà|eranno|iranno",
    "pt": "ará|erá|irá|arão|erão|irão",
}
_PAST = {
    "es": "aron|ieron|ó",
    "it": "arono|irono|erà|irà|eranno",
    "pt": "aram|eram|iram|ou",
}
_GOES = {"es": "va|van|voy|vamos", "it": "andrà", "pt": "vai|vão"}
_HAS = {"es": "ha|han", "it": "ha|hanno", "pt": "tem|têm"}
# « va abrirá », « ha aprobó »
_MODAL_FUTURE = {
    lang: compiled(
        rf"(?<!se )\b(?:{_GOES[lang]}) \w+(?:{future})\b"
        rf"|\b(?:{_HAS[lang]}) \w{{2,}}(?:{_PAST[lang]})\b"
    )
    for lang, future in _FUTURE.items()
}
_ROMANCE = {
    "es": (r"(?:ado|ido|ada|ida)", "(?:ar|er|ir)"),
    "it": (r"(?:ato|uto|ito|ata|ita)", "(?:are|ere|ire)"),
    "pt": (r"(?:ado|ido|ada|ida)", "(?:ar|er|ir)"),
}
_PREFIX = "ab|an|auf|aus|bei|ein|fest|her|hin|los|mit|nach|vor|weg|zu|zurück|zusammen"
# « cerrado cerrar », « partirà parte », « eingestellt einstellen »
_VERB_PAIRS = {
    lang: compiled(
        rf"\b(?:(?P<stem>\w{{3,}}?){done} (?P=stem){whole}"
        rf"|(?!est)(?P<later>\w{{3,}}?)(?:{_FUTURE[lang]}) (?P=later)(?:a|e|an|en|am|em|ono|ano))\b"
    )
    for lang, (done, whole) in _ROMANCE.items()
} | {
    "de": compiled(
        rf"\b(?:(?P<pre>{_PREFIX})?ge(?P<stem>\w{{3,}}?)(?:t|en) (?P=pre)?(?P=stem)e?n"
        r"|(?P<root>\w{3,}?)iert (?P=root)ieren)\b"
    ),
    "nl": compiled(
        r"\b(?P<pre>\w{2,5})?ge(?P<stem>\w{3,}?)(?:t|d|en) (?P=pre)?(?P=stem)\w?en\b"
    ),
}
_COMMANDS = {
    "de": "klicken drücken tippen wählen betätigen klicke drücke tippe wähle speichern sichern"
    " öffnen starten beginnen verwenden benutzen nutzen",
    "nl": "klik druk tik kies selecteer klikt drukt gebruik open",
    "es": "clic pulse presione seleccione elija toque oprima haga haz pulsa presiona selecciona"
    " elige toca use utilice",
    "it": "clic premere premi prema selezionare seleziona scegliere scegli toccare tocca cliccare"
    " clicca fai usare utilizzare usa utilizza",
    "pt": "clique pressione selecione escolha toque clicar pressionar carregue prima use utilize",
    "en": "click press tap select choose push hit",
}
_ORDERS = {lang: frozenset(words.split()) for lang, words in _COMMANDS.items()}
# « haga clic », « faire un clic »: they belong together.
_TOGETHER = frozenset("haga clic|haz clic|fai clic|prima use|press select".split("|"))
# « sobald Sie zu tippen beginnen », « zum Klicken tippen Sie »: the first is no command.
_BEFORE_NOUN = frozenset("zu zum beim vom das dem des".split())


def make(*, of: str = "auxiliaries") -> PassageCheck:
    """Return a check that marks both verbs."""
    return {
        "auxiliaries": _auxiliaries,
        "renderings": _renderings,
        "commands": _commands,
        "same": _same,
    }[of]


def _lang(view: PassageView) -> str:
    return (view.lang or "").split("-")[0]


def _auxiliaries(view: PassageView) -> Iterator[Match]:
    lang = _lang(view)
    finite = _FINITE.get(lang)
    if finite is None:
        return
    own = finite | _PLURAL.get(lang, frozenset())
    texts = view.word_texts
    if own.isdisjoint(view.vocabulary) and lang not in _MODAL_FUTURE:
        return
    for at in range(len(texts) - 1):
        if (
            texts[at] in own
            and texts[at + 1] in own
            and _is_pair(view, at, finite, lang)
        ):
            yield Match(view.words[at].start, view.words[at + 1].end)
    for table in (_AROUND, _MODAL_FUTURE):
        for found in table[lang].finditer(view.folded) if lang in table else ():
            if (
                _is_clause(view, found.start(), lang)
                and view.cased[found.end() - 1].islower()
            ):
                yield Match(*found.span())


def _is_pair(view: PassageView, at: int, finite: frozenset[str], lang: str) -> bool:
    first, last = view.word_texts[at : at + 2]
    if first == last or view.gaps[at + 1] != " ":
        return False
    if not (first in finite and last in finite) and f"{first} {last}" not in _MIXED:
        return False
    start = view.words[at].start
    if (
        not view.cased[start].islower()
        or not view.cased[view.words[at + 1].start].islower()
    ):
        return False
    return _is_clause(view, start, lang)


def _is_clause(view: PassageView, start: int, lang: str) -> bool:
    """Whether the clause up to here holds nothing that opens another."""
    # No brackets and no quotation marks: a clause goes on behind them.
    begin = max(view.folded.rfind(mark, 0, start) for mark in ",.;:!?–")
    words = compiled(r"[^\s()«»\"“”'‘’]+'?").findall(view.folded[begin + 1 : start])
    if not words or words[-1:] == ["van"]:  # « van was »: of wax
        return False
    is_relative = view.folded[begin : begin + 1] == "," and words[0] in _RELATIVES
    return not is_relative and _OPENERS[lang].isdisjoint(words)


def _renderings(view: PassageView) -> Iterator[Match]:
    pattern = _VERB_PAIRS.get(_lang(view))
    for found in pattern.finditer(view.folded) if pattern else ():
        if view.cased[found.start()].islower():
            yield Match(*found.span())


_MODALS = {
    lang: frozenset(words.split())
    for lang, words in {
        "de": "wird kann muss soll darf würde könnte sollte musste wollte will",
        "nl": "zal zou kan kon moet moest mag mocht wordt werd wil",
        "es": "puede pueden podrá podrán debe deben deberá deberán será serán va van",
        "it": "può possono potrà potranno deve devono dovrà dovranno verrà viene sarà",
        "pt": "pode podem poderá poderão deve devem deverá deverão será serão vai vão",
        "fr": "peut peuvent pourra pourront doit doivent devra devront va vont sera seront",
    }.items()
}
_JOINS = frozenset(
    "und oder als wie en of dan y e o u ni ou et ma mas pero aber sondern maar que che qui"
    " dat die was wat wer zu te mais puis donc car ne quand lorsqu' lorsque si voordat"
    " nadat naarmate omdat waarnaar bevor nachdem wenn als dass cuando si quando se porque"
    " perché mentre sino".split()
)
_APART = 5  # words between the two


def _same(view: PassageView) -> Iterator[Match]:
    lang, texts = _lang(view), view.word_texts
    found = _MODALS.get(lang, frozenset()) & view.vocabulary
    if not found or len(texts) == len(view.vocabulary):
        return
    last: dict[str, int] = {}
    for at, word in enumerate(texts):
        if word not in found:
            continue
        before = last.get(word, at)
        last[word] = at
        between = texts[before + 1 : at]
        if not 1 <= len(between) <= _APART or not _JOINS.isdisjoint(between):
            continue
        if any(gap not in {" ", ""} for gap in view.gaps[before + 1 : at + 1]):
            continue
        start = view.words[before].start
        is_lower = (
            view.cased[start].islower() and view.cased[view.words[at].start].islower()
        )
        opened = _OPENERS.get(lang, frozenset())
        if is_lower and opened.isdisjoint(between) and _is_clause(view, start, lang):
            yield Match(start, view.words[at].end)


def _commands(view: PassageView) -> Iterator[Match]:
    orders = _ORDERS.get(_lang(view))
    if orders is None or len(orders & view.vocabulary) < 2:
        return
    texts = view.word_texts
    for at in range(len(texts) - 1):
        first, last = texts[at : at + 2]
        if first not in orders or last not in orders or first == last:
            continue
        if view.gaps[at + 1] != " " or f"{first} {last}" in _TOGETHER:
            continue
        if at and texts[at - 1] in _BEFORE_NOUN:
            continue
        if view.cased[view.words[at + 1].start].islower():
            yield Match(view.words[at].start, view.words[at + 1].end)
