"""A log that holds no word of anyone's: no message of an error, no address, no value.

What went wrong is said by the kind of error and the lines of code it passed through. What our own
code says is written by us and may be read; what a library says is only its sentence, without what
it filled in.
"""

import logging
import traceback

OURS = "kith"


class FromOutside(logging.Filter):
    """What a server says each time somebody sends what is no request or no text, or goes before the
    answer. Anybody could fill a log with it, and an operator can do nothing about it."""

    SENT = frozenset(
        {
            "ASGI callable returned without completing response.",
            "Invalid HTTP request received.",
            "Invalid UTF-8 sequence received from client.",
            "Unsupported upgrade request.",
        }
    )

    def filter(self, record: logging.LogRecord) -> bool:
        return str(record.msg) not in self.SENT


class Wordless(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        ours = record.name.split(".")[0] == OURS
        said = record.getMessage() if ours else str(record.msg)
        lines = [f"{record.levelname} {record.name}: {said}"]
        if record.exc_info and (error := record.exc_info[1]):
            lines += way_of(error)
        return "\n".join(lines)


def way_of(error: BaseException) -> list[str]:
    """The kind of error and where it passed, and the same of what caused it."""
    frames = traceback.extract_tb(error.__traceback__)
    passed = [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    cause = error.__cause__ or error.__context__
    return [f" {type(error).__name__}", *passed, *(way_of(cause) if cause else [])]
