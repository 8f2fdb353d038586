"""Names that a translation keeps: which words of an English text are surely names.

A capital within a sentence is not enough: English writes days, peoples, titles and
every word of a body's name so, and languages have names of their own for places. What
is left (people, firms, products, small places) keeps its letters, more or less.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz, process

from mtcheck import english
from mtcheck.lexicon import open_table
from mtcheck.match.expressions import compiled
from mtcheck.match.kinship import ALIKE, plain
from mtcheck.match.memo import Memo
from mtcheck.match.view import once

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from mtcheck.match.view import PassageView

_TRANSLATED = frozenset(
    """
    january february march april june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday christmas easter lent eve
    ramadan passover halloween thanksgiving
    africa african african-american albania algeria alps america american americas
    andes antarctic antwerp aragon arab arabia arabian arabic arctic argentina armenia
    asia asian assyria athens atlantic australia australian austria austrian azores
    babylon baja balearic balkan baltic basel basque bavaria bavarian beijing belarus
    belgian belgium bengal berlin bethlehem bible biblical black-sea bohemia bolivia
    bombay bosnia brazil brazilian britain british briton britons brittany bruges
    brussels buddhist bulgaria bulgarian burgundy burma byzantine cairo calcutta
    cambodia cambridge cameroon canada canadian canary cape caribbean castile catalan
    catalonia catholic caucasus celtic central ceylon chad channel chechen chile china
    chinese christ christian christians cologne colombia congo copenhagen corinth
    cornwall corsica cossack crete crimea croatia croatian crown cuba cuban cyprus
    czech czechoslovak czechoslovakia damascus danish danube danzig dead denmark
    dominican dover dresden dublin dunkirk dutch east eastern ecuador edinburgh egypt
    egyptian england english equator eritrea estonia ethiopia euphrates eurasia euro
    europe european everest fiji finland finnish flanders flemish florence france
    frankfurt freiburg french gaelic gallic ganges gaul gaza geneva genoa georgia
    german germanic germans germany ghent ghana gospel goths grecian greece greek
    greeks greenland guinea gulf hague hamburg hanover havana hawaii hebrew hebrides
    himalaya himalayas hindu hindi hispanic holland hong hungarian hungary iceland
    icelandic india indian indians indochina indonesia iran iranian iraq iraqi ireland
    irish islam islamic israel israeli istanbul italian italians italy ivory jamaica
    japan japanese java jerusalem jesus jew jewish jews jordan judaism kashmir
    kazakhstan kenya kingdom kong koran korea korean koreas kosovo kuwait kurdish kurds
    lapland latin latvia lebanese lebanon libya lisbon lithuania london londoners
    lorraine louvain low lucerne luxembourg macedonia madagascar maghreb mainz majorca
    malaysia malta manchuria maori mars mary mauritius mecca medina mediterranean
    mexican mexico middle milan minorca moldova mongol mongolia montenegro morocco
    moscow moses moslem moslems mosul munich muslim muslims naples negro nepal
    netherlands nice nigeria nile nordic normandy north northern norway norwegian
    nuremberg occident olympic olympics orient ottoman pacific padua pakistan
    palestine palestinian palestinians paris parisian pentecost persia persian peru
    philippines phoenicia pisa poland polish polynesia pope portugal portuguese prague
    protestant protestants prussia prussian puerto pyrenees quran red rhine rhodes
    rhone roman romania romanian romans rome russia russian russians sahara saudi saxon
    saxony scandinavia scandinavian scotland scots scottish scotsman seine serb serbia
    serbian serbs seville shiite siberia sicily sikh singapore slav slavic slovak
    slovakia slovenia solomon somalia south southern soviet spain spaniard spanish
    sparta st stockholm sudan sumatra sunni sweden swedish swiss switzerland syria
    syrian taiwan tanzania tatar thai thailand thames tibet tigris tokyo trinidad
    trojan troy tunis tunisia turin turk turkey turkish turks tuscany ukraine ukrainian
    united uruguay vatican venezuela venice versailles vienna viet vietnam vietnamese
    virgin wales wallonia warsaw welsh west western yugoslav yugoslavia yemen zealand
    york zion zurich
    pyongyang aceh brighton
    aaron adam alan albert alex alexander alice allen amanda amy andrea andrew andy angela
    anna anne anthony antonio barbara becky ben benjamin betty bill billy bob bobby brad
    brandon brett brian bruce carl carlos carol caroline charlie chris christina
    christine christopher claire craig dan daniel dave david dean debbie dennis diane
    diego don donald doug douglas ed eddie edward eileen ellen emily emma eric eugene
    evan frank fred gary george gerald glenn grace greg hannah harry heather helen henry
    howard ian jack jake james jamie jane janet jason jeff jeffrey jennifer jenny jeremy
    jerry jessica jim jimmy joe joel johnny jon jonathan jordan jose juan judith judy
    julia julian julie justin karen karl kate kathleen kathy katie keith kelly ken
    kenneth kevin kim kyle larry laura lauren lawrence lee leslie linda lisa louis
    louise lucy lynn maria marie martha martin matt maurice megan melissa michelle mike
    nancy natalie nathan neil nicole norman olivia oliver oscar pamela pat patricia
    patrick paula peter phil philip rachel ralph raymond rebecca rich richard rick rob
    robert robin roger ron ronald rosa rosie roy russell ruth ryan sally sam samantha
    samuel sandra sara sarah scott sean sharon shawn simon sophie stephen steve steven
    stuart sue susan suzanne teresa terry tim timothy tina todd tom tommy tony tracy
    travis tyler victor vincent virginia walter wayne wendy zoe
    aristotle benedict catherine charles christopher columbus confucius elizabeth
    euclid francis george gregory hercules homer james joan john joseph julius leo
    luke mark matthew michael nero noah nicholas ovid paul peter philip plato pompey
    stephen thomas urban venus victoria virgil william pius
    sulawesi darth
    southwest southeast inbox outbox sept tory tories rockies filipino filipinos chariots poles
    carnival cancel advocate anchor anchors embed online feedback pennsylvania tennessee
    safety lgbt delete settings insert copy paste home close choose edit enable disable
    academy account act action active activity actors acts adams administration admiral
    advanced affair affairs age agency agent agreement agriculture aid aids air airline
    airlines airport airways album alien alliance allies alpha alternative amateur
    ambassador amendment angel angels animal animals annual answer apartment app apps
    archbishop archdiocese archer architecture archive archives area areas arena army
    arrival art arts assembly assistant associate association atlas attorney auditorium
    authority avenue award awards bachelor badge baker ballet band bank banker banking
    banks bar baron barracks base baseball basic basin basketball bass battalion battle
    bay beach beast beauty bell beta bill bills birth bishop black blog blood blue
    blues board boards boat body bomb bond book books border boss boulevard box boxing
    boys branch brexit brexiteer brexiteers bridge brigade brigadier broadcasting
    brother brothers bureau bus business button cabin cabinet cable cafe calendar call
    camp campaign campus canal cancer candidate canyon capital capitol captain car card
    cardinal cards care caring carpet case cash castle cathedral cavalry cell cemetery
    center centre centuries century chairman chairwoman challenge chamber champion
    champions championship championships chance chancellor chapel chapter charity chart
    charter chief children choice church cinema circle circuit circus citizen citizens
    city civil class classic clerk clinic clock club coach coalition coast coastal code
    collection college colonel colony comics command commander commando commerce
    commission commissioner committee common commons commonwealth communications
    communist communists community companies company competition complex computer
    conference confederate conference congress congressman congresswoman conservation
    conservative conservatives constable constitution construction consul consulate
    consumer control convention cooperation core corner corp corporal corporation corps
    correspondent council councillor councilor counsel count counter country county
    course court courts covenant crash credit crime crisis cross crown cruise culture
    cup curator custom customer customs cycle dad dance dark data date dawn day days
    dean deal death debt defence defense delegate delegation delta democracy democrat
    democratic democrats department deputy desert design desk detective development
    device devil diamond diaries diary digital diocese diplomat direct direction
    director directorate disease district division doctor document documents dollar
    dome double doubles dragon drama dream drive drug drugs duchess duke dynasty eagle
    eagles earl early earth east economic economics economy edition editor education
    election elections electric electoral elementary embassy emergency emir emirates
    emperor empire employment empress energy enforcement engine engineering engineers
    enterprise entertainment environment environmental episode equal equality era
    estate eternal ethics event events evil excellence exchange executive exhibition
    expedition explorer export expo express facility factory faculty fair faith falls
    family fashion father federal federation fellow fellowship female feminist festival
    field fight fighter fighters file film films final finals finance financial find
    fire first flag fleet flight floor flying folk food foot football force forces
    foreign forest fort fortress forum foundation founding fourth frame free freedom
    front frontier fund future galaxy galleries gallery game games gang garden gardens
    garrison gate gay gen gender general generation giant giants girl girls glass
    global goal god goddess gods gold golden golf good governor government governors
    grace grade graduate grail grand grant great green grid ground group groups guard
    guardian guards guest guide guild gun half hall hamlet harbor harbour head
    headquarters health hearts heat heaven heights hell help heritage hero heroes high
    highness highway hill hills historic historical history hockey holiday holocaust
    holy home homeland honor honorable honour honourable hope horizon horse hospital
    host hotel hour house housing human humane humanity hunt hunter hurricane husband
    ice icon idol image immigration imperial inc independence independent index
    industrial industries industry infantry info information inn innovation insp
    inspector institute institution instruction insurance intel intelligence interest
    interior international internet invasion investigation investment iron island
    islands isle isles issue item job joint journal journey judge judges judicial
    junior jury just justice key kid king kings knight knights labor laboratory labour
    lady lake lakes land lands lane language last late law laws lawyer leader leaders
    leadership league learning left legacy legal legend legion legislative legislature
    lesson letter letters level liberal liberals liberation liberty library lieutenant
    life light line lions list literature little live living loan local lodge long look
    lord lords lottery love lower madam magazine magic magistrate maintenance major
    majesty majority male mall man management manager manor map marathon marina marine
    marines maritime market marketing markets marquis marshal martial mass massacre
    master masters match math matter mayor mayors media medal medical medicine memorial
    memory men mental mercury messiah metro metropolitan micro military milky mill mills
    minister ministers ministry minor mint miracle miss mission missions mobile model
    modern moment monastery money monitor monsieur monster monument moon moral mother
    motion motor motors mount mountain mountains mouth movement movie multi municipal
    museum museums music musical mutual my mystery nation national nationalist nationals
    nations native natural nature naval navy nazi nazis nest net network new news next
    night ninth nobel noble northeast northwest note nova nuclear number oak oath
    observatory occupation ocean oceans office officer officers official oil old open
    opera operation operations opposition optical option orange orchestra order orders
    ordinance organization origin oscar oscars outlook pact page palace pan panel papers
    parade paradise parent parents parish park parks parliament part parties partner
    partners party pass past patriot patrol peace peak pearl peninsula people peoples
    performance period personal personnel phase philosophy phoenix photo picture pike
    pilot pioneer pipe place plains plan planet planetary planning plant plate play
    player players plaza point police policy political politics poll pool poor pop
    popular port portal post pot power powers prayer premier president presidents press
    primary prime prince princes princess principal private prize probe procedure
    professional professor program project property prophet prosecution prosecutor
    protection protocol province provincial psychology public publisher purple quarter
    queen queens quest question race racing radio railroad rail railway railways ranch
    range ranger rangers rank rating reality rebellion record recorder recovery
    referendum reform reformation refugee refugees regent regime regiment region
    regional registry regulation reich relations relief religion remainer remainers
    republic republican republicans research reserve reservoir resident residence
    resolution resource resources response restaurant resurrection review revolution
    revolutionary ridge right rights ring rise rising river rivers road robot rock rocks
    room rose round route royal rule rules sacred saga saint saints sales sanctuary
    sand satellite saviour scene school schools science sciences scout scouts screen sea
    search season seat second secret secretary section sector security segment senate
    senator senators senior sergeant series serious service services session seventh
    several sex shadow shah sheikh shell sheriff shield shift ship shop shore show sign
    silk silver simple single sir sister sisters site sixth sky social socialist society
    software soldier solicitor solution son song sons soul sound source sources space
    speaker special species spirit spiritual sport sports spring square squad squadron
    stable stadium staff stage standard star stars start state states station statue
    status steel stone storm strait straits strategic strategy stream street strike
    student students studies studio studios study style subcommittee success sultan
    summer summit sun super superior support supreme surgeon surgery survey system
    systems table tale talent task taskpane tax team tech technical technology telegraph
    telescope television temple tenth terrace territory terror test theater theatre
    theory thing third throne tiger tigers time times title today tonight tool top tour
    tourism tournament tower towers town township trade trading tradition traffic trail
    train training transfer transport transportation treasure treasury treatment treaty
    tribunal tribune triumph troops trust truth tunnel twin type ultimate uncle
    underground union unions unit units unity universal universe university upper urban
    user valley value vehicle version veterans vice victory video view village vine
    vision vocational voice volume volunteer wall war ward warden wars washington water
    waters wave weather web week weekend white wild will wind window winter witch wizard
    wolf woman women wonder wood woods word work worker workers works world writer writers
    year years yellow yes young youth zone zoo
    """.split()
)
"""English names and parts of names that languages render in their own words."""

_KEPT = frozenset(
    """
    adobe airbnb alibaba amazon android angular ansible apache azure bitbucket
    bluetooth bing bootstrap chrome chromium cisco cobol cortana dell django docker
    dropbox drupal eclipse electron elasticsearch ericsson ethereum excel facebook
    fedora figma firebase firefox flask fortran gitlab gmail google gradle grafana hadoop
    heroku huawei instagram intel ios jenkins jira jupyter kafka keras kotlin
    kubernetes laravel lenovo linux magento matlab maven memcached messenger microsoft
    minecraft mozilla nasa netflix nginx nokia nvidia onedrive openai oracle outlook
    pandora photoshop pinterest playstation postgres powerpoint prometheus python
    pytorch rails redis reddit roslyn salesforce samsung sharepoint shopify
    silverlight siri skype slack snapchat sony spotify stripe symfony telegram
    tensorflow terraform tesla tiktok toyota trello twitch twitter ubuntu unity unicode
    unix vagrant visio vmware walmart webpack whatsapp wikipedia windows wordpress xbox
    xcode xerox yahoo youtube zendesk
    api apis bios cli cors css csv dns ftp guid html http https ipv4 ipv6 jpeg json
    mp3 mp4 mqtt nfc pdf png rest rfid saml sdk smtp soap sql ssh ssl svg tcp tls udp
    unesco unicef uri url urls usb vpn xml yaml
    """.split()
)
"""Products, firms and acronyms of computing that no language renders otherwise."""

_WORD = compiled(r"(?<=[a-z,;] )(?P<name>[A-Z][a-zà-ÿ]{3,})(?:'s)?(?![\w'-])")
_CAPITALS = compiled(r"(?<=[a-z,;] )(?P<name>[A-Z]{3,5})(?:s\b)?(?![\w'@/#-])")
_BESIDE = compiled(r" [A-Z&]")
_BEFORE = compiled(r"[A-Z][\w.'-]* $")
_MIXED = compiled(
    r"(?<![\w.@/#$%&'-])(?P<name>[A-Za-z]*[a-z][A-Z][A-Za-z\d]*|[A-Z][A-Z\d]*\d[A-Z\d]*)"
    r"(?![\w@/(='-]|\.\w)"
)
_ODD_CASE = compiled(r"[a-z][A-Z]|[A-Z]\d|\d[A-Z]")
_UNITS = frozenset(
    "phd msc bsc kwh mwh gwh mhz ghz khz thz mmhg kpa mpa mbps kbps gbps mah wifi covid19"
    " ipads h1n1 mcg mrna sirna trna cdna rrna mirna ssrna dsrna".split()
)
_LEAST_MIXED = 4
_ALIKE = 70.0  # of a hundred
_STEM = 4
_INSIDE = 6  # letters of a name inside a compound: « Südkalifornien »
_LOWER = compiled(r"(?<![\w'])[a-z]")
_UPPER = compiled(r"(?<![\w'])[A-Z]")
_SQUEEZE = compiled(r"[\W_]+")


class Name(NamedTuple):
    """A name in a source, and where it stands."""

    text: str
    start: int
    is_mixed: bool
    """Whether its letters or digits alone say that it is a name."""


@once
def source_names(view: PassageView) -> tuple[Name, ...]:
    """The sure names of an English text."""
    return (*_mixed(view.cased), *_plain_names(view.cased))


def _mixed(text: str) -> Iterator[Name]:
    if _ODD_CASE.search(text):
        for found in _MIXED.finditer(text):
            name = found["name"].removesuffix("s")
            if len(name) >= _LEAST_MIXED and name.lower() not in _UNITS:
                yield Name(name, found.start(), is_mixed=True)
    for found in _CAPITALS.finditer(text):
        if found["name"].lower() in _KEPT:
            yield Name(found["name"], found.start(), is_mixed=True)


def _plain_names(text: str) -> Iterator[Name]:
    words = list(_WORD.finditer(text))
    # In a title every word has a capital.
    if not words or len(_LOWER.findall(text)) <= len(_UPPER.findall(text)):
        return
    for found in words:
        kind = _KINDS[found["name"].lower()]
        if kind == _SURE or (kind == _ALONE and not _has_company(text, found)):
            yield Name(found["name"], found.start(), is_mixed=False)


def _has_company(text: str, found: re.Match[str]) -> bool:
    """Whether another capital stands beside: the name of a body, in English words."""
    before = _BEFORE.search(text, max(0, found.start() - 30), found.start())
    return before is not None or _BESIDE.match(text, found.end()) is not None


def _kind(word: str) -> str:
    """What a capital makes of an English word that is given in lower case."""
    if word in _KEPT:
        return _SURE
    for form in (word, word.removesuffix("s"), word.removesuffix("es")):
        if form in _TRANSLATED or form in english.COMMON or form in english.FUNCTION:
            return ""
    if word.endswith(_WORDY):
        return ""
    return _ALONE if open_table("english.marisa").get(word) else _SURE


def is_kept(word: str) -> bool:
    """Whether a capitalised English word is surely a name that languages keep."""
    return _KINDS[word.lower()] == _SURE


def is_translated(word: str) -> bool:
    """Whether a lower-case word is a name, or part of one, that languages render."""
    return word in _TRANSLATED


_SURE, _ALONE = "sure", "alone"
_WORDY = tuple(
    "ian ians ese ish ism isms ist ists day ology land tion tions sion sions ment ments"
    " ness ing ings ity ities ance ence ency able ible ical ous ful less ship ships"
    " hood ward wards ers ive ized ised ated edly ally".split()
)
"""Endings of peoples, and of words rather than names."""
_KINDS: Memo[str] = Memo(_kind)


def shows(target: PassageView, name: Name) -> bool:
    """Whether a text has the name, inflected or in its own spelling."""
    word = plain(name.text)
    if word in target.haystack:
        return True
    if name.is_mixed:
        return _squeezed(word) in _squeezed(plain(target.raw))
    words = _plain_words(target)
    word = word.translate(ALIKE)
    if any(_is_kin(word, other) for other in words):
        return True
    return (
        process.extractOne(word, words, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        is not None
    )


def _is_kin(word: str, other: str) -> bool:
    """Whether a word begins like a name, or has the most of it inside."""
    return other.startswith(word[:_STEM]) or word[:_INSIDE] in other


def _squeezed(text: str) -> str:
    return _SQUEEZE.sub("", text)


@once
def _plain_words(view: PassageView) -> list[str]:
    words = {
        plain(part).translate(ALIKE)
        for word in view.vocabulary
        for part in word.split("-")
    }
    return sorted(words)
