"""The listener that must not be called (tests/queries/gate/conftest.py)."""

from tests.queries.gate.conftest import canary

__all__ = ["canary"]
