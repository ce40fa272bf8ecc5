"""The one base class of our exceptions, and what a wrong schema raises."""


class TraffickingGraphError(Exception):
    """Base of every error this project raises; its text is meant for the person at the keyboard."""


class SchemaError(TraffickingGraphError):
    """A schema file says something the schema does not know; the message names file, line and remedy."""
