"""A state folder of a test's own."""
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import unittest

from launcher.home import Home
from launcher import ports


class WithHome(unittest.TestCase):
    def setUp(self):
        folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, folder, True)
        self.checkout = folder / "checkout"
        self.checkout.mkdir()
        self.home = Home(folder / "home", self.checkout, free_base())
        self.home.prepare()

    def child(self, *words):
        """A process that lives until the test ends."""
        process = subprocess.Popen(words or [sys.executable, "-c", "import time; time.sleep(600)"])
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        return process


def free_base():
    """A port base whose ports nobody uses now."""
    for base in range(20000, 60000, 200):
        if all(ports.is_free(base + offset) for offset in ports.OFFSETS.values()):
            return base
    raise RuntimeError("no free ports")


def listen(port, udp=False):
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM if udp else socket.SOCK_STREAM)
    if not udp:
        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind((ports.HOST, port))
    if not udp:
        s.listen()
    return s


def until(probe, seconds=20):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = probe()
        if value:
            return value
        time.sleep(0.05)
    raise AssertionError(f"not within {seconds} s")
