from __future__ import annotations

from markupsafe import Markup

from migpubs.csl.runs import Link, Styled
from migpubs.site.markup import marked_up


def test_runs_become_markup_without_inline_styles() -> None:
    """Text is escaped, marks are elements and classes, unsafe links are text."""
    runs = ("<b>", Styled("small-caps", ("x",)), Styled("nocase", (Link("javascript:1", ("y",)),)))
    made = marked_up(runs)
    assert isinstance(made, Markup)
    assert '&lt;b&gt;<span class="small-caps">x</span>y' == made
