"""How long a page takes: bin/bench page [--quick].

For each page, by clients asking at once: pages a second, the median and the slowest hundredth in
milliseconds, and what one page costs in CPU. The machine's other work is in it: compare by ratio.
"""

import http.client
import json
import statistics
import sys
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

from django.conf import settings

from bench import PORT
from bench.house import seconds_of_cpu, served
from kith.people.models import Person, Session

PAGES = ("/help/", "/today/", "/people/", "/me/")
CLIENTS = (1, 16)
HEAD = ("page", "clients", "per_second", "p50_ms", "p99_ms", "cpu_ms")


def ask(path: str, cookie: str, until: float) -> list[float]:
    """One client, asking again as soon as it has its answer. How long each took, in seconds."""
    house = http.client.HTTPConnection("127.0.0.1", PORT)
    took = []
    while (began := time.perf_counter()) < until:
        house.request("GET", path, headers={"Cookie": cookie})
        answer = house.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path} answered {answer.status}")
        took.append(time.perf_counter() - began)
    return took


def measure(server: int, path: str, cookie: str, clients: int, seconds: float) -> dict[str, object]:
    used = seconds_of_cpu(server)
    until = time.perf_counter() + seconds
    with ThreadPoolExecutor(clients) as pool:
        each = pool.map(lambda _: ask(path, cookie, until), range(clients))
        took = sorted(one for client in each for one in client)
    return {
        "page": path,
        "clients": clients,
        "per_second": round(len(took) / seconds, 1),
        "p50_ms": round(statistics.median(took) * 1000, 1),
        "p99_ms": round(took[int(len(took) * 0.99)] * 1000, 1),
        "cpu_ms": round((seconds_of_cpu(server) - used) / len(took) * 1000, 2),
    }


def line(values: Iterable[object]) -> str:
    return "".join(f"{value!s:<12}" for value in values)


def main() -> None:
    seconds = 1.0 if "--quick" in sys.argv else 5.0
    rows = []
    print(line(HEAD))
    with served() as server:
        cookie = Session.objects.begin(Person.objects.welcome("Ana"))
        for path in PAGES:
            for clients in CLIENTS:
                header = f"{settings.SESSION_COOKIE_NAME}={cookie}"
                rows.append(measure(server, path, header, clients, seconds))
                print(line(rows[-1].values()))
    print(json.dumps({"bench": "page", "seconds_each": seconds, "rows": rows}))


if __name__ == "__main__":
    main()
