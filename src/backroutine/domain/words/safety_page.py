"""The safety page: what backroutine is not, who should ask first, and when to get help.

The facts are those of NHS lists, the cauda equina card and IFOMPT's framework for red flags. Where sources
differ the stricter one stands. No emergency number is written here: they differ from place to place.
"""

from __future__ import annotations

from backroutine.domain.values import NamedTuple
from backroutine.domain.words.purpose import PURPOSE


class Section(NamedTuple):
    """A heading, an opening sentence and points."""

    title: str
    opening: str
    points: tuple[str, ...] = ()


QUESTIONS = (
    "A recent injury, fall or accident, or an operation on your back, hip or belly.",
    (
        "A doctor has named a back condition (a fracture, stenosis, a slipped vertebra, a disc, cancer,"
        " infection or inflammation), or osteoporosis."
    ),
    "Pain that is more than mild, is getting worse, wakes you, or goes down a leg.",
    "Heart trouble, chest pain, fainting, or blood pressure that is very high or unknown.",
    "You are pregnant, or had a baby in the last few months.",
    "A fever, or feeling ill today.",
    "A professional has told you not to exercise, or not to do some of these movements.",
)

PAGE = (
    Section(
        "Before you begin",
        f"{PURPOSE} backroutine gives instructions, for minor tension or discomfort in the lower back. It does not"
        " know why your back is sore. It does not examine, diagnose or treat, and no clinician has reviewed it."
        " Nothing here should make your pain worse: if a movement hurts, leave it out and ask a professional which"
        " exercises fit you.",
    ),
    Section(
        "Does any of this fit you?",
        "If so, please talk to your doctor or a physiotherapist first.",
        tuple(f"{i}. {question}" for i, question in enumerate(QUESTIONS, 1)),
    ),
    Section(
        "Get help now",
        "These are rare. With back pain, go to an emergency department or call your local emergency number for:",
        (
            "numbness or tingling between the legs, around the genitals, the buttocks or the back passage",
            "new trouble starting, stopping or feeling urine, leaking, or losing control of the bowel",
            "a new loss of sexual function or feeling",
            "pain, weakness, numbness or tingling in both legs, or weakness that is getting worse",
            "chest pain",
            "pain after a serious accident or fall",
        ),
    ),
    Section(
        "Ask a doctor today or tomorrow",
        "Back pain together with:",
        (
            "a fever, or feeling ill",
            "losing weight without trying",
            "a new lump, swelling or change of shape in the back",
            "no ease when you rest, or more pain at night",
            "pain high between the shoulder blades, or more on coughing, sneezing or straining",
            "a past cancer, a weak immune system, osteoporosis or long use of steroids, when the pain is new",
        ),
    ),
    Section(
        "See a doctor or physiotherapist",
        "Not in a hurry, but do:",
        (
            "when you hurt yourself, or it is more than minor tension or discomfort",
            "when an exercise hurts",
            "when it is no better after two weeks",
            "when soreness after exercise lasts more than five days, or grows",
            "when pain, tingling or weakness goes down one leg",
        ),
    ),
)


def short() -> tuple[str, ...]:
    """The part that is shown before the first session: what this is, and the seven questions."""
    return (PAGE[0].opening, *PAGE[1].points, PAGE[1].opening)


def warning_signs() -> tuple[str, ...]:
    """The signs to get help for now, and those to ask a doctor about today or tomorrow."""
    return (*get_help_now(), *_list(PAGE[3]))


def get_help_now() -> tuple[str, ...]:
    """The signs to get help for now."""
    return _list(PAGE[2])


def _list(section: Section) -> tuple[str, ...]:
    return (section.title + ":", *(f"- {point}" for point in section.points))
