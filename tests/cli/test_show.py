"""``migpubs show``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Run


def test_a_record_is_shown_as_the_catalogue_holds_it(run: Run) -> None:
    """The record is printed as YAML that could stand in the file."""
    expected = """\
- id: unicef-th-2023-learning
  title: Make [Learning] Count
  authors: [unicef-thailand]
  publishers: [unicef]
  themes:
  - {theme: network-2023:2, assigned: compiler}
  sources:
  - {annex: 2023/2}
"""
    assert expected == run("show", "unicef-th-2023-learning").stdout


def test_json_is_a_list_of_records(run: Run) -> None:
    """``--json`` gives plain data, several records in the order asked for."""
    shown = run("show", "unicef-th-2023-learning", "ilo-2023-pathways", "--json").stdout
    ids = [each["id"] for each in json.loads(shown)]
    assert ["unicef-th-2023-learning", "ilo-2023-pathways"] == ids
