"""How a part begins and ends. Its last line says what was seen, or why it was skipped."""
import contextlib
import pathlib
import shutil
import signal
import sys
import tempfile

from launcher.home import Home
from launcher.story.scene import Unexpected
from launcher.trouble import Trouble

HOME = Home.find()
CACHE = HOME.cache / "interop"
CHECKOUT = HOME.checkout


class Skip(Exception):
    """The part cannot run here; the text says why."""


def run(body):
    """Runs a part, which gets a folder of its own and says in one sentence what it saw."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        with scratch() as folder:
            print(body(folder))
    except Skip as e:
        print(e)
        sys.exit(77)
    except Unexpected as e:
        print(f"look at {', '.join(f'{part}.log' for part in e.look)}: expected {e.expected}, saw {e.seen[-900:]}")
        sys.exit(1)
    except (Trouble, AssertionError) as e:
        print(e)
        sys.exit(1)


@contextlib.contextmanager
def scratch():
    """A folder for the part's servers, removed at the end. Others may enter it: a server may give up its rights."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="slipway-interop-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
