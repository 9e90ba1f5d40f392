"""The one door to the web: every request of this package goes through here.

What comes back is hostile until shown otherwise, and so may be the address itself. Therefore:

* only ``http`` and ``https``, on every hop, and never with credentials or cookies;
* a name is resolved once, its addresses are checked, and the connection goes to the address that
  was checked, so that a name cannot answer "public" to the check and "private" to the connection;
* a request has one deadline for everything (``requests`` has none: a server that sends a byte now
  and then holds it for ever), kept by a watchdog that shuts the socket;
* a body is read up to a limit, before and after it is unpacked.

Behind a proxy the proxy resolves names, so the check of resolved addresses is the proxy's
business; addresses that are written as numbers are still checked here.

:class:`Web` holds the policy and the parts that are dear to make (the TLS context, the watchdog);
:meth:`Web.exchange` is one request and its answer, :meth:`Web.fetch` follows redirects.
"""

from migpubs.web.addresses import check_url, host_of, is_local, is_public, look_up
from migpubs.web.connections import Line, Watchdog
from migpubs.web.fetcher import Web, fetch
from migpubs.web.replies import REDIRECTS, Failure, Reply, WebError, read_date

__all__ = [
    "REDIRECTS",
    "Failure",
    "Line",
    "Reply",
    "Watchdog",
    "Web",
    "WebError",
    "check_url",
    "fetch",
    "host_of",
    "is_local",
    "is_public",
    "look_up",
    "read_date",
]
