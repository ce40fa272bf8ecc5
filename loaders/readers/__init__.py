"""One module per file format: bytes in, a stream of items out (model.py). They run in the sandbox's child process."""
