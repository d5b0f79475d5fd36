"""The figure: a person as geometry, from a few numbers in an exercise's file to pieces of limb on paper.

The room knows the human body (`skeleton`), one position of it (`pose`), the way from one to another (`between`), what a
body cannot do (`limits`), and how it is seen (`capsules`, `picture`). It knows nothing of exercises, files, terminals or
colours; `view.figure` draws what it computes. Begin reading at `pose`, then `picture`.

Lengths are hundredths of the body's height. The floor is y 0, the middle of the picture x 50, and z grows towards the
viewer. Directions are degrees in the plane of the picture: 0 right, 90 up, 180 left, -90 down.

It is loaded only when a picture is drawn or checked, so that nothing else pays for it.
"""
