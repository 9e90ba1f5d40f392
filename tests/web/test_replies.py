"""Replies: what a server's answer says."""

from __future__ import annotations

import gzip
import pickle
import zlib
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migpubs.web import Reply, WebError, read_date
from migpubs.web.replies import unpack


def reply(body: bytes = b"", status: int = 200, **headers: str) -> Reply:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(url="http://a.example/x/y", status=status, headers=named, body=body)


def test_the_media_type_has_no_parameters() -> None:
    """``Text/HTML; charset=…`` is ``text/html``."""
    assert "text/html" == reply(content_type="Text/HTML; charset=utf-8").media_type
    assert "" == reply().media_type


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("/z", "http://a.example/z"),
        ("https://b.example/", "https://b.example/"),
        (" ../w ", "http://a.example/w"),
        ("/รายงาน".encode().decode("latin-1"), "http://a.example/รายงาน"),
        ("/caf\xe9", "http://a.example/caf\xe9"),
        ("/my report\u00a0.pdf", "http://a.example/my%20report%C2%A0.pdf"),
        ("http://[bad", "http://[bad"),
        ("", ""),
    ],
)
def test_a_redirect_points_to_an_absolute_address(location: str, target: str) -> None:
    """Relative places are resolved, UTF-8 is read as such, nonsense is kept for the message."""
    assert target == reply(status=302, location=location).location


def test_only_redirects_point_elsewhere() -> None:
    """A 201 has a Location too, but is no redirect."""
    assert "" == reply(status=201, location="/z").location


@pytest.mark.parametrize(
    ("body", "header", "text"),
    [
        ("ย้ายถิ่น".encode(), "text/html", "ย้ายถิ่น"),
        ("ย้ายถิ่น".encode("utf-8-sig"), "text/html; charset=latin-1", "ย้ายถิ่น"),
        ("ย้ายถิ่น".encode("cp874"), "text/html; charset=windows-874", "ย้ายถิ่น"),
        ("ย้ายถิ่น".encode("tis-620"), 'text/html; charset="TIS-620"', "ย้ายถิ่น"),
        (b"caf\xe9", "text/html; charset=iso-8859-1", "café"),
        (b"<meta charset=iso-8859-1>caf\xe9", "text/html", "<meta charset=iso-8859-1>café"),
        (b"caf\xc3\xa9", "text/html; charset=klingon", "café"),
        (b"caf\xc3\xa9", "text/html; charset=idna", "café"),
        (b"caf\xc3\xa9", "text/html; charset=zip", "café"),
        (b"<meta charset=utf-16>caf\xc3\xa9", "text/html", "<meta charset=utf-16>café"),
        (rb"half \ud800", "text/html; charset=unicode_escape", "half ?"),
        ("ย้ายถิ่น".encode("utf-16"), "text/html", "ย้ายถิ่น"),
        (b"\xfe\xff" + "ก".encode("utf-16-be"), "text/html", "ก"),
    ],
)
def test_text_is_read_in_the_charset_it_names(body: bytes, header: str, text: str) -> None:
    """Byte order mark, header, meta element, a guess: the first that speaks counts."""
    assert text == reply(body, content_type=header).text


def test_a_charset_that_nobody_tells_is_guessed() -> None:
    """UTF-8, also when a letter is cut or spoilt; else Thai or Western by their bytes."""
    thai = "การย้ายถิ่น"
    assert thai == reply(thai.encode("cp874")).text
    assert "un café à côté" == reply("un café à côté".encode("cp1252")).text
    assert f"{thai}\ufffd" == reply(thai.encode() + "น".encode()[:2]).text
    assert f"\ufffd{thai}" == reply(b"\xff" + thai.encode()).text


def test_dates_in_headers() -> None:
    """In UTC where no zone is told; what is none is none, however large its numbers."""
    assert datetime(2030, 1, 1, tzinfo=UTC) == read_date("Tue, 01 Jan 2030 00:00:00 -0000")
    for year in ("", "99999", "9" * 30):
        assert None is read_date(f"Mon, 01 Jan {year} 00:00:00 GMT")


@pytest.mark.parametrize(
    ("status", "told", "start", "whole"),
    [
        (200, "", 0, True),
        (206, "bytes 0-9/10", 0, True),
        (206, "bytes 0-9/11", 0, False),
        (206, "bytes 0-9/*", 0, False),
        (206, "bytes 5-9/10", 5, False),
        (206, "", 0, True),
        (200, "bytes 5-9/10", 0, True),
        (206, "bytes " + "9" * 5000 + "-1/2", 0, True),
    ],
)
def test_parts(status: int, told: str, start: int, whole: bool) -> None:  # noqa: FBT001 - a parameter
    """Where a part begins, and whether it is all there is (RFC 9110 section 14.4)."""
    answer = reply(status=status, content_range=told)
    assert (start, whole) == (answer.starts_at, answer.is_whole)


@given(st.binary(max_size=200), st.text(max_size=30))
def test_any_body_is_text(body: bytes, charset: str) -> None:
    """Whatever bytes come under whatever charset, there is some text."""
    assert isinstance(reply(body, content_type=f"text/html; charset={charset}").text, str)


def test_gzip_and_deflate_are_undone() -> None:
    """Encodings that a server sends unasked are read."""
    plain = b"hello " * 50
    assert (plain, True) == unpack(gzip.compress(plain), "GZIP", 1000)
    assert (plain, True) == unpack(zlib.compress(plain), "deflate", 1000)


def test_a_zip_bomb_stays_small() -> None:
    """What a megabyte of zeros was packed into unpacks to the limit and no further."""
    body, complete = unpack(gzip.compress(bytes(2**20)), "gzip", 5000)
    assert (5000, False) == (len(body), complete)


def test_what_cannot_be_unpacked_stays_as_it_is() -> None:
    """A false or unknown encoding gives the bytes that came, up to the limit."""
    assert (b"hello", True) == unpack(b"hello", "gzip", 10)
    assert (b"hello", False) == unpack(b"hello there", "br", 5)


def test_errors_travel_between_processes() -> None:
    """A pickled error keeps its kind, its message and the reply."""
    error = WebError("status", "the server answered 404", reply=reply(status=404))
    back = pickle.loads(pickle.dumps(error))
    assert ("status", "the server answered 404", error.reply) == (back.kind, str(back), back.reply)
