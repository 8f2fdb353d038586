"""Finds full stops with a lower-case word behind them, by what they break.

A text translated in pieces gets a full stop where a piece ended. ``pick`` says
which of three cases to yield: ``cut`` (what stands before cannot end a sentence,
or what follows cannot begin one, or is but a scrap), ``sentence`` (a sentence
that only lacks its capital), ``doubt`` (the rest).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.lang import FUNCTION_WORDS
from mtcheck.lexicon import lexicon
from mtcheck.match.expressions import compiled
from mtcheck.match.traces import CASED
from mtcheck.model import Match

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_LOWER = "a-zß-öø-ÿœąćęłńśźżőűșțčďěňřšťžğı"
_STOP = compiled(rf"\. (?=[{_LOWER}])(?<=[^\W\d_»”]\. )")
_MAYBE = CASED.mesh(rf"[^\W\d_]\. [{_LOWER}]")
_BEFORE = compiled(r"([^\W_]+(?:[-'.][^\W_]+)*) ?[»”]?$")
_AFTER = compiled(r"(?:[^\W\d_]{1,2}'|qu')?[^\W_]+(?:-[^\W_]+)*'?")
_CAPITAL_AFTER_STOP = compiled(r"[.!?…] [\"'«“(]*\s?[A-ZÀ-ÖØ-Þ]")
_SCRAP = compiled(r"[^\W\d_][\w'-]*(?: [\w'-]+)?(?:\.(?=\s|$)|$)")
_TO_STOP = compiled(r"[^.!?…:]*")
_LONG = 6  # words
_ROMAN = compiled(r"[ivx]+")
_ROMANCE_END = compiled(r"(?:[aeiouáéíóúàèìòùãõâêô]|[aeiouáéíóúãõ][nslrdzm])$")

_ABBREVIATIONS = frozenset(
    """
    abs adj adm adv affl agg alin alt amb anc ancienn ann app appart approx appt
    apr aprox apt arch arr arrond art assoc asst att attn aug ausg avda ave avg
    avr avv bat bd bibl bijv biogr bldg blvd boul bros bull bzw bât capt cert cfr
    chap chr cie circ cit civ coll comm comp conc cons cont coord corp crim dep
    dept desc dett dev diff dim dir dist distr div doc dom dott dpt dép dépt ecc
    ecol edit elec encycl enf eng engl eno ent env envs ep eq equiv esp esq est
    etc evtl ex excl exmo expl fasc faubg feat feb febr feria figs frs févr geb
    gebr gem gen ggf ggfs ggü gouv gov govt grad gén hab hist histor hon hôp ibid
    id idem ids illustr imp impr inc incl indép inf info init inkl insp inst intl
    intrans introd inv isbn jahrh janv jhd jr juil jul jun kap konst lang lat lic
    lieut lign litt loc ltd ltda maj mar math max mem mevr mgr min mitarb mié mlle
    mme modif mons ms mss mts mus méd mém nat nom nov num núm obj obs oct okt op
    orig ouvr pag pagg pers philos photogr phys pict polit poss prec pref prof
    prom prop prov prox préc préf prép prés pseud pss psych publ pág págs qqch qqf
    qqn quest rec rech ref refs reg rem rep repr resp rev ross rte rub réd réf
    réfs rég rép rés résid sab sam sec sect sen sep sept seq serv sess sgt sig
    sigg soc sog spec spéc sq sqq sra srta ss sta stat std ste str subst suiv sup
    suppl surt syn synt sáb sén séq tab tech techn tel telef term thurs théor tit
    tlf tom trad trans trib trim tues tun tél uds unif univ usf usw verb verw vgl
    vict vier vol vols vs wirtsch wiss zgn ziff zool zzgl écol éd édit éds élec ép
    épist éq équiv
    """.split()
)
_CODE_WORDS = frozenset(
    """
    appxmanifest asp aspx asset bash bat be bin bisous biz cfg ch com conf config
    cpp cs csproj css csv curl dat dll doc docker docx edu env eu exe false fr fs
    gif git go gov gz h haha hehe hh hihi hpp htm html info ini io jar java jpeg
    jpg js json jsp jsx kt kubectl lib lock log lol m md mdr mm mp net nil none
    npm npx null org pdf php pip png prefab ps ptdr py rb rs sh sln so spec sql
    sudo svg swift tar toml true ts txt uk undefined unity unitypackage vb vim vue
    wav xls xlsx xml xoxo xsd yaml yml zip
    """.split()
)
_NOT_A_SCRAP = frozenset(
    """
    and bitte bonjour bravo dank danke e en et gracias grazie hors ja merci nein
    no non o obrigada obrigado oder of ok or ou oui please prego salut sí thanks
    und y yes
    """.split()
)
_PARTICLES = frozenset(
    "de von van du der den di da zu le la del dos des do el ter".split()
)

_CANNOT_END = {
    "fr": (
        "le la les un une des du de au aux ce cet cette ces mon ma mes ta tes sa ses"
        " et que très dans par pour sur chez dont qui où ont avait avaient sont"
    ),
    "en": "the an of and my your our their with from than has had was were is are",
    "de": "dem den des ein eine einen einem einer und zum zur vom mit für als dass",
    "es": "el los las un una del al y de en con por para que su sus",
    "it": "il gli un una del della dei delle al alla di nel nella nei con per che dal",
    "pt": "os as um uma do da dos das ao de em na com por para que num",
    "nl": "de het een en van met voor tot dat die",
}
_CANNOT_BEGIN = {
    "fr": (
        "se s' a ont avait avaient aura auront aurait auraient est sont était"
        " étaient sera seront serait seraient fut furent dont"
    ),
    "en": (
        "said has had was were is are been being says told added whom whose of"
        " which than"
    ),
    "de": "hat hatte ist war waren wurde sagte erklärte worden dessen deren",
    "es": "dijo afirmó declaró añadió señaló cuyo cuya",
    "it": "detto affermato dichiarato disse cui",
    "pt": "disse afirmou declarou acrescentou cujo cuja",
    "nl": "heeft had werd zei verklaarde wiens",
}
_BEGINS = {
    "fr": (
        "il elle ils elles on je j' tu nous vous ce c' cela ça ceci le la les l'"
        " un une des en dans sur pour par avec sans si quand lorsque mais et ou or"
        " donc car puis ensuite enfin alors ainsi aussi cette cet ces mon ma mes"
        " ton ta tes son sa ses notre nos votre vos leur leurs chaque tout tous"
        " toute toutes plusieurs certains certaines quelques aucun aucune à après"
        " avant depuis pendant comme comment pourquoi quel quelle ne n' non oui"
        " merci bonjour attention rappel note exemple voici voilà ici là y afin"
        " selon malgré cependant toutefois lors s'il s'ils pas plus très"
    ),
    "en": (
        "the a an he she it they we you i this that these those there his her its"
        " our your their my if when while but and or so in on at for with without"
        " as after before by to what how why where no not yes please then also all"
        " some each however see use click thanks"
    ),
    "de": (
        "der die das ein eine einen einem er sie es wir ihr ich man dies diese"
        " dieser dieses in im an am auf für mit ohne bei nach vor wenn als aber"
        " und oder so wie was wer wo warum nein ja bitte dann auch alle jeder jede"
        " sein seine mein meine ihre unser unsere hier da dort nicht kein keine"
        " verwenden"
    ),
    "es": (
        "el la los las un una unos unas yo él ella ellos nosotros usted ustedes"
        " este esta estos estas ese esa esto eso su sus mi mis en a para por con"
        " sin si cuando pero y o así como qué quién dónde no sí más también todo"
        " todos cada hay es lo le se"
    ),
    "it": (
        "il lo la i gli le l' un una uno io lui lei noi voi loro questo questa"
        " questi queste quello in a per con senza se quando ma e o così come chi"
        " dove non no sì anche tutto tutti ogni è c' si mi ci"
    ),
    "pt": (
        "o a os as um uma uns umas eu ele ela eles elas nós você vocês este esta"
        " estes isso isto seu sua em no na para por com sem se quando mas e ou"
        " assim como quem onde não sim mais também todo todos cada há é"
    ),
    "nl": (
        "de het een hij zij ze wij we ik je jij u dit deze er in op aan voor met"
        " zonder bij na als wanneer maar en of zo hoe wat wie waar nee ja ook alle"
        " elke zijn haar mijn uw onze hun hier daar niet geen"
    ),
}


def _tables(of: dict[str, str]) -> dict[str, frozenset[str]]:
    return {lang: frozenset(words.split()) for lang, words in of.items()}


_NO_END, _NO_START, _STARTS = map(_tables, (_CANNOT_END, _CANNOT_BEGIN, _BEGINS))
_NOTHING: frozenset[str] = frozenset()


def make(*, pick: str = "cut") -> PassageCheck:
    """A check that yields the stops of one case, with the words at either side."""

    def check(view: PassageView) -> Iterator[Match]:
        if not _is_written_with_capitals(view.cased):
            return
        for stop in _STOP.finditer(view.cased):
            before = _BEFORE.search(view.cased, max(0, stop.start() - 40), stop.start())
            after = _AFTER.match(view.cased, stop.end())
            if after and view.source and f". {after[0]} " in view.source.cased:
                continue  # a command that begins a sentence of the source, too
            if before is None or after is None:
                continue
            words = _Words(view, before, after)
            if words.are_prose() and words.case() == pick:
                yield Match(before.start(), after.end())

    return CASED.where([_MAYBE], check)


def _is_written_with_capitals(text: str) -> bool:
    """Whether the writer begins sentences with a capital at all."""
    first = next((c for c in text[:80] if c.isalpha()), "a")
    if first.islower():
        return False
    low = sum(1 for _ in _STOP.finditer(text))
    return low < 3 or low <= sum(1 for _ in _CAPITAL_AFTER_STOP.finditer(text))


class _Words:
    """The word before a stop and the word behind it."""

    def __init__(
        self, view: PassageView, before: re.Match[str], after: re.Match[str]
    ) -> None:
        self.text = view.cased
        self.lang = (view.lang or "")[:2]
        self.before, self.after = before, after
        self.last, self.next = before.group(1), after.group()
        self.lexicon = lexicon(self.lang)
        no_end = _NO_END.get(self.lang, _NOTHING)
        self.function_words = no_end | FUNCTION_WORDS.get(self.lang, _NOTHING)

    def are_prose(self) -> bool:
        """Whether this is no abbreviation, no name in pieces, no code."""
        return self._ends_prose() and self._goes_on_in_prose()

    def _ends_prose(self) -> bool:
        last = self.last.lower()
        if len(last) > 1 and last in self.function_words:
            return True
        if "." in last or len(last) < 3 or last in _ABBREVIATIONS:
            return False
        if self.last.isupper() and len(last) < 6:
            return self.next in _NO_START.get(self.lang, _NOTHING) and len(last) > 2
        if self.text[self.before.start() - 1 : self.before.start()] in set("/\\_#@"):
            return False
        return self._is_whole_word(last) and not self._is_part_of_a_dotted_name()

    def _is_whole_word(self, last: str) -> bool:
        if self.lexicon is not None:
            bare = last.rsplit("'", 1)[-1].rsplit("-", 1)[-1]
            known = self.lexicon.knows(last) or self.lexicon.knows(bare)
            return known or len(last) > (4 if self.last[0].isupper() else 7)
        if self.lang in {"es", "it", "pt"}:
            return len(last) > 3 and _ROMANCE_END.search(last) is not None
        return len(last) > 4

    def _is_part_of_a_dotted_name(self) -> bool:
        if not self.last[0].isupper():
            return False
        lead = self.text[max(0, self.before.start() - 2) : self.before.start()]
        tail = self.text[self.after.end() : self.after.end() + 3]
        return lead.endswith((". ", "[", "*", "(", '"')) or (
            tail.startswith(". ") and tail[2:].isalpha()
        )

    def _goes_on_in_prose(self) -> bool:
        word = self.next
        tail = self.text[self.after.end() : self.after.end() + 2]
        if not word.islower() or word in _CODE_WORDS or _ROMAN.fullmatch(word):
            return False
        if tail[:1] in set("(_/=:@\\*]") or (tail[:1] == "." and tail[1:].isalnum()):
            return False
        return not (
            word in _PARTICLES and self.last[0].isupper() and len(self.last) < 6
        )

    def case(self) -> str:
        """``cut``, ``sentence`` or ``doubt``."""
        if self.last.lower() in _NO_END.get(self.lang, _NOTHING) or self._is_scrap():
            return "cut"
        head = self.next.split("'")[0] + "'" if "'" in self.next else self.next
        begins = _STARTS.get(self.lang, _NOTHING)
        if head in _NO_START.get(self.lang, _NOTHING) and self.next not in begins:
            return "cut"
        if head in begins or self.next in begins:
            return "sentence"
        return self._case_by_lexicon()

    def _is_scrap(self) -> bool:
        """Whether what follows is one or two words and the end."""
        scrap = _SCRAP.match(self.text, self.after.start())
        if scrap is None or not scrap.group().islower() or self.next in _NOT_A_SCRAP:
            return False
        at_end = not self.text[scrap.end() : scrap.end() + 9].strip()
        return at_end or (len(scrap.group()) > 4 and self.lang != "de")

    def _case_by_lexicon(self) -> str:
        readings = self.lexicon.analyses(self.next) if self.lexicon else ()
        if not readings:
            return "doubt"
        parts = {r.part for r in readings}
        if parts <= {"n", "a"}:
            return "cut" if self._goes_on_long() else "doubt"
        tags = [tag for r in readings if r.part == "v" for tag in r.tags if tag]
        moods = {tag[0] for tag in tags}
        third = all(tag[1:2] == "3" for tag in tags)
        if parts == {"v"} and third and moods <= set("PIFJC"):
            return "cut"
        return "sentence" if "W" in moods or "Y" in moods else "doubt"

    def _goes_on_long(self) -> bool:
        """Whether what follows is more than a label or a caption."""
        rest = _TO_STOP.match(self.text, self.after.start())
        return rest is not None and len(rest.group().split()) >= _LONG
