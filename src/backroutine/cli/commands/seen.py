"""What `show` does with a picture. The figure itself is loaded only when there is one to be seen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from backroutine.cli.desk import Desk
from backroutine.domain.errors import WrongUsage
from backroutine.domain.exercises.exercise import Exercise, Side, Sides
from backroutine.domain.values import NamedTuple
from backroutine.domain.words.filling import tell
from backroutine.edge.files.library import Found


class Seen(NamedTuple):
    """How a picture is wanted: which side, moving, or as an SVG file (replacing what is there only by `force`)."""

    side: Side | None = None
    animate: bool = False
    svg: Path | None = None
    force: bool = False


def side_of(found: Found[Any], seen: Seen) -> Side | None:
    """The side to show: the one that is wanted, else the first; None where there are no sides."""
    if isinstance(found.value, Exercise):
        if found.value.sides is Sides.NONE:
            return None
        return seen.side or found.value.first_side
    return seen.side or Side.LEFT


def show_picture(desk: Desk, found: Found[Any], seen: Seen) -> None:
    """Print the picture, where there is one."""
    picture = desk.library.picture(found)
    if picture is not None:
        from backroutine.cli.commands.picture import print_picture  # noqa: PLC0415 - only where there is one

        print_picture(desk, picture, side_of(found, seen))


def shown_elsewhere(desk: Desk, found: Found[Any], seen: Seen) -> bool:
    """Let the picture move or write it to a file, where that is wanted. Raises WrongUsage when there is none."""
    if not seen.animate and seen.svg is None:
        return False
    picture = desk.library.picture(found)
    if picture is None:
        raise WrongUsage(f"{found.source.id} has no picture", "the README shows how to write one")
    from backroutine.cli.commands.picture_elsewhere import animate, write_svg  # noqa: PLC0415 - as above
    from backroutine.view.figure.motion import shown_to_learn  # noqa: PLC0415

    value, side = found.value, side_of(found, seen)
    seconds = (value.move_seconds, value.return_seconds) if isinstance(value, Exercise) else (1.0, 1.0)
    track = shown_to_learn(*seconds)
    if seen.svg is not None:
        write_svg(picture, seen.svg, value.name, side, track if seen.animate else None, force=seen.force)
        desk.out.prose([tell("picture.done", file=seen.svg)])
    else:
        animate(desk, picture, value.name, side, track)
    return True
