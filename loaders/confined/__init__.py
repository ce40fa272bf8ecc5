"""What runs inside the sandbox's child process: its limits (limits.py), its entry (child.py), its messages (wire.py)."""
