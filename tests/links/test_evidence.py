"""Evidence: what a page says about itself."""

from __future__ import annotations

import pytest

from migpubs.links.evidence import (
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
    sibling,
    stub_target,
    tokens,
)
from migpubs.links.pages import read_page

BASE = "http://a.example/x/page.html"


def titled(title: str) -> str:
    return f"<html><head><title>{title}</title></head><body><p>Hello</p></body></html>"


def test_a_pdf_begins_as_one() -> None:
    """The mark may stand within the first kilobyte."""
    assert is_pdf(b"\n" * 100 + b"%PDF-1.4")
    assert not is_pdf(b"\n" * 2000 + b"%PDF-1.4")


def test_what_an_address_promises() -> None:
    """An ending or the link's kind says that a file is meant."""
    assert expects_pdf("http://a.example/X.PDF?download=1")
    assert not expects_pdf("http://a.example/x?file=y.pdf")
    assert expects_file("http://a.example/x.docx", "landing")
    assert expects_file("http://a.example/download/5", "file")
    assert not expects_file("http://a.example/x", "landing")


def test_tokens_of_thai_are_triples() -> None:
    """Thai writes no spaces, so its words are compared by three letters at a time."""
    assert {"ย้า", "้าย"} == tokens("ย้าย")
    assert {"ไป"} == tokens("ไป")
    assert {"children", "asean", "thailand", "2023"} == tokens("Children in ASEAN – THAILAND 2023")


@pytest.mark.parametrize(
    ("wanted", "seen", "least", "most"),
    [
        (["Skilled to care"], ["Skilled to care | ILO"], 1, 1),
        (["Skilled to care, forced to work?"], ["Forced to work – ILO"], 0.4, 0.6),
        (["แรงงานข้ามชาติในประเทศไทย"], ["แรงงานข้ามชาติในประเทศไทย | ไอแอลโอ"], 1, 1),
        (["แรงงานข้ามชาติ"], ["Page not found"], 0, 0),
        (["UN"], ["UN"], 0, 0),
        ([], ["Anything"], 0, 0),
    ],
)
def test_likeness(wanted: list[str], seen: list[str], least: float, most: float) -> None:
    """How much of a title is in another, in either script."""
    assert least <= likeness(wanted, seen) <= most


def test_scripts_are_compared_with_their_own() -> None:
    """A Thai title says nothing about an English one."""
    assert is_comparable(["Care work"], ["Other"])
    assert is_comparable(["Care work", "งานดูแล"], ["อื่น"])
    assert not is_comparable(["Care work"], ["งานดูแล"])
    assert not is_comparable([], ["Other"])


@pytest.mark.parametrize(
    "title",
    [
        "404",
        "Page not found | ILO",
        "Error 404 (Not Found)",
        "The page cannot be found",
        "This page can’t be found",
        "This document is no longer available",
        "Page introuvable",
        "Página no encontrada",
        "ไม่พบหน้าที่คุณต้องการ",
        "ไม่พบเอกสาร",
        "ขออภัย ไม่พบ URL ที่ท่านต้องการ",
        "ไม่พบเพจ",
    ],
)
def test_pages_that_say_they_are_not_there(title: str) -> None:
    """In the languages of the sites that are met."""
    assert says_not_found(read_page(titled(title)), ["Skilled to care"])


def test_a_work_about_what_is_not_found() -> None:
    """A work's own title is no evidence against it."""
    page = read_page(titled("Not found: missing migrants"))
    assert not says_not_found(page, ["Not found: missing migrants"])
    assert not says_not_found(read_page(titled("4040 migrants")), [])


def test_pages_of_few_words_that_say_it_in_the_text() -> None:
    """Under the title of the site; a long page, or one that was cut, has more to say."""
    html = "<title>กระทรวงแรงงาน</title><p>ขออภัย ไม่พบหน้าที่คุณค้นหา</p>"
    assert says_not_found(read_page(html), ["แรงงานข้ามชาติ"])
    assert not says_not_found(read_page(html), ["แรงงานข้ามชาติ"], whole=False)
    assert not says_not_found(read_page(html + "<p>text</p>" * 200), ["แรงงานข้ามชาติ"])


