"""Whether a text denies something, strictly or in any way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.lexicon import lexicon
from mtcheck.match.expressions import compiled

if TYPE_CHECKING:
    import re

    from mtcheck.match.view import PassageView

_STRICT = {
    "en": compiled(
        r"(?<!\w)(?:not|never|cannot|nobody|nothing|nowhere|none|neither|without|no one"
        r"|no(?! ?\.? ?\d|\.)|\w+n't)(?!\w)"
    ),
    "fr": compiled(
        r"(?<!\w)(?:ne |n'(?!importe\b))(?:(?!qu[e'])[^\s.,;]+ ){1,4}?"
        r"(?:pas|jamais|rien|personne|aucun|aucune|nul|nulle|point|plus)(?![\w-])"
    ),
    "de": compiled(
        r"(?<!\w)(?:nicht|nie|niemals|kein(?:e[mnrs]?)?|nichts|niemand(?:em|en)?|nirgends"
        r"|nirgendwo|weder|ohne)(?!\w)"
    ),
    "es": compiled(
        r"(?<!\w)(?:no|nunca|jamás|nada|nadie|ningún|ningun[oa]s?|tampoco|sin)(?!\w)"
    ),
    "pt": compiled(
        r"(?<!\w)(?:não|nunca|jamais|nada|ninguém|nenhum(?:as?)?|nenhuns|tampouco|sem|nem)"
        r"(?!\w)"
    ),
    "it": compiled(
        r"(?<!\w)(?:non|mai|niente|nulla|nessun(?:o|a|')?|neanche|nemmeno|neppure|senza|né)"
        r"(?!\w)"
    ),
    "nl": compiled(
        r"(?<!\w)(?:niet|nooit|geen|niets|niemand|nergens|noch|zonder|nimmer)(?!\w)"
    ),
}
_RESTRICTION = compiled(r"(?<!\w)(?:ne |n')(?:[^\s.,;]+ ){1,4}?qu[e']")
"""French denies so all but one thing; elsewhere the negation itself is seen."""
CUES = {
    # The last is what is left of « don't », as of « n'est » its first letter.
    "en": frozenset(
        "not never cannot nobody nothing nowhere none neither without no t".split()
    ),
    "fr": frozenset({"ne", "n"}),
}
"""Words of which every outright negation has one."""
_ANY = {
    "en": (
        r"(?<!\w)(?:no|not|non-?\w+|none|nobody|nothing|nowhere|nor|never|cannot|neither"
        r"|without|\w*n't|lack\w*|fail\w*|refus\w*|avoid\w*|prevent\w*|hardly|barely|rarely"
        r"|seldom|scarcely|few\w*|little|less|least|only|until|unless|except\w*|instead|rather"
        r"|stop\w*|den(?:y|ie)\w*|forbid\w*|ban\w*|prohibit\w*|too|absen\w*|free|miss\w*|away"
        r"|out|off|\w+less|yet|still|ever|zero|declin\w*|reject\w*|against|exempt\w*|gone"
        r"|los[est]\w*|otherwise|doubt\w*|ceas\w*|quit\w*|leave\w*|withdr\w*|remain\w*|short"
        r"|wrong\w*|false\w*|bad\w*|hard\w*|difficult\w*|sold|empty|broke\w*|bare|far|long\w*"
        r"|ongoing|mind|serious\w*|one of|ignor\w*"
        r"|prosecut\w*|dis(?:abl|advant|agre|allow|appear|approv|connect|continu|hon|like|miss"
        r"|obey|order|pleas|regard|respect|sat|trust)\w*|mis\w{3,}|in(?:act|abil|accur|adeq"
        r"|approp|capab|compl|consist|corr|depend|effec|evit|secur|suff|val|vis)\w*"
        r"|im(?:poss|prob|perf|mob|prop|pat)\w*|ir(?:reg|rel|resp)\w*|il(?:leg|log|lic)\w*"
        r"|un(?!der|til|it|ion|iform|ique|ivers|less)\w{3,})(?!\w)"
    ),
    "fr": (
        r"(?<!\w)(?:no|not|ne|n'\w*|pas|jamais|rien|personne|aucun\w*|nul\w*|non\w*|ni|sans"
        r"|sauf|peu|guère|point|moins|mal|mal\w{4,}|manqu\w*|absen\w*|refus\w*|échou\w*"
        r"|échecs?|évit\w*|empêch\w*|interdi\w*|rarement|hors|contre|faute|défaut|seuls?"
        r"|seules?|seulement|uniquement|hormis|loin|trop|faux|fausse\w*|difficil\w*|arrêt\w*"
        r"|cess\w*|exempt\w*|sinon|hâte|mauvais\w*|pire|plutôt|vide\w*|zéro|toujours|encore"
        r"|perd\w*|priv\w*|rare\w*|exclu\w*|ignor\w*|oubli\w*|abst\w*|contrair\w*"
        r"|jusqu'\w*|avant|au-delà|quitt\w*|désastr\w*|incert\w*|indéni\w*|lieu|peine|reject\w*"
        r"|rejet\w*|craind\w*|pensez|penser|dernièr?e?s?|supprim\w*|négat\w*|nég\w*|reprend\w*"
        r"|maxim\w*|au plus|renon[cç]\w*|déclin\w*|désist\w*|abandonn\w*"
        r"|introuv\w*|inconnu\w*|inexist\w*|indispon\w*|irréal\w*|\w+&#39;t)(?!\w)"
    ),
    "de": (
        r"(?<!\w)(?:no|not|nicht\w*|nie|niemals|kein\w*|nichts|niemand\w*|nirgend\w*|weder"
        r"|ohne\w*|außer\w*|noch|un(?!d\b|ter|s\b|ser|i(?:on|v|t)|gefähr)\w{3,}|verbot\w*"
        r"|verbiet\w*|untersag\w*|unterlass\w*|unterl(?:ä|ie)\w*|unterbleib\w*|vermeid\w*"
        r"|vermied\w*|verhinder\w*|hinder\w*|verzicht\w*|ab(?:ge)?lehn\w*|lehn\w*|weiger\w*"
        r"|verweiger\w*|verneint?\w*|fehl\w*|mangel\w*|mang\w*|miss\w*|schlecht\w*|falsch\w*"
        r"|kaum|selten|wenig\w*|nur|erst|bevor|bis|statt\w*|anstatt|anstelle|sondern|trotz\w*"
        r"|gegen\w*|widers\w*|frei\w*|\w+frei\w*|\w+los\w*|leer\w*|verl(?:or|ier)\w*|verpass\w*"
        r"|scheiter\w*|gescheitert\w*|aus(?:ge)?schl\w*|schließ\w* aus|entfern\w*|entf\w*"
        r"|entgeh\w*|entbehr\w*|stopp\w*|beend\w*|auf(?:ge)?hör\w*|hör\w*|schwer\w*"
        r"|schwierig\w*|allein\w*|anders\w*|anti\w*|in(?:akz|dir|stab|komp|off|akt|eff|suff)\w*"
        r"|ill?(?:eg|iq)\w*|irr\w*|non\w*|asym\w*|atyp\w*|egal|hüt\w*|warn\w*|vorsicht\w*"
        r"|lieber|eher|verschon\w*|fern\w*|weg\w*|null|negativ\w*|vergess\w*|versag\w*|sonst"
        r"|halt\w*|lass\w*|ende|zu lang\w*|außen\w*|abwes\w*|\w*arm|\w*arme[nrs]?|längst|doch"
        r"|jenseits|raus\w*|hinaus\w*|abge\w+|weniger|aus|tabu|zweifel\w*)(?!\w)"
    ),
    "es": (
        r"(?<!\w)(?:no|not|nunca|jamás|nada|nadie|ning\w+|sin|ni|tampoco|salvo|excepto|menos"
        r"|poc[oa]s?|apenas|rar[oa]\w*|difícil\w*|solo|sólo|solamente|únic\w+|hasta|antes|evit\w*"
        r"|impid\w*|impedi\w*|proh[ií]b\w*|vedad\w*|vet[oa]\w*|abst\w*|absteng\w*|abstien\w*"
        r"|rech\w*|neg\w*|nieg\w*|niegu\w*|falt\w*|care[cz]\w*|ausen\w*|perd\w*|pierd\w*"
        r"|fracas\w*|fall\w*|dej\w+|ces[aeoó]\w*|mal\w*|falso\w*|libr\w*|exent\w*|contr\w*"
        r"|fuera|lejos|vez|lugar|exclu\w*|olvid\w*|ignor\w*|difer\w*|distint\w*|apart\w*"
        r"|todavía|aún|cero|nulo\w*|nula\w*|negativ\w*|dud\w*|desc\w+|demasiad\w+|ajen\w*"
        r"|in(?!clu|stru|ter|vest|ici|ten|tro|gre|du|dic|vit|tel|glés|flu|form)\w{4,}"
        r"|im(?!port|pact|pres|plem|puls|ag|plic)\w{4,}|des(?!de|arr|pu|pl|ti)\w{4,}|anti\w{3,}"
        r"|dis(?:conf|cont|cap|gust|par)\w*|ir(?:reg|rel|resp|reco)\w*|il(?:eg|im|óg|íc)\w*"
        r"|asint\w*|atíp\w*|suspen\w*|par(?:a|ó) de|renunci\w*|desist\w*|declin\w*"
        r"|priv\w*|peor\w*|lament\w*|qued\w*)(?!\w)"
    ),
    "pt": (
        r"(?<!\w)(?:no|not|não|nunca|jamais|nada|ninguém|nenhu\w+|sem|nem|tampouco|salvo|exce[tp]\w*"
        r"|menos|pouc[oa]s?|mal|apenas|só|somente|únic\w+|rar[oa]\w*|difícil\w*|dificil\w*|até"
        r"|antes|evit\w*|imped\w*|impeç\w*|pro[ií]b\w*|vedad\w*|vet[oa]\w*|abst\w*|recus\w*"
        r"|rejei\w*|neg\w*|falt\w*|carec\w*|ausên\w*|ausen\w*|perd\w*|perc\w*|fracass\w*|falh\w*"
        r"|deix\w*|cess[aoe]\w*|mau|má|maus|más|maltrat\w*|fals\w*|livr\w*|isent\w*|contr\w*|fora"
        r"|longe|vez|lugar|exclu\w*|esque[cç]\w*|ignor\w*|difer\w*|distint\w*|ainda|zero|nul[oa]\w*"
        r"|negativ\w*|dúvid\w*|duvid\w*|demais|demasiad\w+|alhei\w*|parou|parar|interromp\w*"
        r"|in(?!clu|stru|ter|vest|íci|ici|ten|tro|gre|du|dic|vit|tel|glês|flu|form)\w{4,}"
        r"|im(?!port|pact|pres|plem|puls|ag|plic)\w{4,}|des(?!de|env|pu|sa|se|te|ta)\w{3,}|anti\w{3,}"
        r"|ir(?:reg|rel|resp|rec)\w*|il(?:eg|im|óg|íc)\w*|assint\w*|atíp\w*|suspen\w*|priv\w*"
        r"|renunci\w*|desist\w*|declin\w*|abdic\w*"
        r"|pior\w*|lament\w*|fic[aou]\w*)(?!\w)"
    ),
    "it": (
        r"(?<!\w)(?:no|not|non\w*|mai|niente|nulla|nessun\w*|senza|né|neanche|nemmeno|neppure|salvo"
        r"|tranne|men[oa]\w*|poc[oa]|poch[ie]|appena|rarament\w*|rar[oaie]|difficil\w*|sol[oaie]"
        r"|solament\w*|soltanto|unic\w+|finch\w*|fino|prima|evit\w*|imped\w*|viet\w*|proib\w*"
        r"|diviet\w*|asten\w*|asteng\w*|rifiut\w*|respin\w*|neg\w*|manc\w*|assen\w*|perd\w*"
        r"|pers[oaie]|fall\w*|smett\w*|smess\w*|cess\w*|mal\w*|fals\w*|liber\w*|esent\w*"
        r"|contr\w*|fuori|lontan\w*|invece|posto|esclu\w*|dimentic\w*|ignor\w*|divers\w*|ancora"
        r"|zero|null[oaie]|negativ\w*|dubbi\w*|tropp\w*|priv[oaie]|estrane\w*|anzi\w*|piuttosto"
        r"|in(?!clu|ter|vest|izi|ten|tro|dic|vit|tel|glese|flu|form|sieme|torno|fatti|oltre)\w{4,}"
        r"|im(?!port|pat|pres|pleme|puls|mag|plic)\w{4,}|dis(?!tan|tri|cu|pos|pon|egn)\w{4,}"
        r"|s(?:con|for|lea|mod|piac|reg|vant|pro|leg|ment)\w*|anti\w{3,}|irr\w*|ill(?:eg|im|og|ec)\w*"
        r"|asint\w*|atip\w*|sospe\w*|peggi\w*|rest\w*|riman\w*|rinunc\w*|desist\w*|declin\w*)(?!\w)"
    ),
    "nl": (
        r"(?<!\w)(?:no|not|niet\w*|nooit|geen\w*|niets|niemand\w*|nergens|noch|zonder\w*|nimmer"
        r"|on(?!s\b|ze\b|der\w*|geveer|langs|middel\w*)\w{4,}|verbod\w*|verbied\w*|verboden|verbood"
        r"|vermijd\w*|vermed\w*|voorkom\w*|verhinder\w*|belet\w*|weiger\w*|geweiger\w*|afwijz\w*"
        r"|afgewez\w*|ontken\w*|ontbre\w*|ontbrak\w*|mis\w*|gemis\w*|gebrek\w*|tekort\w*|slecht\w*"
        r"|fout\w*|verkeerd\w*|nauwelijks|amper|zelden|weinig\w*|alleen|slechts|pas|voor|voordat"
        r"|alvorens|tot|totdat|in plaats|plaats|behalve|tenzij|tegen\w*|vrij|\w+vrije?|\w+loze?"
        r"|\w+loos|leeg|lege|kwijt\w*|verlie\w*|verlor\w*|verloor|mislukt\w*|faal\w*|gefaald|uit"
        r"|uitge\w+|uitslui\w*|weg\w*|af|afge\w+|stop\w*|gestopt|moeilijk\w*|lastig\w*|anders\w*"
        r"|ander\w*|laat|laten|liet\w*|nul|negatie\w*|verge\w+|ver|nog|al|te|buiten|van|hoeft|hoev\w+"
        r"|in(?:acti|correct|effec|stab|compl)\w*|il(?:leg|log)\w*|a(?:symp|typ)\w*|anti\w+|non-?\w+"
        r"|liever|eerder|helaas|jammer|einde|eindig\w*|nee|neen|gesloten|dicht|taboe|uitgezonderd"
        r"|twijfel\w*|maar|bedank\w*|afzien|afgezien|ziet|zag|zien)(?!\w)"
    ),
}
_TOLD_BY = {
    "fr": {
        "mauvais|mauvaise|mauvaises": "bad|poor|wrong|incorrect|improper|faulty|adverse",
        "avant": "before|prior|ahead|by",
        "encore|toujours": "still|always|again|yet|more|ever",
        "contre": "against|versus",
        "difficile|difficiles": "difficult|hard|tough",
        "loin": "far|away",
        "vide|vides": "empty|vacuum",
        "hors": "out|outside|off",
        "lieu|lieux": "place|places|venue|held|instead",
        "rare|rares|rarement": "rare|rarely|scarce",
        "maladie|maladies|malade|malades": "disease|diseases|illness|ill|sick|patients",
        "personne|personnes": "person|people|persons|who|one|anyone",
        "point": "point|dot|spot",
        "seul|seule|seuls|seules|seulement|uniquement": "only|alone|single|just|sole",
        "maximum": "maximum|most",
        "pire|pires": "worse|worst",
        "trop": "too|over",
        "peu": "little|few|low",
        "moins": "less|fewer|least",
    },
    "de": {
        "bis": "until|till|to|by|through", "bevor": "before", "aus": "from|out|off|of",
        "gegen": "against|around|towards", "weg": "way|path|away", "noch": "still|yet|even|more",
        "schwer|schwierig": "heavy|hard|difficult|severe", "ende": "end|late",
        "falsch|schlecht": "wrong|bad|incorrect|poor", "leer|leere": "empty",
        "frei|freie": "free|open", "nur": "only|just", "allein": "alone|only",
        "weniger": "less|fewer",
    },
    "es": {
        "antes": "before|prior|earlier", "hasta": "until|to|up", "contra": "against",
        "lejos": "far|away", "vez": "time|once|again", "lugar": "place|venue|instead",
        "mal|malo|mala": "bad|poor|wrong|ill", "todavía|aún": "still|yet",
        "solo|sólo": "only|just|alone", "menos": "less|fewer|least", "difícil": "difficult|hard",
    },
    "pt": {
        "antes": "before|prior|earlier", "até": "until|to|up", "contra": "against",
        "longe": "far|away", "vez": "time|once|again", "lugar": "place|venue|instead",
        "mal|mau|má": "bad|poor|wrong|ill", "ainda": "still|yet", "só|apenas": "only|just",
        "menos": "less|fewer|least", "difícil": "difficult|hard", "fora": "out|outside|off",
    },
    "nl": {
        "van": "of|from|by|the", "te": "to|at|in|too", "al": "already|all|as",
        "nog": "still|yet|more",
        "uit": "from|out|off|of", "af": "off|from", "voor": "for|before|in|to|the",
        "tot": "until|to|up", "maar": "but|only", "weg": "way|road|street|away",
        "laat|laten|liet": "let|leave|late|make", "ver": "far", "ander|andere|anders": "other|else",
        "moeilijk|moeilijke": "difficult|hard", "alleen": "alone|only", "plaats": "place|spot|town",
        "slecht|slechte": "bad|poor", "pas": "only|just|pass|fit", "slechts": "only|just",
    },
    "it": {
        "prima": "before|first|prior|earlier", "fino": "until|to|up", "contro": "against",
        "lontano": "far|away", "posto": "place|seat|instead", "ancora": "still|again|yet|more",
        "solo|sola": "only|alone|single|just", "meno": "less|fewer|least",
        "fuori": "out|outside|off", "difficile": "difficult|hard", "male": "badly|ill|bad",
    },
}  # fmt: skip
"""Words that could hint at a negation, and the English that they are as likely from."""
_PREFIXED = compiled(r"(?<!\w)(?:in|im|ir|il|dés|dé|més|mé|mal|anti-?|non-)(\w{4,})")


def negations(text: str, lang: str) -> list[re.Match[str]]:
    """The outright negations of a folded text, in text order."""
    return list(_STRICT[lang].finditer(text))


def may_deny(view: PassageView, lang: str) -> bool:
    """Whether a passage has a word without which nothing is denied outright."""
    cues = CUES.get(lang)
    return cues is None or not cues.isdisjoint(view.whole_words)


def denied(text: str, word: re.Match[str], lang: str) -> bool:
    """Whether a folded text has an outright negation beside a word, not within it."""
    if restricts(text, lang):
        return True
    start, end = word.span()
    return any(
        found.end() <= start or found.start() >= end or found.start() < start
        for found in negations(text, lang)
    )


def restricts(text: str, lang: str) -> bool:
    """Whether a folded text allows one thing only: « n'est fermé que le lundi »."""
    return lang == "fr" and "qu" in text and _RESTRICTION.search(text) is not None


def hints_at_negation(text: str, lang: str) -> bool:
    """Whether anything in a text could carry a negation, by word, prefix or sense."""
    if compiled(_ANY[lang]).search(text):
        return True
    # Only a lexicon tells « inutile » from « intérêt »; elsewhere the list must do.
    known = lexicon(lang)
    return known is not None and any(
        known.knows(found[1]) for found in _PREFIXED.finditer(text)
    )


def is_told(text: str, english: str, lang: str) -> bool:
    """Whether a text could carry the negation of its English source.

    A hint that another word of the source accounts for is none: « mauvais » where the
    source says "faulty".
    """
    for hints, sources in _TOLD_BY[lang].items():
        if compiled(rf"(?<!\w)(?:{sources})(?!\w)").search(english):
            text = compiled(rf"(?<!\w)(?:{hints})(?!\w)").sub(" ", text)
    return hints_at_negation(text, lang)
