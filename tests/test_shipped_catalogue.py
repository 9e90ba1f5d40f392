"""The catalogue that is shipped: real records, each value with its source."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import yaml

from migpubs.catalogue import Catalogue, layout, schema
from migpubs.checks import check
from migpubs.dates import Date
from migpubs.model import Body, Person, Publication

FOLDER = Path(__file__).parents[1] / "catalogue"

Plain: TypeAlias = dict[str, Any]

RELATED = {
    "tmr-series",
    "iim-2005",
    "iim-2009",
    "tmr-2011",
    "tmr-2014",
    "tmr-2019",
    "tmr-2019-th",
    "tmr-2024",
    "ohchr-2014-borders-principles",
    "mou-atd-2019",
    "unodc-2023-roadmap",
    "asean-2023-declaration-crisis",
    "asean-2023-declaration-fishers",
    "asean-guidelines-two",
}
SELF_EVIDENT = {"id", "title_variants", "themes", "sources"}
"""Fields that say themselves where they come from, or need not."""
OUR_WORDS = {"note"}
"""What we say of a record; it may rest on the record's other sources."""
ROR_RECORDS = "https://github.com/ror-community/ror-records/"
ANNEX_ONLY = {
    "ilo-2023-protection-in-practice",
    "unicef-th-2023-make-learning-count",
    "ecot-ilo-2023-adequate-housing-guide",
    "lrdc-2023-elearning-statelessness",
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.load(FOLDER)


def plain_records() -> list[Plain]:
    """The records as they stand in the files, before any class reads them."""
    files = sorted((FOLDER / "publications").glob("*.yaml"))
    return [
        record
        for file in files
        for record in yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    ]


RECORDS = {record["id"]: record for record in plain_records()}
each_record = pytest.mark.parametrize("key", RECORDS)


def supported(record: Plain, *, by: str = "") -> set[str]:
    """The fields that the sources of a record, or those of one sort, speak for."""
    return {
        field
        for source in record["sources"]
        if by in {"", *source}
        for field in source.get("supports", ())
    }


def printed_rows(report: str) -> list[tuple[str, ...]]:
    lines = report.split("UN Migration Network Publications on Migration in 2023")[1].splitlines()
    rows = [tuple(line.split("\t")) for line in lines if "\t" in line]
    return [row for row in rows if row[0] != "Title"]


# ------------------------------------------------------------------------------- as a whole


def test_it_has_no_errors(catalogue: Catalogue) -> None:
    """The shipped catalogue reads without a problem, and no rule finds an error in it."""
    errors = [problem for problem in check(catalogue) if problem.severity == "error"]
    assert [] == errors


def test_its_only_warning_is_true_of_the_annex(catalogue: Catalogue) -> None:
    """Row 13 prints the same bodies as authors and as publishers; nothing else looks wrong."""
    warnings = [
        (problem.code, problem.where.record)
        for problem in check(catalogue)
        if problem.severity == "warning"
    ]
    assert [("authors-are-publishers", "mou-atd-2023-evaluation")] == warnings


def test_it_is_in_the_public_domain_and_unofficial(catalogue: Catalogue) -> None:
    """The catalogue says its licence and format, and that it is no product of the UN."""
    about = catalogue.description
    assert ("CC0-1.0", "1", "2023.1") == (about.licence, about.format, about.version)
    assert "not an official product" in about.notice.text("en")
    assert "" == about.owner, "no body has agreed to keep it"


@pytest.mark.parametrize(("path", "kind"), list(layout.files(FOLDER)))
def test_each_file_is_in_order(path: Path, kind: str) -> None:
    """`migpubs fmt` finds nothing to do, and each file names its schema."""
    text = path.read_text(encoding="utf-8")
    assert text == layout.tidy(text, kind, layout.schema_path(FOLDER, path, kind))


def test_schemas_are_current(catalogue: Catalogue) -> None:
    """Editors are offered the bodies and words there are; if not, run `migpubs schema`."""
    folder = FOLDER / schema.FOLDER
    written = {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.json")}
    assert schema.schemas(catalogue) == written


@pytest.mark.parametrize("path", [path for path, _ in layout.files(FOLDER)])
def test_other_readers_of_yaml_agree(path: Path) -> None:
    """A second YAML reader finds the same in each file: nothing hangs on the one we use."""
    text = path.read_text(encoding="utf-8")
    ours = yaml.load(text, Loader=yaml.CBaseLoader)
    assert ours == yaml.load(text, Loader=yaml.BaseLoader)


def test_records_keep_the_order_of_fields() -> None:
    """Fields stand in the order in which migpubs writes them."""
    order = list(layout.SHAPES["publications"].fields)
    for key, record in RECORDS.items():
        assert sorted(record, key=order.index) == list(record), key


def test_it_has_a_record_for_each_work(catalogue: Catalogue) -> None:
    """Fourteen works are listed in thirteen rows; fourteen more stand around them."""
    assert 28 == len(catalogue)
    assert RELATED == {each.id for each in catalogue if not catalogue.listed(each)}
    assert 14 == len(catalogue.select(listed=2023))


# ----------------------------------------------------------------------------------- the annex


@pytest.mark.outside
def test_rows_equal_the_report_byte_for_byte(catalogue: Catalogue, facts: Path) -> None:
    """The annex holds the printed cells, hyphens of line breaks and all, and nothing else."""
    report = (facts / "report-2023.txt").read_bytes()
    annex = catalogue.annex(2023)
    assert printed_rows(report.decode()) == [row.cells for row in annex.rows]
    assert f"### {annex.heading}\n" in report.decode()
    assert "\t".join(annex.columns) in report.decode().splitlines()
    assert hashlib.sha256(report).hexdigest() == annex.sha256


@pytest.mark.outside
def test_titles_and_bodies_agree_with_the_gold_records(catalogue: Catalogue, facts: Path) -> None:
    """Where only the annex knows a work, its record says what a careful reader takes from it."""
    gold = json.loads((facts / "annex-2023-expected.json").read_text(encoding="utf-8"))
    rows = {record["row"]: record for record in gold["records"]}
    for row in (2, 3, 4, 6, 7, 8, 11, 12, 13):
        (key,) = catalogue.annex(2023).rows[row - 1].records
        assert rows[row]["title"] == catalogue[key].full_title(), key
    for row in (2, 3, 4, 7, 8, 11, 12):
        (key,) = catalogue.annex(2023).rows[row - 1].records
        names = [author["name"] for author in rows[row]["authors"]]
        assert len(names) == len(catalogue[key].authors), key


def test_each_row_leads_to_its_records(catalogue: Catalogue) -> None:
    """Every row lists a record that exists, and only row 9 lists two."""
    rows = catalogue.annex(2023).rows
    assert 13 == len(rows)
    assert all(3 == len(row.cells) for row in rows)
    assert all(key in catalogue for row in rows for key in row.records)
    assert [1] * 8 + [2] + [1] * 4 == [len(row.records) for row in rows]


def test_row_9_lists_a_work_and_its_part(catalogue: Catalogue) -> None:
    """The regional analysis and the Bangkok case study are two records of one row."""
    whole, part = catalogue.annex(2023).rows[8].records
    (relation,) = catalogue[part].relations
    assert ("part-of", whole) == (relation.kind, relation.target)


def test_rows_that_are_unclear_say_so(catalogue: Catalogue) -> None:
    """Rows 5, 9, 10 and 13 carry a note on how they were read."""
    noted = [number for number, row in enumerate(catalogue.annex(2023).rows, 1) if row.note]
    assert [5, 9, 10, 13] == noted


# ---------------------------------------------------------------------------------- the sources


@each_record
def test_each_value_has_a_source(key: str) -> None:
    """Each field of a record is supported by a page, the report or the annex."""
    record = RECORDS[key]
    needing = set(record) - SELF_EVIDENT - OUR_WORDS
    assert set() == needing - supported(record)


@each_record
def test_sources_speak_for_fields_that_are_there(key: str) -> None:
    """No source supports a field that the record does not have."""
    record = RECORDS[key]
    assert set() == supported(record) - set(record)


@each_record
def test_only_annex_rows_that_list_a_record_support_it(key: str, catalogue: Catalogue) -> None:
    """A record names the row of the annex it stands in, and no other."""
    rows = catalogue.annex(2023).rows
    expected = [f"2023/{number}" for number, row in enumerate(rows, 1) if key in row.records]
    assert expected == [each.annex for each in catalogue[key].sources if each.annex]


@each_record
def test_links_and_identifiers_come_from_pages(key: str) -> None:
    """The annex and the report give no link, date, identifier or place: a page must."""
    record = RECORDS[key]
    fields = {"links", "issued", "adopted", "launched", "posted", "signed", "identifiers", "place"}
    assert set() == (fields & set(record)) - supported(record, by="url")


@each_record
def test_titles_met_elsewhere_name_their_place(key: str) -> None:
    """Each other form of a title says where it stands."""
    variants = RECORDS[key].get("title_variants", ())
    assert all(variant.get("source") for variant in variants)


def test_what_is_said_of_bodies_has_a_source(catalogue: Catalogue) -> None:
    """A page, the report or the annex speaks for names, acronym, address and ids of each body."""
    fields = ("name", "acronym", "aliases", "identifiers", "url", "valid_from", "valid_to")
    for body in catalogue.bodies.values():
        given = {field for field in fields if getattr(body, field)}
        spoken = {field for source in body.sources for field in source.supports or given}
        assert set() == given - spoken, body.id


@pytest.mark.outside
def test_addresses_and_thai_words_are_those_that_were_read(facts: Path) -> None:
    """No address and no Thai text differs by a letter from the verified facts."""
    known = "".join(path.read_text(encoding="utf-8") for path in facts.glob("*.yaml"))
    for path in [FOLDER / "bodies.yaml", *(FOLDER / "publications").glob("*.yaml")]:
        text = path.read_text(encoding="utf-8")
        addresses = set(re.findall(r"https?://[^\s\"]+[^\s\",}]", text))
        ours = {
            each.removeprefix("https://ror.org/")
            for each in addresses
            if not each.startswith(ROR_RECORDS)
        }
        assert [] == [each for each in sorted(ours) if each not in known]
        assert [] == [each for each in re.findall(r"[\u0e01-\u0e5b]+", text) if each not in known]


def test_what_only_the_annex_knows_has_no_abstract(catalogue: Catalogue) -> None:
    """Four records rest on the annex alone; nothing is made of their titles."""
    found = {each.id for each in catalogue if all(source.annex for source in each.sources)}
    assert ANNEX_ONLY == found
    for key in ANNEX_ONLY:
        publication = catalogue[key]
        assert not publication.abstract
        assert (None, None, ()) == (publication.date, publication.posted, publication.links)


# ---------------------------------------------------------------------------------- the records


def test_no_listing_year_became_a_date(catalogue: Catalogue) -> None:
    """Works without a known date have none, though the annex lists them for 2023."""
    undated = {each.id for each in catalogue.select(listed=2023) if each.date is None}
    expected = {
        "undp-2023-provincial-district-responses",
        "iom-th-multi-sectoral-assessment",
        "ohchr-2023-borders-principles-th",
        "mou-atd-2023-evaluation",
        *ANNEX_ONLY,
    }
    assert expected == undated


def test_the_day_of_posting_is_not_the_date_of_the_work(catalogue: Catalogue) -> None:
    """Row 3 was posted on 20 September 2023; its own date is unknown."""
    brief = catalogue["undp-2023-provincial-district-responses"]
    assert (None, Date.parse("2023-09-20")) == (brief.issued, brief.posted)
    assert ("undp", "world-vision") == tuple(body.id for body in brief.publishers)


def test_instruments_were_adopted_or_signed(catalogue: Catalogue) -> None:
    """Recommendation, declarations and memorandum have the date of their adoption or signature."""
    instruments = catalogue.select(kind="instrument")
    dates = {each.id: (str(each.adopted or ""), str(each.signed or "")) for each in instruments}
    expected = {
        "ilo-r115-workers-housing": ("1961-06-28", ""),
        "mou-atd-2019": ("", "2019-01-21"),
        "asean-2023-declaration-crisis": ("2023-05-10", ""),
        "asean-2023-declaration-fishers": ("2023-05-10", ""),
    }
    assert expected == dates
    assert all(each.issued is None for each in instruments)


def test_a_question_takes_no_colon(catalogue: Catalogue) -> None:
    """The topic label and the site's name of row 1 are gone; the question mark stays."""
    title = catalogue["ilo-2023-skilled-to-care"].full_title()
    assert title.startswith("Skilled to care, forced to work? Recognizing the skills profiles")
    assert title.endswith("amid forced labour and exploitation")


def test_thai_texts_have_supplied_titles(catalogue: Catalogue) -> None:
    """Rows 7, 11, 12 and 13 exist in Thai; their Thai titles are unknown."""
    supplied = {each.id for each in catalogue if each.title_is_supplied}
    expected = {
        "ohchr-2023-borders-principles-th",
        "ecot-ilo-2023-adequate-housing-guide",
        "lrdc-2023-elearning-statelessness",
        "mou-atd-2023-evaluation",
    }
    assert expected == supplied


def test_the_translation_bears_no_symbol(catalogue: Catalogue) -> None:
    """A/69/CRP.1 is the conference room paper's; the Thai translation has none."""
    translation = catalogue["ohchr-2023-borders-principles-th"]
    original = catalogue["ohchr-2014-borders-principles"]
    assert ("", "A/69/CRP.1") == tuple(
        each.identifier("un-symbol") for each in (translation, original)
    )
    assert [("translation-of", original.id)] == [
        (each.kind, each.target) for each in translation.relations
    ]


def test_row_13_is_whole_in_thai_only(catalogue: Catalogue) -> None:
    """The evaluation exists in Thai; in English there is an unofficial executive summary."""
    thai, english = catalogue["mou-atd-2023-evaluation"].texts
    assert ("th", "full", "", False) == (
        thai.language,
        thai.extent,
        thai.status,
        thai.translated,
    )
    assert ("en", "executive-summary", "unofficial", True) == (
        english.language,
        english.extent,
        english.status,
        english.translated,
    )


def test_the_department_belongs_to_its_ministry(catalogue: Catalogue) -> None:
    """'DCY, MSDHS' is one body, the department whose parent is the ministry."""
    authors = catalogue["mou-atd-2023-evaluation"].authors
    assert ["dcy", "unicef-thailand", "idc"] == [who.id for who in authors if isinstance(who, Body)]
    assert ["dcy", "msdhs", "rtg"] == [body.id for body in catalogue.bodies["dcy"].lineage]


def test_commas_stay_inside_a_body(catalogue: Catalogue) -> None:
    """Centre, faculty and university of row 12 are one author of three levels."""
    authors = catalogue["lrdc-2023-elearning-statelessness"].authors
    assert 3 == len(authors)
    first = authors[0]
    assert isinstance(first, Body)
    assert ["lrdc-cmu", "cmu-law", "cmu"] == [body.id for body in first.lineage]


def test_editions_are_numbered(catalogue: Catalogue) -> None:
    """The six works of the series are its editions one to six."""

    def number(publication: Publication) -> str:
        return next(
            (
                each.number
                for each in publication.relations
                if (each.kind, each.target) == ("edition-of", "tmr-series")
            ),
            "",
        )

    numbers = {number(each): each.id for each in catalogue if number(each)}
    expected = ["iim-2005", "iim-2009", "tmr-2011", "tmr-2014", "tmr-2019", "tmr-2024"]
    assert expected == [numbers[str(index)] for index in range(1, 7)]


def test_isbns_keep_the_printed_form(catalogue: Catalogue) -> None:
    """The ISBN of 2005 is printed with blanks and has a right check digit."""
    (isbn,) = catalogue["iim-2005"].identifiers
    assert ("9789290682523", "978 92 9068 252 3") == (isbn.value, str(isbn))


def test_the_guidelines_are_a_draft(catalogue: Catalogue) -> None:
    """Only the ASEAN guidelines are not yet out."""
    drafts = [each.id for each in catalogue if each.status != "published"]
    assert ["asean-guidelines-two"] == drafts


def test_no_theme_is_confirmed(catalogue: Catalogue) -> None:
    """All themes are priorities of 2023 that the compilers assigned, one of them the first."""
    for publication in catalogue:
        ranks = [each.rank for each in publication.themes]
        assert ranks.count("primary") == min(1, len(ranks)), publication.id
        assert all(each.assigned == "compiler" for each in publication.themes)
        assert all(each.theme.id.startswith("network-2023:") for each in publication.themes)


def test_names_bear_no_honorific(catalogue: Catalogue) -> None:
    """Persons stand with given and family name, without their titles."""
    persons = [
        part.who
        for each in catalogue
        for part in each.contributions
        if isinstance(part.who, Person)
    ]
    assert 22 == len(persons)
    assert all(person.given and person.family for person in persons)


# ------------------------------------------------------------------------------------ the bodies


@pytest.mark.outside
def test_bodies_say_what_the_facts_say(catalogue: Catalogue, facts: Path) -> None:
    """Names, acronyms and ROR ids of bodies are those that were verified."""
    text = (facts / "bodies.yaml").read_text(encoding="utf-8")
    known = yaml.load(text, Loader=yaml.BaseLoader)["agencies"]
    assert 61 == len(known)
    unknown = {"unknown", "null", "", None}
    for fact in known:
        body = catalogue.bodies[fact["key"]]
        assert fact["name_en"] == body.name["en"]
        assert (fact.get("name_th") or "unknown") == body.name.get("th", "unknown")
        expected = fact.get("ror") if fact.get("ror") not in unknown else ""
        assert expected == next((each.url for each in body.identifiers), "")
        url = fact.get("website")
        assert ("" if url in unknown else url) == body.url
        assert tuple(fact.get("aliases", ())) == body.aliases


def test_acronyms_of_other_bodies_do_not_clash(catalogue: Catalogue) -> None:
    """Two bodies never share an acronym."""
    acronyms = [body.acronym for body in catalogue.bodies.values() if body.acronym]
    assert sorted(set(acronyms)) == sorted(acronyms)


def test_the_network_is_not_said_to_succeed_the_group(catalogue: Catalogue) -> None:
    """What nobody says stands in a note only: no parent, no dates of validity."""
    for key in ("un-network-thailand", "twg-migration-thailand"):
        body = catalogue.bodies[key]
        assert (None, None, None) == (body.parent, body.valid_from, body.valid_to)
        assert "none says so" in body.note


def test_years_of_bodies_are_common_years(catalogue: Catalogue) -> None:
    """The department set up on 6 March 2558 exists since 2015."""
    assert "2015-03-06" == str(catalogue.bodies["dcy"].valid_from)


# ------------------------------------------------------------------------------------ the themes


def test_themes_are_priorities_objectives_and_goals(catalogue: Catalogue) -> None:
    """Three priorities with seven outcomes, 23 objectives and 17 goals."""
    counts = {"network-2023": 10, "gcm": 23, "sdg": 17}
    for vocabulary, number in counts.items():
        ids = [theme for theme in catalogue.themes if theme.startswith(f"{vocabulary}:")]
        assert number == len(ids)
    assert sum(counts.values()) == len(catalogue.themes)


@pytest.mark.outside
def test_the_report_prints_what_it_is_named_for(catalogue: Catalogue, facts: Path) -> None:
    """Where the report is the source of a body's name or acronym, it prints it."""
    report = (facts / "report-2023.txt").read_text(encoding="utf-8").casefold()
    for body in catalogue.bodies.values():
        fields = {field for each in body.sources if each.file for field in each.supports}
        assert "name" not in fields or body.name["en"].casefold() in report
        assert "acronym" not in fields or body.acronym.casefold() in report


@pytest.mark.outside
def test_labels_are_those_of_the_report(catalogue: Catalogue, facts: Path) -> None:
    """Each priority and outcome is labelled in the report's own words."""
    report = (facts / "report-2023.txt").read_text(encoding="utf-8")
    for theme in catalogue.themes.values():
        if theme.id.startswith("network-2023:"):
            assert theme.label["en"] in report, theme.id
