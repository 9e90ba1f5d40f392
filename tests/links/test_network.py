"""Our own network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from migpubs.links import LinkResult, Target
from migpubs.links.lanes import Finding
from migpubs.links.network import Witness

if TYPE_CHECKING:
    from migpubs.links.verdicts import Verdict


def finding(host: str, verdict: Verdict, began: float = 1, ended: float = 2) -> Finding:
    url = f"http://{host}/"
    return Finding(
        result=LinkResult(url=url, verdict=verdict),
        target=Target(url=url),
        began=began,
        ended=ended,
        answered=verdict in {"ok", "not-found"},
    )


def verdicts(*groups: list[Finding]) -> list[Verdict]:
    witness = Witness()
    out = [each for group in groups for each in witness.hear(group)]
    return [each.result.verdict for each in (*out, *witness.close())]


def witness_of(verdict: Verdict) -> list[Finding]:
    witness = Witness()
    return [*witness.hear([finding(host, verdict) for host in "abc"]), *witness.close()]


def test_when_nobody_answers_it_is_us() -> None:
    """Three hosts that cannot be reached, and nobody who answers."""
    failed = [finding("a", "unknown-host"), finding("b", "timeout"), finding("c", "unreachable")]
    assert ["our-network"] * 3 == verdicts(failed)


def test_two_hosts_may_fail_by_chance() -> None:
    """Also many addresses of two hosts."""
    failed = [finding("a", "timeout"), finding("b", "unknown-host"), finding("a", "timeout")]
    assert ["timeout", "unknown-host", "timeout"] == verdicts(failed)


def test_one_host_fails_alone_only_where_names_are_found() -> None:
    """A single link that is checked without a network is not held dead."""
    for found, expected in ((True, "unknown-host"), (False, "our-network")):
        witness = Witness(lambda found=found: found)  # type: ignore[misc]
        assert [] == list(witness.hear([finding("a", "unknown-host")]))
        assert [expected] == [each.result.verdict for each in witness.close()]


def test_one_answer_clears_us() -> None:
    """An error status is an answer too; it clears what failed at that time or before."""
    failed = [finding(host, "timeout") for host in "abc"]
    assert ["not-found", "timeout", "timeout", "timeout"] == verdicts(
        failed, [finding("d", "not-found", 1, 3)]
    )


def test_a_network_that_breaks_on_the_way() -> None:
    """What failed after the last answer is held against us."""
    start = [finding("a", "ok", 1, 2)]
    failed = [finding(host, "dns-failed", 5, 6) for host in "bcd"]
    assert ["ok", *["our-network"] * 3] == verdicts(start, failed)


def test_other_verdicts_pass_at_once() -> None:
    """What has nothing to do with reaching a host waits for nobody."""
    witness = Witness()
    assert 1 == len(list(witness.hear([finding("a", "bad-redirect")])))


def test_when_every_certificate_fails_alike_it_is_us() -> None:
    """A firewall that reads along, or a wrong clock; pages without TLS clear nobody."""
    failed = [finding(host, "tls-chain") for host in "abc"]
    assert ["ok", *["our-network"] * 3] == verdicts([finding("d", "ok")], failed)


def test_certificates_that_fail_each_in_its_way() -> None:
    """Three hosts with three faults are at fault themselves."""
    faults: list[Verdict] = ["tls-chain", "tls-name", "tls-expired"]
    assert faults == verdicts([finding(fault, fault) for fault in faults])


def test_one_good_certificate_clears_us() -> None:
    """Whenever it was seen in this run."""
    failed = [finding(host, "tls-expired") for host in "abc"]
    good = finding("d", "ok", 0, 1)
    secure = evolve(good, result=evolve(good.result, url="https://d/"))
    assert ["ok", *["tls-expired"] * 3] == verdicts([secure], failed)


def test_what_is_held_is_bounded() -> None:
    """After two thousand failures and no answer, all are let go as ours."""
    witness = Witness()
    failed = [finding(f"h{number}", "dns-failed") for number in range(2001)]
    assert 2001 == len(list(witness.hear(failed)))


def test_the_reason_is_kept() -> None:
    """What was seen stands in the detail."""
    witness = Witness()
    assert [] == list(witness.hear([finding(host, "timeout") for host in "abc"]))
    assert "no host answered" in next(iter(witness.close())).result.detail
    (secure,) = {each.result.detail for each in witness_of("tls-name")}
    assert secure.startswith("no host has a certificate that holds")
