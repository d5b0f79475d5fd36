"""Where keys come from: a terminal, a Windows console, a pipe."""
