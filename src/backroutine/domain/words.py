"""Every word that is shown or spoken, in one table, and the few ways to fill it.

To translate backroutine, translate `ENGLISH` and `NUMBERS`. Texts must work for the eye and for the ear:
short, plain, calm. Nothing here holds markup or colour.
"""

from __future__ import annotations

import math
import textwrap
from datetime import date

from backroutine.domain.exercise import Side

WORDS_PER_SECOND = 150 / 60  # an unhurried voice

NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip

ENGLISH = {
    # what one sees from two metres away
    "phase.get-ready": "READY",
    "phase.warm-up": "WARM UP",
    "phase.move": "MOVE",
    "phase.hold": "HOLD",
    "phase.return": "RELEASE",
    "phase.rest": "REST",
    "phase.question": "HURT?",
    "phase.paused": "PAUSED",
    "phase.waiting": "READY?",
    "phase.welcome": "WELCOME",
    "phase.over": "DONE",
    "side.left": "left",
    "side.right": "right",
    "rep.of": "{rep} of {reps}",
    "months": "January February March April May June July August September October November December",
    # before the first exercise
    "welcome.length": "About {minutes}, with {exercises}.",
    "welcome.say": "Welcome. {routine}: about {minutes}. Press Enter to begin.",
    "welcome.safety": "Gentle exercises, not medical advice. If anything hurts, stop and press H.",
    "welcome.earlier": "You stopped at {exercise} earlier today. Press Y to carry on from there.",
    "left-out": "Leaving out {exercise}: it hurt on {date}.",
    "left-out.undated": "Leaving out {exercise} today.",
    "left-out.by-hand": "Leaving out {exercise}: you parked it on {date}.",
    "left-out.hurt-again": "Leaving out {exercise}: it hurt again on {date}. A physiotherapist can tell you what fits.",
    # what the back decides: standings, doses, and when to ask somebody
    "gentler": "Make it smaller than usual, and only as far as is easy.",
    "welcome-back": "Welcome back.",
    "welcome-back.lower": "Welcome back. We'll start a little lower.",
    "locked": (
        "On {date} you said that something on the safety page fits you. Please talk to a doctor or physiotherapist"
        ' first; once you have, `backroutine safety --cleared "who, when"` notes it.'
    ),
    "locked.red-flag": (
        "On {date} you ticked a warning sign. Please have it looked at before you go on; once you have,"
        ' `backroutine safety --cleared "who, when"` notes it.'
    ),
    "paused.worse": (
        "Your back was worse the day after, twice running. A few quiet days are a good idea, and so is asking a doctor"
        " or physiotherapist."
    ),
    "paused.ask": "Would you like to go on?",
    "worn-out": "Your back was sorer at the end of the last session than at its start. That is enough for today.",
    "worse-after": "Your back is sorer than at the start. That is enough for today.",
    "too-few": (
        "Fewer than two of these exercises are left. A physiotherapist can tell you which ones fit you."
        " An easy walk is still a good thing to do."
    ),
    "stop.leg-signs": (
        "We stop here for today. Pain, numbness or tingling in a leg is something to ask a doctor about."
        " Please read the warning signs on the safety page."
    ),
    "stop.strong": "We stop here for today. Pain that strong is something to ask a doctor about.",
    "stop.two-hurt": (
        "We stop here for today. Two exercises hurt, so please ask a doctor or physiotherapist which ones fit you."
        " You stopped when it hurt: that was right."
    ),
    "doctor": "It would be good to talk to a doctor or physiotherapist:",
    "doctor.checklist": "Something on the safety page fits you.",
    "doctor.red-flag": "You ticked a warning sign.",
    "doctor.leg-signs": "Something went down a leg, or felt numb or tingling.",
    "doctor.strong": "Something hurt strongly, 7 or more of 10.",
    "doctor.hurt-twice": "The same exercise hurt twice.",
    "doctor.two-parked": "Two exercises or more are left out because they hurt.",
    "doctor.worse-twice": "Your back was worse the day after, twice running.",
    "doctor.pain-up": "Your back has been sorer this week than the week before.",
    "doctor.no-better": "Two weeks have passed, and your back is no better yet.",
    "doctor.sore": "Your back has stayed sore for more than five days.",
    "back.not-parked": "{exercise} is not parked.",
    "back.too-soon": "{exercise} rests for at least a week. You can bring it back from {date}.",
    "back.clear-first": (
        "{exercise} comes back once you have asked a doctor or physiotherapist about it:"
        ' `backroutine bring-back {id} --cleared "who, when"`.'
    ),
    "back.not-yet": "Your back is not quite as usual yet. {exercise} can come back once two sessions begin as usual.",
    "back.left": "{exercise} stays left out for now.",
    "back.trial": "{exercise} is back, as a trial: two small reps. If it hurts, stop and press H.",
    "back.done": "{exercise} is back. If it hurts, stop and press H.",
    "safety.cleared": "Noted: {who} says that it is fine.",
    "safety.answered": "On {date} you said that none of the seven fits you.",
    "back.daily-life": "{exercise} hurt. Is that part of your back free of pain in daily life now?",
    "back.reminder": (
        "If a movement hurts, it is best to leave it out and ask a professional which exercises fit you."
        " Would you like to try {exercise} again, with two small reps?"
    ),
    "grow.reps": "{number} easy sessions of {exercise}. Try {reps} next time?",
    "grow.hold": "{number} easy sessions of {exercise}. Try holding for {seconds} next time?",
    "grow.cap": "{exercise}: you're at {reps}. Keep it, or ask a physiotherapist for the next step.",
    "delay.title": "To your mat",
    "delay.say": "Make yourself comfortable. We begin in {seconds}.",
    "warm-up.title": "Warm-up: {name}",
    "warm-up.say": "First, {minutes} to warm up. Go at a pace where you could talk.",
    "warm-up.left": "{minutes} left.",
    "warm-up.soon": "Ten seconds.",
    # inside an exercise
    "next": "Next: {exercise}.",
    "first": "We begin with {exercise}.",
    "dose.hold": "{times}, holding for {seconds}.",
    "dose.paced": "{times}, slowly.",
    "dose.each": "{times} on each side, holding for {seconds}.",
    "dose.each-paced": "{times} to each side, slowly.",
    "once": "Once",
    "twice": "Twice",
    "times": "{number} times",
    "ready": "Ready?",
    "rep": "{number}. {cue}",
    "rep.side": "{number}, {side}. {cue}",
    "rep.names": "{number}.",
    "rep.side-names": "{number}, {side}.",
    "start": "Begin.",
    "hold": "Hold. Keep breathing.",
    "release": "And back.",
    "half-way": "Half way.",
    "switch": "Switch sides. Now the {side}. Take your time.",
    "switch.names": "Now the {side}.",
    "pause.say": "Paused.",
    "pause.away": "Paused, because the computer was away for a moment.",
    "resume.say": "And on we go.",
    "resume.hold": "Get back into place.",
    "waiting": "Press Enter when you are ready.",
    "hurts.say": "Stop, and let go. {ease_out}",
    "hurts.ease": "Come back gently, in your own time.",
    "hurts.warm-up": "Stop, and rest. Would you like to stop for today?",
    "rather-stop": "We leave that one out. Press Q if you would rather stop.",
    # questions: shown, then spoken
    "ask.safety": "Does any of this fit you?",
    "say.safety": "Please read the safety page. Does any of it fit you? Press Y for yes, N for no.",
    "ask.pain-before": "How is your back right now? 0 is no pain, 10 the worst you can imagine.",
    "say.pain-before": "How is your back right now, from zero to ten? Enter skips.",
    "ask.next-day": "Was your back worse the day after last time?",
    "say.next-day": "Was your back worse the day after last time? N no, L a little, Y yes.",
    "ask.hurt": "Did that hurt?",
    "say.hurt": "Did that hurt? N no, L a little, Y yes.",
    "say.hurt.of": "{exercise}. Did that hurt? N no, L a little, Y yes.",
    "names.hurt": "Did that hurt?",
    "ask.leg": "Did it go down a leg, or feel numb or tingling?",
    "say.leg": "Did it go down a leg, or feel numb or tingling? Y yes, N no.",
    "ask.strength": "{exercise}: how strong was it, 0 to 10?",
    "say.strength": "{exercise}. How strong was it, from zero to ten? Enter skips.",
    "ask.note": "{exercise}: anything to remember, in your own words?",
    "say.note": "Anything to remember about it? Type it, or press Enter.",
    "ask.pain-after": "How is your back now? 0 is no pain, 10 the worst you can imagine.",
    "say.pain-after": "How is your back now, from zero to ten? Enter skips.",
    "ask.warning": "Does one of these warning signs fit you?",
    "say.warning": "Please read the warning signs on the screen. Does one of them fit you? Y yes, N no.",
    "ask.grow": "{offer}",
    "say.grow": "{offer} Y yes, N no. Without an answer, all stays as it is.",
    "big.warning": "SIGNS?",
    "big.grow": "MORE?",
    "end.warning": (
        "Please have that looked at now: call your local emergency number or go to an emergency department if it is"
        " on the first list, and see a doctor today or tomorrow for the others."
    ),
    "review.after": "0. Your back now: {pain}",
    "ask.review": "Are these answers right?",
    "say.review": "Have a look at your answers. Press Enter if they are right.",
    "hint.hurt": "A stretch, or muscles working, is fine: that is a no.",
    "hint.number": "Type a number, then Enter. Enter alone skips.",
    "hint.note": "Type, then Enter. Enter alone skips.",
    "hint.review": "Press a number to change an answer, Enter to finish.",
    "hint.leave": "What you did counts. Y stops, N carries on.",
    "ask.leave": "Stop for today?",
    "say.leave": "Stop for today? Y yes, N no.",
    # the end
    "end.say": "That is all for today. Well done.",
    "end.stopped": "Stopped for today. What you did counts.",
    "end.interrupted": "Stopped. What you answered is saved.",
    "end.not-saved": "Not saved: {trouble}. Your answers are above; nothing is wrong with your session.",
    "end.safety": (
        "Thank you for saying so. Please talk to your doctor or a physiotherapist before you begin,"
        " and come back when they say it is fine."
    ),
    "end.safety-again": "`backroutine safety` shows the page again; the next `start` asks again.",
    "told.no": "it did not hurt",
    "told.a-little": "it hurt a little",
    "told.yes": "it hurt",
    "told.unanswered": "you did not say whether it hurt",
    "end.done": "{done} of {planned} exercises done, {minutes}.",
    "end.parked": "{exercise} is left out from now on. `backroutine bring-back {id}` returns it.",
    "answer.no": "no",
    "answer.a-little": "a little",
    "answer.yes": "yes",
    "answer.unanswered": "not answered",
    "outcome.done": "done",
    "outcome.skipped": "skipped",
    "outcome.hurt": "stopped, it hurt",
    "outcome.unfinished": "not finished",
    # along the edges of the screen
    "next.up": "Then: {exercise}",
    "next.end": "Then: the end",
    "left.total": "{clock} left",
    "saved": "answers are saved",
    "not-saved": "NOT SAVED: {trouble}",
    "rehearsal": "rehearsal: nothing is saved",
    "heard": "sound: {sound}",
    "silent": "none",
    "bar.exercise": "Exercise {number} of {numbers}",
    "bar.warm-up": "Warm-up",
    "bar.session": "Session",
    "rep.brief": "{rep}/{reps}",
    "where.side": "{side} {rep}",
    "where.side-spelled": "{side} · {rep}",
    "settling.then": "Then: hold for {seconds}",
    "typed": "› {typed}▏",
    # the plain screen: one line a change
    "line.rep": "{exercise}, {place}.",
    "line.rep-hold": "{exercise}, {place}: hold {seconds}.",
    "line.seconds": "({seconds})",
    "line.paused": "Paused. {stroke} goes on.",
    "line.settling": "Get back into place: {seconds}.",
    "line.answer": "{exercise}: {answer}.",
    "line.leg": "down the leg: {answer}",
    "line.strength": "how strong: {number}",
    "line.pain": "Pain: {number}.",
    "line.saved": "Saved.",
    "line.keys": "Keys: {keys}.",
    "safety.more": "… `backroutine safety` shows it all.",
    "goes-on": "Without an answer, the session goes on.",
    "goes-on.hurt": "Without an answer, the session goes on and asks again at the end.",
    # a word to be read from the floor for each kind of question
    "big.safety": "SAFE?",
    "big.pain-before": "PAIN?",
    "big.next-day": "WORSE?",
    "big.hurt": "HURT?",
    "big.leg": "LEG?",
    "big.strength": "PAIN?",
    "big.note": "NOTE?",
    "big.pain-after": "PAIN?",
    "big.review": "RIGHT?",
    "big.leaving": "STOP?",
    "help.title": "Keys",
    # what is heard
    "sound.voice": "voice: {engine} through {player}",
    "sound.tones": "tones through {player}",
    "sound.no-voice": "tones only: no voice found",
    "sound.no-espeak": "tones only: no voice found; install espeak-ng",
    "sound.no-longer": "tones only: the voice stopped working",
    "sound.bell": "terminal bell only: no sound player found",
    "sound.bell-failed": "terminal bell only: no sound player works",
    "sound.bell-folder": "terminal bell only: sound files cannot be kept in {folder}",
    "sound.silent": "nothing (silent)",
    "sound.sentence": "And this is how the voice sounds. Hold. Keep breathing.",
    "sound.ask": "Did you hear all of it? Y yes, N no.",
    "sound.good": "Good. That is how a session will sound.",
    "sound.bad": "Check that the volume is up and the right speaker is chosen; then try again.",
    "sound.failed": "tried, and it failed: {failure}",
    "render.unsaid": "{phrases} could not be said; the text file beside it has the words.",
    "tone.hold-begins": "hold begins",
    "tone.hold-ends": "hold ends",
    "tone.side-ends": "side ends",
    "tone.exercise-ends": "exercise ends",
    "tone.pause": "pause",
    "tone.question": "question",
    "render.question": "If that hurt, leave it out next time.",
    "awake.why": "an exercise session",
    "awake.trouble": "The computer may fall asleep: it could not be asked to stay awake.",
    # why an exercise is not simply ready, as part of a sentence
    "reason.hurt": "it hurt",
    "reason.a-little": "it hurt a little",
    "reason.a-little-again": "it hurt a little, twice running",
    "reason.leg-signs": "it went down a leg, or felt numb or tingling",
    "reason.strong": "it hurt strongly, 7 or more of 10",
    "reason.hurt-again": "it hurt again within 30 days of its return",
    "reason.by-hand": "by hand",
    "reason.brought-back": "brought back to be tried",
    # days, weeks, doses over time
    "months.short": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "weekdays.short": "Mon Tue Wed Thu Fri Sat Sun",
    "seven-days": "{days} of the last 7 days.",
    "all-sessions": "{sessions} on {days} in the last {weeks}.",
    "no-session": "No session yet. `backroutine start` begins one.",
    "no-session.weeks": "No session in the last {weeks}. `backroutine start` begins one.",
    "earlier": "Sessions since {day}; `backroutine history --since DATE` shows earlier ones.",
    "calendar.days": "no session|one|several",
    "pain.before": "Pain before, 0 to 10, as you answered: {first} at first, {last} last.",
    "pain.after": "Pain after, 0 to 10: {first} at first, {last} last.",
    "dose.now": "{exercise}: {dose}.",
    "dose.changed": "{exercise}: {first} at first, {dose} last.",
    "doses": "What was asked for, week by week",
    "progress.columns": "WEEK OF|DAYS|BEFORE|AFTER",
    "core.rest": "Core work likes a day of rest between; `--again` does it all the same.",
    "core.hint": "`backroutine start` is fine every day",
    # the report: logged by the timer, or answered by the person
    "report.title": "Back routine report",
    "report.by": "Exercises at home, guided by a timer (backroutine {version}). Not a prescription.",
    "report.how": "What the timer logged and what the person answered are marked so.",
    "report.name": "Name",
    "report.initials": "Initials",
    "report.none": "No session in this time.",
    "report.sessions": "Sessions",
    "report.sessions.how": "logged",
    "report.days": "On {done} of {days}. Longest time without: {gap}.",
    "report.all": "{sessions} ({routines}): {endings}.",
    "report.usual": "Usual start {start}, usual length {length}.",
    "report.usual.none": "Usual start {start}; none was done to its end.",
    "report.weeks": "Week by week",
    "report.weeks.how": "days logged; pain, 0 to 10, answered: means",
    "report.weeks.note": "Answers: before and after. A change of 2 points is usually held to matter.",
    "report.spans": "By {weeks} weeks",
    "report.change": "change",
    "report.from": "from",
    "report.week.days": "days done",
    "report.week.before": "pain before",
    "report.week.after": "pain after",
    "report.week.answers": "answers",
    "report.week.worse": "worse next day",
    "report.week.little": "a little worse",
    "report.of": "{some}/{all}",
    "report.exercises": "Exercises",
    "report.exercises.how": "dose, done/planned and reps logged; whether it hurt answered",
    "report.columns": "exercise|dose now|done|reps|no|little|yes|none",
    "report.left-out": "left out",
    "report.gone": "removed",
    "report.dose": "Dose {doses}.",
    "report.dose.from": "from {day} {dose}",
    "report.standing": "{standing} since {day}: {reason}.",
    "report.hurt": "Hurt {times}.",
    "report.hurt.strength": "{answer} {strength}/10",
    "report.leg": "{answer}, leg signs",
    "report.stopped": "Stopped before the end",
    "report.stopped.how": "logged; what hurt answered",
    "report.stopped.line": "{day}, {routine}, {ending}: {done} of {planned} done{hurt}",
    "report.stopped.hurt": "; hurt: {exercises}",
    "report.signs": "Safety questions",
    "report.signs.how": "answered",
    "report.sign.none": "{day}: none of the seven fits",
    "report.sign.fits": "{day}: at least one of the seven fits (which is not asked)",
    "report.sign.red-flag": "{day}: a warning sign was ticked",
    "report.sign.cleared": "{day}: cleared ({words}){exercise}",
    "report.sign.never": "not answered yet",
    "report.words": "In their words",
    "report.words.how": "typed by the person",
    "report.words.line": "{day}{exercise}: “{text}”",
    "report.ask": "To ask",
    "report.ask.how": "to be filled in by hand",
    "report.assumed": "Assumed",
    "report.assumed.how": "the program's own choice, where its sources give no number",
    "report.assumed.line": "{what}: {exercises}",
    "report.assumed.pace": "how fast to move and how long to rest: all exercises",
    "report.assumed.reps": "how often",
    "report.assumed.hold_seconds": "how long to hold",
    "report.assumed.max_hold_seconds": "how long to hold at most",
    "report.assumed.posture": "posture",
    "report.assumed.first_side": "which side first",
    "report.more": "and {more} more in the CSV",
    "report.more.json": "and {more} more in the JSON",
    "report.about": (
        "backroutine is a timer with instructions for gentle movements, meant for minor tension or discomfort in the"
        " lower back. It does not examine, diagnose or treat, does not replace medical advice, and no clinician has"
        " reviewed it. An exercise that hurts is left out and comes back only on request; a dose grows only when the"
        " person agrees. A missing answer is never counted as free of pain."
    ),
    # keys
    "key.pause": "pause",
    "key.go-on": "go on",
    "key.skip": "skip",
    "key.back": "back",
    "key.hurts": "this hurts",
    "key.ready": "ready",
    "key.begin": "begin",
    "key.more": "more time",
    "key.yes": "yes",
    "key.no": "no",
    "key.a-little": "a little",
    "key.type": "number",
    "key.write": "your words",
    "key.erase": "erase",
    "key.done": "done",
    "key.skip-question": "skip",
    "key.quit": "stop for today",
    "key.leave": "leave",
    "key.stop": "yes, stop",
    "key.carry-on": "carry on",
    "key.carry-on-there": "carry on from there",
    "key.help": "help",
    "key.close": "close help",
    "key.change": "change that answer",
    "key.finish": "finish",
    # what is printed on keys
    "stroke.space": "Space",
    "stroke.enter": "Enter",
    "stroke.escape": "Esc",
    "stroke.right": "→",
    "stroke.left": "←",
    "stroke.pagedown": "PgDn",
    "stroke.pageup": "PgUp",
    "stroke.backspace": "Backspace",
    "stroke.delete": "Del",
    "stroke.digits": "0-9",
    "stroke.letters": "A-Z",
}


