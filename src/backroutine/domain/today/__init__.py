"""Whether there is a session today, which one, and what is asked and said before it begins.

From plain values (what was asked for, what the record tells, the files, the day) to one value, made once a start. It
may know all other rooms of the domain, for it is where they meet. Begin with `session_for_today`; `recipe` is the
part of it that `plan` and `render` need too.
"""
