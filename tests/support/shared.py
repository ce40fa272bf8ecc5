"""Where the shared real data lie (outside the repository); tests that need them skip visibly when they are missing."""

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("TG_SHARED", Path(__file__).parents[3] / "shared"))


def shared(relative: str) -> Path:
    """The path of a shared file; skips the test with a reason when it is not there."""
    path = SHARED / relative
    if not path.exists():
        pytest.skip(
            f"shared data not found: {relative} (set TG_SHARED to the folder that holds data/ and gold/)"
        )
    return path
