"""Answers, for people and programs: settings, database, API, command line, client, pictures, explorer."""
