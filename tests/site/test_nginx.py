"""The page on a host as the documentation sets it up."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import requests

from tests.conftest import need
from tests.servers import free_port, wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "publish-the-web-page.md"
CONF = """\
daemon off; pid {root}/pid;
events {{}}
http {{
  include /etc/nginx/mime.types; access_log off;
  client_body_temp_path {root}/1; proxy_temp_path {root}/2; fastcgi_temp_path {root}/3;
  uwsgi_temp_path {root}/4; scgi_temp_path {root}/5;
  server {{ listen 127.0.0.1:{port}; root {root}/www; {location} }}
}}
"""


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run nginx with the lines of the documentation."""
    binary = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    need("nginx", found=binary)
    root, port = tmp_path_factory.mktemp("host"), free_port()
    root.chmod(0o755)
    site = root / "www" / "publications"
    site.mkdir(parents=True)
    for name in ("index.html", "404.html", "site.css", "publications.rdf", "feed.xml"):
        (site / name).write_text(name)
    [location] = re.findall(r"```nginx\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    (root / "nginx.conf").write_text(CONF.format(root=root, port=port, location=location))
    command = [str(binary), "-c", str(root / "nginx.conf"), "-e", str(root / "error.log")]
    process = subprocess.Popen([*command, "-g", "user root;"], stderr=subprocess.DEVNULL)
    wait_for(port)
    yield f"http://127.0.0.1:{port}/publications"
    process.terminate()
    process.wait()


@pytest.mark.outside
@pytest.mark.parametrize(
    ("path", "status", "kind", "shown"),
    [
        ("/", 200, "text/html", "index.html"),
        ("/site.css", 200, "text/css", "site.css"),
        ("/publications.rdf", 200, "application/rdf+xml", "publications.rdf"),
        ("/feed.xml", 200, "application/atom+xml", "feed.xml"),
        ("/no-such-page", 404, "text/html", "404.html"),
        ("/no-such.rdf", 404, "text/html", "404.html"),
    ],
)
def test_each_file_is_sent_as_what_it_is(
    host: str, path: str, status: int, kind: str, shown: str
) -> None:
    """Pages as pages, also where the types of some files are set."""
    reply = requests.get(host + path, timeout=10)
    found = reply.status_code, reply.headers["Content-Type"].partition(";")[0], reply.text
    assert (status, kind, shown) == found
