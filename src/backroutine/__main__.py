"""The way in: ready for signals first, heavy imports after.

A Ctrl-C while Python is still importing would otherwise be a traceback. Nothing is open yet, so to leave
at once is to leave everything as it was; a session puts its own, gentler handlers in place of this one.
"""

import errno
import gc
import os
import sys

if sys.argv[1:] != ["--version"]:  # which is over before anyone could press a key
    # `signal` itself would first load three milliseconds of enumerations: a tenth of the early Ctrl-Cs fell into those.
    # What comes before this file is Python's own start, and a Ctrl-C then is Python's to answer.
    import _signal  # type: ignore[import-not-found]  # the part of `signal` that is in every Python

    def _leave(number: int, _frame: object) -> None:
        os._exit(128 + number)

    for _name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"):
        _number = getattr(_signal, _name, None)
        if _number is not None and _signal.getsignal(_number) != _signal.SIG_IGN:  # nohup stays nohup
            _signal.signal(_number, _leave)


def main() -> None:
    """Run the command line and exit with its code."""
    if sys.argv[1:] == ["--version"]:  # a fifth of the time that importing the command line takes
        from backroutine import __version__  # noqa: PLC0415 - only here

        sys.stdout.write(f"backroutine {__version__}\n")
        return
    gc.disable()  # a command is over before there is rubbish worth looking for; a session switches it on again
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started us: then nobody reads it
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - for good, and without pathlib
    words = sys.argv[1:]
    completed = "_BACKROUTINE_COMPLETE" in os.environ  # Tab: its words stand there as well, and none here
    named = len(words) == 2 and words[0] in {"start", "plan", "show"} and words[1][:1] not in {"", "-"}
    if words in (["status"], ["status", "--json"]):
        from backroutine.cli import glance  # noqa: PLC0415

        code = glance.status(as_json="--json" in words)
    elif not completed and (named or words in ([], ["start"], ["list"], ["history"], ["plan"], ["config"])):
        from backroutine.cli import fast_path  # noqa: PLC0415 - after the handlers above

        code = fast_path.run(*words)
    else:
        from backroutine.cli import app  # noqa: PLC0415

        code = app.run(words)
    try:
        sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        if error.errno not in {
            errno.EPIPE,
            errno.EIO,
        }:  # these: the reader of a pipe, or the window, has gone
            sys.stderr.write(f"cannot write what was asked for: {error.strerror}\n")
            code = code or 2
    sys.exit(code)


if __name__ == "__main__":
    main()
