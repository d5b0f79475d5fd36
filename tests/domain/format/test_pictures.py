"""A picture in a file: what is read, and every fault of it with its place."""

from __future__ import annotations

import pytest

from backroutine.domain.figure.capsules import Part
from backroutine.domain.figure.picture import Arrow, Mat, Picture
from backroutine.domain.figure.pose import Free, Planted, Pose, Resting, Spot, View
from backroutine.domain.format.files import read_exercise, read_warm_up
from backroutine.domain.format.pictures import picture_in
from backroutine.edge.files.yaml_reader import read

LYING = "{hip: [45, 6.2], spine: [182, 176, 182], head: 181, foot: [71, 0], arm: [3, -4]}"


def picture(text: str) -> tuple[Picture | None, list[str]]:
    """The picture in a file that holds nothing else, and its faults."""
    node, faults = read(text.encode(), "f.yaml")
    assert node is not None
    assert not faults
    found, told = picture_in(node, "f.yaml")
    return found, [str(fault) for fault in told]


def faults_of(*lines: str) -> list[str]:
    """What is wrong with `picture:` and these lines in it."""
    return picture("\n".join(["picture:", *(f"  {line}" for line in lines)]))[1]


def test_six_lines_are_a_picture() -> None:
    """Everything but the start of the poses has a default; the end says only what changes."""
    text = f"picture:\n  poses:\n    start: {LYING}\n    end: {{left_foot: [91, 0], left_toes: 35}}\n"
    start = Pose(
        hung=(45, 6.2), spine=(182, 176, 182), head=181,
        legs=(Planted((71, 0)), Planted((71, 0))), arms=(Free((3, -4, -4)), Free((3, -4, -4))),
    )  # fmt: skip
    end = Pose(
        hung=(45, 6.2), spine=(182, 176, 182), head=181, toes=(35, 0),
        legs=(Planted((91, 0)), Planted((71, 0))), arms=start.arms,
    )  # fmt: skip

    assert (Picture(start, end), []) == picture(text)


def test_every_key_is_read() -> None:
    """What a picture can say beside its poses."""
    text = f"""picture:
  view: side
  turn: -90
  rise: 36.5
  seen: seen from above
  poses: {{start: {LYING}}}
  mat: [3, 84, 18]
  stages: [1, 3]
  hide: right-arm
  shows: [left-arm, head]
  arrows: [[1, 2, 3, 4], [5, 6, 7, 8, -0.5]]
"""
    found, faults = picture(text)

    assert [] == faults
    assert found is not None
    assert (View.SIDE, -90, 36.5, "seen from above") == (found.view, found.turn, found.rise, found.seen)
    assert Mat(3, 84, 18) == found.mat
    assert [1, 3] == list(found.stages)
    assert found.hide == {Part.RIGHT_ARM}
    assert found.shows == {Part.LEFT_ARM, Part.HEAD}
    assert (Arrow(1, 2, 3, 4), Arrow(5, 6, 7, 8, -0.5)) == found.arrows
    assert found.start == found.end


def pose(text: str) -> Pose:
    """The start of a picture, as it is written."""
    found, faults = picture(f"picture: {{poses: {{start: {text}}}}}")
    assert [] == faults
    assert found is not None
    return found.start


def test_a_pose_can_be_said_in_many_ways() -> None:
    """One number for a straight back; words for places of a hand; one side before both; three numbers for an arm."""
    found = pose(
        "{shoulders: [20, 82], spine: 90, look: 10, roll: 5, leg: [-90, -90], right_leg: [-80, -90], toes: 5,"
        " right_toes: -5, hand: belly, left_arm: [-90, -80, -70]}"
    )

    assert found.by_shoulders
    assert (20, 82, 90, 90, 90) == (*found.hung, *found.spine)
    assert [90, 10, 5] == [found.head, found.look, found.roll]
    assert (Free((-90, -90)), Free((-80, -90))) == found.legs
    assert [5, -5] == list(found.toes)
    assert (Free((-90, -80, -70)), Resting(Spot.BELLY)) == found.arms


