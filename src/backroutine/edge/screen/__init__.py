"""Everything that is shown: the only folder that knows Rich."""
