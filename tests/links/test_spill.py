"""What waits on disk."""

from __future__ import annotations

from migpubs.links import Target
from migpubs.links.spill import Ledger, Spill

TARGET = Target(url="http://a/1", titles=("แรงงาน", "b"), records=("x",), issued="2023")


def test_targets_come_back_in_order() -> None:
    """Each host's, the oldest first, as they were."""
    spill = Spill()
    other = Target(url="http://b/")
    for host, target in (("a", TARGET), ("b", other), ("a", other)):
        spill.put(host, target)
    assert [TARGET] == spill.take("a", 1)
    assert [other] == spill.take("a", 5)
    assert [] == spill.take("a", 5)
    assert [other] == spill.take("b", 5)
    spill.close()


def test_an_address_is_new_once() -> None:
    """The second time it is put aside."""
    ledger = Ledger()
    assert [True, False, False] == [ledger.is_new(TARGET) for _ in range(3)]
    assert [TARGET, TARGET] == list(ledger.repeats())
    ledger.close()
