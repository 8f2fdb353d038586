"""English words that betray a text which nobody translated."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.lang import FUNCTION_WORDS
from mtcheck.lexicon import open_table
from mtcheck.match.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Iterable

LANGUAGES = ("ca", "da", "de", "es", "fr", "it", "nl", "pl", "pt", "ro", "sv")
"""Target languages for which it is known which English words they lack."""

STEP = 16
"""Steps of a Zipf frequency in the table, to the whole."""


FUNCTION = FUNCTION_WORDS["en"] | frozenset(
    """
    about after again against although am because before being below between both
    could did does doing don' doesn' didn' isn' aren' wasn' weren' can' couldn'
    wouldn' shouldn' won' haven' hasn' it' that' you' we' they' let' there' what' i'
    down during each few further here however into itself just more most my myself
    nor now off once only other our ours out over same shall should such than theirs
    them themselves then therefore though through thus too under until up upon very
    where whether while whom whose why within without yours yourself yet us every
    many much still since may might must also never always often your me my
    """.split()
)

COMMON = frozenset(
    """
    able add added age ago ahead aim allow allows almost alone along already another
    anyone anything area around ask away back bad based become began begin behind best
    better big bit black blue book both box bring brought build built business buy call
    called came care case change check child children choose city clean clear click
    close cold come comes coming company contains cost country cut daily dark day days
    deal deep delete designed develop done door draw drive dry due early easily easy
    edge either else empty end enough enter entire ever everyone everything example
    extra eye face fact fail fall family far fast feature features feel feet file files
    fill find first fit fits five follow following food form found four free friend
    full gave get gets getting girl give given gives go goes going gold gone good got
    great green group grow grown half hand hands happen hard head health hear heart
    heavy held help helps high hold home hot hour hours house huge idea inch inches
    include included includes instead item items job join keep kept key kids kind know
    known large last late later learn least leave left less let level life light lightweight
    like likely line list little live local long longer look looking looks lost lot love
    low made main make makes making man mean means meet men might mind money month
    months morning move name near nearly need needed needs new news next nice night none
    note nothing number often old one open order others own page part past pay people
    perfect perhaps pick piece place plan play point possible pound power press problem
    provide provides pull push put quick quickly quite rate rather reach read ready real
    really reason red remove report restart return right room run running safe said sale
    same save saw say says school second see seem seems seen select self sell send sense
    set seven several share she short show shown shows side sign simple simply single
    site size small soft software someone something soon sound space speak spend stand
    start started state stay step steps stop store strong stuff such support sure switch
    system table take taken takes talk team tell test text thank thanks thing things
    think third thought three time times today together told took tool tools top toward
    true try turn two type upgrade used useful user users uses using usually value wait
    walk wall want wants warm watch water way ways wear week weeks went white whole wide
    wish women won word words work working works world worth write wrong year years
    young zero
    """.split()
)

# Words of other languages that are spelled like an English function word.
HOMOGRAPHS = {
    lang: frozenset(words.split())
    for lang, words in {
        "fr": "dans me off us may",
        "de": "will her not has war also man so am an in was been die art most",
        "es": "has he a no me son in are same sin or once us doing most",
        "it": "in a no me do an so may am he ha to are over most once",
        "pt": "a as do no for me in so or once to pois most us",
        "nl": "is in was of we had he been were over so me do am an have her will most"
        " under what out off must",
        "ca": "a has he no me as in or once am us",
        "pl": "to on a by we no my do i was ten in am",
        "sv": "i for by an at under be men is so over me us most",
        "da": "i for at her have by an me so over had under be is us most",
        "ro": "a in an or are care were me so most us do",
    }.items()
}

RESIDUE = frozenset(
    """
    ability above accessories accessory accordingly accuracy accurate achieve achieved
    acknowledged across actual actually added additionally adjustable afraid
    afterwards again against aged ago ahead aimed albeit alike allow allowed allowing
    allows almost along alongside already also although altogether always amazing
    among amongst amounts anger angry ankle ankles anniversary announced announces
    another answered any anybody anymore anyone anything anyway anywhere apparently
    appear appeared appearing appears appropriate approximately argued around arrived
    ashamed asked asking asks asleep athletes attached attempted attempts aunt avoided
    avoiding aware away awesome awful awkward backyard badly barely basement bathroom
    became become becomes becoming bedroom been before began beginners beginning
    begins begun behave behaved behind being believe believed believes belong belongs
    below beneath besides betrayed between beyond bigger biggest bird birds bitten
    bladder blade blades blamed blanket bleed bleeding blew bolts boring borrowed both
    bothered bottle bottles bottom bought brakes breakable breathable breathe
    breathing brighter brightest brightly bringing brings broken brought bruised
    buckle buckles built buried burnt busy buying campers cannot capacity carefully
    careless caring carried carries carrying caught caused causing certainly changed
    chasing cheaper cheapest cheerful chest chewing choosing chosen claimed cleaned
    cleaner clearly climbed closely closer closest clothes clothing collar collected
    comes comfortably coming commonly completely concerned confused considerably
    considered continued correctly cotton couch could couldn' cow cows creates
    creating crucially crying cuffs cupboard cushioned customers damaged dangerous
    dared daughter daughters dealing dealt death deeper deeply defeated delayed
    delivered delivers demanding denied described describes deserve deserved deserves
    designed desired despite destroyed developed did didn' died dies differences
    different differently difficult dinner directly disappointed discovered discussed
    dish dishes does doesn' doing done doubted downward downwards dozen drawer drawers
    drawn dreamed dressed drew dried drinking driveway dropped drove drowned drunk
    drying durability during dust dying each eager earlier earliest earned easier
    easiest easily easy eaten eating edges effectively effortless effortlessly either
    elbow elbows elderly elsewhere embarrassed emptied enables ended enjoy enjoyed
    enjoying enjoys enough ensure ensures ensuring entire entirely equally equipped
    escaped especially essentially even eventually every everybody everyone everything
    everywhere exactly except expect expected expects expensive explained explains
    extremely fabric fabrics faced failed failing fails failure fairly faithful fallen
    faster fastest father fear feared fears feet fell fellow felt few fewer fifth
    fight fighters fights figured filled finally finest fingers finished fireplace
    firmly fitted fixed flew flown follow followed following follows foolish forced
    forearm forearms forever forget forgets forgot forgotten forth fought found freely
    freezing frequently fridge friends frightened frozen fully funny further
    furthermore gained gathered generally gently gets getting girlfriend given gives
    giving gladly gloves goes going gone good gotten gradually grandparents granted
    grass greater greatest greatly grew grown grows guarantee guaranteed guess guilty
    had hallway handed handlebar hands hang hanging happen happened happens happily
    happiness hardest hardly harmful harmless has hasn' hated haven' having headed
    heard hearing hears heart heavier heavily heavy heel heels held helped helpful
    helping helps hems hence her here hers herself hides hiding highest highly hikers
    him himself hips hired his holder holders hoped hopefully hoping houses how
    however hundreds hungry hurt hurts husband identified ill illness immediately
    improve improved improves improving inch inches included including increase
    increased increases increasing increasingly indeed initially inside insists
    instead intended into involved involves isn' its itself judged jumped just keeps
    kept kidding killed killing kindly kindness knee knees knew knife knives knob
    knobs knocked know knowing known knows lacks latch lately later latest laughed
    laughing laughter laundry lazy leaves leaving led legally lengthy less lets
    letting lid lids lightweight likely likewise listened listening lonely longest
    looked looking loose losing lost loudly loved lovely lowest lying made mainly
    makes making managed mankind manufacturers many married meaning meaningful meant
    meantime meanwhile measured measures meets merely mild missed missing mistake
    mistakes mixed moreover mostly mother mouth moved moves moving much myself nails
    namely narrow nasty nearby nearest nearly necessary needed needs neighbor
    neighborhood neighbors neither nephew never nevertheless newly next nicely niece
    nobody nonetheless noon nor nothing noticed notwithstanding nowadays nowhere
    numbered numerous obtained obviously occurs odd offered offers often older oldest
    ones ongoing only onto opened opening openly otherwise ought ounces our ourselves
    outgoing oven overall overcome overnight overseas own owning owns packed padded
    paid painful partially particularly perfectly perhaps pieces pillow placed
    pleasant pleased plenty poorly possibly powerful preferred prepared pretend
    prevents previously probably produced proper properly protected protects proud
    proudly proven provide provided provides providing pulled pulling purchase
    purchases purposes pushed pushing puts quickly quiet quietly quite raised rapidly
    rarely rather reached reaches readily ready realized really reasonable received
    receives recently recognized reduced reduces reducing refused regarding regardless
    relatively released rely remained remaining remains remember removable removed
    removes removing replied required requires requiring resulting returned returning
    rising rope ropes roughly ruined rushed saddle sadly safely said same satisfied
    saved saying says scared screamed screwdriver screws seams searched seated
    secondly secured seeing seeking seem seemed seemingly seems seen seldom selected
    selling sells send sending sends separately seriously settled seven several severe
    shaken shaped sharp sharply sheep shelf shelves shoes shortly should shoulder
    shoulders shouldn' shouted showed showing shown shut shy sick sideways signed
    significant significantly silly similarly simply sincerely sinking sits skills
    sleeve sleeves slept slid sliding slight slightly slowly small smaller smallest
    smelled smells smiled smoothly some somebody somehow someone something sometimes
    somewhat somewhere sooner soonest sought sounds speaks specially specifically
    spending spends spent spoke spoken spokes spoon spoons stakes starting starts
    stated stayed staying stays steady steel stepped still stolen stomach stood
    stopped stopping stored stove strange strangely strap straps strength stressed
    stretched stronger strongest strongly struck stuck studied stupid succeeded
    successful successfully such suddenly suffered suffering sufficient suggested
    suggests suitable supper supported supposed surely surprised surprisingly
    surrounded sweaty sweeping swept swimmers swollen taken takes taking talked
    talking talks tallest tasted taught teenagers teeth ten tents thank thanked
    thankful thanks their theirs them themselves thence there thereafter thereby
    therefore these they thick thicker thickness thigh thighs thin think thinks third
    thirsty thirty this thorough thoroughly those though thought thoughts thousand
    thousands threatened three threw throat through throughout throwing thrown thumb
    thus tighten tightly tightness tired today toddlers toe toes together told
    tomorrow tongue tonight took touched tough toward towards towel towels towns
    tracked travelers tried troubled truly trusted truth trying tubing turned turning
    turns twelve twenty twice typically ugly unable unaware unbelievable uncle
    underneath understand understanding understands understood unexpected
    unfortunately unhappy unless unlike unlikely unnecessary until upcoming updated
    upgraded upright upset upside upward upwards useful useless usually vary visited
    waited waiting waits walked wandered wanted wanting wants warmer warmth warned
    warranty was washable washers wasn' watched ways weak weakness wealth wear wearing
    wears weather weighs weight weights weird welcomed went were weren' whatever wheel
    wheels whenever whereas whereby wherein wherever whether which whichever while
    whilst whoever whole wholly whom whose why widely wider wife willing winning
    wisely wished wishes with within without withstand witnessed wonder wondered
    wonderful wondering wooden wore worn worried worries worry worse worst worth
    worthwhile worthy would wouldn' wound wounded wrapped wrapping wrench wrist wrists
    writes writing written wrong wrote years yelled yesterday yet youngest yours
    yourself yourselves zippers
    """.split()
)
"""English words that French has neither inherited nor borrowed."""

LOANS = frozenset(
    """
    blueprint blueprints chunk chunks commit commits embedding embeddings endpoint
    blob blobs endpoints epoch epochs fallback insert inserts intersect lead leads
    listener listeners maintainer maintainers murine notebook
    notebooks offload offset offsets onboarding payload payloads polling prompt prompts proxies redo
    rookie rookies runtime sandbox sandboxes shard shards softball stemming strikeout
    strikeouts tenant tenants tokens wrapper wrappers
    """.split()
)
"""English words that trades have made their own without many writing of them."""


class Usage(NamedTuple):
    """How usual an English word is, as Zipf frequencies."""

    english: float
    here: float
    """In texts in the other language, where names and quotations bring it in."""
    is_own: bool
    """Whether the lexicon of the other language has it, too."""
    is_listed: bool
    """Whether dictionaries have it in lower case: no mere name."""


@lru_cache(maxsize=8192)
def usage(word: str, lang: str) -> Usage | None:
    """How usual a lower-case word is in English and in `lang`; None if not English."""
    found = open_table("english.marisa").get(word)
    if not found or lang not in LANGUAGES:
        return None
    levels = found[0][2:]
    english, here = levels[0], levels[1 + LANGUAGES.index(lang)]
    return Usage((english & 127) / STEP, (here & 127) / STEP, here > 127, english > 127)


@cache
def _residue(lang: str) -> Memo[bool]:
    """Whether words are English and not of one other language."""
    bit = 1 << LANGUAGES.index(lang)

    def is_residue(word: str) -> bool:
        masks = open_table("english.marisa").get(word)
        return bool(masks) and bool(int.from_bytes(masks[0][:2], "big") & bit)

    return Memo(is_residue)


def english_words(words: Iterable[str], lang: str) -> frozenset[str]:
    """Those of some lower-case words that are English and rare in texts in `lang`.

    Empty for a language that the table does not know.
    """
    if lang not in LANGUAGES:
        return frozenset()
    return frozenset(filter(_residue(lang).__getitem__, words))
