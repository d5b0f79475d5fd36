"""What an exercise, a routine and a warm-up are: the nouns that everything else is about.

Values only, already checked. It knows nothing but the errors. Begin with `exercise`.
"""
