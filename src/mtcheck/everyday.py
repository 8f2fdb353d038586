"""Small words of every day in six languages, which betray a text in another.

Longer lists than those of `mtcheck.lang`, which must be even to vote; these need not
be. A word counts as foreign to a language only if that language has no such word.
"""

from __future__ import annotations

from functools import cache

from mtcheck import english
from mtcheck.lang import FUNCTION_WORDS
from mtcheck.lexicon import lexicon

_WORDS = {
    "fr": """
        le la les un une des du de au aux et ou mais où donc car ni que qui quoi dont est
        sont était étaient sera seront serait été être avoir avait avaient ont avons avez
        ai ce cet cette ces ça cela ceci celui celle ceux je tu il elle on nous vous ils
        elles mon ma mes ton ta tes son sa ses notre votre nos vos leur leurs moi toi lui
        eux soi pas ne plus jamais rien personne aucun aucune dans sur sous avec sans pour
        par chez vers entre depuis pendant avant après contre dès lorsque quand comme si
        puisque parce afin aussi très trop peu beaucoup assez encore toujours déjà bien
        tout toute tous toutes même autre autres plusieurs chaque quelque quelques peut
        peuvent doit doivent faut fait faire dire aller voir ici là hier aujourd'hui
        jour jours ainsi alors puis veuillez merci deux trois quatre cinq sept huit neuf
    """,
    "de": """
        der die das den dem des ein eine einen einem einer eines kein keine keinen und
        oder aber sondern denn dass weil wenn ob als wie ist sind war waren wird werden
        wurde wurden worden hat haben hatte hatten kann können muss müssen soll sollen
        darf dürfen ich du er sie es wir ihr sich mich dich mir dir uns euch ihm ihn ihnen
        mein meine dein deine sein seine ihre ihren ihrem ihrer unser unsere nicht nichts
        nie auch noch schon nur sehr mehr viel viele immer wieder heute morgen gestern hier
        dort dann jetzt in im ins an am auf aus bei beim mit nach von vom zu zum zur für
        gegen ohne um über unter vor durch seit bis zwischen während dieser diese dieses
        diesem diesen jeder jede jedes alle alles man bitte danke zwei drei vier fünf
        sechs sieben acht neun zehn sowie bereits jedoch dabei damit
    """,
    "es": """
        el la los las lo un una unos unas de del al a y e o u ni que pero sino aunque
        porque cuando donde como si es son era eran fue fueron será serán ser estar está
        están estaba estaban ha han había habían hay tiene tienen tener puede pueden debe
        deben hace hacer yo tú él ella ello nosotros ustedes ellos ellas usted me te se
        nos les mi tu su mis tus sus nuestro nuestra nuestros nuestras este esta estos
        estas ese esa esos esas eso esto aquel aquella no sí nunca nada nadie también
        tampoco muy más menos mucho mucha muchos muchas poco todo toda todos todas otro
        otra otros otras mismo misma cada en con por para sin sobre desde hasta entre hacia
        según durante contra antes después ahora hoy ayer aquí allí siempre ya aún así
        entonces además año años día días lunes martes miércoles jueves viernes sábado
        domingo dos tres cuatro cinco seis siete ocho nueve diez gracias
    """,
    "it": """
        il lo la i gli le un uno una di del dello della dell' dei degli delle a al allo
        alla all' ai agli alle da dal dallo dalla dall' dai dagli dalle in nel nello nella
        nell' nei negli nelle su sul sullo sulla sull' sui sugli sulle con per tra fra e ed
        o ma anche che chi cui come quando dove perché mentre se è sono era erano sarà
        saranno essere stato stata stati ha hanno aveva avevano avere può possono deve
        devono fare viene vengono io tu lui lei noi voi loro mi ti si ci vi mio mia tuo tua
        suo sua suoi nostro nostra questo questa questi queste quello quella quelli quelle
        non mai niente nulla più meno molto molti molte poco tutto tutta tutti tutte altro
        altra altri altre stesso stessa ogni qualche alcuni alcune dopo prima ancora già
        sempre oggi ieri domani qui così però quindi inoltre oppure grazie anni giorno
        giorni due tre quattro cinque sei sette otto nove dieci
    """,
    "pt": """
        o a os as um uma uns umas de do da dos das ao aos à às no na nos nas num numa pelo
        pela pelos pelas e ou mas nem que porque quando onde como se é são era eram foi
        foram será serão ser estar está estão estava estavam há tem têm tinha ter pode
        podem deve devem fazer eu tu ele ela eles elas nós você vocês me te lhe lhes meu
        minha teu tua seu sua seus suas nosso nossa este esta estes estas esse essa isso
        isto aquele aquela não nunca nada ninguém também muito muita muitos muitas pouco
        mais menos todo toda todos todas tudo outro outra outros outras mesmo mesma cada em
        com por para sem sobre desde até entre durante contra antes depois agora hoje ontem
        amanhã aqui ali sempre já ainda assim então além após ano anos dia dias dois duas
        três quatro cinco seis sete oito nove dez obrigado
    """,
    "nl": """
        de het een en of maar want dat die dit deze omdat als wanneer hoewel zodat terwijl
        is zijn was waren wordt worden werd werden heeft hebben had hadden kan kunnen moet
        moeten mag mogen zal zullen zou zouden ik jij je hij zij ze wij we jullie u mij me
        hem haar ons hun hen mijn jouw uw onze niet niets geen nooit ook nog al wel heel
        zeer meer veel altijd weer vandaag gisteren morgen hier daar dan nu toen in op aan
        uit bij met naar van voor tot tegen zonder om over onder door sinds tussen tijdens
        elke elk alle alles iedereen men alstublieft dank twee drie vier vijf zes zeven
        acht negen tien zoals echter reeds daarom dus
    """,
}

