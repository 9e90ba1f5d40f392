"""A CSL 1.0.2 processor: CSL-JSON in, runs out. It knows nothing of migpubs.

style = find_style("apa")
for entry in style.bibliography(items, "en-GB"):
    print(output.markdown(entry.runs))
"""

from migpubs.csl.bibliography import Entry
from migpubs.csl.citations import Citation, CiteItem
from migpubs.csl.errors import CSLError, ItemProblem, StyleError, UnknownStyle
from migpubs.csl.library import StyleInfo, find_style, styles
from migpubs.csl.processor import Processor
from migpubs.csl.style import Style

__all__ = [
    "CSLError",
    "Citation",
    "CiteItem",
    "Entry",
    "ItemProblem",
    "Processor",
    "Style",
    "StyleError",
    "StyleInfo",
    "UnknownStyle",
    "find_style",
    "styles",
]
