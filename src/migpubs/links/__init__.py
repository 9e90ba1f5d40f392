"""Links: ask the web about the addresses of a catalogue, politely, and tell the truth about it.

A record knows what should be at its address: a title, a kind, a language, a date. So this can
tell what is there from what merely answers; see :mod:`migpubs.links.verdicts`.
"""

from migpubs.links.archive import Archive, add_archives, save_all
from migpubs.links.engine import Progress, check_links, keep_state
from migpubs.links.fixes import Fix, apply_fixes, propose
from migpubs.links.hosts import Manners
from migpubs.links.store import Store, cache_folder, read_state, write_state
from migpubs.links.targets import targets_of
from migpubs.links.verdicts import MEANINGS, LinkResult, Target

__all__ = [
    "MEANINGS",
    "Archive",
    "Fix",
    "LinkResult",
    "Manners",
    "Progress",
    "Store",
    "Target",
    "add_archives",
    "apply_fixes",
    "cache_folder",
    "check_links",
    "keep_state",
    "propose",
    "read_state",
    "save_all",
    "targets_of",
    "write_state",
]
