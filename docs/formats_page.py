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
A program can have any format of text piece by piece, with one record in memory at a time: `migpubs.formats.dump` of an iterator.
Only `biblatex` and `bibtex` hold all, to sort them; their own `dump`, as in `migpubs.formats.biblatex.dump`, keeps the order it is given.

| format | file | read | what it is |
|---|---|---|---|
"""

NOTES = {
    "biblatex": """\
Each body stands in its own braces, capitals of English titles are protected word by word, addresses are raw.
A record without an author or publisher becomes `@misc`, one without an address is never `@online`, so that biber's check of the data model warns of missing dates only.
The kind stands in `entrysubtype` where type and genre do not tell it, a word for a course or book in `addendum`.
What an entry type has no field for stands in the note with its label: `ISBN: …; Number: …`.
With `--gloss` a Thai title is written as `ไทย [English]`, the one form that every program prints; so in all formats of reference managers.
`--preamble` writes what XeLaTeX and LuaLaTeX need for Thai, tried with both.
Files are read with macros, `#`, `crossref`, `xdata`, Buddhist-era years and names torn at an "and"; entries that cannot be read are reported with their line.
""",
    "bibtex": """\
Latin letters are commands in braces (`{\\'e}`), years and month macros are bare, the day has a field of its own that old styles pass over.
Letters that pdfLaTeX cannot set, such as Thai, stay, and one warning names the records that have them.
With `--latin` a Thai title goes where the record has another.
""",
    "csl-json": """\
Bodies and names in Thai script are literals; there is one publisher string.
The type is never one that makes Zotero refuse the file.
""",
    "ris": """\
A trailing comma keeps the name of a body whole, and a comma inside it becomes a dash: RIS knows no undivided names.
Reading finds the body again by either spelling.
Lines that Citation.js cuts after seventy letters are put together again.
""",
    "zotero-rdf": """\
The format from which Zotero takes every field, several bodies and publishers too.
No two items may have one address, so the writer remembers the addresses it has used, some 200 bytes a record.
""",
    "word-sources": """\
Word knows one corporate author: several bodies, and persons beside them, stand in it parted by semicolons.
The file is valid against the bibliography schema of ECMA-376.
""",
    "csv": """\
A cell that begins with `=`, `+`, `-`, `@` or an apostrophe gets an apostrophe before it, so that no spreadsheet takes it for a formula; reading takes it off again.
The row of headings is found below a title, and columns by our names, by those of Zotero's CSV or by Thai ones; semicolons and tabs part cells too.
A spreadsheet that opens it drops zeros before a number (`007`), unless the column is opened as text; a workbook keeps them.
""",
    "xlsx": """\
Every cell is text, addresses are links, and the same records give the same bytes.
The first sheet with a column of titles is read; a day is as precise as its cell shows it.
An address behind the text of a cell, as of a title that is a link, is reported and not read: write it in a column `url`.
""",
    "json-ld": "Words of schema.org; texts carry their language.\n",
    "jsonl": """\
Each line is an object with one key, `body`, `theme` or `publication`, whose value has the fields of the catalogue's files.
Bodies and themes stand before their first use, parents first.
`migpubs schema jsonl` prints the JSON Schema (draft-07) of a line, with each field in words; in Python it is `migpubs.formats.jsonl.schema()`, and the web page has it as `jsonl.schema.json`.
It is made from the same classes that write and read the lines.
""",
}


READING = """
## What reading reports

Nothing that a file says is dropped without a word: what is not read is told once a field, with the number of records and the first line.
Errors end the command with exit code 1; with `-n` it ends with 0.

| told | what it means |
|---|---|
| `… not read` | a field, tag, variable, element or column that has no place in a record |
| `a further value is not read` | two fields for one thing that say different things |
| `this entry cannot be read` | a brace or comma too many or too few; the other entries are read |
| `the key … is there twice` | BibTeX keeps the first entry; `--recover` reads the second under a key of its own |
| `looks like the body …` | a person whose name is that of a body torn apart; it is not changed |
| `ends in the punctuation of a library's catalogue` | ` /`, ` :` or a comma left at the end; it is not changed |
| `are place and publisher swapped?` | a body stands as the place; it is not changed |
| `unknown body …` | it is added to the list of bodies with the record, with its spelling kept |
| `is taken for a year of the Buddhist era` | 2566 is 2023 |
| `only the beginning is kept`, `is uncertain` | a range of dates, a date with `?` or `~` |
| `is not one of ours; read as a document` | a type that says nothing of the kind |
| `this is not UTF-8; read as …` | Windows Latin-1 or Windows Thai, whichever the bytes look like |
| `the sheet … is not read`, `shows no value` | a workbook has more sheets, or a formula that was never calculated |
"""


def page() -> str:
    """Return the page as Markdown."""
    rows = [
        f"| `{each.name}` | {', '.join(f'`{end}`' for end in each.endings) or '`.bib`'} |"
        f" {'yes' if each.reads else 'no'} | {each.description} |\n"
        for each in FORMATS.values()
    ]
    return HEAD + "".join(rows) + READING + "".join(map(_section, FORMATS))


def _section(name: str) -> str:
    keeps = FORMATS[name].load_module().KEEPS
    lines = []
    for each in fields(Publication):
        keep = keeps.get(each.name)
        lines.append(f"| `{each.name}` | {keep.how if keep else 'no'} |\n")
    return f"\n## {name}\n\n{NOTES.get(name, '')}\n| field | kept |\n|---|---|\n{''.join(lines)}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
