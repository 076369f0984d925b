"""Where a program of the platform is, for those that need it without the platform: `python3 -m launcher.programs temporal`, in deploy/local."""
import sys

from . import temporal
from .home import Home
from .report import Report
from .trouble import Trouble

KNOWN = {"temporal": temporal.program}


def main(words):
    """Prints the path; what is fetched on the way goes to the same cache as the platform's, and is told on the other stream."""
    if len(words) != 1 or words[0] not in KNOWN:
        print(f"One of {', '.join(KNOWN)} is needed.", file=sys.stderr)
        return 2
    try:
        home = Home.find()
        home.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        home.cache.mkdir(exist_ok=True)
        print(KNOWN[words[0]](home, Report(sys.stderr)))
        return 0
    except Trouble as e:
        print(e, file=sys.stderr)
        return e.code
    except OSError as e:
        print(f"SLIPWAY_HOME is no folder to keep it in: {e}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
