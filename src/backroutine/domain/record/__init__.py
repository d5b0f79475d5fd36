"""What is written down of a session, and how it is read again: events, and sittings made of them.

It knows words and exercises, but no rule: what an answer means is policy. Begin with `events`.
"""
