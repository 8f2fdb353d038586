"""Words short of the letters that an encoding dropped: « franais », « operacin ».

French words are looked up in the lexicon with one letter put back, or two of one kind;
other languages by a list of usual words, each with its odd letters taken out.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from mtcheck.english import usage
from mtcheck.lexicon import lexicon
from mtcheck.match.expressions import compiled
from mtcheck.match.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Sequence

_USUAL = {
    "de": """
        für über können könnte müssen möglich möchte größe größer größte straße straßen
        geschäft geschäfte öffnungszeiten tür türen zurück grün früher später während würde
        würden wäre wären hätte hätten natürlich länder länger gemäß außerdem außen draußen
        dreißig heißt weiß wissenschaftsminister prüfen prüfung lösung lösen löschen öffnen
        geöffnet schließen geschlossen gefühl glück zürich münchen köln düsseldorf österreich
        bücher häuser männer bäume mädchen schüler schülerinnen universität qualität
        gebäude gelände gerät geräte höhe höher hören gehört jährlich täglich nächste
        nächsten nächste ähnlich änderung änderungen ändern ärzte ärztin bevölkerung
        behörde behörden bürger bürgermeister büro dafür darüber erklärt erklärte ergänzt
        erhöht eröffnet eröffnung fähre flüchtlinge führen führt fünf fünfzig größten grüße
        gültig hälfte hauptstraße häufig hügel küche künstler kürzlich märz mäßig mögen
        möglichkeit möglichkeiten müll mündlich nähe nördlich nützlich öffentlich öffentliche
        persönlich plätze präsident rückgabe rücksendung rückkehr sämtliche schön schönen
        schönste schützen sicherheitsgründen spaß stärke südlich tätig tatsächlich überall
        überprüfen übersicht übertragen überzeugt übung ungefähr unterstützung unterstützt
        bäcker bäckerei wünschen wünsche wünscht frühstück gemüse gepäck geräusch getränke
        jäger kühl kühlschrank kälte löffel mäuse mühle müde nötig prüft rücken sänger schäden
        schlüssel schwäche stück stücke stündlich süß süden träger träume tränen trägt fällt
        lässt läuft schläft hält fährt gefährlich gebühr gebühren gehört gespräch gespräche
        brücke brücken börse bühne drücken drückt dünn grüße grüßen höchste höflich hütte
        kämpfen krähe kräftig längst lärm mängel nächster nüsse paßt plötzlich rätsel röhre
        säule schätzen spüren stürzen süße tätigkeit töpfe übrig verändern verhältnis
        verfügbar verfügung verkäufer veröffentlicht verspätung vollständig vorläufig
        wählen wähler wärme wöchentlich wörter zusätzlich zunächst zwölf
    """,
    "es": """
        operación información atención dirección construcción población situación educación
        organización producción aplicación instalación conexión versión decisión televisión
        reunión región avión camión millón corazón razón habitación estación canción elección
        elecciones niño niños niña niñas mañana español española españoles señor señora
        pequeño pequeña pequeños pequeñas compañía compañías montaña montañas baño baños
        otoño sueño dueño dueños daño daños tamaño tamaños enseñanza enseñar cañón contraseña
        campaña campañas diseño diseños cumpleaños desempeño extraño extraña españa cabaña
        también según después además está están estará así aquí allí quizás través número
        números teléfono página páginas música público pública político política económico
        económica médico médicos última último últimos próximo próxima fácil difícil árbol
        árboles jardín jardines autobús inglés francés café máquina máquinas electrónico
        electrónica básico crédito débito éxito época época línea líneas área áreas día días
        energía policía todavía librería panadería país países maíz raíz baúl título artículo
        artículos vehículo vehículos kilómetros capítulo género método médica clínica fábrica
        práctica técnica gráfico tráfico índice límite mínimo máximo óptimo rápido rápida
    """,
    "it": """
        città perché attività possibilità università qualità società libertà velocità novità
        realtà verità difficoltà comunità responsabilità sicurezza metà età però più così già
        giù lunedì martedì mercoledì giovedì venerdì quantità unità disponibilità autorità
        finché poiché affinché benché purché né sarà potrà dovrà verrà farà avrà andrà darà
        capacità identità pubblicità elettricità umidità nazionalità opportunità proprietà
        priorità povertà salubrità specialità tranquillità utilità validità virtù gioventù
        caffè tè papà cioè lassù laggiù quaggiù ventitré
    """,
    "pt": """
        inscrições informações inscrição informação operação operações estação estações
        exposição exposições reunião reuniões eleição eleições população situação educação
        organização produção aplicação aplicações instalação conexão versão versões decisão
        decisões televisão região regiões avião aviões caminhão milhão milhões coração razão
        canção opções opção condições condição seções seção lições lição direção construção
        atenção proteção relação relações função funções ações ação nações nação questões
        questão pensões pressão sessão sessões missão então mão mãos pão pães mãe irmão irmãos
        irmã manhã amanhã avançar começar começa começou serviço serviços preço preços
        endereço espaço espaços força forças criança crianças segurança mudança esperança
        licença diferença presença doença doenças cabeça praça praças almoço terça março
        também até após você vocês está estão será serão já só três mês inglês francês
        português café pé número números telefone página páginas música público pública
        política econômico econômica médico médicos última último próximo próxima fácil
        difícil possível disponível responsável árvore área áreas país países saúde água
        águas máquina eletrônico crédito débito época língua línguas título veículo veículos
        quilômetros método técnica gráfico trânsito índice limite mínimo máximo rápido rápida
        câmara câmera ônibus ambulância distância importância polícia notícia notícias
        prefeitura negócio negócios escritório relatório salário horário horários aniversário
        necessário necessária secretário funcionários usuário usuários história histórico
    """,
    "nl": """
        één geïnteresseerd coördinator financiën ideeën industrieën categorieën zoëven
        geëvalueerd beëindigd beïnvloeden geïnstalleerd reünie tweeënhalf drieën patiënt
        patiënten cliënt cliënten oriëntatie efficiënt ingrediënten geüpload geüpdatet
        privé crèche café
    """,
}
_USUAL_TOO = {
    "es": "año años más está están sólo así aún qué cómo cuándo dónde aquí allá mamá papá"
    " acción sesión solución información podrá será habrá tendrá hará sí él cuál baño"
    " mañanas semáforo sábado sábados miércoles",
    "it": "è può più già sì là lì né sé c'è perché",
    "pt": "não são está é à às já só há nós avó avô têm vêm mãe pôr você é até",
    "de": "für über müssen können größe schön spät früh gültig über außer",
    "nl": "één café ideeën financiële",
}
"""Usual words that are other words without their odd letters."""
# Words, prefixes and names that a word looks like without its odd letters.
_MEANT = {
    "de": "mter nher tr bro fhre hren luft muse se auen spa brig gemse gert auer wei",
    "es": "dia dias as est da das aqu all caf raz pas ao estar poca pases bal cra tel can",
    "it": "pi gi cos cio met et t n papa far dar per sar avr umid pap unit",
    "pt": "at p s m mo mos me manh caf pas ps po est voc agua ser so ao fora caminho no sees"
    " verso aço irmos milho cano penses misses",
    "nl": "n priv caf én",
}
# French words too short for the lexicon to be asked, or English besides.
_SHORT_FRENCH = {
    bare: whole
    for whole in "cœur cœurs nœud nœuds bœuf bœufs chœur chœurs manœuvre côté état états"
    " être êtres œuf œufs vœux".split()
    if len(bare := whole.encode("ascii", "ignore").decode()) > 1
}
_ENDINGS = {
    "es": compiled(r"[a-zñ]{3,}[ctsx]in"),
    "pt": compiled(r"[a-z]{3,}(?:aes|sies|ries|oes)"),
    "it": compiled(r"[a-z]{3,}(?:abilit|ibilit|sit|icit|alit)"),
    "de": compiled(r"[a-zß]{3,}(?:alitt|mglich\w*|verfgbar\w*|gltig\w*)"),
}
_JARGON = frozenset({"crons", "cron", "perms", "params", "args", "intersecte"})
# Variants that the lexicon has not, and that look like another word short of a letter.
_VARIANTS = frozenset({"gaiement", "gaiment"})
_GAPS = 2  # marks or spaces in a word, each for a letter
_ODD = compiled(r"[^a-z]")
_BACK = "éèêàâçîïôûùœ"
_SHORTEST = 3
_LONGEST = 24
_LONG = 5  # letters, of a word that two letters may be missing in


def restored(word: str, lang: str) -> str:
    """The word with its letters put back; empty for one that lacks none."""
    return _known(lang)[word]


def may_lack(word: str, lang: str) -> bool:
    """Whether `restored` may have a word: cheap, where that tries hundreds."""
    return _is_strange(word) if lang == "fr" else restored(word, lang) != ""


@cache
def _known(lang: str) -> Memo[str]:
    if lang == "fr":
        return Memo(_in_french)
    stripped = _skeletons(lang)
    endings = _ENDINGS.get(lang)

    def ask(word: str) -> str:
        found = stripped.get(word, "")
        if found or endings is None or not endings.fullmatch(word):
            return found
        return "" if usage(word, lang) else word

    return Memo(ask)


@cache
def usual_words(lang: str) -> frozenset[str]:
    """Words that most texts of a language have, each with a letter beyond ASCII."""
    listed = f"{_USUAL.get(lang, '')} {_USUAL_TOO.get(lang, '')}"
    return frozenset(listed.split())


@cache
def _skeletons(lang: str) -> dict[str, str]:
    """The usual words of a language without their odd letters, or without one of them."""
    found: dict[str, str] = {}
    words = _USUAL.get(lang, "").split()
    meant = set(_MEANT.get(lang, "").split()) | set(words)
    for word in words:
        bare = _ODD.sub("", word)
        odd = [at for at, letter in enumerate(word) if not letter.isascii()]
        for short in {bare, *(word[:at] + word[at + 1 :] for at in odd)}:
            if len(short) > 1 and short not in meant:
                found.setdefault(short, word)
    return found


@cache
def _filler() -> Memo[str]:
    return Memo(_filled)


def filled(pieces: tuple[str, ...]) -> str:
    """The French word whose pieces stand around lost letters; empty without one."""
    return _filler()["?".join(pieces)]


def _filled(pieces: str) -> str:
    known, holes = lexicon("fr"), pieces.count("?")
    if known is None or not 0 < holes <= _GAPS or len(pieces) > _LONGEST:
        return ""
    begun, *rest = pieces.split("?")
    return _filled_on(begun, rest) if known.begins(begun) else ""


def _filled_on(begun: str, rest: Sequence[str]) -> str:
    """The word that begins so, with a letter before each piece of the rest."""
    known = lexicon("fr")
    if known is None:
        return ""
    if not rest:
        return begun if known.knows(begun) else ""
    for letter in _BACK:
        longer = begun + letter + rest[0]
        if len(rest) == 1 or known.begins(longer):
            found = _filled_on(longer, rest[1:])
            if found:
                return found
    return ""


def _is_strange(word: str) -> bool:
    """Whether French has no such word, nor English."""
    if word in _SHORT_FRENCH:
        return True
    known = lexicon("fr")
    if known is None or not _SHORTEST <= len(word) <= _LONGEST or known.knows(word):
        return False
    if not word.isalpha() or usage(word, "fr"):
        return False
    return word not in _JARGON and word not in _VARIANTS


def _in_french(word: str) -> str:
    known = lexicon("fr")
    if word in _SHORT_FRENCH:
        return _SHORT_FRENCH[word]
    if known is None or not _is_strange(word):
        return ""
    for at in range(len(word) + 1):
        if not known.begins(word[:at]):
            break
        for letter in _BACK:
            mended = word[:at] + letter + word[at:]
            if known.knows(mended) and _is_plausible(word, at, letter):
                return mended
    return _with_two(word) if len(word) >= _LONG else ""


def _is_plausible(word: str, at: int, letter: str) -> bool:
    """Whether a letter can have been lost there; a short word may be any syllable."""
    return len(word) > _SHORTEST or letter == "œ" or 0 < at < len(word)


def _with_two(word: str) -> str:
    known = lexicon("fr")
    for first in range(len(word)):
        begun = {it for it in "éè" if known and known.begins(word[:first] + it)}
        for last in range(first + 1, len(word) + 1) if begun else ():
            inner = word[first:last]
            begun = {
                it for it in begun if known and known.begins(word[:first] + it + inner)
            }
            if not begun:
                break
            for one, two in (("é", "é"), ("è", "é"), ("é", "è")):
                mended = f"{word[:first]}{one}{inner}{two}{word[last:]}"
                if known and one in begun and known.knows(mended):
                    return mended
    return ""