def tell(key: str, **values: object) -> str:
    """The text for `key`, its braces filled. Raises KeyError for a word that is not in the table."""
    return ENGLISH[key].format(**values)


def fill(text: str, side: Side | None) -> str:
    """An exercise file's text with `{side}` and `{opposite}` in words. Without a side it is unchanged."""
    if side is None:
        return text
    words = {"{side}": side_word(side), "{opposite}": side_word(side.opposite)}
    for brace, word in words.items():
        text = text.replace(brace, word)
    return text


def side_word(side: Side) -> str:
    """`left` or `right`, translated."""
    return ENGLISH[f"side.{side}"]


def number(n: int) -> str:
    """A number as a word, capital first, as it begins a spoken line: 2 is "Two"."""
    return (NUMBERS[n] if 0 < n < len(NUMBERS) else str(n)).capitalize()


def counted(n: float, noun: str) -> str:
    """A number and its noun: "1 minute", "5 seconds", "2.5 seconds"."""
    return f"{n:g} {noun}" if n == 1 else f"{n:g} {noun}s"


def length(seconds: float) -> str:
    """A length of time as one says it: whole minutes from 90 s on, else seconds."""
    if seconds >= 90:
        return counted(round(seconds / 60), "minute")
    return counted(round(seconds, 1), "second") if seconds < 10 else counted(round(seconds), "second")


