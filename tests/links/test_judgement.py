"""Judgement: from the last answer to a verdict."""

from __future__ import annotations

import pytest
from attrs import evolve

from migpubs.links import Target
from migpubs.links.judgement import Ruling, judge, judge_sibling
from migpubs.web import Reply

URL = "http://a.example/pub/care"
TITLE = "Skilled to care, forced to work?"
LONG = "The page has a fair amount of text that a reader can see. " * 8


def target(url: str = URL, kind: str = "landing") -> Target:
    return Target(url=url, titles=(TITLE, "มีทักษะในการดูแล"), kind=kind)


def reply(
    body: str = "", status: int = 200, url: str = URL, kind: str = "text/html", **headers: str
) -> Reply:
    named = {"content-type": kind} | {key.replace("_", "-"): v for key, v in headers.items()}
    return Reply(url=url, status=status, headers=named, body=body.encode())


def page(title: str, text: str = LONG) -> str:
    return f"<title>{title}</title><p>{text}</p>"


@pytest.mark.parametrize(
    ("status", "verdict"),
    [
        (404, "not-found"),
        (410, "not-found"),
        (401, "blocked"),
        (403, "blocked"),
        (451, "blocked"),
        (999, "blocked"),
        (429, "rate-limited"),
        (500, "server-error"),
        (503, "server-error"),
        (400, "client-error"),
        (418, "client-error"),
        (300, "bad-redirect"),
        (304, "bad-redirect"),
    ],
)
def test_by_status(status: int, verdict: str) -> None:
    """An error status is a verdict of its own."""
    ruling = judge(target(), reply("x", status))
    assert (verdict, f"answers {status}") == (ruling.verdict, ruling.detail)


def test_a_challenge_is_no_error_of_the_page() -> None:
    """The header of a challenge outweighs status and body."""
    answer = reply(page("Just a moment..."), 503, cf_mitigated="challenge")
    assert "blocked" == judge(target(), answer).verdict


def test_the_title_proves_the_page() -> None:
    """A page with the work's title, in either language, is the work's."""
    for title in (f"{TITLE} | ILO", "มีทักษะในการดูแล"):
        ruling = judge(target(), reply(page(title)))
        assert ("ok", "title") == (ruling.verdict, ruling.proof)


def test_a_pdf_proves_itself() -> None:
    """Whatever it is called."""
    ruling = judge(target(), reply("%PDF-1.7", kind="application/octet-stream"))
    assert ("ok", "pdf") == (ruling.verdict, ruling.proof)


@pytest.mark.parametrize(
    ("answer", "detail"),
    [
        (reply(" \n"), "an empty file"),
        (reply(page("Page not found")), "a page that says it was not found"),
        (reply("<meta http-equiv=refresh content='0;url=/x'>"), "a page that only sends"),
        (reply(page("ILO"), url="http://a.example/"), "leads to the front page"),
        (reply(page("ILO"), url="http://a.example/404"), "leads to an error page"),
    ],
)
def test_soft_404(answer: Reply, detail: str) -> None:
    """What is answered with success and is not there."""
    ruling = judge(target(), answer)
    assert "soft-404" == ruling.verdict
    assert ruling.detail.startswith(detail)


def test_a_stub_proposes_where_it_points() -> None:
    """The new address is not lost."""
    stub = reply("<meta http-equiv=refresh content='0;url=/new.pdf'>")
    assert "http://a.example/new.pdf" == judge(target(), stub).proposal


def test_a_file_that_became_a_page() -> None:
    """A PDF that is HTML now is gone, unless the page is about the work."""
    pdf = target("http://a.example/care.pdf")
    assert "soft-404" == judge(pdf, reply(page("ILO home"), url=pdf.url)).verdict
    assert "suspect" == judge(pdf, reply(page(TITLE), url=pdf.url)).verdict
    assert "blocked" == judge(pdf, reply(page("Just a moment..."), url=pdf.url)).verdict
    assert "suspect" == judge(pdf, reply("hello", url=pdf.url, kind="text/plain")).verdict


def test_a_front_page_with_the_title_is_right() -> None:
    """A course may have a site of its own; a front page that was asked for is no soft 404."""
    course = reply(page(TITLE), url="https://course.example/")
    assert "ok" == judge(target(), course).verdict
    home = target("http://a.example/en/")
    assert "ok-unverified" == judge(home, reply(page("ILO"), url=home.url)).verdict


