"""Answers, for people and programs: settings, database, command line, API, explorer, pictures."""
