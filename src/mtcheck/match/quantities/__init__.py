"""What a source and its translation say in figures, held against each other."""

from mtcheck.match.quantities.faults import KINDS, Fault, faults

__all__ = ["KINDS", "Fault", "faults"]
