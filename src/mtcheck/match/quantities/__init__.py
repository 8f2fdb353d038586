"""What a source and its translation say in figures, held against each other.

text → `reader` → quantities → `pairing` → what is left → `faults`. A quantity has every
value that it may have (1,234 has two); a number in words can satisfy a figure on the
other side, and is asked for only where one number is left on each.
"""

from mtcheck.match.quantities.faults import Fault, faults

__all__ = ["Fault", "faults"]
