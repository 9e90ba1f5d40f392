"""Word files hold real tables, styles, links and languages, and other programs read them so."""

from __future__ import annotations

import io
import itertools
import subprocess
import zipfile
from typing import TYPE_CHECKING, Any

import docx
import openxml_audit
import pypdfium2
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from migpubs.catalogue import Catalogue
from migpubs.csl.runs import Language, Link, plain
from migpubs.documents import Column, Document, Page, Paragraph, annex, reading_list, render
from migpubs.documents.blocks import Table as TableBlock
from migpubs.documents.columns import COLUMNS
from migpubs.documents.docx import PLACEHOLDER
from migpubs.documents.tagging import tag_thai
from migpubs.errors import ParseError, Problem
from tests.conftest import program
from tests.documents.tree import EMPTY, EVERYTHING, MARKED, URL

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document as WordDocument
    from docx.table import Table

    from migpubs.documents.blocks import Runs


def opened(document: Document, page: Page | None = None) -> WordDocument:
    made = render(document, "docx", page=page)
    assert isinstance(made, bytes)
    return docx.Document(io.BytesIO(made))


def cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def languages(document: WordDocument) -> set[tuple[str | None, str | None]]:
    return {
        (each.get(qn("w:val")), each.get(qn("w:bidi")))
        for each in document.element.body.iter(qn("w:lang"))
    }


def words(part: Any) -> str:  # noqa: ANN401 - a footer or a header
    return "".join(each.text for each in part._element.iter(qn("w:t")))


def test_everything() -> None:
    """Title, headings, a table, entries and notes stand in their styles."""
    word = opened(EVERYTHING)
    shown = [(each.style.name, each.text) for each in word.paragraphs if each.style and each.text]
    expected = [
        ("Title", "A | B & <C>"),
        ("Normal", "A paragraph."),
        ("Heading 1", "Part #1"),
        ("Heading 2", "Part 1.1"),
        ("Bibliography", f"Ada. Home. {URL}"),
        ("Table Note", "[a] A note"),
    ]
    assert expected == shown
    (table,) = word.tables
    assert [
        ["Title", "Author"],
        ["Skills | work [in Thai]", "ILO[a]"],
        ["คู่มือแรงงาน", ""],
    ] == cells(table)


def test_rows() -> None:
    """The header row comes again on each page; no row breaks over pages."""
    (table,) = opened(EVERYTHING).tables
    rows = [row._tr for row in table.rows]
    assert [True, False, False] == [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows]
    assert [True] * 3 == [row.find(f".//{qn('w:cantSplit')}") is not None for row in rows]


def test_links() -> None:
    """Links are live and look like links."""
    word = opened(EVERYTHING)
    links = [link for each in word.paragraphs for link in each.hyperlinks]
    (table,) = word.tables
    links += table.rows[1].cells[0].paragraphs[0].hyperlinks
    assert [URL, URL] == [link.url for link in links]
    assert "Hyperlink" == links[0].runs[0].style.name


def test_languages() -> None:
    """Every run says its language; Thai is complex script."""
    word = opened(EVERYTHING)
    runs = list(word.element.body.iter(qn("w:r")))
    assert [] == [run for run in runs if run.find(f".//{qn('w:lang')}") is None]
    assert {("en-GB", "th-TH")} == languages(word)
    (table,) = word.tables
    thai = table.rows[2].cells[0].paragraphs[0].runs[0]
    assert thai.font.complex_script
    thai_document = opened(Document(title="ไทย", language="th", blocks=()))
    assert thai_document.paragraphs[0].runs[0].font.complex_script


def test_a_header_is_never_alone() -> None:
    """The header row stays on the page of the first row below it; other rows go their own ways."""
    (table,) = opened(EVERYTHING).tables
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in table.rows]
    assert [True, None, None] == kept


