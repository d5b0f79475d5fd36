"""One file for each command, bearing its name: from options to calls, and from values to what is shown."""
