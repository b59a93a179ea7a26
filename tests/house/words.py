"""How the house speaks, read in its templates and its code: whole sentences, all of them through
gettext, in the voice of the house, and no markup that a policy would refuse."""

import ast
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

HOUSE = Path(__file__).parents[2] / "kith"

TRANSLATED = re.compile(r"{%\s*blocktranslate\b.*?%}(.*?){%\s*endblocktranslate\s*%}", re.S)
ONE = re.compile(r"""{%\s*translate\s+(?:"([^"]*)"|'([^']*)')""")
NOT_SAID = re.compile(r"{#.*?#}|{%\s*comment.*?endcomment\s*%}|<!--.*?-->|<!doctype[^>]*>", re.S)
TAGS = re.compile(r"{%.*?%}|{{.*?}}", re.S)
MARKUP = re.compile(r"<[^>]*>")
SAYING = re.compile(
    r"""\b(?:aria-label|alt|title|placeholder|label)=["']([^"']*[A-Za-z][^"']*)["']"""
)
TITLE = re.compile(r"{%\s*block title\s*%}(.*?){%\s*endblock", re.S)
LETTERS = re.compile(r"[^\W\d_]{2,}")
NAMES = {"kith"}  # what is called the same in every language
NEUTRAL = re.compile(r"(Notes|Page|Help|Hosts)(: [a-z{][^A-Z]*)?")
HOSTS_ONLY, HELP_ONLY = "Hosts", "Help"

REFUSED = {
    "inline style": re.compile(r"<style\b|\sstyle="),
    "inline script": re.compile(r"<script(?![^>]*\bsrc=)[^>]*>|\bhref=[\"']javascript:"),
    "on... attribute": re.compile(r"<[^>]*\son[a-z]+="),
    "unescaped words": re.compile(r"\|\s*safe\b|autoescape\s+off|\|\s*safeseq\b"),
    "something from elsewhere": re.compile(r"\b(?:src|srcset|action)=[\"'](?:https?:)?//"),
}
UNSAFE_CALLS = {"mark_safe", "SafeString", "SafeText"}

NEVER_SAID = re.compile(
    r"\b(?:should|must|don['’]t forget|simply|please hurry|users?|friend request|followers?"
    r"|scores?|streaks?|engagement|banned|treatment|heals|proven|vagus)\b"
    r"|\bjust\b(?! now\b| be here\b)|!",
    re.I,
)
GETTEXT = {"_", "gettext", "gettext_lazy", "ngettext", "pgettext", "ngettext_lazy", "pgettext_lazy"}
SHOWN = {"label", "help_text"}  # what Django shows of a field


def templates(root: Path = HOUSE) -> list[Path]:
    return sorted(path for path in root.rglob("*.html") if "tests" not in path.parts)


def code(root: Path = HOUSE) -> list[Path]:
    aside = {"tests", "migrations", "management"}
    return sorted(path for path in root.rglob("*.py") if not aside & set(path.parts))


# In a template


def untranslated(page: str) -> list[str]:
    """Words that stand outside of gettext, between tags or in an attribute that is read out."""
    bare = TRANSLATED.sub("", NOT_SAID.sub("", page))
    bare = TAGS.sub("", bare)
    said = [*SAYING.findall(bare), *MARKUP.sub("\n", bare).split("\n")]
    found = [words.strip() for words in said if LETTERS.search(words)]
    return [f"not through gettext: {words}" for words in found if words not in NAMES]


def refused(page: str) -> list[str]:
    return [what for what, pattern in REFUSED.items() if pattern.search(NOT_SAID.sub("", page))]


def telling_title(page: str, room: str) -> list[str]:
    """A title is read over a shoulder and kept by the browser: it says nothing of this place."""
    found = [sentences(title) for title in TITLE.findall(page)]
    return [
        f"a title that tells: {said}" for each in found for said in each if not plain(said, room)
    ]


def plain(title: str, room: str) -> bool:
    begins = title.partition(":")[0]
    elsewhere = {HOSTS_ONLY: "hosts", HELP_ONLY: "safety"}.get(begins, room) != room
    return bool(NEUTRAL.fullmatch(title)) and not elsewhere


def sentences(page: str) -> list[str]:
    """Everything a template says."""
    one = ["".join(pair) for pair in ONE.findall(page)]
    return one + [TAGS.sub(" ", words).strip() for words in TRANSLATED.findall(page)]


# In code


def said_in(source: str) -> Iterator[str]:
    """Everything that goes through gettext."""
    for call in calls(source):
        if called(call) in GETTEXT:
            yield from (each.value for each in call.args if is_words(each))


def unsaid_in(source: str) -> list[str]:
    """Words for a page that do not go through gettext; and words that would not be escaped."""
    found = [each for call in calls(source) for each in bare_words(call)]
    unsafe = [
        f"unescaped: {called(call)}" for call in calls(source) if called(call) in UNSAFE_CALLS
    ]
    return [f"not through gettext: {words}" for words in found] + unsafe


def bare_words(call: ast.Call) -> list[str]:
    shown = [each.value for each in call.keywords if each.arg in SHOWN]
    refusals = call.args[:1] if called(call) == "ValidationError" else []
    return [each.value for each in [*shown, *refusals] if is_words(each)]


def calls(source: str) -> list[ast.Call]:
    return [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]


def called(call: ast.Call) -> str:
    return getattr(call.func, "attr", "") or getattr(call.func, "id", "")


def is_words(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(node.value)


# In the voice of the house


def out_of_voice(words: str) -> list[str]:
    found = NEVER_SAID.findall(words) + [letter for letter in words if is_picture(letter)]
    return [f"{each!r} in: {words}" for each in found]


def is_picture(letter: str) -> bool:
    return ord(letter) > 0x2190 and unicodedata.category(letter) == "So"