def test_a_hand_can_be_planted() -> None:
    """A hand that stays at a place is written as a foot is."""
    found = pose("{hip: [38, 28.2], spine: [15, 8, 15], leg: [-90, 180], toes: 180, hand: [65.5, -0.5]}")

    assert (Planted((65.5, -0.5)), Planted((65.5, -0.5))) == found.arms


def test_a_head_goes_on_as_the_chest_does() -> None:
    """A pose that bends the spine and says nothing of the head takes it along; one that does neither leaves it."""
    found, _ = picture(
        "picture: {poses: {start: {hip: [50, 52], spine: 90, head: 80}, end: {spine: [90, 95, 100]}}}"
    )
    still, _ = picture("picture: {poses: {start: {hip: [50, 52], spine: 90, head: 80}, end: {look: 20}}}")

    assert found is not None
    assert still is not None
    assert (80, 100, 80) == (found.start.head, found.end.head, still.end.head)


def test_a_file_without_a_picture_has_none() -> None:
    """A file is complete without one; a list has none either."""
    assert (None, []) == picture("name: Shoulder roll")
    assert (None, []) == picture("- a list")


@pytest.mark.parametrize(
    ("lines", "faults"),
    [
        (["poses: 5"], ["2:10: poses should be keys with values, such as 'start: …', not text"]),
        (["view: side"], ["2:3: missing key 'poses'"]),
        (["poses: {end: {}}"], ["2:10: missing key 'start'"]),
        (["poses: {start: {}, middle: {}}"], ["2:22: unknown key 'middle'"]),
        (["poses: {start: {feet: [1, 2]}}"], ["2:19: unknown key 'feet'"]),
        (["poses: {start: {}}", "shade: 5"], ["3:3: unknown key 'shade' (try hide)"]),
        (["poses: {start: {}}", "view: top"], ["3:9: view is not one of side, back, front (found 'top')"]),
        (
            ["poses: {start: {}}", "rise: 91"],
            ["3:9: rise must be a number from 0 to 90 (found '91'; try 90)"],
        ),
        (
            ["poses: {start: {}}", "turn: left"],
            ["3:9: turn must be a number from -180 to 180 (found 'left')"],
        ),
        (["poses: {start: {}}", "turn:"], ["3:8: turn has no value"]),
        (
            ["poses: {start: {}}", "hide: [tail]"],
            ["3:10: unknown part of the body 'tail'"],
        ),
        (["poses: {start: {}}", "shows: eye"], ["3:10: unknown part of the body 'eye'"]),
        (
            ["poses: {start: {}}", "mat: [1, 2]"],
            ["3:8: mat should be three numbers, such as [0, 90, 19] (found 2)"],
        ),
        (
            ["poses: {start: {}}", "arrows: [[1, 2, 3]]"],
            [
                "3:12: an entry of arrows should be four numbers or five numbers, such as [41, 29, 41, 18] (found 3)"
            ],
        ),
        (
            ["poses: {start: {hip: 5}}"],
            ["2:24: hip should be two numbers, such as [71, 0], not text"],
        ),
        (
            ["poses: {start: {hip: [301, 5]}}"],
            ["2:25: a number of hip must be a number from -300 to 300 (found '301'; try 300)"],
        ),
        (
            ["poses: {start: {spine: [1, 2]}}"],
            ["2:26: spine should be three numbers, such as [182, 176, 182] (found 2)"],
        ),
        (["poses: {start: {spine: up}}"], ["2:26: spine must be a number from -360 to 360 (found 'up')"]),
        (["poses: {start: {leg: [1]}}"], ["2:24: leg should be two numbers, such as [-90, -90] (found 1)"]),
        (
            ["poses: {start: {hand: knee}}"],
            ["2:25: hand is not one of belly, waist, chest (found 'knee')"],
        ),
        (
            ["poses: {start: {foot: [50, 0], leg: [1, 2]}}"],
            ["2:39: foot and leg say the same limb twice; keep one of them"],
        ),
        (
            ["poses: {start: {left_hand: belly, left_arm: [1, 2]}}"],
            ["2:47: left_hand and left_arm say the same limb twice; keep one of them"],
        ),
        (
            ["poses: {start: {hip: [50, 50], shoulders: [50, 80]}}"],
            ["2:45: a pose hangs by its hip or by its shoulders, not by both"],
        ),
    ],
)
def test_what_is_no_picture_is_told_with_its_place(lines: list[str], faults: list[str]) -> None:
    """Each fault stands at its line and column, with what was found and what would do."""
    assert [f"f.yaml:{fault}" for fault in faults] == faults_of(*lines)


