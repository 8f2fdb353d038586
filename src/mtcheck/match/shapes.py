"""Expressions on the shapes of French passages, all asked at once."""

from __future__ import annotations

from mtcheck.match.french import reading
from mtcheck.match.sieve import Mesh, Sieve

Shape = Mesh
"""An expression on `Reading.shape`."""

_SIEVE = Sieve(lambda view: reading(view).shape, "latin-1")

shape = _SIEVE.mesh
where = _SIEVE.where
