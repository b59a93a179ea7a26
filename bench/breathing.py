"""Whether people who are far apart breathe in time: bin/bench breathing [--quick].

Clients that run the scripts of the page in Node sit in rooms of the real house, each behind a line
that is as long, uneven and lossy as it is told. They breathe with the guide, late and unevenly, the
last one in every second room only watches; their machines' clocks drift by 20 ppm and are set once,
and one of them sleeps for half a minute. Measured is what their pages would draw.

    --rtt MS --jitter MS --loss PCT   of the line, jitter and loss for each way of each message
    --asymmetry PCT   the difference of a client's two ways, as a share of the round trip, is drawn
                      from minus to plus so much. No clock can see it: what a perfect one would be
                      off by is printed beside (`unseeable_ms_p95`)
    --people N --rooms N --seconds S
    --capacity        rooms of two on a good line, more and more of them: the processor's time of
                      the house a room, and from how many rooms on a press takes longer than 250 ms
"""

import argparse
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command

from bench import PORT
from bench.browser import begun
from bench.house import seconds_of_cpu, served
from kith.breathing.models import Room, Seat
from kith.connections.models import Bond
from kith.connections.rules import Step
from kith.ground.ids import new_token
from kith.ground.turns import turn
from kith.people.models import Person

CLIENTS = Path(__file__).parent / "settling" / "clients.mjs"
SECONDS, QUICK = 180.0, 40.0
SLEEP = 30.0
MARGINS = ((200, 15.0), (float("inf"), 40.0))  # ms beside what cannot be seen, up to that rtt
PRESS = ((1, 250.0), (5, 600.0))  # ms at the 95th percentile, up to that loss in per cent
LIMITS = {
    "correction_degrees_max": 0.5,
    "messages_a_minute_pressing": 40.0,
    "messages_a_minute_watching": 6.0,
    "right_after_sleep_ms": 2000.0,
}
STEPS = (50, 100, 200, 300, 400, 600, 800)  # rooms
QUICK_STEPS = (200, 400)
TOO_LATE = 250.0  # ms


def asked() -> argparse.Namespace:
    reader = argparse.ArgumentParser(prog="bin/bench breathing")
    for name, usual in (("rtt", 200), ("jitter", 50), ("loss", 5), ("asymmetry", 30)):
        reader.add_argument(f"--{name}", type=float, default=usual)
    reader.add_argument("--people", type=int, default=2)
    reader.add_argument("--rooms", type=int, default=4)
    reader.add_argument("--seconds", type=float)
    reader.add_argument("--seed", type=int, default=6)
    reader.add_argument("--quick", action="store_true")
    reader.add_argument("--capacity", action="store_true")
    told = reader.parse_args()
    told.seconds = told.seconds or (QUICK if told.quick else SECONDS)
    return told


def rooms_of(rooms: int, people: int) -> Iterator[list[str]]:
    """The cookies of those who sit in each."""
    for _ in range(rooms):
        with turn():
            here = [Person.objects.welcome(f"Heron {new_token()}") for _ in range(people)]
            seat(here)
        yield [begun(person) for person in here]


def seat(here: list[Person]) -> None:
    if len(here) == 2:
        bond = Bond.objects.between(*here)
        bond.begin(Step.NOTE)
        for person in here:
            Seat.objects.sit(person, bond)
        return
    room = Room.objects.create(is_company=True)
    for person in here:
        Seat.objects.take(person, room)


def measured(told: argparse.Namespace, rooms: list[list[str]], **how: Any) -> dict[str, Any]:
    network = {"rtt": told.rtt / 1000, "jitter": told.jitter / 1000, "loss": told.loss / 100}
    network["asymmetry"] = told.asymmetry / 100
    config = {
        "url": f"ws://127.0.0.1:{PORT}/live/breath/",
        "origin": settings.KITH.origin,
        "cookieName": settings.SESSION_COOKIE_NAME,
        "rooms": rooms,
        "network": network,
        "seconds": told.seconds,
        "sleep": SLEEP,
        "right": margin(told) / 1000,
        "seed": told.seed,
        **how,
    }
    command = ["node", "--experimental-websocket", "--no-warnings", str(CLIENTS)]
    ran = subprocess.run(command, input=json.dumps(config), capture_output=True, text=True)
    if ran.returncode:
        raise SystemExit(ran.stderr)
    return dict(json.loads(ran.stdout))


def margin(told: argparse.Namespace) -> float:
    return next(ms for rtt, ms in MARGINS if told.rtt <= rtt)


def missed(told: argparse.Namespace, said: dict[str, Any]) -> list[str]:
    limits = LIMITS if told.rtt <= MARGINS[0][0] else {}
    over = [name for name, most in limits.items() if said[name] is None or said[name] > most]
    if said["disagreement_ms_p95"] > said["unseeable_ms_p95"] + margin(told):
        over.append("disagreement_ms_p95")
    press = next((ms for loss, ms in PRESS if told.loss <= loss), float("inf"))
    if said["press_ms_p95"] is None or said["press_ms_p95"] > press:
        over.append("press_ms_p95")
    return over


def together(told: argparse.Namespace) -> dict[str, Any]:
    rooms = list(rooms_of(told.rooms, told.people))
    with served() as server:
        used = seconds_of_cpu(server)
        said = measured(told, rooms)
        said["cpu_ms_a_room_a_minute"] = cpu_of(server, used, told.seconds + SLEEP, len(rooms))
    return said | {"missed": missed(told, said)}


def cpu_of(server: int, before: float, seconds: float, rooms: int) -> float:
    return round((seconds_of_cpu(server) - before) * 1000 / rooms / (seconds / 60), 1)


def capacity(told: argparse.Namespace) -> dict[str, Any]:
    """More and more rooms of two, until a press takes too long."""
    told.rtt, told.jitter, told.loss, told.asymmetry = 20.0, 5.0, 0.0, 0.0
    told.seconds = 45.0 if told.quick else 75.0  # a guide waits for 20 of them to begin
    rooms: list[list[str]] = []
    last: dict[str, Any] = {"rooms_at_250_ms": 0}
    with served() as server:
        for step in QUICK_STEPS if told.quick else STEPS:
            rooms += rooms_of(step - len(rooms), 2)
            used = seconds_of_cpu(server)
            said = measured(told, rooms, sleep=0)
            cpu = cpu_of(server, used, told.seconds, step)
            print(
                f"{step} rooms: a press {said['press_ms_p99']} ms (p99), {cpu} ms a room a minute"
            )
            if said["press_ms_p99"] is None or said["press_ms_p99"] > TOO_LATE:
                break
            last = {"rooms_at_250_ms": step, "cpu_ms_a_room_a_minute": cpu}
    return last


def main() -> None:
    told = asked()
    call_command("ready")
    said = capacity(told) if told.capacity else together(told)
    for name, value in said.items():
        print(f"{name:<32}{value}")
    print(json.dumps({"bench": "breathing", **said}))


if __name__ == "__main__":
    main()
