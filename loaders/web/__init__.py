"""Fetches one address safely: listed hosts, public addresses, robots heeded, caps on size and time, bytes kept as they came."""