def test_a_door_is_no_page() -> None:
    """A redirect to a login, or a challenge with status 200, keeps us out."""
    assert "blocked" == judge(target(), reply(page("Hi"), url="http://a.example/login")).verdict
    assert "blocked" == judge(target(), reply(page("Just a moment..."))).verdict
    away = reply(page("เข้าสู่ระบบ"), url="http://id.example/start")
    assert "blocked" == judge(target(), away).verdict


def test_a_file_behind_a_door_is_not_lost() -> None:
    """A PDF for members is there, though it is a web page for us."""
    pdf = target("http://a.example/care.pdf")
    for url in ("http://a.example/wp-login.php", "http://a.example/oauth2/authorize"):
        assert "blocked" == judge(pdf, reply(page("Members"), url=url)).verdict


def test_a_work_whose_title_sounds_like_a_door() -> None:
    """Its own title is no challenge."""
    work = Target(url=URL, titles=("Access denied: how migrants are kept out",))
    answer = reply(page("Access denied: how migrants are kept out | ILO"))
    assert ("ok", "title") == (judge(work, answer).verdict, judge(work, answer).proof)


def test_the_beginning_of_a_long_page() -> None:
    """What came is no stub, and two pages with one menu are not the same page."""
    start = "<title>ILO</title><script>function go() { location.href = '/en' }</script>"
    part = evolve(reply(start), complete=False)
    assert "soft-404" != judge(target(), part).verdict
    assert "soft-404" == judge(target(), reply(start)).verdict
    suspect = Ruling(verdict="suspect", title="Care in Asia")
    seen = evolve(reply(page("Care in Asia")), complete=False)
    nowhere = evolve(reply(page("Nothing")), url="http://a.example/pub/none", complete=False)
    menu = evolve(seen, body=seen.body.replace(b"<h1>Care in Asia</h1>", b""))
    same = evolve(nowhere, body=nowhere.body.replace(b"<h1>Nothing</h1>", b""))
    assert suspect == judge_sibling(suspect, menu, same)


def test_a_foreign_title_is_suspect() -> None:
    """Never more than that: a title alone proves little."""
    ruling = judge(target(), reply(page("Trade in fisheries products")))
    assert ("suspect", "has the title “Trade in fisheries products”") == (
        ruling.verdict,
        ruling.detail,
    )


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (reply(page("UN News: carers speak out")), "press-release"),
        (reply(page("ข่าวอื่น")), "news"),
        (reply("<p>no title</p>"), "landing"),
        (reply(page("Our reports", f"{TITLE} {LONG}")), "landing"),
        (reply(page("Skilled people at work")), "landing"),
        (reply("hello", kind="text/plain"), "landing"),
        (reply("hello", kind=""), "landing"),
    ],
)
def test_alive_without_proof(answer: Reply, kind: str) -> None:
    """Kinds with titles of their own, other scripts, titles in the text, half a title."""
    assert "ok-unverified" == judge(target(kind=kind), answer).verdict


def test_a_page_without_titles_in_the_record() -> None:
    """Without anything to compare nothing is suspect."""
    bare = Target(url=URL)
    assert "ok-unverified" == judge(bare, reply(page("Anything"))).verdict


def test_other_files() -> None:
    """A file that was expected and is no page is believed."""
    link = target("http://a.example/care.docx", "file")
    ruling = judge(link, reply("PK\x03\x04", url=link.url, kind="application/zip"))
    assert ("ok", "file") == (ruling.verdict, ruling.proof)


def test_a_sibling_that_looks_the_same() -> None:
    """When what never existed looks the same, neither exists."""
    suspect = Ruling(verdict="suspect", title="Welcome")
    seen = reply(page("Welcome"))
    nowhere = reply(page("Welcome"), url="http://a.example/pub/none")
    assert "soft-404" == judge_sibling(suspect, seen, nowhere).verdict
    other = reply(page("x", "Other words entirely."), url="http://a.example/pub/none")
    assert suspect == judge_sibling(suspect, seen, other)
    assert suspect == judge_sibling(suspect, seen, reply("", 404))
    assert "soft-404" == judge_sibling(suspect, seen, reply("gone elsewhere", url=URL)).verdict


def test_pages_drawn_by_scripts_all_look_alike() -> None:
    """Too little text to compare leaves the suspicion as it is."""
    suspect = Ruling(verdict="suspect", title="App")
    seen = reply(page("App", "Loading"))
    nowhere = reply(page("App", "Loading"), url="http://a.example/pub/none")
    assert suspect == judge_sibling(suspect, seen, nowhere)
