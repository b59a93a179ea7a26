"""A log that holds no word of anyone's: no message of an error, no address, no value.

What went wrong is said by the kind of error and the lines of code it passed through. What our own
code says is written by us and may be read; what a library says is only its sentence, without what
it filled in.
"""

import logging
import traceback

OURS = "kith"


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
