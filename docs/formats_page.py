"""Write the page of the formats from what each declares: ``python docs/formats_page.py``."""

from __future__ import annotations

from pathlib import Path

from attrs import fields

from migpubs.formats import FORMATS
from migpubs.model import Publication

PAGE = Path(__file__).parent / "reference" / "formats.md"

HEAD = """\
# Formats

`migpubs export FORMAT` writes a format, `migpubs import FORMAT FILE` reads it.
The tables say what each format keeps of a record; they are made from the declarations by which the tests judge reading and writing.
What a format does not keep is reported on stderr when a record has it, once a field.

| format | file | read | what it is |
|---|---|---|---|
"""

NOTES = {
    "biblatex": """\
Each body stands in its own braces, capitals of English titles are protected word by word, addresses are raw.
A record without an author or publisher becomes `@misc`, one without an address is never `@online`, so that biber's check of the data model warns of missing dates only.
The kind stands in `entrysubtype` where type and genre do not tell it, a word for a course or book in `addendum`.
What an entry type has no field for stands in the note with its label: `ISBN: …; Number: …`.
Files are read with macros, `#`, `crossref`, `xdata`, Buddhist-era years and names torn at an "and"; entries that cannot be read are reported with their line.
""",
    "bibtex": """\
Latin letters are commands in braces (`{\\'e}`), years and month macros are bare, the day has a field of its own that old styles pass over.
Letters that pdfLaTeX cannot set, such as Thai, stay, and one warning names the records that have them.
""",
    "csl-json": """\
Bodies and names in Thai script are literals; there is one publisher string.
The type is never one that makes Zotero refuse the file.
""",
    "ris": """\
A trailing comma keeps the name of a body whole, and a comma inside it becomes a dash: RIS knows no undivided names.
Reading finds the body again by either spelling.
""",
    "zotero-rdf": "The format from which Zotero takes every field, several bodies and publishers too.\n",
    "word-sources": """\
Word knows one corporate author: several bodies, and persons beside them, stand in it parted by semicolons.
The file is valid against the bibliography schema of ECMA-376.
""",
    "csv": """\
A cell that begins with `=`, `+`, `-`, `@` or an apostrophe gets an apostrophe before it, so that no spreadsheet takes it for a formula; reading takes it off again.
""",
    "xlsx": "Every cell is text, addresses are links, and the same records give the same bytes.\n",
    "json-ld": "Words of schema.org; texts carry their language.\n",
    "jsonl": """\
Each line is an object with one key, `body`, `theme` or `publication`, whose value has the fields of the catalogue's files.
Bodies and themes stand before their first use, parents first.
""",
}


def page() -> str:
    """Return the page as Markdown."""
    rows = [
        f"| `{each.name}` | {', '.join(f'`{end}`' for end in each.endings) or '`.bib`'} |"
        f" {'yes' if each.reads else 'no'} | {each.description} |\n"
        for each in FORMATS.values()
    ]
    return HEAD + "".join(rows) + "".join(map(_section, FORMATS))


def _section(name: str) -> str:
    keeps = FORMATS[name].load_module().KEEPS
    lines = []
    for each in fields(Publication):
        keep = keeps.get(each.name)
        lines.append(f"| `{each.name}` | {keep.how if keep else 'no'} |\n")
    return f"\n## {name}\n\n{NOTES[name]}\n| field | kept |\n|---|---|\n{''.join(lines)}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
