"""An edit changes the lines of its field and nothing else, or nothing at all."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from migpubs.catalogue import Catalogue, edit, emitter, folder, loader
from migpubs.catalogue.reader import Reader
from migpubs.catalogue.records import PUBLICATION
from migpubs.errors import (
    CatalogueError,
    EditConflict,
    MigpubsError,
    UnknownKey,
    UnknownPublication,
)
from tests.catalogue.conftest import lay
from tests.strategies import BODIES, THEMES, any_text, publications

if TYPE_CHECKING:
    from pathlib import Path

    from migpubs.model import Publication

TABLES = {"bodies": BODIES, "themes": THEMES, "publications": {}}
ORDER = list(PUBLICATION.fields)

PAGE = """\
# the file's own words: # and : included

- id: first   # the first
  # above the title
  title:   'Old: one'  # behind it
  texts: [en,
          th]
  links:
  # dead since May
  - url: https://example.org/a  # its page
    kind: landing
  - https://example.org/b
  abstract: |
    One line
      and another # no comment

  note: >-
    folded
    text
# between records
- kind: brief
  id: "second"
  title: สอง
  genre:
  authors:
      - una

-   id: third
    title: Three
    subtitle: a subtitle
      on two lines
"""


def read(text: str) -> dict[str, Publication]:
    reader = Reader(text.removeprefix(edit.BOM), "a.yaml", TABLES)
    found = {each.id: each for each, _ in reader.read_records(PUBLICATION)}
    assert [] == reader.problems
    return found


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    """Return the lines that are only in one text, without what both begin and end with."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    while old and new and old[0] == new[0]:
        del old[0], new[0]
    while old and new and old[-1] == new[-1]:
        del old[-1], new[-1]
    return old, new


