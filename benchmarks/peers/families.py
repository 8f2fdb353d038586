"""Which checks of a peer speak of which family of planted faults.

Read generously: a check has every family of which its alarm could put a person on the
right track. A check that is not here speaks of none, yet its alarms on clean pairs count.
"""

from __future__ import annotations

from collections.abc import Mapping

MTCHECK = """
accuracy/addition: completeness seams
accuracy/mistranslation: terms names polarity numbers
accuracy/number: numbers typography
accuracy/omission: completeness seams numbers
accuracy/untranslated: completeness language
design-and-markup/code: markup
design-and-markup/encoding: encoding
design-and-markup/markup: markup
design-and-markup/placeholder: markup
linguistic-conventions/agreement: seams
linguistic-conventions/capitalization: typography names seams
linguistic-conventions/duplication: seams
linguistic-conventions/grammar: seams
linguistic-conventions/punctuation: typography seams
linguistic-conventions/segmentation: seams typography
linguistic-conventions/spelling: encoding names language
linguistic-conventions/typography: typography seams
linguistic-conventions/word-order: seams
locale-conventions/currency-format: numbers typography
locale-conventions/date: numbers typography
locale-conventions/date-format: numbers typography
locale-conventions/measurement-format: numbers typography
locale-conventions/number: typography numbers
locale-conventions/number-format: typography numbers
locale-conventions/time: numbers typography
locale-conventions/time-format: numbers typography
locale-conventions/typography: typography
style/calque: terms
style/register: register
style/unidiomatic-style: terms
terminology/inconsistent: terms names
terminology/wrong-term: terms names
"""
"""mtcheck's own, by the categories of its findings."""
POFILTER = """
accelerators: markup
acronyms: names terms
blank: completeness
brackets: markup seams completeness typography
doublequoting: typography markup
doublespacing: typography seams
doublewords: seams
emails: markup names
endpunc: completeness seams typography language
endwhitespace: typography seams
escapes: markup encoding
filepaths: markup
functions: markup
long: completeness seams language
newlines: typography markup
numbers: numbers typography
options: markup
printf: markup
puncspacing: typography seams
purepunc: typography
pythonbraceformat: markup
sentencecount: completeness seams language
short: completeness seams
simplecaps: typography names seams language
singlequoting: typography encoding markup
spellcheck: language encoding names seams
startcaps: typography seams
startpunc: typography
startwhitespace: typography
tabs: typography
unchanged: completeness language
untranslated: completeness language
urls: markup
validchars: encoding
variables: markup
xmltags: markup
"""
WEBLATE = """
same: completeness language
begin_newline: typography
end_newline: typography
begin_space: typography
end_space: typography
double_space: typography seams
end_stop: completeness seams typography language
end_colon: completeness seams typography language
end_question: completeness seams typography language
end_exclamation: completeness seams typography language
end_interrobang: completeness seams typography language
end_ellipsis: completeness seams typography language
end_semicolon: completeness seams typography language encoding
max-length: completeness seams
punctuation_spacing: typography
python_format: markup
python_brace_format: markup
php_format: markup
c_format: markup
java_format: markup
javascript_format: markup
percent_placeholders: markup
i18next_interpolation: markup
es_format: markup
icu_message_format: markup
placeholders: markup
escaped_newline: markup
newline-count: typography
zero-width-space: encoding
xml-invalid: markup encoding
xml-tags: markup
safe-html: markup
md-reflink: markup
md-link: markup
md-syntax: markup
url: markup
duplicate: seams
inconsistent: terms
reused: completeness terms
"""
HARDRULES = """
no_empty: completeness
not_too_long: completeness
not_too_short: completeness seams
length_ratio: completeness seams
no_identical: completeness language
no_literals: markup
no_only_symbols: encoding markup
no_only_numbers: encoding
no_glued_words: seams
no_repeated_words: seams
no_unicode_noise: encoding
no_space_noise: typography seams
no_paren: markup seams typography completeness
no_escaped_unicode: encoding
no_bad_encoding: encoding
no_titles: typography
no_number_inconsistencies: numbers typography
no_script_inconsistencies: language encoding
no_wrong_language: language completeness
"""
OPUSFILTER = """
AlphabetRatioFilter: encoding markup
AverageWordLengthFilter: seams
CharacterScoreFilter: encoding language
HtmlTagFilter: markup
LengthFilter: completeness
LengthRatioFilter: completeness seams
LinguaFilter: language completeness
LongWordFilter: seams encoding
LongestCommonSubstringFilter: completeness language
NonZeroNumeralsFilter: numbers typography
RepetitionFilter: seams
SimilarityFilter: completeness language
TerminalPunctuationFilter: completeness seams typography markup
"""


def read(table: str) -> Mapping[str, frozenset[str]]:
    """The families of each check in a table."""
    entries = (line.partition(":") for line in table.strip().splitlines())
    return {check: frozenset(families.split()) for check, _, families in entries}