def test_small_letters_for_many_columns() -> None:
    """Where the words of a table would not fit, its letters are smaller; a template's are not."""
    columns = tuple(Column(name=str(each), heading="Acronyms") for each in range(10))
    wide = Document(title="T", language="en", blocks=(TableBlock(columns=columns, rows=()),))
    word = opened(wide)
    assert 8.0 == word.styles["Table Text"].font.size.pt
    assert 10.0 == word.styles["Normal"].font.size.pt
    (table,) = word.tables
    assert 17.0 == pytest.approx(sum(cell.width.cm for cell in table.rows[0].cells), abs=0.1)


def test_properties() -> None:
    """Title, author, subject and language; no time of making."""
    properties = opened(EVERYTHING).core_properties
    assert ("A | B & <C>", 'The "Agency"', "Tests", "en") == (
        properties.title,
        properties.author,
        properties.subject,
        properties.language,
    )
    assert (None, None) == (properties.created, properties.modified)


def test_page() -> None:
    """Portrait or landscape, A4 or letter, with page numbers in the document's language."""
    (section,) = opened(EVERYTHING, Page(landscape=True)).sections
    assert (WD_ORIENT.LANDSCAPE, True) == (
        section.orientation,
        section.page_width > section.page_height,
    )
    assert "Page 1 of 1" == words(section.footer)
    (letter,) = opened(EVERYTHING, Page(paper="us-letter")).sections
    assert 8.5 == letter.page_width.inches
    (thai,) = opened(Document(title="x", language="th", blocks=())).sections
    assert "หน้า 1 จาก 1" == words(thai.footer)


def test_characters_that_a_file_cannot_hold() -> None:
    """Control characters are replaced, so that Word opens the file, and are told."""
    document = Document(title="x", language="en", blocks=(Paragraph(runs=("a\x00\ud800b\ufffe",)),))
    problems: list[Problem] = []
    render(document, "docx", on_problem=problems.append)
    (problem,) = problems
    assert "docx-characters" == problem.code
    assert "U+0000 U+D800 U+FFFE; each became U+FFFD" in problem.message
    assert ["x", "a\ufffd\ufffdb\ufffd"] == [each.text for each in opened(document).paragraphs]
    named = Document(title="a\x0bb", language="en", blocks=(), creator="c\x00", subject="d\ufffe")
    properties = opened(named).core_properties
    assert ("a\ufffdb", "c\ufffd") == (properties.title, properties.author)


def template(path: Path, *texts: str) -> Path:
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = "An office's header"
    word.styles["Title"].font.name = "Office Sans"
    for text in texts:
        word.add_paragraph(text)
    word.save(str(path))
    return path


def test_template(tmp_path: Path) -> None:
    """Styles and header are the template's; the document takes the placeholder's place."""
    path = template(tmp_path / "office.docx", "before", f" {PLACEHOLDER} ", "after")
    word = opened(EVERYTHING, Page(template=path, landscape=True))
    texts = [each.text for each in word.paragraphs if each.text]
    assert ("before", "A | B & <C>", "after") == (texts[0], texts[1], texts[-1])
    assert PLACEHOLDER not in "".join(texts)
    assert "An office's header" == word.sections[0].header.paragraphs[0].text
    assert "Office Sans" == word.styles["Title"].font.name
    assert WD_ORIENT.LANDSCAPE == word.sections[0].orientation
    assert "Bibliography" in word.styles


def test_template_without_placeholder(tmp_path: Path) -> None:
    """The document comes at the end; a Word template (.dotx) is one too."""
    path = template(tmp_path / "office.docx", "before")
    dotx = tmp_path / "office.dotx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(dotx, "w") as new:
        for info in old.infolist():
            data = old.read(info)
            data = data.replace(b"document.main+xml", b"template.main+xml")
            new.writestr(info, data)
    texts = [each.text for each in opened(EVERYTHING, Page(template=dotx)).paragraphs if each.text]
    assert ["before", "A | B & <C>"] == texts[:2]
    again = tmp_path / "again.docx"
    again.write_bytes(bytes(render(EVERYTHING, "docx", page=Page(template=path))))  # type: ignore[arg-type]
    twice = opened(EVERYTHING, Page(template=again))
    assert 2 == [each.text for each in twice.paragraphs].count("A | B & <C>")


