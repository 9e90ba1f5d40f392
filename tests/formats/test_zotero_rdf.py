"""Zotero RDF out and in."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve

from migpubs.errors import ParseError
from migpubs.formats import zotero_rdf
from migpubs.language_map import LanguageMap
from migpubs.model import Person
from tests.formats.records import ALL, BARE, BODIES, CHAPTER, GUIDE

if TYPE_CHECKING:
    from migpubs.errors import Problem
    from migpubs.model import Publication

HEAD = zotero_rdf._HEAD


def read(inner: str) -> tuple[Publication, ...]:
    return zotero_rdf.loads(HEAD + inner + "</rdf:RDF>", bodies=BODIES.values())


def test_bodies_are_surnames_and_the_file_is_xml() -> None:
    """Zotero shows a surname alone in a single field; addresses are unique."""
    text = zotero_rdf.dumps(ALL)
    root = ET.fromstring(text)
    assert len(ALL) == len(root)
    names = [each.text for each in root[0].iter("{http://xmlns.com/foaf/0.1/}surname")]
    assert "The Centre, Faculty of Law & Order, University of A and B" == names[0]
    abouts = [each.get(f"{{{zotero_rdf.NAMESPACES['rdf']}}}about") for each in root]
    assert len(abouts) == len(set(abouts))
    twins = [GUIDE, evolve(GUIDE, id="twin")]
    assert 'rdf:about="#twin"' in zotero_rdf.dumps(twins)


def test_one_file_can_also_be_the_list_for_unapi() -> None:
    """A static web page offers it so that Zotero saves every field."""
    assert "unapi-formats" in zotero_rdf.dumps([BARE], unapi=True)
    assert "unapi-formats" not in zotero_rdf.dumps([BARE])


def test_what_xml_cannot_hold_is_left_out() -> None:
    """Control characters would make Zotero refuse the whole file."""
    odd = evolve(BARE, title=LanguageMap({"en": 'a\x01b <&> "q"'}))
    ET.fromstring(zotero_rdf.dumps([odd]))


def test_zotero_s_own_files() -> None:
    """Attachments and notes are passed over, containers are found by their address."""
    inner = """
<bib:Article rdf:about="#1"><z:itemType>journalArticle</z:itemType><dc:title>T</dc:title>
<dcterms:isPartOf rdf:resource="urn:issn:1"/><dc:identifier>DOI 10.1/x</dc:identifier>
<bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:givenName>Jo</foaf:givenName></foaf:Person></rdf:li>
<rdf:li><foaf:Person/></rdf:li></rdf:Seq></bib:authors></bib:Article>
<bib:Journal rdf:about="urn:issn:1"><dc:title>Journal</dc:title></bib:Journal>
<rdf:Description rdf:about="#a"><z:itemType>attachment</z:itemType></rdf:Description>
<rdf:Description rdf:about="#2"><z:itemType>report</z:itemType><dc:title>R</dc:title>
<dcterms:isPartOf rdf:resource="#none"/><dc:identifier>x</dc:identifier></rdf:Description>"""
    article, report = read(inner)
    assert (["Journal"], "10.1/x") == (
        [each.title for each in article.relations],
        article.identifier("doi"),
    )
    assert ("report", ()) == (report.kind, report.relations)
    assert not any(isinstance(each, Person) for each in article.authors)
    (chapter,) = zotero_rdf.loads(zotero_rdf.dumps([CHAPTER], titles={"una-book": "Book"}))
    assert ["Book"] == [each.title for each in chapter.relations]


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>',
        "<a>",
        "",
        "no XML",
        " " * 100_000_001,
    ],
    ids=["external entity", "bomb", "unclosed", "empty", "text", "size"],
)
def test_what_means_harm_or_is_no_xml_is_refused(text: str) -> None:
    """Entities are never expanded, files never fetched."""
    with pytest.raises(ParseError):
        zotero_rdf.loads(text, file="x.rdf")


def test_deep_nesting_is_refused() -> None:
    """A hundred thousand elements in one another hold no publication."""
    with pytest.raises(ParseError, match="Excessive depth"):
        read("<z:a>" * 100_000 + "</z:a>" * 100_000)


def said(inner: str) -> list[str]:
    problems: list[Problem] = []
    text = HEAD + inner + "</rdf:RDF>"
    zotero_rdf.loads(text, bodies=BODIES.values(), file="x.rdf", on_problem=problems.append)
    return list(map(str, problems))


def test_what_is_not_read_is_reported_with_its_line() -> None:
    """Tags, attachments and notes of a library, a type that we do not have."""
    inner = """<rdf:Description rdf:about="#1"><z:itemType>podcast</z:itemType>
<dc:title>T</dc:title><dc:subject>tag</dc:subject><link:link xmlns:link="urn:l"><a/></link:link>
<dc:publisher>UNA</dc:publisher></rdf:Description>
<z:Attachment rdf:about="#a"><z:itemType>attachment</z:itemType></z:Attachment>"""
    assert [
        "x.rdf:14: z:Attachment: not read",
        "x.rdf:11: dc:subject: not read",
        "x.rdf:11: link:link: not read",
        "x.rdf:11: kind: the type 'podcast' is not one of ours; read as a document",
    ] == said(inner)


def test_the_list_for_unapi_is_no_loss() -> None:
    """Our own file is read without a word, with its list or without."""
    problems: list[Problem] = []
    text = zotero_rdf.dumps([BARE], unapi=True)
    assert (BARE.id,) == tuple(
        each.id for each in zotero_rdf.loads(text, on_problem=problems.append)
    )
    assert [] == problems
    assert () == zotero_rdf.loads(zotero_rdf.dumps([]))


def test_rdf_of_others_is_refused() -> None:
    """Bibliontology has no items of Zotero's; another root is no RDF."""
    with pytest.raises(ParseError, match="no item of Zotero's is in this file"):
        read("<bib:Report rdf:about='#1'><dc:title>T</dc:title></bib:Report>")
    with pytest.raises(ParseError, match="expected the element rdf:RDF, found TEI"):
        zotero_rdf.loads("<TEI xmlns='urn:x'/>")
