"""Judgement: from a server's last answer and what the record says to a verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from migpubs.links.evidence import (
    ALIKE,
    expects_file,
    expects_pdf,
    is_challenge,
    is_comparable,
    is_error_path,
    is_home,
    is_login_page,
    is_login_path,
    is_pdf,
    likeness,
    sameness,
    says_not_found,
    stub_target,
)
from migpubs.links.pages import read_page

if TYPE_CHECKING:
    from migpubs.links.pages import Page
    from migpubs.links.verdicts import Target, Verdict
    from migpubs.web import Reply

CLOSED_DOORS = frozenset({401, 402, 403, 406, 407, 451, 999})
"""Statuses by which a server keeps programs (or countries) out; 999 is one network's own."""
_UNLIKE = 0.3
"""A title is foreign below this likeness."""
_SAME = 0.95
"""From here on two pages are one template (robustify.js and FABLE use similar bounds)."""
_SHELL = 200
"""Characters of visible text below which a page is drawn by scripts, so that all look alike."""
_FREE_KINDS = frozenset({"press-release", "news", "archive", "catalogue-entry"})
"""Kinds of links whose page has a title of its own."""


@frozen(kw_only=True)
class Ruling:
    """A verdict with its reasons, before history has its say."""

    verdict: Verdict
    detail: str = ""
    proof: str = ""
    title: str = ""
    proposal: str = ""


def judge(target: Target, reply: Reply) -> Ruling:
    """Judge the last answer, at ``reply.url``, to a request that began at ``target.url``."""
    status = reply.status
    if reply.headers.get("cf-mitigated", "").lower() == "challenge":
        return Ruling(verdict="blocked", detail="asks for proof of being a person")
    if 200 <= status < 300:  # noqa: PLR2004 - success, RFC 9110 section 15.3
        return _judge_content(target, reply)
    return Ruling(verdict=_by_status(status), detail=f"answers {status}")


def judge_sibling(ruling: Ruling, reply: Reply, other: Reply) -> Ruling:
    """Judge again a page that is suspect, by the answer for an address that never existed.

    ``other`` is the answer for that sibling: when it looks the same, neither exists.
    """
    if not 200 <= other.status < 300:  # noqa: PLR2004 - see judge
        return ruling
    page, beside = read_page(reply.text), read_page(other.text)
    alike = sameness(page.text, beside.text) > _SAME and len(page.text) >= _SHELL
    # Of long pages only the beginning was read, and that is the same for all pages of a site.
    alike = alike and (reply.is_whole or page.titles[:1] == beside.titles[:1])
    if other.url == reply.url or alike:
        detail = "answers the same for any address in this folder"
        return Ruling(verdict="soft-404", detail=detail, title=ruling.title)
    return ruling


def _by_status(status: int) -> Verdict:
    if status in {404, 410}:
        return "not-found"
    if status in CLOSED_DOORS:
        return "blocked"
    if status == 429:  # noqa: PLR2004 - Too Many Requests, RFC 6585
        return "rate-limited"
    if 300 <= status < 400:  # noqa: PLR2004 - a redirect without a place to go
        return "bad-redirect"
    return "server-error" if status >= 500 else "client-error"  # noqa: PLR2004 - RFC 9110


def _judge_content(target: Target, reply: Reply) -> Ruling:
    if not reply.body.strip():
        return Ruling(verdict="soft-404", detail="an empty file")
    if is_pdf(reply.body):
        return Ruling(verdict="ok", proof="pdf")
    if "html" in reply.media_type or reply.body.lstrip()[:1] == b"<":
        return _judge_page(target, reply, read_page(reply.text))
    if expects_pdf(target.url):
        return Ruling(verdict="suspect", detail=f"a PDF that is {reply.media_type or 'unknown'}")
    if expects_file(target.url, target.kind):
        return Ruling(verdict="ok", proof="file")
    return Ruling(verdict="ok-unverified", detail=f"answers with {reply.media_type or 'bytes'}")


def _judge_page(target: Target, reply: Reply, page: Page) -> Ruling:
    title = page.titles[0] if page.titles else ""
    score = likeness(target.titles, page.titles)
    if _is_closed(target, reply, page, score):
        return Ruling(verdict="blocked", detail="asks who is there", title=title)
    gone = _gone(target, reply, page, score)
    if gone:
        onward = stub_target(page, reply.url, whole=reply.is_whole)
        return Ruling(verdict="soft-404", detail=gone, title=title, proposal=onward)
    if expects_file(target.url, target.kind):
        detail = "the file became a web page about the work"
        return Ruling(verdict="suspect", detail=detail, title=title)
    if score >= ALIKE:
        return Ruling(verdict="ok", proof="title", title=title)
    if _is_foreign(target, page, score):
        return Ruling(verdict="suspect", detail=f"has the title “{title[:120]}”", title=title)
    return Ruling(verdict="ok-unverified", title=title)


def _is_closed(target: Target, reply: Reply, page: Page, score: float) -> bool:
    """Whether the page is a door: it asks who is there instead of showing the work."""
    if is_login_path(reply.url) and not is_login_path(target.url):
        return True
    sent_away = is_login_page(page) and reply.url != target.url
    return score < ALIKE and (is_challenge(page) or sent_away)


def _gone(target: Target, reply: Reply, page: Page, score: float) -> str:
    """Why a page that was answered with success is not there after all; empty if it may be."""
    whole = reply.is_whole
    onward = stub_target(page, reply.url, whole=whole)
    front = is_home(reply.url) and not is_home(target.url)
    signs = (
        (onward != "", "a page that only sends browsers on"),
        (says_not_found(page, target.titles, whole=whole), "a page that says it was not found"),
        (is_error_path(reply.url) and not is_error_path(target.url), "leads to an error page"),
        (front and score < ALIKE, "leads to the front page"),
        (
            score < ALIKE and expects_file(target.url, target.kind),
            "a file that became a web page",
        ),
    )
    return next((why for is_so, why in signs if is_so), "")


def _is_foreign(target: Target, page: Page, score: float) -> bool:
    """Whether the page is clearly about something else."""
    return (
        target.kind not in _FREE_KINDS
        and not is_home(target.url)
        and is_comparable(target.titles, page.titles)
        and score < _UNLIKE
        and likeness(target.titles, [page.text]) < ALIKE
    )
