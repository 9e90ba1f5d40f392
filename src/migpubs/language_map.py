"""A text in one or several languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from attrs import field, frozen


def _pairs(texts: Mapping[str, str] | tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return texts if isinstance(texts, tuple) else tuple(texts.items())


@frozen(repr=False)
class LanguageMap(Mapping[str, str]):
    """A text in one or several languages: a frozen, hashable mapping of BCP 47 tags to text.

    The order is kept; the first is the one to show when nothing better is asked for.
    """

    _texts: tuple[tuple[str, str], ...] = field(default=(), converter=_pairs)

    def __getitem__(self, language: str) -> str:
        for tag, text in self._texts:
            if tag == language:
                return text
        raise KeyError(language)

    def __iter__(self) -> Iterator[str]:
        return (tag for tag, _ in self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def __repr__(self) -> str:
        return f"LanguageMap({dict(self._texts)!r})"

    @property
    def only(self) -> str:
        """The language of a text in one language, else an empty string."""
        return self._texts[0][0] if len(self._texts) == 1 else ""

    def best(self, *languages: str) -> str:
        """Return the language to show: the first wanted one there is, else the first there is.

        A wanted ``th`` finds ``th-TH`` and the reverse; ``zh-Hant`` finds itself before another
        Chinese. An empty map gives an empty string.
        """
        if len(self._texts) == 1:
            return self._texts[0][0]
        for wanted in languages:
            alike = [tag for tag, _ in self._texts if tag.split("-")[0] == wanted.split("-")[0]]
            if alike:
                return wanted if wanted in alike else alike[0]
        return self._texts[0][0] if self._texts else ""

    def text(self, *languages: str) -> str:
        """Return the text in the best language, or an empty string."""
        if len(self._texts) == 1:
            return self._texts[0][1]
        return self[self.best(*languages)] if self._texts else ""


NO_TEXT: Final = LanguageMap()
