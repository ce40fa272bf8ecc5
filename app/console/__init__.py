"""The console: free Cypher behind the gate (`queries/gate`), for the API and the command line."""

from app.console.admission import Run, TooManyQueriesError
from app.console.console import Console, Outcome
from app.console.watchdog import Notice, Restart

__all__ = ["Console", "Notice", "Outcome", "Restart", "Run", "TooManyQueriesError"]
