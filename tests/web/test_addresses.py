"""Addresses that may be asked."""

from __future__ import annotations

import socket
import time
from typing import TYPE_CHECKING, NoReturn

import pytest

from migpubs.web import WebError, check_url, host_of, is_local, is_public, look_up
from migpubs.web.addresses import plain_number, resolve_within

if TYPE_CHECKING:
    from collections.abc import Sequence


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/",
        "HTTPS://www.ilo.org/a?b=c#d",
        "https://ประเทศไทย.example/รายงาน",
        "http://[2001:db8::1]:8080/",
    ],
)
def test_http_addresses_may_be_asked(url: str) -> None:
    """An http or https address with a host is given back as it is."""
    assert url == check_url(url)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://example.org/a", "not an http or https address"),
        ("www.ilo.org/a", "not an http or https address"),
        ("file:///etc/passwd", "not an http or https address"),
        ("http:///a", "without a host"),
        ("http://exa mple.org/", "a space or control"),
        ("http://example.org/\x00", "a space or control"),
        ("http://example.org:99999/", "not an address"),
        ("http://example.org:0/", "port 0"),
        ("http://[::1/", "not an address"),
        ("https://me:secret@example.org/", "a user name"),
    ],
)
def test_other_addresses_are_invalid(url: str, reason: str) -> None:
    """What is not a web address says why, and never repeats a password."""
    with pytest.raises(WebError, match=reason) as caught:
        check_url(url)
    assert "invalid" == caught.value.kind
    assert "secret" not in str(caught.value)


def test_the_host_is_lower_case_and_without_port() -> None:
    """The key of politeness is the host's name alone."""
    assert "www.ilo.org" == host_of("https://WWW.ILO.org.:8443/x")
    assert "" == host_of("http://[::1")
    assert "" == host_of("nothing")


@pytest.mark.parametrize(
    "address",
    ["1.1.1.1", "2606:4700:4700::1111", "64:ff9b::1.1.1.1", "::ffff:8.8.8.8", "2002:808:808::1"],
)
def test_public_numbers(address: str) -> None:
    """Addresses of the internet are public, also inside an IPv6 address."""
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1%eth0",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::7f00:1",
        "::127.0.0.1",
        "::ffff:0:127.0.0.1",
        "fec0::1",
        "3fff::1",
        "192.0.0.8",
        "2002:7f00:1::",
        "2001:0:4136:e378:8000:63bf:80ff:fffe",
        "not a number",
    ],
)
def test_numbers_that_are_not_public(address: str) -> None:
    """Loopback, private, link-local, shared, multicast and what hides them is not public."""
    assert not is_public(address)


def test_this_machine_is_known_by_name_and_number() -> None:
    """``localhost`` and loopback numbers are local; other hosts are not."""
    assert [True, True, True, True] == [
        is_local(host) for host in ("localhost", "a.localhost", "127.3.2.1", "::1")
    ]
    assert [False, False] == [is_local(host) for host in ("www.ilo.org", "10.0.0.1")]


def test_the_system_knows_this_machine() -> None:
    """The system's resolver is used by default."""
    assert "127.0.0.1" in look_up("localhost")


def test_numbers_need_no_resolver() -> None:
    """A number is its own address."""

    def never(host: str) -> NoReturn:
        raise AssertionError(host)

    assert ("127.0.0.1",) == resolve_within(never, "127.0.0.1", 1)


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (socket.gaierror(socket.EAI_NONAME, "Name or service not known"), "unknown-host"),
        (socket.gaierror(socket.EAI_AGAIN, "Temporary failure"), "dns"),
        (OSError("no network"), "dns"),
        (UnicodeError("label too long"), "invalid"),
    ],
)
def test_a_name_that_is_not_resolved_says_why(error: Exception, kind: str) -> None:
    """A name nobody has differs from one that cannot be looked up now."""

    def fail(host: str) -> Sequence[str]:
        assert host
        raise error

    with pytest.raises(WebError) as caught:
        resolve_within(fail, "example.org", 1)
    assert kind == caught.value.kind


def test_a_name_server_that_hangs_is_left() -> None:
    """The look-up ends with the deadline."""

    def hang(host: str) -> Sequence[str]:
        time.sleep(0.3)
        return (host,)

    with pytest.raises(WebError, match="not resolved in time") as caught:
        resolve_within(hang, "example.org", 0.05)
    assert "dns" == caught.value.kind


@pytest.mark.parametrize(
    ("host", "number"),
    [
        ("2130706433", "127.0.0.1"),
        ("0x7f.1", "127.0.0.1"),
        ("0177.0.0.1", "127.0.0.1"),
        ("10.1", "10.0.0.1"),
        ("::1", "::1"),
        ("8.8.8.8", "8.8.8.8"),
        ("www.ilo.org", "www.ilo.org"),
        ("ไทย.example", "ไทย.example"),
    ],
)
def test_numbers_in_other_spellings(host: str, number: str) -> None:
    """As resolvers, and so proxies, read them."""
    assert number == plain_number(host)
