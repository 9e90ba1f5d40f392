"""Pages: what HTML shows of itself, read in linear time, for it may be made to hang us."""

from __future__ import annotations

import html as html_module
import re

from attrs import frozen

_MARKUP = re.compile(r"<[/!?a-zA-Z]")
_TAG = re.compile(r"""<(?:[^>"']++|"[^"]*+"|'[^']*+')*+>""")
_NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})")
_RAW = {
    tag: re.compile(f"</{tag}", re.IGNORECASE)
    for tag in ("script", "style", "title", "textarea", "svg")
}
_ATTRIBUTE = re.compile(
    r"""([^\s=/"'>]{1,60}+)\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))"""
)

_REFRESH = re.compile(
    r"""\s{0,9}(?P<seconds>\d{0,9})[\d.]*[\s;,]\s{0,9}(?:url\s{0,9}=\s{0,9})?["']?(?P<target>[^"']+)""",
    re.IGNORECASE,
)
"""HTML standard, section 4.2.5.3, "shared declarative refresh steps"."""
_SOON = 10
"""Seconds within which nobody reads a page: what sends browsers on later is more than a stub."""


@frozen(kw_only=True)
class Page:
    """What an HTML page shows of itself."""

    titles: tuple[str, ...]
    """``<title>``, ``og:title`` and similar, and the first headings."""
    text: str
    """The visible text, spaces collapsed."""
    refresh: str
    """Where ``<meta http-equiv=refresh>`` soon sends browsers; empty when it does not."""
    links: tuple[str, ...]
    """The first addresses it links to."""
    script: str
    """The first characters of its scripts."""


class _Reader:
    """Collects the parts of :class:`Page` in one pass.

    Python's own HTMLParser takes more than a minute for 64 KB that are made for it; here no
    character is looked at more than a bounded number of times.
    """

    TITLES = frozenset({"title", "h1", "h2"})
    HIDDEN = frozenset({"script", "style", "noscript", "template", "svg"})
    UNUSED = frozenset({"noscript", "template"})
    """What a browser that runs scripts passes over."""

    def __init__(self) -> None:
        self.titles: list[list[str]] = []
        self.texts: list[str] = []
        self.links: list[str] = []
        self.scripts: list[str] = []
        self.refresh = ""
        self._open = ""

    def read(self, html: str) -> None:
        """Take a page, tag by tag."""
        at = 0
        while at < len(html):
            start = html.find("<", at)
            start = len(html) if start < 0 else start
            self._take_text(html[at:start])
            at = self._take_markup(html, start) if start < len(html) else start

    def _take_markup(self, html: str, start: int) -> int:
        """Take what begins with ``<``; give where the rest begins."""
        if html.startswith("<!--", start):
            end = html.find("-->", start + 4)
            return len(html) if end < 0 else end + 3
        if not _MARKUP.match(html, start):
            self._take_text("<")
            return start + 1
        # A tag with quotes is read up to a length, so that quotes that never close cost little.
        whole = _TAG.match(html, start, start + 1024)
        end = whole.end() if whole else html.find(">", start) + 1
        if not end:
            return len(html)
        name = _NAME.match(html, start)
        if name is None:
            return end
        return self._take_tag(name, html, end)

    def _take_tag(self, name: re.Match[str], html: str, end: int) -> int:
        tag = name.group(2).lower()
        if name.group(1):
            self._open = "" if tag == self._open else self._open
            return end
        self._begin(tag, html[name.end() : min(end, name.end() + 4096)])
        if tag not in _RAW:
            return end
        # Until its end tag there is only text in it.
        closing = _RAW[tag].search(html, end)
        stop = closing.start() if closing else len(html)
        self._take_text(html[end:stop])
        return stop

    def _begin(self, tag: str, attributes: str) -> None:
        if tag == "meta" and self._open not in self.UNUSED:
            self._take_meta(_attributes(attributes))
        elif tag == "a" and len(self.links) < 20:  # noqa: PLR2004 - enough for a stub
            href = _attributes(attributes).get("href", "")
            self.links += [href] if href else []
        if tag in self.TITLES | self.HIDDEN:
            self._open = tag
            if tag in self.TITLES and len(self.titles) < 8:  # noqa: PLR2004 - its own come first
                self.titles.append([])

    def _take_text(self, data: str) -> None:
        if self._open in self.HIDDEN:
            self.scripts += [data] if self._open == "script" else []
            return
        text = _unescape(data)
        if self._open in self.TITLES and self.titles:
            self.titles[-1].append(text)
        if self._open != "title":
            self.texts.append(text)

    def _take_meta(self, known: dict[str, str]) -> None:
        name = (known.get("property") or known.get("name") or "").lower()
        if name in {"og:title", "citation_title", "dc.title", "twitter:title"}:
            self.titles.append([known.get("content", "")])
        refresh = _REFRESH.match(known.get("content", ""))
        if refresh and known.get("http-equiv", "").lower() == "refresh":
            soon = int(refresh["seconds"] or 0) <= _SOON
            self.refresh = refresh["target"].strip() if soon else self.refresh


def _attributes(text: str) -> dict[str, str]:
    """The attributes of a tag, names in lower case."""
    found = _ATTRIBUTE.findall(text)
    return {name.lower(): _unescape(one or two or bare) for name, one, two, bare in found}


def _unescape(text: str) -> str:
    """Text with its character references read; a number too long to be one stays as it is."""
    try:
        return html_module.unescape(text)
    except ValueError:
        return text


def read_page(html: str) -> Page:
    """What a page shows of itself; whatever it is, something is returned."""
    reader = _Reader()
    reader.read(html)
    titles = (" ".join("".join(parts).split()) for parts in reader.titles)
    return Page(
        titles=tuple(filter(None, titles)),
        text=" ".join(" ".join(reader.texts).split()),
        refresh=reader.refresh,
        links=tuple(reader.links),
        script=" ".join(reader.scripts)[:20_000],
    )
