"""Rule packs: folders of YAML, read into checked rule definitions."""

from mtcheck.packs.load import RuleSource, load_packs, pack_files
from mtcheck.packs.meaning import meaning
from mtcheck.packs.spec import PackSpec, RuleSpec

__all__ = [
    "PackSpec",
    "RuleSource",
    "RuleSpec",
    "load_packs",
    "meaning",
    "pack_files",
]
