"""The commands, one module each; `app/cli.py` puts them together."""
