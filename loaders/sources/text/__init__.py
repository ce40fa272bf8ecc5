"""Plain text documents."""
