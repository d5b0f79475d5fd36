"""The session: where we are, what a key means now, what is asked, and what comes next.

The one state machine. Time and keys come in, a new session and effects come out; it waits for nothing and asks nobody.
Begin with the rules at the top of `session`; `state` has the shapes, `keys` the one table of keys, `queries` what can
be read off a session.
"""
