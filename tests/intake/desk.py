"""A list that waits for review in the folder of a small catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migpubs.catalogue import Catalogue
from migpubs.intake import drafts, reader, review

if TYPE_CHECKING:
    from pathlib import Path

    from migpubs.intake.review import Waiting


LIST = """\
Publications of 2024

Title\tAuthor\tPublisher\tYear\tLanguage\tLink
Home truths\tGeorge May\tILO / Rapid Asia\t2024\tThai\thttps://a.org/1
Guide- lines on work (Thai translation)\tILO\tILO\t\t\t
คู่มือแรงงาน\tRapid Asia\tILO\t\t\t
Precarious pathways: Migration patterns of Lao workers\tILO\tILO\t2022\t\thttps://b.org/2
"""


FILES = {
    "catalogue.yaml": 'title: A small catalogue\nformat: 1\nversion: "1"\n',
    "bodies.yaml": "- id: ilo\n  name: International Labour Organization\n  acronym: ILO\n",
    "publications/2023.yaml": (
        "- id: ilo-2023-pathways\n  kind: report\n  title: Precarious pathways\n"
        "  subtitle: Migration patterns of Lao workers\n  authors: [ilo]\n  issued: 2023-08\n"
        "  links: [https://www.ilo.org/pathways]\n"
    ),
}


def begin(base: Path, text: str = LIST, name: str = "list.txt") -> Waiting:
    """Ingest a list and return it as it waits."""
    catalogue, data = Catalogue.load(base), text.encode()
    document = reader.read(data, name)
    draft = drafts.propose(document, catalogue)
    review.begin(catalogue, document, data, draft)
    return next(each for each in review.waiting(catalogue)[1] if each.draft.file == name)


def with_verdicts(waiting: Waiting, *verdicts: review.Verdict) -> Waiting:
    for number, verdict in enumerate(verdicts):
        if verdict:
            item = review.decided(waiting.items[number], verdict)
            waiting = review.replaced(waiting, number, item)
    return waiting