def test_what_a_body_cannot_do_is_told_where_it_is_written() -> None:
    """Reach, joints, back and floor, all at once, each at the value to change."""
    found = faults_of(
        "poses:",
        "  start: {hip: [45, 6.2], spine: [182, 120, 182], head: 181, foot: [71, 0], arm: [3, -4]}",
        "  end:",
        "    left_foot: [110, 0]",
        "    right_leg: [60, -120]",
        "    left_arm: [-60, -4]",
    )

    assert [
        "f.yaml:3:36: the lower back is curved by 62 degrees; 45 is as far as it goes",
        "f.yaml:5:18: the left foot cannot get to [110, 0]: 15.9 short",
        "f.yaml:6:18: the right knee is bent by 180 degrees; 150 is as far as it goes",
        "f.yaml:7:17: the left elbow is 2.7 under the floor",
    ] == found


def test_what_both_sides_do_is_told_once() -> None:
    """A place for both feet that neither can get to is one fault."""
    assert ["f.yaml:2:41: the left foot cannot get to [120, 0]: 20.9 short"] == faults_of(
        "poses: {start: {hip: [50, 6.2], foot: [120, 0], arm: [3, -4], spine: 180}}"
    )


def test_what_goes_wrong_on_the_way_is_said_so() -> None:
    """Where both poses are fine and the way between them is not, the end is to be changed."""
    (found,) = faults_of(
        "poses:",
        "  start: {hip: [45, 6.2], spine: 180, leg: [5, 5], arm: [3, -4]}",
        "  end: {left_leg: [-174, -174]}",
    )

    assert found.startswith("f.yaml:4:21: on the way from start to end, the left ")


def test_a_picture_is_judged_when_its_numbers_can_be_read() -> None:
    """A slip in one number does not make ten more faults of what follows from it."""
    assert 1 == len(faults_of("poses: {start: {hip: [x, 6.2], foot: [71, 0]}}"))


SIX = "name: A\nposition: B\naction: C\nhold_seconds: 0\nreps: 5\nsides: none\n"


def test_an_exercise_tells_all_its_faults_at_once() -> None:
    """Those of the picture and those of the rest, by their place; a warning of the text does not hide them."""
    node, _ = read(f"{SIX}rests: 5\npicture: {{poses: {{start: {{hip: 5}}}}}}\n".encode(), "f.yaml")
    assert node is not None

    value, faults = read_exercise("a", node, "f.yaml")

    assert value is None
    assert ["7:1", "8:32"] == [f"{fault.line}:{fault.column}" for fault in faults]


def test_a_picture_need_not_be_looked_at() -> None:
    """Who only lists exercises does not pay for geometry."""
    node, _ = read(f"{SIX}picture: nonsense\n".encode(), "f.yaml")
    assert node is not None

    assert read_exercise("a", node, "f.yaml", picture=False)[0] is not None
    assert read_exercise("a", node, "f.yaml")[0] is None


@pytest.mark.parametrize("looked_at", [True, False])
def test_a_warm_up_can_have_a_picture(looked_at: bool) -> None:
    """It is read as an exercise's is."""
    node, _ = read(b"name: A\nneeds: B\nstages: [{seconds: 60, say: Go.}]\npicture: {poses: {}}\n", "f.yaml")
    assert node is not None

    value, faults = read_warm_up("a", node, "f.yaml", picture=looked_at)

    assert (["f.yaml:4:18: missing key 'start'"] if looked_at else []) == [str(fault) for fault in faults]
    assert looked_at == (value is None)
