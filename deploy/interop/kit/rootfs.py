"""Starts an image without an engine: its files in a folder, its entry point as its own user, who sees that folder alone. Linux lets only root do so."""
import contextlib
import os
import shutil
import subprocess
import threading

from images import archive
from launcher.trouble import Trouble

INSIDE = 'mount -t proc proc "$0/proc" && exec "$@"'


def can():
    return os.geteuid() == 0 and shutil.which("unshare") is not None


def starts_and_says(image, folder, environment, sign, seconds=300):
    """Returns when the program has said `sign`; a program that ends or falls silent before is a Trouble."""
    settings, said = archive.unpack(image, folder), []
    variables = [*settings["Env"], *(f"{name}={value}" for name, value in environment.items())]
    command = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", INSIDE, str(folder), "env", "-i", *variables,
               shutil.which("chroot"), f"--userspec={settings['User']}", str(folder), *settings["Entrypoint"]]
    program = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
    limit = threading.Timer(seconds, program.kill)
    limit.start()
    try:
        for line in program.stdout:
            said.append(line)
            if sign in line:
                return
        raise Trouble("".join(said[-20:]) + f"\n{image.name} did not say {sign!r} in {seconds} s")
    finally:
        limit.cancel()
        program.kill()
        program.wait()
        with contextlib.suppress(OSError):
            shutil.rmtree(folder)
