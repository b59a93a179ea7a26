"""How long a page takes: bin/bench page [--quick].

For each page, by clients asking at once: pages a second, the median and the slowest hundredth in
milliseconds, and what one page costs in CPU. The machine's other work is in it: compare by ratio.
"""

import http.client
import json
import statistics
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from django.conf import settings

from bench.house import seconds_of_cpu, served
from kith.people.models import Person, Session

PAGES = ("/in/", "/today/", "/people/")
CLIENTS = (1, 16)


def ask(port: int, path: str, cookie: str, until: float) -> list[float]:
    """One client, asking again as soon as it has its answer. How long each took, in seconds."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    took = []
    while (began := time.perf_counter()) < until:
        connection.request("GET", path, headers={"Cookie": cookie})
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path} answered {answer.status}")
        took.append(time.perf_counter() - began)
    return took


def measure(port: int, pid: int, path: str, cookie: str, clients: int, seconds: float) -> dict:
    used = seconds_of_cpu(pid)
    until = time.perf_counter() + seconds
    with ThreadPoolExecutor(clients) as pool:
        each = pool.map(lambda _: ask(port, path, cookie, until), range(clients))
        took = sorted(one for client in each for one in client)
    return {
        "page": path,
        "clients": clients,
        "per_second": round(len(took) / seconds, 1),
        "p50_ms": round(statistics.median(took) * 1000, 1),
        "p99_ms": round(took[int(len(took) * 0.99)] * 1000, 1),
        "cpu_ms": round((seconds_of_cpu(pid) - used) / len(took) * 1000, 2),
    }


def main() -> None:
    seconds = 1.0 if "--quick" in sys.argv else 5.0
    with served() as (port, pid):
        cookie = Session.objects.begin(Person.objects.welcome("Ana"))
        header = f"{settings.SESSION_COOKIE_NAME}={cookie}"
        print(f"{'page':<12}{'clients':>8}{'a second':>10}{'p50 ms':>9}{'p99 ms':>9}{'cpu ms':>9}")
        rows = []
        for path in PAGES:
            for clients in CLIENTS:
                row = measure(port, pid, path, header, clients, seconds)
                rows.append(row)
                print(
                    "{page:<12}{clients:>8}{per_second:>10}{p50_ms:>9}{p99_ms:>9}{cpu_ms:>9}".format(
                        **row
                    )
                )
    print(json.dumps({"bench": "page", "rows": rows}))


if __name__ == "__main__":
    main()
