"""The environments repository, read with Git as anybody would read it."""
import pathlib
import subprocess
import tempfile


def _git(*words):
    return subprocess.run(["git", *words], check=True, stdin=subprocess.DEVNULL, capture_output=True, text=True).stdout


def files(repository, folder):
    """{name: text} of the files in a folder of a fresh clone; empty when the folder is not there."""
    with tempfile.TemporaryDirectory() as place:
        _git("clone", "-q", "--depth", "1", pathlib.Path(repository).absolute().as_uri(), place + "/clone")
        found = pathlib.Path(place, "clone", folder)
        return {f.name: f.read_text() for f in found.iterdir() if f.is_file()} if found.is_dir() else {}


def last_commit(repository, folder):
    """(id, subject, {trailer: value}) of the newest commit that touched a folder."""
    shown = _git("--git-dir", str(repository), "log", "-1", "--format=%H%n%s%n%(trailers:only,unfold)", "--", folder)
    number, subject, *trailers = shown.strip().splitlines()
    return number, subject, dict(line.split(": ", 1) for line in trailers if ": " in line)
