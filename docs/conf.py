"""How Sphinx builds the documentation."""

from migpubs import __version__

project = "migpubs"
author = "The migpubs maintainers"
copyright = "2026, the migpubs maintainers"  # noqa: A001 - Sphinx's own name
version = release = __version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
autodoc_member_order = "bysource"
autodoc_typehints = "description"
default_role = "code"
exclude_patterns = ["_build"]
nitpicky = False
suppress_warnings = [
    "misc.highlighting_failure",
    "ref.python",  # two rooms have a class `Difference`; each links to one of them
]

html_theme = "furo"
html_title = "migpubs"
