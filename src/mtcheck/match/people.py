"""People that an English text names, and what became of their names.

A name after a title, or after a first name that the translation keeps, is a surname and
nothing else: Mr Baker bakes no bread, and Angela King rules no land.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz

from mtcheck.match.expressions import compiled
from mtcheck.match.first_names import ELSEWHERE
from mtcheck.match.kinship import plain
from mtcheck.match.view import once

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from mtcheck.match.view import PassageView

_TITLES = frozenset(
    "mr mrs ms miss mx dr prof professor doctor captain capt councillor cllr councilor"
    " councilman councilwoman sergeant sgt judge justice senator sen mayor colonel col"
    " lieutenant lt detective inspector constable officer coach dame commissioner"
    " ambassador congressman congresswoman representative rep governor gov corporal"
    " reverend rev rabbi nurse sheriff superintendent commander admiral sir".split()
)
_FIRST = frozenset(
    """
    aaron abigail adam adele adrian agnes aidan aileen alan alana albert alec alfred
    alice alison allan allen allison amanda amber amelia amy andrea andrew andy angela
    angus anita ann anne annette annie anthony antony archie arnold arthur ashley audrey
    barbara barry beatrice becky belinda ben benjamin bernard bert beth bethany betty
    beverley beverly bill billy bob bobby bonnie brad bradley brandon brenda brendan
    brian bridget bruce bryan byron caitlin callum calvin cameron carla carly carol
    caroline carolyn carrie catherine cathy cecilia celia chad charlie cheryl chloe chris
    christian christina christine christopher cindy claire clara clare clarence clark
    claudia cliff clifford clive clyde colin colleen connie connor conor courtney craig
    curtis cynthia daisy damian damien daniel danielle danny daphne darlene darren dave
    david dawn dean deborah debbie debra declan deirdre denis denise dennis derek dermot
    desmond diana diane dominic don donald donna doreen doris dorothy doug douglas duncan
    dustin dwight dylan eamon ed eddie edgar edith edmund edna edward eileen elaine
    eleanor eliza ella ellen elliot elsie emily emma eric erica erin ernest esther ethan
    ethel eugene eunice eva evan evelyn ewan fay felicity fergus finlay finn fiona
    flora frances frank franklin fred freddie frederick freya gail gareth garry gary
    gavin gemma geoff geoffrey gerald geraldine gerard gertrude gilbert gillian gina
    glen glenn gloria glynn gordon graeme graham grant greg gregory greta guy gwen
    hamish hannah harold harriet harry harvey hayley hazel heather hector heidi helen
    henry herbert hilary hilda holly howard hubert hugh ian ida imogen ingrid irene iris
    isaac isabel isabella isla ivor jack jackie jacob jacqueline jake james jamie jane
    janet janice jared jasmine jason jay jean jeff jeffrey jemima jennifer jenny jeremy
    jerome jerry jess jesse jessica jill jim jimmy jo joan joanna joanne jodie joe joel
    johanna john johnny jon jonathan joseph josephine josh joshua joy joyce juan jude
    judith judy julia julian julie juliet justin karen karl kate katherine kathleen
    kathryn kathy katie kayla keith kelly kelvin ken kenneth kerry kevin kieran kim
    kimberly kirk kirsten kirsty kristen kurt kyle lance larry laura lauren laurence
    lawrence leah lee leigh lenny leonard leroy lesley leslie lester lewis lilian lily
    linda lindsay lisa liz lloyd lois lorna lorraine louis louise lucas lucille lucinda
    lucy luke lydia lynn mabel maggie malcolm mandy marc marcia margaret margery marilyn
    marion marjorie mark marlene marshall martha martin marvin mary mathew matthew maud
    maureen maurice mavis max maxine megan melanie melissa melvin mervyn michael michelle
    miguel mike mildred miles millie milton miranda miriam mitchell moira molly monica
    morag morgan moira muriel myra nadine nancy naomi natalie nathan nathaniel neil nellie
    nicholas nicola nicole nigel nina noel nora noreen norma norman oliver olivia oscar
    owen pamela patricia patrick paul paula pauline peggy penelope penny percy perry pete
    peter philip phillip phil phoebe phyllis polly priscilla rachel ralph randall randy
    ray raymond rebecca reginald rhona rhys richard rick ricky rita rob robbie robert
    roberta robin rod roderick rodney roger roland ron ronald ronnie rory rosalind
    rosemary ross rowan roy rufus rupert russell ruth ryan sally sam samantha samuel
    sandra sara sarah scott sean sebastian shane shannon sharon shaun shawn sheila shelley
    shirley sidney simon siobhan sonia sophie spencer stacey stacy stan stanley stella
    stephanie stephen steve steven stewart stuart sue susan susannah suzanne sylvia tamara
    tammy tanya tara ted terence teresa terry tessa thelma theodore theresa thomas tiffany
    tim timothy tina toby todd tom tommy tony tracey tracy travis trevor tricia tristan
    troy ursula valerie vanessa vera vernon veronica vicky vincent violet vivian wallace
    walter wanda warren wayne wendy wesley wilfred william winifred yvette yvonne zachary
    zoe
    """.split()
)
"""First names of English speakers; those that are places as well are left out."""
_BEFORE = _TITLES | _FIRST
"""What stands before a surname."""
_NOT_NAMES = frozenset(
    """
    academy act administration airport airways and arena association avenue award awards
    bank baptist bay beach board bridge building campus castle center centre christ
    christmas church city clinic club college collection company cooper's council county
    court cross crown cup department district drive elementary estate festival field
    foundation fund gallery garden gardens general government group hall hamlet harbor
    harbour health high highway hill hills hospital hotel house inc institute international
    island islands jail journal junior lake lane lecture legion library lodge magdalene
    mall manor market medal memorial minister ministry mountain mountains museum office
    palace park parkway pier place plaza president press prison prize research reserve
    resort rights river road room school secretary senior service services show society
    square stadium state station street studio studios supreme team terrace theater
    theatre tower town trail trophy trust university valley village way wing works
    evangelist apostle great conqueror lionheart aquinas tudor windsor luther king's
    speaker chairman chairwoman chair moderator america marvel universe world strange
    rabbit who frost duck mouse pan pig freeze incredible potato head snowman right wonderful
    states league division claus potter's law medical red blue black white green new old
    news today tonight live times post magazine team racing united rovers wanderers inn
    arms creek falls forest springs beer airlines motors records films pictures energy
    """.split()
)
"""What stands after a first name or a title in the names of places and bodies."""
_COLOURS = frozenset("black white green frost".split())
"""Surnames among them that a title makes sure of."""
FOREIGN = compiled(
    r"(?:ov|ova|ev|eva|sky|ski|ska|skaya|enko|vich|vych|ich|yan|ian|dze|shvili|oglu|opoulos"
    r"|akis|adze|aya|iya|yev|yeva|in|ina|uk|chuk)\Z"
    r"|kh|zh|dj|^al-|^el-|^bin|ou|aa|ii|uu|[^aeiouy]{5}|q(?!u)|j[^aeiou]|dz|ts|tch"
)
"""Names that are written anew in each language, as their own letters are others."""

_NAME = r"[A-Z][A-Za-zÀ-ÿ]*(?:(?:-|'(?!s\b))[A-ZÀ-Ý]?[A-Za-zÀ-ÿ]+)*"
_PERSON = compiled(
    rf"(?<![\w'-])(?P<before>{_NAME})\.? (?P<more>(?:(?:{_NAME}|[A-Z]\.) ){{0,2}})"
    rf"(?P<last>{_NAME})(?![\w-])"
)
_SHORTEST = 4  # letters of a surname


class Person(NamedTuple):
    """A surname and what stands before it."""

    first: str
    """The first name; empty where only a title is before it."""
    last: str
    has_title: bool


@once
def people(view: PassageView) -> tuple[Person, ...]:
    """The people whose surnames an English text gives, each once."""
    if view.whole_words.isdisjoint(_BEFORE):
        return ()
    return tuple(dict.fromkeys(_people(view.cased)))


def _people(text: str) -> Iterator[Person]:
    for found in _PERSON.finditer(text):
        words = [found["before"], *found["more"].split(), found["last"]]
        while words and words[0].lower() not in _BEFORE:
            words.pop(0)
        has_title = bool(words) and words[0].lower() in _TITLES
        rest = words[has_title:]
        if not rest or (
            len(rest) > 1 and rest[0].lower() not in _FIRST and not has_title
        ):
            continue
        last = rest[-1].removesuffix("'s")
        names = [w for w in rest if len(w) > 2]
        if len(rest) == 1 and not has_title:
            continue
        if names and (_is_surname(last) or (has_title and last.lower() in _COLOURS)):
            yield Person(rest[0] if len(rest) > 1 else "", last, has_title)


def _is_surname(word: str) -> bool:
    name = word.lower()
    return (
        len(word) >= _SHORTEST
        and not word.isupper()
        and name not in _NOT_NAMES
        and name not in _TITLES
        and name not in _FIRST
    )


def is_first_name(word: str) -> bool:
    """Whether a lower-case word is a first name of English speakers."""
    return word in _FIRST or word in ELSEWHERE


def is_title(word: str) -> bool:
    """Whether a word stands before the names of people: « Judge », « Mrs »."""
    return word.lower() in _TITLES


def names_no_person(word: str) -> bool:
    """Whether a lower-case word ends the names of places, bodies and things."""
    return word in _NOT_NAMES


class Stranger(NamedTuple):
    """A name of the target that stands where another should."""

    start: int
    end: int
    is_alike: bool
    """Whether it is a misspelling rather than another name."""


_AFTER = r"\.? (?P<name>[A-ZÀ-Ý][\w]*(?:['-][\w]+)*)(?![\w-])"
_TITLED = {
    "fr": r"M\.|Mme|Mlle|Monsieur|Madame|Mademoiselle|Dre?|[Dd]octeure?|Pre?|[Pp]rofesseure?"
    r"|[Cc]apitaine|[Cc]onseill(?:er|ère)|[Jj]uge|[Ss]énat(?:eur|rice)|[Mm]aire|[Cc]olonelle?"
    r"|[Ll]ieutenante?|[Ss]ergente?|[Ii]nspect(?:eur|rice)|[Aa]gente?|[Cc]ommissaire"
    r"|[Gg]ouverneure?|[Rr]évérend|[Aa]mbassad(?:eur|rice)|[Ee]ntraîneu(?:r|se)|[Dd]étective"
    r"|[Cc]aporal|[Ss]hérif|[Aa]miral|[Cc]ommandante?|[Rr]abbin|sir|Sir|[Dd]éputée?",
    "de": r"Herrn?|Frau|Fräulein|Dr|Prof|Doktor|Professor(?:in)?|Kapitän(?:in)?|Hauptmann"
    r"|Stadtr(?:at|ätin)|Ratsmitglied|Ratsherr|Richter(?:in)?|Senator(?:in)?|Oberst"
    r"|Bürgermeister(?:in)?|Leutnant|Sergeant|Inspektor(?:in)?|Kommissar(?:in)?"
    r"|Gouverneur(?:in)?|Sir|Pfarrer(?:in)?|Botschafter(?:in)?|Trainer(?:in)?|Sheriff"
    r"|Admiral|Rabbi|Schwester|Abgeordneten?",
    "es": r"[Ss]ra?|[Ss]rta|[Ss]eñor(?:a|ita)?|[Dd]ra?|[Dd]octora?|[Pp]rof|[Pp]rofesora?"
    r"|[Cc]apit(?:án|ana)|[Cc]oncejala?|[Jj]ueza?|[Ss]enadora?|[Aa]lcalde(?:sa)?|[Cc]oronel"
    r"|[Tt]eniente|[Ss]argento|[Ii]nspectora?|[Aa]gente|[Cc]omisari[oa]|[Gg]obernadora?"
    r"|[Rr]everendo|[Ee]mbajadora?|[Ee]ntrenadora?|[Dd]etective|[Dd]on|[Dd]oña|[Ss]ir"
    r"|[Cc]abo|[Cc]ongresista|[Aa]lmirante|[Ss]heriff",
    "it": r"[Ss]ignor[ae]?|[Ss]ig|[Ss]ig\.?ra|[Dd]ottor(?:e|essa)?|[Dd]ott|[Dd]ott\.ssa"
    r"|[Pp]rofessor(?:e|essa)?|[Pp]rof|[Cc]apitan[oa]|[Cc]onsiglier[ea]|[Gg]iudice"
    r"|[Ss]enator(?:e|rice)|[Ss]indac[oa]|[Cc]olonnello|[Tt]enente|[Ss]ergente"
    r"|[Ii]spett(?:ore|rice)|[Aa]gente|[Cc]ommissari[oa]|[Gg]overnator(?:e|rice)"
    r"|[Rr]everendo|[Aa]mbasciat(?:ore|rice)|[Aa]llenat(?:ore|rice)|[Dd]etective|[Ss]ir"
    r"|[Cc]aporale|[Aa]mmiraglio|[Ss]ceriffo",
    "pt": r"[Ss]ra?|[Ss]enhora?|[Dd]ra?|[Dd]outora?|[Pp]rof|[Pp]rofª|[Pp]rofessora?"
    r"|[Cc]apit(?:ão|ã)|[Cc]omandante|[Vv]ereadora?|[Cc]onselheir[oa]|[Jj]ui(?:z|íza)"
    r"|[Jj]uíza|[Ss]enadora?|[Pp]refeit[oa]|[Cc]oronel|[Tt]enente|[Ss]argento|[Ii]nspetora?"
    r"|[Aa]gente|[Cc]omissári[oa]|[Gg]overnadora?|[Rr]everendo|[Ee]mbaixadora?"
    r"|[Tt]reinadora?|[Dd]etetive|[Dd]ona|[Dd]om|[Ss]ir|[Cc]abo|[Dd]eputad[oa]|[Aa]lmirante",
    "nl": r"[Dd]hr|[Mm]eneer|[Mm]ijnheer|[Mm]evrouw|[Mm]evr|[Mm]w|[Dd]r|[Dd]okter|[Pp]rof"
    r"|[Pp]rofessor|[Kk]apitein|[Rr]aadslid|[Ww]ethouder|[Rr]echter|[Ss]enator"
    r"|[Bb]urgemeester|[Kk]olonel|[Ll]uitenant|[Ss]ergeant|[Ii]nspecteur|[Aa]gent"
    r"|[Cc]ommissaris|[Gg]ouverneur|[Ss]ir|[Dd]ominee|[Aa]mbassadeur|[Tt]rainer|[Cc]oach"
    r"|[Rr]echercheur|[Kk]orporaal|[Ss]heriff|[Aa]dmiraal|[Zz]uster",
}
"""What stands before a surname in the languages that keep English names."""
LANGUAGES = frozenset(_TITLED)
_ALIKE = 75.0  # of a hundred
_TWO_LETTERS = compiled("[äöüøå]")
_ONE_LETTER = compiled("[øłđæœ]")
_IN_TWO = {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"}
_IN_ONE = {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"}
_SIGNS = compiled(r"[\W_]+")


def strangers(view: PassageView) -> Iterator[tuple[Person, Stranger]]:
    """The people whose surname is gone, each with the name in its place."""
    source, lang = view.source, (view.lang or "").split("-")[0]
    if source is None or lang not in LANGUAGES:
        return
    text = ""
    for person in people(source):
        if person.last in view.raw:
            continue
        text = text or spellings(view.raw)
        if squeezed(person.last) in text:
            continue
        place = _place(view, source, person, lang)
        if place:
            yield person, place


def _place(
    view: PassageView, source: PassageView, person: Person, lang: str
) -> Stranger | None:
    forms = []
    if person.first:
        forms.append(_after(person.first))
    if person.has_title:
        forms.append(_titled(lang))
    for form in forms:
        for found in form.finditer(view.cased):
            stranger = _stranger(source, person, found)
            if stranger:
                return stranger
    return None


def _stranger(
    source: PassageView, person: Person, found: re.Match[str]
) -> Stranger | None:
    """The name that was found, unless the source has it, or it is the same inflected."""
    name = found["name"].removesuffix("'s")
    ours, theirs = plain(name), plain(person.last)
    if len(ours) < _SHORTEST - 1 or name.isupper() or ours in _words(source):
        return None
    is_alike = fuzz.ratio(ours, theirs) >= _ALIKE
    if is_alike and FOREIGN.search(theirs):
        return None
    start = found.start("name")
    return Stranger(start, start + len(name), is_alike)


@once
def _words(view: PassageView) -> frozenset[str]:
    words = (part for word in view.vocabulary for part in (word, *word.split("-")))
    return frozenset(map(plain, words))


@cache
def _after(first: str) -> re.Pattern[str]:
    return compiled(rf"(?<![\w-]){first}(?: [A-Z]\.)?{_AFTER[3:]}")


@cache
def _titled(lang: str) -> re.Pattern[str]:
    return compiled(rf"(?<![\w-])(?:{_TITLED[lang]}){_AFTER}")


def spellings(text: str) -> str:
    """A text in small letters alone, as those who lack some would write it."""
    folded = text.lower()
    found = squeezed(folded)
    if _TWO_LETTERS.search(folded):
        found += f" {squeezed(_TWO_LETTERS.sub(_in_two, folded))}"
    return found


def squeezed(text: str) -> str:
    """A text in small letters of English alone."""
    return _SIGNS.sub("", _ONE_LETTER.sub(_in_one, plain(text)))


def _in_one(found: re.Match[str]) -> str:
    return _IN_ONE[found[0]]


def _in_two(found: re.Match[str]) -> str:
    return _IN_TWO[found[0]]