@pytest.mark.parametrize(
    ("key", "name", "value", "old", "new"),
    [
        # one line for one line: the comment behind it stays
        (
            "first",
            "title",
            "New",
            ["  title:   'Old: one'  # behind it\n"],
            ["  title:   New  # behind it\n"],
        ),
        ("first", "id", "one", ["- id: first   # the first\n"], ["- id: one   # the first\n"]),
        ("second", "genre", "leaflet", ["  genre:\n"], ["  genre: leaflet\n"]),
        ("second", "kind", "report", ["- kind: brief\n"], ["- kind: report\n"]),
        # many lines for one, one for many: comments inside go above
        (
            "first",
            "title",
            {"en": "x" * 60, "th": "y" * 60},
            ["  title:   'Old: one'  # behind it\n"],
            ["  # behind it\n", "  title:\n", f"    en: {'x' * 60}\n", f"    th: {'y' * 60}\n"],
        ),
        ("first", "texts", ["my"], ["  texts: [en,\n", "          th]\n"], ["  texts: [my]\n"]),
        (
            "first",
            "links",
            ["https://example.org/c"],
            [
                "  links:\n",
                "  # dead since May\n",
                "  - url: https://example.org/a  # its page\n",
                "    kind: landing\n",
                "  - https://example.org/b\n",
            ],
            ["  # dead since May\n", "  # its page\n", "  links: [https://example.org/c]\n"],
        ),
        ("first", "note", "n", ["  note: >-\n", "    folded\n", "    text\n"], ["  note: n\n"]),
        (
            "second",
            "kind",
            None,
            ["- kind: brief\n", '  id: "second"\n'],
            ['- id: "second"\n'],
        ),
        # a new field goes to its place
        ("first", "kind", "report", [], ["  kind: report\n"]),
        ("second", "note", "a: b", [], ['  note: "a: b"\n']),
        ("third", "genre", "x", [], ["    genre: x\n"]),
        ("third", "aliases", ["old"], [], ["    aliases: [old]\n"]),
        # removed
        ("second", "authors", None, ["  authors:\n", "      - una\n"], []),
        ("third", "subtitle", None, ["    subtitle: a subtitle\n", "      on two lines\n"], []),
        ("first", "title_variants", None, [], []),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", edit.BOM])
def test_only_the_lines_of_the_field_change(
    key: str, name: str, value: object, old: list[str], new: list[str], line_end: str, bom: str
) -> None:
    """Every other line stays, with its line end, whatever the field was and becomes."""
    before = bom + PAGE.replace("\n", line_end)
    after = edit.set_field(before, key, name, value, ORDER)
    expected = [[line.replace("\n", line_end) for line in lines] for lines in (old, new)]
    assert (*expected,) == changed_lines(before, after)
    assert after.startswith(bom + "# the file's own words")


def test_a_first_field_of_many_lines_keeps_the_dash() -> None:
    """The dash stays where the first field becomes longer; its comments follow it."""
    after = edit.set_field("- title: a  # c\n  id: x\n", "x", "title", {"en": "x" * 99, "th": "y"})
    assert f"- title:\n    en: {'x' * 99}\n    th: y\n  # c\n  id: x\n" == after


def test_a_last_line_without_an_end_gets_one() -> None:
    """A field added behind a last line without a line end begins on a line of its own."""
    assert "- id: x\n  title: a\n  genre: b\n" == edit.set_field(
        "- id: x\n  title: a", "x", "genre", "b"
    )
    assert "- id: x\n  title: b" == edit.set_field("- id: x\n  title: a", "x", "title", "b")


@given(publications(any_text()), publications(any_text()), st.data())
def test_what_is_set_is_what_is_read(
    one: Publication, other: Publication, data: st.DataObject
) -> None:
    """Any field can be set to the value of another record's; all else reads as before."""
    pages = [PUBLICATION.write(one) | {"id": f"k{n}"} for n in range(3)]
    ends = data.draw(st.sampled_from(["\n", "\r\n"]))
    text = "# top\n" + "# between\n".join(map(emitter.record, pages))
    text = data.draw(st.sampled_from(["", edit.BOM])) + text.replace("\n", ends)
    name = data.draw(st.sampled_from([each for each in ORDER if each != "id"]))
    new = PUBLICATION.write(other).get(name)
    if new is None and name == "title":
        new = "title"
    before, changed = read(text), edit.set_field(text, "k1", name, new, ORDER)
    after = read(changed)
    expected = {key: value for key, value in pages[1].items() if key != name}
    assert {**expected, **({} if new is None else {name: new})} == PUBLICATION.write(after["k1"])
    assert (before["k0"], before["k2"]) == (after["k0"], after["k2"])
    assert ends == "\n" or changed.count("\n") == changed.count("\r\n")
    assert 2 == changed.count("# between")


@given(publications(any_text()))
def test_setting_what_is_there_changes_nothing(publication: Publication) -> None:
    """A field set to its own value leaves the file as it was."""
    plain = PUBLICATION.write(publication)
    text = emitter.record(plain)
    for name, value in plain.items():
        assert text == edit.set_field(text, publication.id, name, value, ORDER)


@pytest.mark.parametrize(
    ("text", "name", "message"),
    [
        ("- {id: x, title: a}\n", "genre", "a record in braces"),
        ("- id: x\n  title: 'a\n- b'\n", "genre", "cannot be read any more"),
        ("- id: x\n  title: &a b\n  note: *a\n", "title", "cannot be read any more"),
        ("- id: x\n  title: a\n", "#genre", "only a person should change"),
    ],
)
def test_what_cannot_be_changed_alone_is_refused(text: str, name: str, message: str) -> None:
    """A record in an unusual layout is left to a person."""
    with pytest.raises(EditConflict, match=message):
        edit.set_field(text, "x", name, "new", ORDER)


def test_an_unknown_record_is_refused() -> None:
    """An id that is only mentioned is no record."""
    for text in ("", "- id: other\n  note: about x\n"):
        with pytest.raises(UnknownKey):
            edit.set_field(text, "x", "genre", "new")


def test_an_edit_is_written_and_read_anew(small: Path) -> None:
    """The catalogue that comes back holds the change, and so does the file, by an old id too."""
    catalogue = Catalogue.load(small)
    changed = edit.edit(catalogue, "old-two", title="สอง: สิ่ง", links=["https://example.org"])
    assert "สอง: สิ่ง" == changed["two"].title.text()
    assert changed.publications == Catalogue.load(small).publications
    assert (catalogue["one"], catalogue["three"]) == (changed["one"], changed["three"])
    assert "สองสิ่ง" == catalogue["two"].title.text()


def test_an_edit_that_cannot_be_read_is_not_written(small: Path) -> None:
    """A wrong value, an unknown field or a required one that is removed leave the file alone."""
    catalogue, path = Catalogue.load(small), small / "publications" / "2023.yaml"
    before = path.read_bytes()
    for fields, message in (
        ({"kind": "reprot"}, "did you mean 'report'"),
        ({"nope": "x"}, "unknown field 'nope'"),
        ({"title": None}, "'title' is missing"),
    ):
        with pytest.raises(CatalogueError, match=message):
            edit.edit(catalogue, "one", **fields)
    with pytest.raises(UnknownPublication):
        edit.edit(catalogue, "nobody", title="x")
    assert before == path.read_bytes()


def test_a_record_that_changed_on_disk_is_not_overwritten(small: Path) -> None:
    """Somebody else's change of the same record is a conflict; of another record it is kept."""
    catalogue = Catalogue.load(small)
    edit.edit(catalogue, "one", title="Theirs")
    with pytest.raises(EditConflict, match="one: the record on disk has changed"):
        edit.edit(catalogue, "one", title="Ours")
    changed = edit.edit(catalogue, "two", title="Ours")
    assert ["Theirs", "Ours"] == [changed[key].title.text() for key in ("one", "two")]
    (small / "publications" / "2022.yaml").unlink()
    (small / "annexes" / "2023.yaml").unlink()
    with pytest.raises(EditConflict, match="three: the record on disk has changed"):
        edit.edit(catalogue, "three", title="Ours")


def test_a_read_only_catalogue_is_refused(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The catalogue inside the package, and one that is only in memory, are not written."""
    monkeypatch.setattr(folder, "installed", lambda: small)
    for catalogue in (Catalogue.load(small), Catalogue()):
        with pytest.raises(MigpubsError, match=r"read-only \(copy it to a folder of your own"):
            edit.folder_of(catalogue)
    with pytest.raises(MigpubsError, match="read-only"):
        edit.edit(Catalogue.load(small), "one", title="x")


EDITOR = """
import sys
from migpubs.catalogue import Catalogue, edit
folder, key = sys.argv[1:]
for number in range(8):
    edit.edit(Catalogue.load(folder), key, note=f"{key} {number}")
"""


def test_two_programs_at_once_lose_nothing(small: Path) -> None:
    """Programs that edit different records of one file at the same time both get through."""
    editors = [
        subprocess.Popen([sys.executable, "-c", EDITOR, str(small), key], stderr=subprocess.PIPE)
        for key in ("one", "two", "three")
    ]
    assert [b"", b"", b""] == [editor.communicate(timeout=60)[1] for editor in editors]
    catalogue = Catalogue.load(small)
    assert ["one 7", "two 7", "three 7"] == [catalogue[k].note for k in ("one", "two", "three")]


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError("disk full"), SystemExit])
@pytest.mark.parametrize("at", ["fsync", "replace"])
def test_a_stop_in_the_middle_leaves_the_old_file(
    error: BaseException, at: str, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl+C or a full disk while writing leaves the old file whole, and no other beside it."""
    catalogue = Catalogue.load(small)
    before = {path: path.read_bytes() for path in small.rglob("*.yaml")}

    def stop(*_: object) -> None:
        raise error

    if at == "fsync":
        monkeypatch.setattr(os, "fsync", stop)
    else:
        monkeypatch.setattr("pathlib.Path.replace", stop)
    with pytest.raises(type(error) if isinstance(error, OSError) else error):
        edit.edit(catalogue, "one", title="New")
    after = {path: path.read_bytes() for path in small.rglob("*") if path.is_file()}
    after.pop(small / ".lock", None)
    assert before == after


def test_fields_of_many_records_are_set_in_one_go() -> None:
    """The text is the same as after one change after another, and an unknown id changes nothing."""
    one_by_one = edit.set_field(PAGE, "third", "place", "Bangkok", ORDER)
    one_by_one = edit.set_field(one_by_one, "third", "subtitle", None, ORDER)
    one_by_one = edit.set_field(one_by_one, "first", "genre", "brief", ORDER)
    changes = {"third": {"place": "Bangkok", "subtitle": None}, "first": {"genre": "brief"}}
    assert one_by_one == edit.set_fields(PAGE, changes, ORDER)
    with pytest.raises(UnknownKey, match="fourth"):
        edit.set_fields(PAGE, changes | {"fourth": {}}, ORDER)


@pytest.mark.parametrize(
    "text",
    ["  - id: one\n    title: One\n", "# list\n---\n[{id: one, title: One}]\n", "\ufeff[]\n"],
)
def test_records_that_stand_elsewhere_are_not_touched(text: str) -> None:
    """Where records do not begin in the first column, a person is told what to do."""
    with pytest.raises(EditConflict, match="in the first column"):
        edit.set_field(text, "one", "title", "Two")
    with pytest.raises(EditConflict, match="in the first column"):
        edit.add_record(text, {"id": "two"})


def test_the_lock_is_waited_for(small: Path) -> None:
    """An edit waits for the one before it."""
    entered, catalogue = threading.Event(), Catalogue.load(small)
    result: list[str] = []

    def late() -> None:
        entered.wait()
        result.append(edit.edit(catalogue, "two", title="Late")["one"].title.text())

    thread = threading.Thread(target=late)
    thread.start()
    with folder.locked(small):
        entered.set()
        text = (small / "publications" / "2023.yaml").read_text(encoding="utf-8")
        folder.write_atomically(
            small / "publications" / "2023.yaml", edit.set_field(text, "one", "title", "Early")
        )
    thread.join()
    assert ["Early"] == result


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "- id: a\n"),
        ("# only words", "# only words\n- id: a\n"),
        ("- id: b\n", "- id: b\n\n- id: a\n"),
        ("- id: b", "- id: b\n\n- id: a\n"),
        ("- id: b\r\n", "- id: b\r\n\r\n- id: a\r\n"),
    ],
)
def test_a_record_is_added_at_the_end(text: str, expected: str) -> None:
    """A blank line stands between records; the file's line ends are used."""
    assert expected == edit.add_record(text, {"id": "a"})


def test_a_damaged_record_is_told(tmp_path: Path) -> None:
    """The reader's errors come first: a catalogue with problems is not edited."""
    base = lay(
        tmp_path,
        {"bodies.yaml": "- {id: a, name: A}\n", "publications/a.yaml": "- id: x\n  title: y\n"},
    )
    catalogue = loader.load(base)
    lay(base, {"publications/b.yaml": "- id: z\n"})
    with pytest.raises(CatalogueError, match=r"publications/b\.yaml:1:3: z: the field 'title'"):
        edit.edit(catalogue, "x", title="z")


def test_marks_are_those_of_libyaml() -> None:
    """Columns count characters, not bytes: what lies behind Thai is found."""
    node: Any = yaml.compose("ก: ข\n", Loader=yaml.CBaseLoader)
    assert 3 == node.value[0][1].start_mark.index
