"""How much one query of the console may say, take and bring back; stated in every answer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Times in seconds, sizes in bytes.

    `seconds` is the server's own limit for running, `explain_seconds` for planning; `deadline` is ours for both together, after
    which nobody waits any longer, and `stuck_after` the time after which a query that the server still lists cannot be stopped.
    """

    seconds: float = 8.0
    rows: int = 1_000
    bytes: int = 5_000_000
    text_bytes: int = 4_096
    explain_seconds: float = 5.0
    deadline: float = 12.0
    stuck_after: float = 15.0
    fetch_size: int = 10

    def stated(self) -> dict[str, float | int]:
        """The limits as answers name them."""
        return {
            "seconds": self.seconds,
            "rows": self.rows,
            "bytes": self.bytes,
            "text_bytes": self.text_bytes,
        }
