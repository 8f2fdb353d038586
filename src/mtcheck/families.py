"""Families of errors: what the many names for the same kind of error have in common.

Annotators name errors after MQM, after older typologies, or as they please. A name is
``dimension/type`` or a type alone; case, hyphens and underscores do not matter.
"""

from __future__ import annotations

import re
from functools import lru_cache

# A family and the names that belong to it: types, dimensions, or both together.
_NAMES = {
    "untranslated": """untranslated | untranslated text | source language fragment
        | should not have been translated | shouldn't have been translated
        | do not translate""",
    "mistranslation": """mistranslation | accuracy | accuracy/number | lexical selection
        | word sense | overly literal | literal translation | ambiguous translation | ambiguity
        | over translation | under translation | pos | part of speech | negation
        | wrong gender | gender mismatch | gender | coreference | unintelligible
        | creative reinterpretation | technical relationship | hallucination
        | mt hallucination | co reference based on commonsense
        | coreference based on commonsense | calque""",
    "false friend": "false friend | false friends | faux ami",
    "non-translation": "non translation | non translation!",
    "terminology": """terminology | wrong term | wrong terms | inconsistent
        | inconsistent use | inconsistent use of terminology | inconsistency
        | inappropriate for context | company terminology | termbase | named entity
        | wrong named entity | entity | name""",
    "omission": """omission | omitted determiner | omitted preposition
        | omitted conjunction | omitted pronoun | omitted auxiliary verb
        | other pos omitted | missing word | missing content""",
    "addition": "addition | duplication | repetition | extra word",
    "grammar": """grammar | agreement | tense | tense/mood/aspect | mood | aspect
        | wrong preposition | wrong determiner | wrong pronoun | wrong conjunction
        | wrong auxiliary verb | word order | word form | function words | morphology
        | syntax | segmentation | linguistic conventions | fluency""",
    "spelling": """spelling | orthography | diacritics | capitalization
        | capitalisation | hyphenation | character encoding | encoding | typo""",
    "typography": """typography | punctuation | whitespace | spacing | breaking
        | text breaking | quotation marks | unpaired marks | display""",
    "locale": """locale convention | locale conventions | number format | number
        | date format | time format | date/time | date | time | currency format
        | measurement format | unit conversion | name format | address format
        | telephone format | location format | shortcut key | calendar type
        | wrong language variety""",
    "register": """register | lexical register | grammatical register | formality
        | politeness""",
    "style": """style | non fluent | awkward | awkward style | unidiomatic
        | unidiomatic style | unnatural flow | unnatural or awkward
        | bad sentence structure | archaic or obscure word choice | organization style
        | inconsistent style | third party style | company style | language register""",
    "markup": """design and markup | design | markup | markup tag | tag | placeholder
        | code | tokenization | plug in | truncation | layout""",
    "audience": "audience appropriateness | verity | culture specific reference",
    "source": "source | source issue | source error",
    "other": "other",
}
_FAMILY = {
    name.strip(): family
    for family, names in _NAMES.items()
    for name in re.sub(r"\s+", " ", names).split("|")
}
_REMARK = re.compile(r"\s*\([^)]*\)")


@lru_cache(maxsize=4096)
def family(category: str) -> str:
    """The family of a category; a name nobody knows is its own family, as it stands."""
    name = _REMARK.sub("", category.casefold()).replace("_", " ").replace("-", " ")
    name = " ".join(name.split())
    dimension, _, type_ = name.partition("/")
    for known in (name, type_.strip(), dimension.strip()):
        if known in _FAMILY:
            return _FAMILY[known]
    return category.strip() or "unnamed"
