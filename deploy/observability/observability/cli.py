"""How both commands are called: without a word, or with --keep."""
import sys

from launcher.home import Home
from launcher.report import Report
from launcher.trouble import Trouble

STAYS = """
--keep leaves the platform running; else it is stopped at the end, also if it ran before. It is that of SLIPWAY_HOME, and the app of the story stays
on it, in staging and in production: name another folder for a platform of its own, whose `deploy/slipway reset` deletes the app with all else.
"""


def main(name, document, command, words):
    """The exit status of the command (home, report, keep); 0 after help, 2 for a wrong call."""
    if len(words) == 1 and words[0] in ("help", "--help", "-h"):
        print(document + "\n" + STAYS, end="")
        return 0
    if words not in ([], ["--keep"]):
        print(f"{name}: It is called as `deploy/observability/{name} [--keep]`; --help says more.", file=sys.stderr)
        return 2
    try:
        return command(Home.find(), Report(), bool(words))
    except Trouble as e:
        print(f"{name}: {e}", file=sys.stderr)
        return e.code