def test_a_page_that_bears_the_title() -> None:
    """Is not gone because something else on it is."""
    html = titled("Skilled to care") + "<h2>No comments: not found</h2>"
    assert not says_not_found(read_page(html), ["Skilled to care"])
    gone = titled("Skilled to care – page not found")
    assert says_not_found(read_page(gone), ["Skilled to care"])


def test_login_pages() -> None:
    """By the first words of the title."""
    assert is_login_page(read_page(titled("Sign in to your account")))
    assert is_login_page(read_page(titled("เข้าสู่ระบบ | กรม")))
    assert not is_login_page(read_page(titled("Signing bonuses for nurses")))


def test_challenges() -> None:
    """A page that wants to know whether a person asks."""
    assert is_challenge(read_page(titled("Just a moment...")))
    assert is_challenge(read_page(titled("Attention Required! | Cloudflare")))
    assert not is_challenge(read_page(titled("A moment in migration")))


@pytest.mark.parametrize(
    "html",
    [
        "<meta http-equiv='Refresh' content='0; URL=\"/new.pdf\"'>",
        "<script>window.location.href = '/new.pdf';</script>",
        "<script>location.replace('http://a.example/new.pdf')</script>",
        "<p>If you have not been redirected, please click below</p><a href='/new.pdf'>here</a>",
    ],
)
def test_stubs_send_browsers_on(html: str) -> None:
    """By a refresh, by a script, or by asking the reader to click."""
    assert "http://a.example/new.pdf" == stub_target(read_page(html), BASE)


@pytest.mark.parametrize(
    "html",
    [
        "<p>Hello</p><a href='/new.pdf'>here</a>",
        "<meta http-equiv='refresh' content='300'>",
        f"<meta http-equiv='refresh' content='300;url={BASE}'>",
        "<meta http-equiv='refresh' content='0;url=javascript:alert(1)'>",
        "<meta http-equiv='refresh' content='0;url=http://[bad'>",
        "<p>You are being redirected</p>",
        "<script>" + "draw(); " * 400 + "if (old) location.href = '/old-browsers'</script>",
        "<script>location.href = '/new.pdf'</script>" + "<p>A long text of a real page.</p>" * 30,
    ],
)
def test_pages_that_are_no_stubs(html: str) -> None:
    """A link, a reload, another scheme or a page with text of its own is none."""
    assert "" == stub_target(read_page(html), BASE)


def test_front_pages() -> None:
    """The root, a language's root, and its usual file names."""
    homes = ("", "/", "/en", "/th/", "/index.html", "/en/home", "/en-GB/", "/default.aspx")
    assert [path for path in homes if not is_home("http://a.example" + path)] == []
    others = ("/publications", "/en/report", "/?p=5", "/x.pdf", "/index/2")
    assert [path for path in others if is_home("http://a.example" + path)] == []


def test_doors_and_errors_by_path() -> None:
    """Where a redirect ended may say what happened."""
    assert is_error_path("http://a.example/404.html")
    assert is_error_path("http://a.example/en/page-not-found?from=x")
    assert not is_error_path("http://a.example/report-404-migrants")
    assert is_login_path("http://a.example/user/login?next=x")
    assert not is_login_path("http://a.example/blogin-design")


@pytest.mark.parametrize(
    ("url", "beside"),
    [
        ("http://a.example/x/y.pdf", "http://a.example/x/none.pdf"),
        ("http://a.example/x/y/", "http://a.example/x/none/"),
        ("http://a.example/x?p=1", "http://a.example/none"),
        ("http://a.example/", "http://a.example/none"),
        ("http://a.example", "http://a.example/none"),
    ],
)
def test_a_sibling_lies_in_the_same_folder(url: str, beside: str) -> None:
    """With the same ending, so that it is served the same way."""
    assert beside == sibling(url, "none")


def test_sameness() -> None:
    """By shared words; two empty texts are the same."""
    assert 1.0 == sameness("a b c", "c b a")
    assert 0.0 == sameness("a b", "c d")
    assert 0.5 == sameness("a b", "b c")
    assert 1.0 == sameness("", "")
