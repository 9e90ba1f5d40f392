"""New publications: their ids, files and rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve

from migpubs.catalogue import Catalogue
from migpubs.catalogue.addition import add, contributor, insert, put, relation
from migpubs.dates import Date
from migpubs.errors import (
    CatalogueError,
    EditConflict,
    MigpubsError,
    UnknownBody,
    UnknownPublication,
    UnknownWord,
)
from migpubs.language_map import LanguageMap
from migpubs.model import Body, Contribution, Publication

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    """Give a catalogue with two bodies and nothing else."""
    text = "- {id: ilo, name: International Labour Organization, acronym: ILO}\n"
    (tmp_path / "bodies.yaml").write_text(text + "- {id: iom, name: IOM}\n", encoding="utf-8")
    return Catalogue.load(tmp_path)


def test_a_new_publication_goes_to_its_years_files(catalogue: Catalogue, tmp_path: Path) -> None:
    """A listed one goes to the listing year's file and to a row of the annex."""
    changed, key = add(
        catalogue, title="Skilled: to care", authors=["ILO"], texts=["Thai"], listed=2024
    )
    assert ("ilo-2024-skilled-care", (2024,)) == (key, changed.listed(changed[key]))
    changed, second = insert(changed, {"title": "B", "issued": "2023"}, 2024)
    assert [(key,), (second,)] == [row.records for row in changed.annex(2024).rows]
    assert ["2024.yaml"] == [path.name for path in (tmp_path / "publications").iterdir()]


@pytest.mark.parametrize(
    ("fields", "file"), [({"launched": "2019-10-10"}, "2019.yaml"), ({}, "undated.yaml")]
)
def test_without_a_listing_the_date_names_the_file(
    catalogue: Catalogue, tmp_path: Path, fields: dict[str, str], file: str
) -> None:
    """An unlisted publication goes to the file of its year, else to undated.yaml."""
    insert(catalogue, {"title": "T", **fields})
    assert (tmp_path / "publications" / file).exists()


def test_what_cannot_be_read_is_not_written(catalogue: Catalogue, tmp_path: Path) -> None:
    """A record with mistakes raises them all and leaves the folder as it was."""
    with pytest.raises(CatalogueError) as caught:
        insert(catalogue, {"title": "T", "kind": "reprot", "issued": "2024-13"}, 2024)
    assert ["kind", "issued"] == [problem.where.field for problem in caught.value.problems]
    assert not (tmp_path / "publications").exists()


def test_a_person_needs_a_comma(catalogue: Catalogue) -> None:
    """A body is known by any name; a person is written family first; nothing is guessed."""
    assert "ilo" == contributor(catalogue, "International labour organization")
    assert {"given": "George", "family": "May"} == contributor(catalogue, "May, George")
    for name in ("George May", "May,"):
        with pytest.raises(UnknownBody):
            contributor(catalogue, name)


def test_a_record_is_what_was_typed(catalogue: Catalogue) -> None:
    """Fields that were left empty are left out; the page is the source unless another is named."""
    changed, key = add(catalogue, title="T", url="https://a.org/", publishers=["IOM"], key="x")
    expected = {
        "id": "x",
        "title": "T",
        "publishers": ["iom"],
        "links": ["https://a.org/"],
        "sources": [{"url": "https://a.org/"}],
    }
    assert expected | {"listed": []} == changed.plain(key)


def test_the_year_finds_its_annex_under_any_name(catalogue: Catalogue, tmp_path: Path) -> None:
    """Names of files carry no meaning: a row goes to the annex of the year, not to a second one."""
    (tmp_path / "annexes").mkdir()
    path = tmp_path / "annexes" / "report-of-2024.yml"
    path.write_text("year: 2024\n", encoding="utf-8")
    changed, key = add(catalogue, title="One", listed=2024)
    assert "year: 2024\nrows:\n- records: [2024-one]\n" == path.read_text(encoding="utf-8")
    changed = put(changed, evolve(changed[key], id="two"), listed=2024)
    assert ["2024-one", "two"] == [each.id for each in changed.in_annex(2024)]


def test_an_old_id_of_another_is_taken(catalogue: Catalogue) -> None:
    """A key that leads to another record is not given away."""
    changed, _ = insert(catalogue, {"id": "one", "title": "One", "aliases": ["old"]})
    with pytest.raises(MigpubsError, match="the id 'old' is taken by one, whose old id it is"):
        add(changed, title="Two", key="old")


def test_plain_data_may_be_of_any_kind(catalogue: Catalogue) -> None:
    """A year may be a number; what is no title is told as such."""
    changed, key = insert(catalogue, {"title": "T", "issued": 2023})
    assert (Date(2023), "2023-t") == (changed[key].issued, key)
    with pytest.raises(CatalogueError, match="title: expected text, found a list"):
        insert(catalogue, {"title": ["T"]})


def test_dates_are_read_as_people_write_them(catalogue: Catalogue) -> None:
    """A year of the Buddhist era is no year of ours, in the record and in its id."""
    changed, key = add(catalogue, title="Guide", publishers=["ILO"], issued="พ.ค. 2567")
    assert ("ilo-2024-guide", "2024-05") == (key, str(changed[key].date))
    for issued in (2567, "2024", Date(2024)):
        changed, key = add(changed, title="Guide", issued=issued)
        assert Date(2024) == changed[key].date


