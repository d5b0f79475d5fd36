"""The score of a session: a flat list of steps, each with its seconds and its cues.

Made from exercises and today's amounts before the first second is played, so that `plan`, `render` and the session
cannot differ. Begin with `plan.build_plan`; `exercise_steps` writes the reps, `saved` keeps a plan for later.
"""
