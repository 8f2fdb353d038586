"""French verbs that say nearly the same, and those that an infinitive may follow."""

from __future__ import annotations

from functools import lru_cache

from mtcheck.match.french import FINITE, INFINITIVE, PARTICIPLE, lemmas, parts

_GROUPS = """
    montrer indiquer révéler afficher démontrer signaler présenter illustrer
    rester demeurer
    fermer clore clôturer
    ouvrir inaugurer
    commencer débuter démarrer entamer
    finir terminer achever cesser
    utiliser employer servir
    cliquer appuyer presser taper toucher sélectionner
    choisir sélectionner opter élire
    enregistrer sauvegarder conserver
    supprimer effacer enlever retirer éliminer
    réparer réviser corriger dépanner
    lutter combattre affronter
    partir quitter sortir
    vérifier contrôler examiner inspecter
    annoncer déclarer indiquer affirmer
    construire bâtir édifier ériger
    recevoir obtenir accueillir
    acheter acquérir
    augmenter accroître croître monter grimper
    diminuer baisser réduire chuter reculer
    permettre autoriser
    interdire défendre prohiber
    aider assister
    demander réclamer exiger solliciter
    répondre répliquer
    expliquer préciser détailler
    modifier changer transformer remplacer
    installer poser placer mettre
    créer fonder établir
    organiser tenir dérouler
    arriver venir parvenir
    avertir prévenir alerter informer
    protéger préserver
    attendre patienter
    essayer tenter
    envoyer expédier adresser transmettre
    livrer fournir délivrer
    détruire démolir anéantir ravager
    habiter vivre résider loger
    conduire mener guider
    soigner traiter guérir
    trouver découvrir
    devenir
    sembler paraître
    continuer poursuivre
    attraper saisir
    inclure comprendre contenir comporter
    coûter valoir
    décider résoudre
    dire déclarer affirmer
    visiter parcourir
    nettoyer laver essuyer
    lancer démarrer
    arrêter stopper interrompre
    connecter relier brancher raccorder
    débrancher déconnecter
    télécharger importer
    rejoindre intégrer
    gagner remporter
    échouer rater
    blesser toucher
    tuer assassiner
    voler dérober
    soulever lever hisser
    améliorer perfectionner
    espérer souhaiter
    étendre élargir agrandir
    résoudre régler corriger
"""
_BY_LEMMA: dict[str, set[int]] = {}
for _at, _line in enumerate(_GROUPS.strip().splitlines()):
    for _lemma in _line.split():
        _BY_LEMMA.setdefault(_lemma, set()).add(_at)

GOVERNING = frozenset(
    "faire laisser pouvoir vouloir devoir aller savoir venir voir entendre sentir penser"
    " croire espérer oser préférer sembler paraître falloir compter désirer daigner mener"
    " envoyer emmener partir courir monter descendre sortir rentrer retourner passer"
    " revenir regarder écouter estimer affirmer prétendre déclarer avouer dire reconnaître"
    " nier assurer juger supposer souhaiter détester aimer adorer faillir valoir accourir"
    " amener ramener conduire imaginer admettre avérer avoir être renvoyer repartir"
    " apercevoir observer redescendre remonter ressortir confirmer figurer rappeler".split()
)
"""Verbs behind which an infinitive stands without a preposition."""

# « il a fait faire », « il va aller », « a été »: these stand beside themselves by right.
_OWN_HELPERS = frozenset({"faire", "aller", "avoir", "être", "laisser"})
_VERB = FINITE | PARTICIPLE | INFINITIVE


@lru_cache(maxsize=8192)
def kinship(first: str, last: str) -> str:
    """Whether two forms are of the ``same`` verb, of ``synonyms``, or of neither."""
    ours, theirs = lemmas(first, "v"), lemmas(last, "v")
    if first == last or not ours or not theirs:
        return ""
    if ours & theirs:
        return "" if ours & theirs & _OWN_HELPERS else "same"
    shared = parts(first) & parts(last) & _VERB
    return "synonyms" if shared and _groups(ours) & _groups(theirs) else ""


def _groups(found: frozenset[str]) -> set[int]:
    return set().union(*(_BY_LEMMA.get(lemma, set()) for lemma in found))
