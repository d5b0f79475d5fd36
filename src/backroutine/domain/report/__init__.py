"""What a stretch of sessions adds up to: weeks, totals for each exercise, rows for a table.

Numbers and words for a person and for whoever treats them; how they look is the view's. Begin with `report`.
"""
