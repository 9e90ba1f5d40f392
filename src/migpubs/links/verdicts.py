"""What can be said about a link: a closed list of verdicts, each alive, undecided or dead.

The list, with what to do about each, is printed in ``docs/reference/verdicts.md``.
"""

from __future__ import annotations

from typing import Any, Literal, get_args

from attrs import asdict, field, fields_dict, frozen

Outcome = Literal["alive", "undecided", "dead"]
"""``alive``: readers get what the record says. ``undecided``: a person should look, or time will
tell. ``dead``: they do not get it, and that is confirmed."""

OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)

Verdict = Literal[
    "ok",
    "ok-unverified",
    "moved",
    "redirected",
    "suspect",
    "blocked",
    "rate-limited",
    "our-network",
    "refused-address",
    "soft-404",
    "server-error",
    "client-error",
    "timeout",
    "tls-expired",
    "tls-name",
    "tls-chain",
    "tls-failed",
    "unreachable",
    "host-down",
    "dns-failed",
    "bad-redirect",
    "not-found",
    "unknown-host",
    "invalid",
]

Death = Literal["", "now", "later", "never"]
"""When a verdict makes a link dead: it is none that fails; at once; after it was confirmed on
other days; never, because it says nothing about the link."""


@frozen
class Meaning:
    """What a verdict says and what to do about it."""

    death: Death
    says: str
    """One clause about the address."""
    action: str
    """What an editor does about it; the table of results is grouped by this."""


_NOTHING = "nothing to do"
_LOOK = "look at it in a browser"
_WAIT = "wait: it is asked again"
_OURS = "ask again when our own network works"
_REPLACE = "replace or remove"
_TAKE = "take the new address"

MEANINGS: dict[Verdict, Meaning] = {
    "ok": Meaning("", "answers with what the record says", _NOTHING),
    "ok-unverified": Meaning("", "answers, without proof that it is this work", _NOTHING),
    "moved": Meaning("", "has moved for good", _TAKE),
    "redirected": Meaning("", "leads elsewhere for the time being", _NOTHING),
    "suspect": Meaning("never", "answers with something else, it seems", _LOOK),
    "blocked": Meaning("never", "does not let programs in", _LOOK),
    "rate-limited": Meaning("never", "asks for fewer requests", _WAIT),
    "our-network": Meaning("never", "could not be asked", _OURS),
    "refused-address": Meaning("never", "is not on the public internet", _LOOK),
    "soft-404": Meaning("later", "answers as if it were there, but is not", _REPLACE),
    "server-error": Meaning("later", "has a broken server", _WAIT),
    "client-error": Meaning("later", "refuses the request as wrong", _LOOK),
    "timeout": Meaning("later", "does not answer in time", _WAIT),
    "tls-expired": Meaning("later", "has a certificate that is out of date", _WAIT),
    "tls-name": Meaning("later", "has a certificate for another name", _LOOK),
    # Browsers find certificates that a server forgot to send; readers may see the page.
    "tls-chain": Meaning("never", "has a certificate nobody vouches for", _LOOK),
    "tls-failed": Meaning("later", "fails to speak securely", _LOOK),
    "unreachable": Meaning("later", "accepts no connection, or drops it", _WAIT),
    "host-down": Meaning("later", "was not asked, for its host is down", _WAIT),
    "dns-failed": Meaning("later", "has a name that could not be looked up", _WAIT),
    "bad-redirect": Meaning("later", "redirects to nowhere", _LOOK),
    "not-found": Meaning("now", "does not exist any more", _REPLACE),
    "unknown-host": Meaning("now", "is at a host that does not exist", _REPLACE),
    "invalid": Meaning("now", "is not a web address", _REPLACE),
}

ACTIONS: dict[str, str] = {
    _REPLACE: "correct the record; --archive looks for an archived copy, --fix adds it",
    _TAKE: "--fix writes an address that two runs have seen",
    _LOOK: "a program cannot tell what a reader sees there",
    _WAIT: "run this again, three days or more from now",
    _OURS: "nothing is held against these addresses",
    _NOTHING: "",
}
"""What to do, the most urgent first, and how."""