@pytest.mark.parametrize("content", [b"no zip", b"PK\x05\x06" + b"\0" * 18])
def test_a_template_that_is_none(content: bytes, tmp_path: Path) -> None:
    """Any other file is refused with its name."""
    path = tmp_path / "office.docx"
    path.write_bytes(content)
    with pytest.raises(ParseError, match=r"office\.docx: this is not a Word file"):
        render(EVERYTHING, "docx", page=Page(template=path))


def test_a_damaged_template(tmp_path: Path) -> None:
    """A Word file of which a part cannot be read is no template either."""
    path = template(tmp_path / "office.docx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(tmp_path / "bad.docx", "w") as new:
        for info in old.infolist():
            document = info.filename == "word/document.xml"
            new.writestr(info, b"<w:document" if document else old.read(info))
    with pytest.raises(ParseError, match=r"bad\.docx: this is not a Word file"):
        render(EVERYTHING, "docx", page=Page(template=tmp_path / "bad.docx"))


def findings(content: bytes, path: Path) -> list[str]:
    """What a validator made of the schemas of the Open XML SDK finds wrong with a Word file."""
    path.write_bytes(content)
    validator = openxml_audit.OpenXmlValidator(openxml_audit.FileFormat.MICROSOFT_365)
    return [f"{each.part_uri}: {each.description}" for each in validator.validate(path).errors]


@pytest.mark.parametrize("document", [EVERYTHING, EMPTY, MARKED])
@pytest.mark.parametrize("kind", ["portrait", "landscape", "template"])
def test_the_package_is_valid(document: Document, kind: str, tmp_path: Path) -> None:
    """Every part follows the Open XML schemas, and Word would open the file without repairs."""
    office = template(tmp_path / "office.docx", PLACEHOLDER)
    page = {
        "portrait": Page(),
        "landscape": Page(landscape=True, paper="us-letter"),
        "template": Page(template=office),
    }[kind]
    made = render(document, "docx", page=page)
    assert isinstance(made, bytes)
    assert [] == findings(made, tmp_path / "made.docx")


@pytest.mark.parametrize("language", ["en", "th"])
def test_the_shipped_packages_are_valid(language: str, tmp_path: Path) -> None:
    """So do the annex and the reading list with all that can be asked for."""
    catalogue = Catalogue.load()
    documents = (
        annex(
            catalogue,
            2023,
            language=language,
            columns=COLUMNS,
            group_by=["publisher", "language"],
            acronym_list=True,
            show_gaps=True,
        ),
        reading_list(catalogue, language=language, group_by=["theme", "year"], show_gaps=True),
    )
    for document in documents:
        made = render(document, "docx")
        assert isinstance(made, bytes)
        assert [] == findings(made, tmp_path / "made.docx")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<w:cantSplit/>", b"<w:cantSplits/>"),
        (b"<w:cantSplit/>", b'<w:cantSplit w:val="often"/>'),
        (b'r:id="rIdLink1"', b'r:id="rIdLink9"'),
        (b"<w:keepNext/></w:pPr>", b"</w:pPr>"),
    ],
)
def test_the_validator_finds_faults(old: bytes, new: bytes, tmp_path: Path) -> None:
    """Unknown elements, wrong values and missing links are found; a harmless change is not."""
    made = render(EVERYTHING, "docx")
    assert isinstance(made, bytes)
    broken = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old_file, zipfile.ZipFile(broken, "w") as new_file:
        for info in old_file.infolist():
            part = old_file.read(info)
            new_file.writestr(info, part.replace(old, new, 1))
    found = findings(broken.getvalue(), tmp_path / "broken.docx")
    assert (new == b"</w:pPr>") == (found == [])


