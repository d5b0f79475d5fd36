"""Every word that is spoken or shown, in one table, and how gaps in it are filled.

Nothing else in the program holds a sentence for people, except errors at the place where they are raised. Begin with
`english`; `filling` looks words up, `safety_page` arranges the page of warning signs, `characters` says which
characters are let in from outside.
"""
