"""The command line: flags in, exit code out. The only place where the parts are wired together."""
