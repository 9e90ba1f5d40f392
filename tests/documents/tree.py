"""A document that has a bit of everything."""

from __future__ import annotations

from typing import get_args

from migpubs.csl.runs import Language, Link, Mark, Styled
from migpubs.documents import Column, Document, Heading, List, Paragraph, Table

URL = "https://una.example/a?b=1&c=2"
EVERYTHING = Document(
    title="A | B & <C>",
    language="en",
    creator='The "Agency"',
    subject="Tests",
    blocks=(
        Paragraph(runs=("A paragraph.",)),
        Heading(runs=("Part #1",), level=1),
        Table(
            columns=(
                Column(name="title", heading="Title", share=3),
                Column(name="author", heading="Author"),
            ),
            rows=(
                (
                    (Link(URL, (Styled("nocase", ("Skills | work",)),), "en"), " [in Thai]"),
                    ("ILO", Styled("superscript", ("[a]",))),
                ),
                ((Language("th", ("คู่มือแรงงาน",)),), ()),
            ),
        ),
        Heading(runs=("Part 1.1",), level=2),
        List(items=(("Ada. ", Styled("italic", ("Home",)), ". ", Link(URL, (URL,))),)),
        List(items=((Styled("superscript", ("[a]",)), " A note"),), kind="notes"),
    ),
)
EMPTY = Document(title="Nothing", language="th", blocks=())
MARKED = Document(
    title="Marks",
    language="th",
    blocks=tuple(
        Paragraph(
            runs=(
                Styled(
                    mark, (f"{mark} ", Language("ar", ("عربي",)), Language("zh-Hans", ("移民",)))
                ),
                Styled("bold", (Styled(mark, (Link(URL, ("link",)),)),)),
            )
        )
        for mark in get_args(Mark)
    ),
)
"""Every mark, in a link and in languages of three kinds of script."""
