"""Expressions on the text of passages, all asked at once.

A check that begins with a search for something rare need not be called where the text
has nothing of the kind.
"""

from __future__ import annotations

from operator import attrgetter

from mtcheck.match.sieve import Sieve

CASED = Sieve(attrgetter("cased"))
