"""A catalogue is looked up, selected from and asked for places."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from migpubs.catalogue import Catalogue, Description
from migpubs.errors import Place, UnknownBody, UnknownPublication, UnknownYear
from migpubs.identifiers import parse
from migpubs.language_map import LanguageMap
from migpubs.model import Annex, Body, Publication, Row
from tests.catalogue.conftest import ids, lay

if TYPE_CHECKING:
    from pathlib import Path


def test_it_is_a_collection_of_publications(catalogue: Catalogue) -> None:
    """It iterates in the order of the files, counts, and says itself what it is."""
    assert ["three", "one", "two"] == [each.id for each in catalogue]
    assert (3, "<Catalogue of 3 publications>") == (len(catalogue), repr(catalogue))
    assert ("Small", "una", "2023.1") == (
        catalogue.description.title.text(),
        catalogue.description.owner,
        catalogue.description.version,
    )
    assert Description() == Catalogue().description


def test_a_publication_is_found_by_old_ids_too(catalogue: Catalogue) -> None:
    """An id or an old id is a key; an unknown one names the nearest."""
    assert "one" in catalogue
    assert "old-two" in catalogue
    assert "nobody" not in catalogue
    assert catalogue["one"] in catalogue
    assert evolve(catalogue["one"], genre="brief") not in catalogue
    assert catalogue["two"] is catalogue["old-two"]
    with pytest.raises(
        UnknownPublication, match=r"unknown publication 'tree' \(did you mean 'three'"
    ):
        catalogue["tree"]
    with pytest.raises(KeyError):
        catalogue[""]
    with pytest.raises(UnknownPublication, match="unknown publication '<Publication one>'"):
        catalogue[catalogue["one"]]  # type: ignore[index]


def test_an_id_wins_over_an_old_id() -> None:
    """An old id that is now another record's id leads to that record."""
    name = LanguageMap({"en": "A"})
    old = Publication(id="a", title=name, aliases=("b",))
    new = Publication(id="b", title=name)
    assert Catalogue(publications=(old, new))["b"] is new


def test_bodies_go_by_many_names(catalogue: Catalogue) -> None:
    """Ids win over acronyms, names and aliases; case and punctuation do not count."""
    for name in ("una", "UNA", "united agency", "องค์การ"):
        assert "una" == catalogue.body(name).id
    assert "good" == catalogue.body("works for good").id
    assert catalogue.find_body("nobody") is None
    with pytest.raises(UnknownBody, match="did you mean 'good'"):
        catalogue.body("goood")
    first = Body(id="who", name=LanguageMap({"en": "X"}), acronym="Y")
    second = Body(id="y", name=LanguageMap({"en": "who"}))
    both = Catalogue(bodies={"who": first, "y": second})
    assert ["y", "who"] == [both.body(name).id for name in ("Y", "WHO")]


def test_annexes_by_year(catalogue: Catalogue) -> None:
    """The annex lists its records in printed order; each record knows who lists it."""
    assert ["two", "one", "three"] == ids(catalogue.in_annex(2023))
    assert catalogue.annex(2566) is catalogue.annex(2023)
    assert catalogue.annex("2566") is catalogue.annex(2023)  # type: ignore[arg-type]
    assert (2023,) == catalogue.listed(catalogue["three"])
    assert () == Catalogue().listed(catalogue["three"])
    with pytest.raises(UnknownYear, match=r"'2032' \(there is 2023; .*2032` begins it\)$"):
        catalogue.annex(2032)
    with pytest.raises(UnknownYear, match=r"'2024' \(`migpubs add --listed 2024` begins it"):
        Catalogue().annex(2024)
    twice = Annex(year=2024, rows=(Row(records=("one", "gone")), Row(records=("one",))))
    more = Catalogue(
        publications=catalogue.publications, annexes={2024: twice, **catalogue.annexes}
    )
    assert (2023, 2024) == more.listed(catalogue["one"])
    assert ["one"] == ids(more.in_annex(2024))
    assert ["one", "two", "three"] == ids(more.select(listed=[2024, 2023]))


def test_a_record_is_shown_as_its_file_has_it(catalogue: Catalogue) -> None:
    """YAML for people, plain data with the years that list it for programs; old ids lead too."""
    expected = (
        "- id: three\n  title: Three things\n  publishers: [una-thailand, good]\n  issued: 2022\n"
    )
    assert expected == catalogue.show("three")
    plain = {"id": "three", "title": "Three things", "publishers": ["una-thailand", "good"]}
    assert plain | {"issued": "2022", "listed": [2023]} == catalogue.plain("three")
    assert "two" == catalogue.plain("old-two")["id"]
    assert catalogue.show("one", "two") == catalogue.show("one") + "\n" + catalogue.show("two")
    with pytest.raises(UnknownPublication):
        catalogue.show("nobody")


def test_places_are_found_again(catalogue: Catalogue, small: Path) -> None:
    """A record's place is its first line, a field's the line it stands on."""
    assert Place(file="publications/2023.yaml", line=9, column=1, record="two") == catalogue.place(
        "two"
    )
    assert "publications/2023.yaml:12:3: two: texts" == str(catalogue.place("two", "texts"))
    assert "publications/2023.yaml:9:1: two: genre" == str(catalogue.place("two", "genre"))
    assert "publications/2022.yaml:4:3: three: issued" == str(catalogue.place("three", "issued"))
    assert Place(record="nobody", field="id") == catalogue.place("nobody", "id")
    assert Place(record="x", field="") == Catalogue().place("x")
    again = Catalogue.load(small)
    (small / "publications" / "2023.yaml").unlink()
    assert "publications/2023.yaml:9:1: two: texts" == str(again.place("two", "texts"))


def test_the_last_field_of_a_record_is_not_the_next_ones(tmp_path: Path) -> None:
    """A field is looked for in its own record only."""
    text = "- id: a\n  title: A\n- id: b\n  title: B\n  genre: x\n"
    lay(tmp_path, {"bodies.yaml": "", "publications/a.yaml": text})
    catalogue = Catalogue.load(tmp_path)
    assert 1 == catalogue.place("a", "genre").line
    assert 5 == catalogue.place("b", "genre").line


def test_records_are_found_by_title_and_identifier() -> None:
    """Case and punctuation of a title do not count, nor how an identifier is printed."""
    one = Publication(
        id="a", title=LanguageMap({"en": "What now?"}), subtitle=LanguageMap({"en": "A guide"})
    )
    other = Publication(
        id="b",
        title=LanguageMap({"en": "what now: a guide"}),
        identifiers=(parse("isbn", "978-92-1-123456-5"),),
    )
    catalogue = Catalogue(publications=(one, other))
    assert (one, other) == catalogue.with_title("What Now? A Guide")
    assert () == catalogue.with_title("Nothing")
    assert (other,) == catalogue.with_identifier(parse("isbn", "9789211234565"))
    assert () == catalogue.with_identifier(parse("issn", "0378-5955"))


def test_a_catalogue_can_be_sent_to_another_process(catalogue: Catalogue) -> None:
    """It can be pickled, with what it has looked up."""
    catalogue.select(publisher="una")
    copy = pickle.loads(pickle.dumps(catalogue))
    assert catalogue.publications == copy.publications
    assert ["one"] == ids(copy.select(kind="report"))
