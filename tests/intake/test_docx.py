"""Word documents: every way in which Word keeps a title and its link."""

from __future__ import annotations

import pytest

from migpubs.errors import ParseError
from migpubs.intake import docx
from migpubs.intake.blocks import NOTE_MARK, Block, Cell, Paragraph, Table
from tests.intake.test_limits import archive

HEAD = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="t" Target="https://a.org/1" TargetMode="External"/>'
    '<Relationship Id="r2" Type="t" Target="styles.xml"/></Relationships>'
)


def read(body: str, relations: str = RELATIONS) -> list[Block]:
    parts = {"word__document_xml": f"{HEAD}{body}</w:body></w:document>".encode()}
    data = archive(**parts, **{"word___rels__document_xml.rels": relations.encode()})
    return list(docx.read(data, "a.docx"))


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def only(body: str) -> Cell:
    [block] = read(f"<w:p>{body}</w:p>")
    assert isinstance(block, Paragraph)
    return block.cell


FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://a.org/1"'
    ' \\l "part" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    f'{run("Title")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


@pytest.mark.parametrize(
    ("body", "cell"),
    [
        (
            f'<w:hyperlink r:id="r1">{run("Title")}</w:hyperlink>',
            Cell("Title", ("https://a.org/1",)),
        ),
        (
            f'<w:hyperlink r:id="r1" w:anchor="p">{run("Title")}</w:hyperlink>',
            Cell("Title", ("https://a.org/1#p",)),
        ),
        (f'<w:hyperlink w:anchor="p">{run("Title")}</w:hyperlink>', Cell("Title")),
        (FIELD, Cell("Title", ("https://a.org/1#part",))),
        (
            f'<w:fldSimple w:instr="HYPERLINK https://a.org/1">{run("Title")}</w:fldSimple>',
            Cell("Title", ("https://a.org/1",)),
        ),
        (f'<w:fldSimple w:instr="PAGE">{run("3")}</w:fldSimple>', Cell("3")),
        (run("see https://a.org/1."), Cell("see https://a.org/1.", ("https://a.org/1",))),
        (
            f"<w:ins>{run('in')}</w:ins><w:del><w:r><w:delText>out</w:delText></w:r></w:del>",
            Cell("in"),
        ),
        (f"<w:moveTo>{run('in')}</w:moveTo><w:moveFrom>{run('out')}</w:moveFrom>", Cell("in")),
        (f"<w:sdt><w:sdtContent>{run('control')}</w:sdtContent></w:sdt>", Cell("control")),
        ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/><w:t>c</w:t></w:r>", Cell("a\nb\nc")),
        ("<w:r><w:t>MOU</w:t><w:noBreakHyphen/><w:t>ATD</w:t></w:r>", Cell("MOU-ATD")),
        ("<w:r><w:t>guide</w:t><w:softHyphen/><w:t>lines</w:t></w:r>", Cell("guide\xadlines")),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>" + run("seen"), Cell("seen")),
        ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>seen</w:t></w:r>', Cell("seen")),
        (
            run("Title")
            + '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>',
            Cell(f"Title{NOTE_MARK}1"),
        ),
        (
            run("CO") + '<w:r><w:rPr><w:vertAlign w:val="subscript"/></w:rPr><w:t>2</w:t></w:r>',
            Cell("CO2"),
        ),
        (
            "<mc:AlternateContent><mc:Choice>"
            + run("box")
            + "</mc:Choice><mc:Fallback>"
            + run("box")
            + "</mc:Fallback></mc:AlternateContent>",
            Cell("box"),
        ),
    ],
)
def test_what_a_reader_of_the_page_sees(body: str, cell: Cell) -> None:
    """Links in all forms, tracked changes, content controls, signs, hidden and raised text."""
    assert cell == only(body)


def test_stray_field_marks_do_no_harm() -> None:
    """An end without a beginning, and a second separator."""
    stray = '<w:r><w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="separate"/></w:r>'
    assert Cell("a") == only(stray + run("a"))


def table(*rows: str) -> str:
    return "<w:tbl><w:tblPr/>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{run(text)}</w:p></w:tc>"


def texts(body: str) -> list[tuple[str, ...]]:
    [block] = read(body)
    assert isinstance(block, Table)
    return [line.texts for line in block.lines]


def test_merged_cells_stand_in_every_place_they_cover() -> None:
    """Over columns, and over rows."""
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = [
        cell("Group", '<w:gridSpan w:val="2"/>'),
        cell("a") + cell("ILO", down),
        cell("b") + cell("", on),
        cell("c") + cell("IOM"),
    ]
    assert [("Group", "Group"), ("a", "ILO"), ("b", "ILO"), ("c", "IOM")] == texts(table(*rows))


def test_rows_in_content_controls_and_deleted_rows() -> None:
    """A row in a control is a row; one that a tracked change deletes is none."""
    inner = f"<w:sdt><w:sdtContent><w:tr>{cell('b')}{cell('B')}</w:tr></w:sdtContent></w:sdt>"
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('c')}{cell('C')}</w:tr>"
    late = f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{cell("D")}</w:tr>'
    body = f"<w:tbl><w:tr>{cell('a')}{cell('A')}</w:tr>{inner}{gone}{late}</w:tbl>"
    assert [("a", "A"), ("b", "B"), ("", "D")] == texts(body)


def test_paragraphs_of_a_cell_are_kept_apart() -> None:
    """By the sign for the end of a paragraph."""
    two = f"<w:tc><w:p>{run('a')}</w:p><w:p>{run('b')}</w:p></w:tc>"
    assert [("a\u2029b", "c")] == texts(table(two + cell("c")))


def test_headings_and_items() -> None:
    """Known by style and numbering; empty paragraphs are nothing."""
    body = (
        '<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr>' + run("Head") + "</w:p><w:p/>"
        '<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr>' + run("Top") + "</w:p>"
        "<w:p><w:pPr><w:numPr/></w:pPr>" + run("item") + "</w:p>"
        "<w:sdt><w:sdtContent><w:p>" + run("in a control") + "</w:p></w:sdtContent></w:sdt>"
    )
    assert [
        ("Head", 2, False),
        ("Top", 1, False),
        ("item", 0, True),
        ("in a control", 0, False),
    ] == [(b.cell.text, b.level, b.item) for b in read(body) if isinstance(b, Paragraph)]


def test_what_is_no_word_document_is_refused() -> None:
    """A zip of something else."""
    with pytest.raises(ParseError, match=r"not a Word document .*\.doc\) must be saved"):
        list(docx.read(archive(a=b""), "a.docx"))


def test_a_document_without_relations() -> None:
    """It has no links."""
    data = archive(word__document_xml=f"{HEAD}<w:p>{FIELD}</w:p></w:body></w:document>".encode())
    [block] = docx.read(data, "a.docx")
    assert isinstance(block, Paragraph)
    assert ("https://a.org/1#part",) == block.cell.links


@pytest.mark.parametrize("name", ["sdtContent", "x"])
def test_deep_nesting_is_refused(name: str) -> None:
    """Below the depth at which libxml2 gives up."""
    deep = f"<w:{name}>" * 80 + f"<w:p>{run('a')}</w:p>" + f"</w:{name}>" * 80
    with pytest.raises(ParseError, match="nested more than 60 deep"):
        read(deep)
    with pytest.raises(ParseError, match="nested more than 60 deep"):
        read(f"<w:p>{deep}</w:p>")


def test_a_wide_span_is_refused() -> None:
    """A cell that claims to span a million columns."""
    with pytest.raises(ParseError, match="columns; at most 100"):
        read(table(cell("a", '<w:gridSpan w:val="1000000"/>')))
