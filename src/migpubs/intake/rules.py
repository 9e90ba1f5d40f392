"""The rules by name: what each does, and whether it is applied or only proposes.

A rule is applied only where it errs in at most one case in 200, or where the document itself
settles it; all others propose, and a person decides.
"""

from __future__ import annotations

from typing import Final

RULES: Final[dict[str, str]] = {
    # read as it stands
    "cell": "the cell says it",
    "title-link": "the title is a link",
    "link-column": "the column of links holds it",
    "authority": "the authority list has this name",
    "accepted": "a person accepted it, for this row or for the same row in another file",
    # applied
    "row-split": "a row that a page break splits is joined",
    "footnote": "the raised mark of a footnote is taken off",
    "hyphen": "a word cut at the end of a line is joined, or keeps its own hyphen",
    "site": "the name of a website that a pasted link leaves is taken off",
    "language-note": "a note on languages and translations is read and taken off",
    "identifier": "a symbol or number in brackets after the title is an identifier",
    "unit-of-parent": "a comma between a unit and its parent does not part them",
    "buddhist-era": "a year from 2400 on is of the Buddhist era, 543 ahead",
    "link": "the link itself is an identifier",
    "safe-link": "an address that a mail program wrapped is unwrapped",
    "subtitle": "the column of subtitles goes on with the title",
    # proposed
    "row-split?": "a row below a page break may be the rest of the row above",
    "shape": "a name is a person's or a body's by its shape",
    "persons": "commas or “and” between names that look like persons part them",
    "separators": "commas, slashes or “and” between names part them",
    "inverted": "names are written family name first",
    "unit-chain": "centre, faculty and university make one name",
    "unsplit": "a cell that cannot be cut safely is left whole",
    "honorific": "Dr, Prof. and the like do not belong to the name",
    "cut-word": "a word that a line end cuts without a hyphen is joined",
    "list-number": "the number of an item does not belong to the title",
    "address": "an address in the title's cell is the link",
    "quotes": "quotation marks around a title are the list's",
    "date-note": "a date in brackets after the title is the date of publication",
    "year-in-text": "the only year in a cell is the year of publication",
    "short-year": "a month and two figures are a month and a year of this century",
    "broken-url": "blanks inside an address are taken out",
    "bare-url": "an address without https:// before it",
    "other-column": "the only link of a row is the publication's",
    "group": "the heading above a row names its publisher or year",
    "reference": "an entry of a reading list is taken apart by its punctuation",
    "genre": "a word of the title names what kind of publication it is",
    "spelling": "the usual spelling; titles are never re-spelled without being asked",
    # asks; the title is left as it is and is proposed
    "paragraphs": "the title's cell has several paragraphs",
    "bracket": "a bracket ends the title and is not understood",
    "site-after-bar": "what follows a bar may be the name of a website",
    "file-name": "the title looks like the name of a file",
    "loose-hyphen": "a hyphen with a blank beside it is not settled",
    "year-after-comma": "a year ends the title",
    "several-sentences": "the title has several sentences",
    "imprint": "the title holds words of an imprint",
    "full-stop": "a full stop ends the title",
    "several-links": "the title's cell has several links, each with words of its own",
    "line-end": "the title's cell has several lines",
    "title-alone": "the row has nothing but a title",
    "rows-unsure": "the rows and columns of a PDF without lines are told apart by their gaps",
    "columns-guessed": "a table without heads is read by what stands in its columns",
    "columns-shifted": "the row has more cells than there are heads",
    "two-columns": "two columns hold the same field",
    "sign": "a sign stands before or after the title",
    "no-work": "the row may be a sum or a note below the list",
    "month-year": "a month and a year in numbers can be read in one way only",
    "no-end": "the title seems to go on elsewhere",
    "no-start": "the title seems to begin elsewhere",
    "glued": "words seem to be run together",
    "odd-quotes": "a quotation mark has no partner",
    "lost-character": "characters were lost on the way",
    "body-after-dash": "the title ends in the name of a body",
    "body-first": "the title begins with the name of a body",
    "body-only": "the title is the name of a body",
    "long": "the title is very long",
    "thai-damage": "Thai was damaged on the way",
    "title-missing": "the row has no title",
}
"""Every rule by its name, with what it does."""