@frozen(kw_only=True)
class Target:
    """An address to ask, with what the catalogue knows about what should be there."""

    url: str
    titles: tuple[str, ...] = ()
    """The work's titles, in whatever languages."""
    kind: str = ""
    """A link kind of the model: landing, file, course, press-release …; empty when unknown."""
    language: str = ""
    """A BCP 47 tag."""
    issued: str = ""
    """The date of publication, ISO 8601, as precise as it is known."""
    records: tuple[str, ...] = ()
    """The ids of the publications that have this address."""


@frozen(kw_only=True)
class LinkResult:
    """What came of asking one address."""

    url: str
    verdict: Verdict
    outcome: Outcome = "undecided"
    """After confirmation: what fails for the first time is undecided, unless it cannot pass."""
    records: tuple[str, ...] = ()
    """The ids of the publications that have this address."""
    detail: str = ""
    """One clause more: what was seen."""
    status: int = 0
    """The last status of HTTP; 0 when none came."""
    final: str = ""
    """Where it ended, when that is not ``url``."""
    proposal: str = ""
    """A new address that the web itself told: the end of permanent redirects, or of a stub."""
    proof: str = ""
    """``title``, ``pdf``, ``file``, ``resolver`` or nothing: why this is held to be the work."""
    title: str = ""
    """The title of the page that came."""
    media_type: str = ""
    etag: str = ""
    last_modified: str = ""
    asked: str = ""
    """A fingerprint of what was expected (titles and kind); another one makes the result stale."""
    checked: str = ""
    """When, in UTC: ``2026-03-01T10:20:30Z``."""
    failures: int = 0
    """How often it failed in a row, counted at most once in three days."""
    failing_since: str = ""
    """When the first of these failures was seen."""
    counted: str = ""
    """When the last of these failures was counted."""
    last_ok: str = ""
    """When it was alive last."""
    moves: int = 0
    """In how many runs in a row it moved to this same ``final``."""
    archive: str = ""
    """A memento close to the date of publication."""
    seconds: float = field(default=0.0, eq=False)
    """How long the asking took."""
    cached: bool = field(default=False, eq=False)
    """Whether this was known from an earlier run and not asked again."""
    proxied: bool = False
    """Whether a proxy stood between, which then checked the addresses instead of us."""

    def to_dict(self) -> dict[str, Any]:
        """What is not empty, ready for JSON."""
        plain = asdict(self)
        kept = {name: value for name, value in plain.items() if value or name in _ALWAYS}
        return {**kept, "seconds": round(self.seconds, 3)}

    @classmethod
    def from_dict(cls, plain: dict[str, Any]) -> LinkResult:
        """The inverse of :meth:`to_dict`; names it does not know are left out."""
        known = {name: value for name, value in plain.items() if name in fields_dict(cls)}
        return cls(**{**known, "records": tuple(known.get("records", ()))})

    @property
    def says(self) -> str:
        """What the verdict says and what was seen, in words."""
        return ": ".join(filter(None, (MEANINGS[self.verdict].says, self.detail)))

    @property
    def says_something(self) -> bool:
        """Whether it is about the link at all; that our own network fails is not."""
        return self.verdict != "our-network"

    @property
    def action(self) -> str:
        """What an editor does about it."""
        if self.verdict == "moved" and self.is_small_move:
            return _NOTHING
        meaning = MEANINGS[self.verdict]
        waiting = meaning.action == _REPLACE and self.outcome == "undecided"
        if waiting:
            return _LOOK
        return _REPLACE if self.outcome == "dead" else meaning.action

    @property
    def is_small_move(self) -> bool:
        """Whether only http became https, ``www.`` came or went, or a slash at the end did."""
        return bool(self.final) and _core(self.url) == _core(self.final)


_ALWAYS = {"url", "verdict", "outcome", "records"}


def _core(url: str) -> str:
    """An address without what changes when a site is tidied."""
    rest = url.partition("://")[2].partition("#")[0]
    return rest.removeprefix("www.").rstrip("/")
