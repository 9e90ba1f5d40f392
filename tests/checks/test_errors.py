"""Rules for what would break an export."""

from __future__ import annotations

from attrs import evolve

from migpubs.model import Relation, Source
from tests.checks.conftest import fields_of, findings, publication


def to(target: str, kind: str = "part-of") -> tuple[Relation, ...]:
    return (Relation(kind=kind, target=target),)


def test_dangling_relation() -> None:
    """A relation to a record that is not there, or to nothing, is found; a stub is not."""
    other = publication()
    (found,) = findings("dangling-relation", publication(relations=to("othr")), other)
    assert ("relations", "part-of: unknown publication 'othr'", "did you mean 'other'?") == found
    (found,) = findings("dangling-relation", publication(relations=(Relation(kind="about"),)))
    assert "about: of what?" == found[1]
    whole = (*to("other"), Relation(kind="about", title="A work elsewhere"))
    assert [] == findings("dangling-relation", publication(relations=whole), other)


def test_relation_circle() -> None:
    """A record that is a part of itself, by way of another and of a second relation, is found."""
    one = publication(relations=(*to("far"), *to("other")))
    back = publication(relations=to("it"))
    (found,) = findings("relation-circle", one, back)
    assert ("relations", "part-of: it comes back to itself", "break the circle") == found
    assert ["relations"] == fields_of(findings("relation-circle", publication(relations=to("it"))))
    # a circle further up is not this record's fault, and two kinds make no circle
    above = publication(relations=to("other"))
    assert [] == findings("relation-circle", publication(relations=to("other")), above)
    mixed = publication(relations=to("it", "edition-of"))
    assert [] == findings("relation-circle", publication(relations=to("other")), mixed)


def test_relation_circle_is_not_sought_without_end() -> None:
    """Ten thousand parts in a row are given up after a thousand."""
    chain = [evolve(publication(relations=to(f"p{n + 1}")), id=f"p{n}") for n in range(10_000)]
    assert [] == findings("relation-circle", publication(relations=to("p0")), *chain)


def test_alias_taken() -> None:
    """An old id that is the id or the old id of another record is found."""
    (found,) = findings("alias-taken", publication(aliases=("other",)), publication())
    assert ("aliases", "'other' is other", "keep it with one of them") == found
    both = publication(aliases=("old",))
    assert ["aliases"] == fields_of(findings("alias-taken", both, both))
    assert [] == findings("alias-taken", both, publication())


def test_dangling_row() -> None:
    """A source's annex row that is not there, or is no row, is found."""
    for row in ("2023/3", "2023/0", "2022/1", "2023", "2023/x", "annex/1", f"2023/{'9' * 5000}"):
        (found,) = findings("dangling-row", publication(sources=(Source(annex=row),)))
        assert ("sources", f"there is no annex row '{row}'") == found[:2]
    good = (Source(annex="2023/1"), Source(annex="2023/2"), Source(url="https://example.org"))
    assert [] == findings("dangling-row", publication(sources=good))
