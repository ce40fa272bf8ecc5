"""What each kind of document states about itself, and how a file of that kind becomes documents."""
