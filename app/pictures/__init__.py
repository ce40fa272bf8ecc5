"""Pictures to keep: one self-contained network page, the same looks as the explorer."""
