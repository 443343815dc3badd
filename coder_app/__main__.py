"""The program ``coder-app``: called bare or by ``open`` it opens the window, else it is a command.

Kept light: each worker process that is spawned imports this module again.
"""

import multiprocessing
import sys
from importlib.util import find_spec
from pathlib import Path

BESIDE = ("models", "resources")
"""Our other packages; another program's of that name would take their place."""


def main() -> None:
    """Run what the program was called for; exits with its status."""
    multiprocessing.freeze_support()
    problem = strangers(Path(__file__).resolve().parents[1])
    if problem:
        sys.exit(problem)
    wanted = window_wanted(sys.argv[1:])
    if wanted is not None:
        sys.exit(open_window(*wanted))
    from coder_app import cli

    cli.main(open_window)


def strangers(home: Path) -> str | None:
    """What is wrong where ``models`` or ``resources`` would not come from beside ``coder_app``."""
    for name in BESIDE:
        found = find_spec(name)
        origin = found.origin if found else None
        if origin is None or Path(origin).resolve().parents[1] != home:
            where = f"it is {origin}" if origin else "there is none"
            return (
                f"Coder can't start: its package {name} must lie in {home}, but {where}. Start "
                f"Coder in another folder, or rename the {name} that is in its way."
            )
    return None


def window_wanted(arguments: list[str]) -> tuple[Path | None, bool] | None:
    """Project and whether the sample is wanted; None where these are words for the command line.

    The plain ways to open a window are read here, so that it need not wait for the command line.
    """
    if arguments[:1] not in ([], ["open"]):
        return None
    rest = [each for each in arguments[1:] if each != "--sample"]
    if len(rest) > 1 or any(each.startswith("-") for each in rest):
        return None
    return (Path(rest[0]) if rest else None, "--sample" in arguments)


def open_window(project: Path | None, sample: bool) -> int:
    """Open the window, or say why none can open here; returns the exit status."""
    from coder_app.display import window_problem

    problem = window_problem()
    if problem is not None:
        sys.stderr.write(f"No window can open: {problem}.\n")
        return 1
    from coder_app import app

    return app.main(project, sample=sample)


if __name__ == "__main__":
    main()