def test_a_second_language_has_its_extent(catalogue: Catalogue) -> None:
    """What is known of a text stands in brackets behind its language."""
    changed, key = add(catalogue, title="Guide", texts=["Thai", "en (executive summary)"])
    texts = [(each.language, each.extent) for each in changed[key].texts]
    assert [("th", "full"), ("en", "executive-summary")] == texts


@pytest.mark.parametrize(
    ("words", "error", "said"),
    [
        ("copy-of:a", UnknownWord, "unknown relation 'copy-of'"),
        ("part-of:b", UnknownPublication, "unknown publication 'b'"),
        ("part-of", UnknownWord, "unknown relation 'part-of' .write it as translation-of:ID"),
    ],
)
def test_a_relation_needs_its_kind_and_target(
    catalogue: Catalogue, words: str, error: type[Exception], said: str
) -> None:
    """Neither is guessed."""
    with pytest.raises(error, match=said):
        relation(catalogue, words)


def test_all_that_is_wrong_is_told_in_one_run(catalogue: Catalogue, tmp_path: Path) -> None:
    """Words that name nothing and values that cannot be read, each by its field."""
    with pytest.raises(CatalogueError) as caught:
        add(
            catalogue,
            title="T",
            authors=["George May", "ILO", "Nobody"],
            publishers=["OIM"],
            texts=["Klingon"],
            relations=["part-of:b"],
            issued="2024-13",
            listed=2024,
        )
    fields = ["texts", "authors", "authors", "publishers", "relations", "issued"]
    assert fields == [each.where.field for each in caught.value.problems]
    assert "publishers: unknown body 'OIM' (did you mean 'IOM'?)" == str(caught.value.problems[3])
    assert not (tmp_path / "publications").exists()
    with pytest.raises(CatalogueError, match=r"\Aauthors: unknown body 'Nobody' [^\n]*\Z"):
        add(catalogue, title="T", authors="Nobody")


def test_an_old_id_becomes_the_target_of_a_relation(catalogue: Catalogue) -> None:
    """The file names a publication by the id that it has now."""
    changed, _ = insert(catalogue, {"id": "new", "title": "Whole", "aliases": ["old"]})
    changed, key = add(changed, title="Part", relations=["part-of: old"])
    assert [("part-of", "new")] == [(each.kind, each.target) for each in changed[key].relations]


def made(catalogue: Catalogue) -> Publication:
    """Return a publication made of the model's classes."""
    by = Contribution(who=catalogue.body("ILO"), role="author")
    title = LanguageMap({"en": "Made", "th": "ทำ"})
    return Publication(id="made", title=title, contributions=(by,), issued=Date(2024, 5))


def test_a_publication_made_in_a_script_is_put(catalogue: Catalogue) -> None:
    """It is read back as it was made, its id too, and stands in the annex once."""
    work = made(catalogue)
    changed = put(catalogue, work, listed=2567)
    assert (work, (2024,)) == (changed["made"], changed.listed(work))
    assert 1 == len(put(changed, work, listed=2024).annex(2024).rows)


def test_putting_again_changes_what_differs(catalogue: Catalogue, tmp_path: Path) -> None:
    """The other lines stay as they are; a record that changed on disk meanwhile is not replaced."""
    changed = put(catalogue, made(catalogue))
    file = tmp_path / "publications" / "2024.yaml"
    file.write_text(file.read_text("utf-8").replace("authors", "# who\n  authors"), "utf-8")
    work = evolve(made(catalogue), genre="brief", issued=None)
    changed = put(changed, work)
    assert work == changed["made"]
    assert "  # who\n  authors: [ilo]\n" in file.read_text("utf-8")
    put(changed, evolve(work, genre="report"))
    with pytest.raises(EditConflict):
        put(changed, evolve(work, genre="study"))


def test_a_field_that_is_not_made_of_our_classes_is_named(catalogue: Catalogue) -> None:
    """Attributes are not checked when a record is made, for a catalogue makes very many."""
    wrong: dict[str, Any] = {"title": "T", "texts": ("en",), "publishers": catalogue.body("ILO")}
    for name, value in wrong.items():
        with pytest.raises(TypeError, match=f"^{name}: .* not made of the classes of"):
            put(catalogue, evolve(made(catalogue), **{name: value}))


def test_a_publication_of_an_unknown_body_is_not_put(catalogue: Catalogue, tmp_path: Path) -> None:
    """The error names the body, and nothing is written."""
    stranger = Body(id="undp", name=LanguageMap({"en": "UNDP"}))
    with pytest.raises(CatalogueError, match="unknown body 'undp'"):
        put(catalogue, evolve(made(catalogue), publishers=(stranger,)))
    assert not (tmp_path / "publications").exists()


def test_a_body_is_not_changed_by_the_way(catalogue: Catalogue, tmp_path: Path) -> None:
    """A record names its bodies: that one of them was changed in a script is not passed over."""
    other = evolve(catalogue.bodies["ilo"], acronym="OIT")
    work = Publication(id="a", title=LanguageMap({"en": "A"}), publishers=(other,))
    with pytest.raises(EditConflict, match="ilo: it is not as the catalogue has it"):
        put(catalogue, work)
    assert not (tmp_path / "publications").exists()


def test_one_word_is_one_word(catalogue: Catalogue) -> None:
    """A text where several are asked for is one of them, not its letters; years are of any era."""
    changed, key = add(catalogue, title="T", authors="ILO", texts="Thai", listed=2567)
    assert ["ilo"] == [each.id for each in changed[key].authors if isinstance(each, Body)]
    assert (("th",), (2024,)) == (changed[key].languages, changed.listed(changed[key]))