def test_the_shipped_annex() -> None:
    """All cells and links of the annex of 2023 are in the file, in both languages."""
    catalogue = Catalogue.load()
    for language in ("en", "th"):
        document = annex(catalogue, 2023, language=language)
        (table,) = opened(document).tables
        (block,) = document.blocks
        assert isinstance(block, TableBlock)
        expected = [[plain(cell) for cell in row] for row in block.rows]
        assert expected == cells(table)[1:]
        links = [
            [link.url for link in row.cells[0].paragraphs[0].hyperlinks] for row in table.rows[1:]
        ]
        runs = [row[0][0] for row in block.rows]
        assert [[run.url] if isinstance(run, Link) else [] for run in runs] == links


@pytest.mark.parametrize("language", ["en", "th"])
def test_the_language_of_every_stretch(language: str) -> None:
    """All stretches of the 13 printed rows, and of those from records, say their language."""
    for cells_from in ("mended", "records"):
        document = annex(Catalogue.load(), 2023, language=language, cells=cells_from)  # type: ignore[arg-type]
        (block,) = document.blocks
        assert isinstance(block, TableBlock)
        assert len(block.rows) >= 13
        (table,) = opened(document).tables
        for row, made in zip(block.rows, table.rows[1:], strict=True):
            for runs, cell in zip(row, made.cells, strict=True):
                said = [(said_language(run), said_text(run)) for run in cell._tc.iter(qn("w:r"))]
                assert joined(stretches(tag_thai(runs, language), language)) == joined(said)


def stretches(runs: Runs, around: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for run in runs:
        if isinstance(run, str):
            found.append((around.partition("-")[0], run))
        else:
            inner = run.tag if isinstance(run, Language) else around
            found += stretches(run.runs, inner)
    return found


def said_language(run: Any) -> str:  # noqa: ANN401 - an element
    form = run.find(qn("w:rPr"))
    language = form.find(qn("w:lang"))
    complex_script = form.find(qn("w:cs")) is not None
    tag: str = language.get(qn("w:bidi" if complex_script else "w:val"))
    return tag.partition("-")[0]


def said_text(run: Any) -> str:  # noqa: ANN401 - an element
    return "".join(each.text or "" for each in run.iter(qn("w:t")))


def joined(parts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Stretches of one language side by side as one."""
    return [
        (tag, "".join(text for _, text in those))
        for tag, those in itertools.groupby(parts, key=lambda part: part[0])
    ]


@pytest.mark.outside
def test_libreoffice_prints_it(tmp_path: Path) -> None:
    """LibreOffice opens the annex and the list and prints every word of them, Thai too."""
    office = program("soffice")
    catalogue = Catalogue.load()
    for language in ("en", "th"):
        documents = {
            "annex": annex(catalogue, 2023, language=language, acronym_list=True),
            "list": reading_list(catalogue, language=language, group_by=["theme"]),
        }
        for name, document in documents.items():
            path = tmp_path / f"{name}.docx"
            path.write_bytes(bytes(render(document, "docx")))  # type: ignore[arg-type]
            home = f"-env:UserInstallation=file://{tmp_path}/office"
            command = [office, home, "--headless", "--convert-to", "pdf", "--outdir"]
            subprocess.run([*command, str(tmp_path), str(path)], check=True, capture_output=True)
            with pypdfium2.PdfDocument(tmp_path / f"{name}.pdf") as made:
                pages = [page.get_textpage().get_text_bounded() for page in made]
            printed = squeezed("".join(pages))
            lost = [line for line in document.text().split("\n") if squeezed(line) not in printed]
            assert [] == lost


def squeezed(text: str) -> str:
    """Letters and digits only: lines break anywhere, marks are drawn in any order."""
    return "".join(letter for letter in text if letter.isalnum())