EVERYDAY = {lang: frozenset(words.split()) for lang, words in _WORDS.items()}

_ALSO = {
    "fr": "das van von da del di dos do der per al in non alla allo",
    "de": """
        an am mag sei los las plus la le en par pas sur ha ja non ne ni ob tu prima per
        van dat wat het echter tutti poco molto con et sera des dir man sept es las dank
        mais nu te da ab so dies o a was je tot aller fort contra
    """,
    "es": """
        bien ano anos come den di do mas mes pelo pelos pela prima par os sur ti uno vi
        viene vos van dan as da estes loro le les son sera soi te dia dias aqui bis al
        ceci an car ton mi cela dire se nos ni un la une afin allá alla das
    """,
    "it": """
        ano cada ceci celle dia dire durante ella esse essa este est han me ne no sa sera
        sin sino siete te tener tiene ter ali an bis mais sete tot ce dir para pela pelo
        cela plus pour merci sei van die sobre par es ore eran sur mes vos soi la del al
        dia lo onde les là man bei
    """,
    "pt": """
        cela come dei dai elle la lo las los le lei jamais par prima sei si sino sono sul
        ti tu ta vi vos van ai der des car den nu onze bis donde uno una mi al sera do
        fora ha vier lei num di ma mes dia sobre domingo sábado más ancora
    """,
    "nl": """
        er bis das den der des las los les lui ma man mes mis pas per plus prima sein sept
        te ten ter ton vers viel vos war wie wat non aller immer dans na noch sera la que
        à moi chez par en du de dir an die alle allen dies son ja mein se as del dia
    """,
    "en": """
        a ai al ali all am an as at bis car come con contra dank dare den die dire do door
        dove due el en era et fare had hat hay heel hem hen her him hun i in is la las les
        lo los mag man mas me men met mi mine mis no non nu of on onze op os over par pas
        per plus pour prima se sept sera si sin son sans so sui te ten ter tot ton tu un
        van via vie vis vos want war was we y u o dans de dos ex die mag hier
    """,
}
"""Words of each language that look like a small word of another."""
_NOWHERE = frozenset("a e i o u d' l' à in per et de au con alla dell' über".split())
"""Letters, Latin, and what dishes and phrases bring to any text."""

_ALIKE = {lang: frozenset(words.split()) for lang, words in _ALSO.items()}


@cache
def foreign_words(lang: str, foreign: str) -> frozenset[str]:
    """Small words of `foreign` that `lang` has not; empty for unknown languages."""
    if lang not in _ALIKE or foreign not in EVERYDAY or lang == foreign:
        return frozenset()
    known = lexicon(lang)
    return frozenset(
        word
        for word in EVERYDAY[foreign] - own_words(lang) - _NOWHERE - english.FUNCTION
        if known is None or not known.knows(word.rstrip("'"))
    )


@cache
def own_words(lang: str) -> frozenset[str]:
    """Small words of `lang`, and those that look like one of another language."""
    own = EVERYDAY.get(lang, frozenset()) | FUNCTION_WORDS.get(lang, frozenset())
    if lang == "en":
        own |= english.FUNCTION | english.COMMON
    return own | _ALIKE.get(lang, frozenset())


@cache
def languages_of(lang: str) -> dict[str, frozenset[str]]:
    """For each small word that `lang` has not, the languages that have it."""
    found: dict[str, set[str]] = {}
    for foreign in EVERYDAY:
        for word in foreign_words(lang, foreign):
            found.setdefault(word, set()).add(foreign)
    return {word: frozenset(langs) for word, langs in found.items()}
