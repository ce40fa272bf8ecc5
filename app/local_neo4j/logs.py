"""Reads out of Neo4j's logs what a person needs to know when something failed."""

from pathlib import Path

NO_SPACE = "No space left on device"
PORT_TAKEN = "PortBindException"
_SHOWN = 12


def written_since(log: Path, offset: int) -> str:
    """The text of a log from a byte offset on; empty when there is no such file."""
    if not log.exists():
        return ""
    with log.open("rb") as file:
        file.seek(offset)
        return file.read().decode("utf-8", "replace")


def last_words(text: str) -> str:
    """The last lines that say something: without the frames of Java's stack traces, indented."""
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith(("\tat ", "\t..."))]
    return "\n".join(f"  {line.strip()[:400]}" for line in lines[-_SHOWN:])
