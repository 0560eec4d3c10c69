"""The commands, a file a topic; each holds a `group` that `flows.cli` joins to the program.

A command says what it is about to write, does it, and exits 0, 1 (some documents failed) or 2 (usage). Heavy modules are
imported inside the commands, so that `yinfeng --help` answers at once.
"""
