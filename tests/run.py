"""What bin/test does once everything is in place: the checks, then pytest on each database.

What touches data runs on PostgreSQL first; then everything runs on SQLite, whose closing line is
the last one printed. With --long the stories run on PostgreSQL too, and what needs Redis runs; and
where a room's own tests never came to a line or a branch of what pyproject.toml names, that is said
and fails.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from tests import servers

HERE = Path(__file__).resolve().parent.parent
REQUIRED = set(os.environ.get("KITH_REQUIRE", "").split(",")) - {""}
NOTHING_COLLECTED = 5  # pytest's own code: no test bears this mark, which is fine


def ran(name: str, *command: str | Path) -> list[str]:
    print(f"-- {name}", flush=True)
    return [] if subprocess.run(command, cwd=HERE, check=False).returncode == 0 else [name]


def checks() -> list[str]:
    django = (sys.executable, "-m", "django", "makemigrations", "--settings", "tests.settings")
    return [
        *ran("format, lint, types, floors", HERE / "bin" / "fix", "--check"),
        *ran("migrations", *django, "--check", "--dry-run"),
        *javascript(),
    ]


def javascript() -> list[str]:
    files = sorted(
        file for room in ("", "kith/*/") for file in HERE.glob(f"{room}tests/js/*.test.js")
    )
    if os.environ.get("KITH_NODE") == "missing" or not files:
        return []
    return ran("javascript", "node", "--test", "--test-reporter=dot", *files)


def started(
    name: str, server: Callable[[], AbstractContextManager[str]], stack: ExitStack
) -> str | None:
    try:
        return stack.enter_context(server())
    except Exception as error:
        if name in REQUIRED:
            raise
        print(f"{name} could not start here ({error}); what runs on it is skipped.", flush=True)
        return None


def pytest(name: str, chosen: list[str], marks: str = "", **settings: str) -> list[str]:
    print(f"-- pytest on {name}", flush=True)
    environment = {k: v for k, v in os.environ.items() if k not in {"KITH_DATABASE", "KITH_REDIS"}}
    command = [sys.executable, *measured(), "-m", "pytest", "-n", "2"]
    command += ["-m", marks] if marks else []
    done = subprocess.run([*command, *chosen], cwd=HERE, env=environment | settings, check=False)
    fine = {0, NOTHING_COLLECTED} if marks else {0}
    return [] if done.returncode in fine else [f"pytest on {name}"]


def measured() -> list[str]:
    """Whether it is written down which lines a room's own tests come to."""
    return ["-m", "coverage", "run"] if "COVERAGE_FILE" in os.environ else []


def lines_and_branches() -> list[str]:
    """Says nothing where all of them were come to."""
    coverage = (sys.executable, "-m", "coverage")
    subprocess.run([*coverage, "combine", "--quiet"], cwd=HERE, check=False)
    done = subprocess.run([*coverage, "report"], cwd=HERE, check=False, capture_output=True)
    if done.returncode:
        print(done.stdout.decode(), done.stderr.decode(), sep="\n", flush=True)
    return ["lines and branches"] if done.returncode else []


def on_postgres(chosen: list[str], long: bool, stack: ExitStack) -> list[str]:
    address = started("postgres", servers.postgres, stack)
    if not address:
        return []
    marks = "data" if long else "data and not browser"
    return pytest("PostgreSQL", chosen, marks, KITH_DATABASE=address) + (
        on_redis(chosen, address, stack) if long else []
    )


def on_redis(chosen: list[str], database: str, stack: ExitStack) -> list[str]:
    address = started("redis", servers.redis, stack)
    if not address:
        return []
    both = {"KITH_DATABASE": database, "KITH_REDIS": address}
    return pytest("PostgreSQL and Redis", ["-n", "0", *chosen], "redis", **both)


def main(arguments: list[str]) -> int:
    long = "--long" in arguments
    chosen = [argument for argument in arguments if argument != "--long"]
    os.environ["HYPOTHESIS_PROFILE"] = "long" if long else "quick"
    failed = [] if chosen else checks()
    with ExitStack() as stack:
        if long and not chosen:
            folder = stack.enter_context(TemporaryDirectory(prefix="kith-lines-"))
            os.environ["COVERAGE_FILE"] = str(Path(folder) / "lines")
        failed += on_postgres(chosen, long, stack)
        if failed:
            print(f"Not right yet: {', '.join(failed)}. What follows is SQLite.", flush=True)
        failed += pytest("SQLite", chosen)
        return 1 if failed + (lines_and_branches() if measured() else []) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
