"""The templates: where they are found, and what they may call.

A folder of the user's own goes before the templates that come with migpubs, file by file. Text is
escaped wherever it stands; a name that does not exist is an error and never an empty place.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import jinja2

from migpubs.errors import ParseError, Place, Problem
from migpubs.identifiers import SCHEMES
from migpubs.site.markup import trusted
from migpubs.site.wording import LANGUAGES, WORDS, say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import CodeType

    from jinja2.bccache import Bucket
    from jinja2.runtime import Context
    from markupsafe import Markup

    from migpubs.identifiers import Identifier
    from migpubs.model import Body, Publication, Theme
    from migpubs.site.addresses import Page
    from migpubs.site.view import View

_HERE = Path(__file__).parent
_STATIC = ("site.css", "site.js", "icon.svg")

MENU = (
    ("publications", "publications.html"),
    ("reports", "reports.html"),
    ("bodies", "bodies.html"),
    ("themes", "themes.html"),
    ("languages", "languages.html"),
    ("series", "series.html"),
    ("downloads", "downloads.html"),
)
"""The sections of the site: the word for each, and where it lies."""


class _Compiled(jinja2.BytecodeCache):
    """Templates that were compiled in this program: they are the same for all languages."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        assert bucket.code is not None  # jinja has just made it
        self._codes[bucket.key, bucket.checksum] = bucket.code


_COMPILED = _Compiled()


def environment(view: View, templates: Path | None, menu: tuple[str, ...]) -> jinja2.Environment:
    """Return what renders templates in the language of a view.

    templates: a folder whose templates go before ours.
    menu: the sections that have anything in them.
    """
    own = [jinja2.FileSystemLoader(templates)] if templates else []
    made = jinja2.Environment(
        bytecode_cache=_COMPILED,
        loader=jinja2.ChoiceLoader([*own, jinja2.FileSystemLoader(_HERE / "templates")]),
        autoescape=True,
        auto_reload=False,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    description = view.shelves.catalogue.description
    made.globals |= {name: getattr(view, name) for name in dir(view) if not name.startswith("_")}
    made.filters["say"] = _saying(view)
    made.globals |= _addresses(view)
    made.globals |= {
        "kept": _keeping(made),
        "description": description,
        "site_title": site_title(view),
        "site_name": view.of(description.title) or view.say("default-title"),
        "menu": [each for each in MENU if each[0] in menu],
        "tongues": LANGUAGES,
        "scheme_label": scheme_label,
        "say_in": say,
    }
    return made


def site_title(view: View) -> str:
    """Return the title of the catalogue in the language of a view."""
    title = view.shelves.catalogue.description.title
    return title.text(view.language, "en") or view.say("default-title")


def scheme_label(identifier: Identifier) -> str:
    """Return what an identifier is called: ``ISBN``."""
    return SCHEMES[identifier.scheme].label


def _saying(view: View) -> Callable[[Context, str], str]:
    """Return the filter that says a word which needs no values.

    It takes the context, so that jinja cannot say the word when it compiles: what is compiled is
    for all languages.
    """
    words = {word: texts[LANGUAGES.index(view.language)] for word, texts in WORDS.items()}

    @jinja2.pass_context
    def saying(_context: Context, word: str) -> str:
        return words[word]

    return saying


def _keeping(environment: jinja2.Environment) -> Callable[..., Markup]:
    """Return what renders a part that many pages have, once for each depth of folders."""
    known: dict[tuple[str, str, str], Markup] = {}

    def kept(template: str, page: Page, key: str = "", **context: object) -> Markup:
        """Render a template; ``key`` stands for all that it depends on but the way to the top."""
        at = (template, key, page.root)
        if at not in known:
            known[at] = trusted(environment.get_template(template).render(page=page, **context))
        return known[at]

    return kept


def _addresses(view: View) -> Mapping[str, Callable[..., str]]:
    names = view.shelves.names

    def publication_url(page: Page, publication: Publication) -> str:
        return page.url(f"publications/{names['publications'][publication.id]}.html")

    def body_url(page: Page, body: Body) -> str:
        return page.url(f"bodies/{names['bodies'][body.id]}.html")

    def theme_url(page: Page, theme: Theme) -> str:
        return page.url(f"themes/{names['themes'][theme.id]}.html")

    def language_url(page: Page, tag: str) -> str:
        return page.url(f"languages/{names['languages'][tag]}.html")

    made: tuple[Callable[..., str], ...] = (publication_url, body_url, theme_url, language_url)
    return {function.__name__: function for function in made}


def render(environment: jinja2.Environment, template: str, **context: object) -> str:
    """Render a template; `ParseError` says in which file and line one of them is wrong."""
    try:
        return environment.get_template(template).render(**context)
    except jinja2.TemplateSyntaxError as error:
        place = Place(file=error.filename or error.name or template, line=error.lineno)
        raise ParseError([Problem("template", "error", error.message or "", place)]) from error
    except Exception as error:  # a template may call anything with anything
        problem = Problem("template", "error", _said(error), _place(error, template))
        raise ParseError([problem]) from error


def _said(error: Exception) -> str:
    match error:
        case jinja2.TemplateNotFound():
            return f"there is no template '{error}'"
        case jinja2.TemplateError():
            return str(error)
        case _:
            return f"{type(error).__name__}: {error}"


def _place(error: BaseException, template: str) -> Place:
    """Return the last line of a template that the error went through."""
    place, trace = Place(file=template), error.__traceback__
    while trace:
        name = trace.tb_frame.f_code.co_filename
        if name.endswith((".html", ".xml")):
            place = Place(file=name, line=trace.tb_lineno)
        trace = trace.tb_next
    return place


def static_files(templates: Path | None) -> dict[str, bytes]:
    """Return style sheet, script and icon by path; the user's own go before ours."""
    own = templates / "static" if templates else None
    found = {name: (_HERE / "static" / name).read_bytes() for name in _STATIC}
    if own and own.is_dir():
        found |= {path.name: path.read_bytes() for path in sorted(own.iterdir()) if path.is_file()}
    return {f"static/{name}": content for name, content in found.items()}
