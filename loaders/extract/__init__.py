"""Text to claims, offline: rules over a small parser, every value with the exact characters that state it."""
