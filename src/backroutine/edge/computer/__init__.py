"""The computer itself: its time, its folders, its programs, its sleep. The ground of the other edges.

It keeps new files private and whole (`paths`, `new_file`), lets one session run at a time (`lock`), and is the only
place that starts a process (`programs`).
"""
