"""The house stays light: small files, short functions, and writing kept in the models."""

import ast
from collections.abc import Iterator
from pathlib import Path

HOUSE = Path(__file__).parents[2]
LONGEST_FILE, LONGEST_TEST = 200, 300  # lines
LONGEST_FUNCTION = 29  # lines
DEEPEST = 2  # of what is nested in a function
# What is heavier than that, and how heavy at most. A line goes as soon as it is not needed.
STILL_HEAVY = {
    "kith/house/settings.py": 242,  # the one settings file
    "kith/house/backup/words.py: bring": 3,
    "kith/house/backup/files.py: reading": 3,
}
NESTS = (ast.For, ast.AsyncFor, ast.While, ast.If, ast.Try)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
WRITES = {
    "save",
    "create",
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
    "raw",
    "execute",
}
WRITES_ROWS = {"update", "delete"}  # also said of sets and sessions: only where rows are named
BEHIND = {"views", "policy", "rules", "forms", "page", "urls", "words", "templatetags"}


def files(root: Path = HOUSE) -> list[Path]:
    found = [path for part in ("kith", "tests", "bench") for path in (root / part).rglob("*.py")]
    return [path for path in [*found, root / "conftest.py"] if "migrations" not in path.parts]


def too_long(path: Path) -> list[str]:
    lines = len(path.read_text().splitlines())
    longest = LONGEST_TEST if "tests" in path.parts else LONGEST_FILE
    return [f"{said(path)} has {lines} lines"] if lines > at_most(said(path), longest) else []


def long_functions(path: Path) -> list[str]:
    return [
        f"{called(path, node)} has {length(node)} lines"
        for node in functions(path)
        if length(node) > at_most(called(path, node), LONGEST_FUNCTION)
    ]


def deep_functions(path: Path) -> list[str]:
    return [
        f"{called(path, node)} is nested {depth(node)} deep"
        for node in functions(path)
        if depth(node) > at_most(called(path, node), DEEPEST)
    ]


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    yield from (
        node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, FUNCTIONS)
    )


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def depth(node: ast.AST) -> int:
    """How deep loops, conditions and tries stand in one another. An `elif` is no deeper."""
    return max((_deeper(node, child) for child in ast.iter_child_nodes(node)), default=0)


def _deeper(parent: ast.AST, child: ast.AST) -> int:
    if isinstance(child, (*FUNCTIONS, ast.ClassDef)):
        return 0
    is_elif = isinstance(parent, ast.If) and parent.orelse == [child] and isinstance(child, ast.If)
    return depth(child) + (isinstance(child, NESTS) and not is_elif)


def is_behind_the_models(path: Path) -> bool:
    """A file of a room that asks and shows, and never writes."""
    where = said(path).split("/")
    return bool({path.stem, *where} & BEHIND) and not {"tests", "house"} & set(where)


def writing(path: Path) -> list[str]:
    calls = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]
    return [
        f"{said(path)}, line {call.lineno}: give the model a verb for {call.func.attr}"
        for call in calls
        if isinstance(call.func, ast.Attribute) and _writes(call.func)
    ]


def _writes(called: ast.Attribute) -> bool:
    about = ast.unparse(called.value)
    rows = ".objects" in about or about.endswith("_set") or ".filter(" in about
    return called.attr in WRITES or (called.attr in WRITES_ROWS and rows)


def at_most(what: str, usual: int) -> int:
    return max(usual, STILL_HEAVY.get(what, 0))


def called(path: Path, node: ast.FunctionDef | ast.AsyncFunctionDef) -> str:
    return f"{said(path)}: {node.name}"


def said(path: Path) -> str:
    return str(path.relative_to(HOUSE)) if path.is_relative_to(HOUSE) else path.name
