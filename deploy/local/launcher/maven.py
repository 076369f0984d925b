"""A run of Maven for who waits for it: which module it is at, as it says itself."""
import re
import subprocess
import time

EVERY = 20  # seconds between two words about a module that takes long
_MODULE = re.compile(r"^\[INFO\] Building (.+?) \d\S*(?:\s+\[(\d+)/(\d+)\])?\s*$")  # as Maven 3 and 4 begin each module


def run(command, folder, environment, log, report, look=0.5):
    """Its exit status. What it says is in the log; what is told meanwhile is never older than some seconds."""
    with open(log, "wb") as output, open(log, errors="replace") as said:
        with subprocess.Popen(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT) as maven:
            try:
                progress = Progress(report)
                while maven.poll() is None:
                    time.sleep(look)
                    progress.saw(said.read(), time.monotonic())
                return maven.returncode
            except BaseException:
                maven.terminate()
                raise


class Progress:
    """Tells each module as it begins, and that it goes on when nothing else was told for a while."""

    def __init__(self, report):
        self.report, self.begun = report, time.monotonic()
        self.rest, self.at, self.told = "", "reading the modules", self.begun

    def saw(self, text, now):
        *lines, self.rest = (self.rest + text).split("\n")
        for line in lines:
            found = _MODULE.match(line)
            if found:
                name, number, of = found.groups()
                self.at = f"{number} of {of}: {name}" if number else name
                self._tell(self.at, now)
        if now - self.told >= EVERY:
            self._tell(f"still at {self.at}", now)

    def _tell(self, words, now):
        self.told = now
        self.report.say(f"      {now - self.begun:4.0f} s  {words}")