def exactly(seconds: float) -> str:
    """A length of time that is kept to the second, as that of a hold: minutes only where they are whole."""
    return length(seconds) if seconds < 90 or seconds % 60 == 0 else counted(seconds, "second")


def clock(seconds: float) -> str:
    """Seconds left as one reads them: "7", "59", "1:00". What has begun counts as a whole second."""
    whole = max(0, math.ceil(seconds - 1e-6))
    return str(whole) if whole < 60 else f"{whole // 60}:{whole % 60:02}"


def times(reps: int) -> str:
    """How often, as a sentence begins: "Once", "Five times"."""
    few = {1: "once", 2: "twice"}
    return ENGLISH[few[reps]] if reps in few else tell("times", number=number(reps))


def speaking_seconds(text: str) -> float:
    """How long `text` takes to say at 150 words a minute."""
    return len(text.split()) / WORDS_PER_SECOND


def day(iso: str) -> str:
    """A date as one says it: "3 May 2026"."""
    when = date.fromisoformat(iso)
    return f"{when.day} {ENGLISH['months'].split()[when.month - 1]} {when.year}"


def short_day(when: date, *, year: bool = False) -> str:
    """A date as it stands in a table: "3 May", or "3 May 2026"."""
    short = f"{when.day} {ENGLISH['months.short'].split()[when.month - 1]}"
    return f"{short} {when.year}" if year else short


def left_out(name: str, reason: str, since: str) -> str:
    """The line that says why an exercise is left out; `since` is a date in ISO form."""
    key = f"left-out.{reason}" if reason in ("by-hand", "hurt-again") else "left-out"
    return tell(key, exercise=name, date=day(since))


def wrap(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` characters."""
    return textwrap.wrap(text, max(width, 20))
