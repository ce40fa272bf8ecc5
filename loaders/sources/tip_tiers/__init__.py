"""Tier rankings 2001-2025: our own compact table of facts."""
