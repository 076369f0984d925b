"""Servers of a part: started on free ports of 127.0.0.1, waited for, and stopped whatever happens."""
import contextlib
import socket
import subprocess
import time

from launcher.trouble import Trouble


def free_port():
    """A port that is free now, for TCP and for UDP."""
    while True:
        with socket.socket() as tcp, socket.socket(type=socket.SOCK_DGRAM) as udp:
            tcp.bind(("127.0.0.1", 0))
            port = tcp.getsockname()[1]
            try:
                udp.bind(("127.0.0.1", port))
                return port
            except OSError:
                continue


@contextlib.contextmanager
def running(command, log, ready, seconds=60, **options):
    """Runs a server until the block ends. `ready` says whether it answers; what it prints goes to the file `log`."""
    with open(log, "ab") as output:
        server = subprocess.Popen([str(word) for word in command], stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, **options)
    try:
        end = time.monotonic() + seconds
        while not ready():
            if server.poll() is not None or time.monotonic() > end:
                said = log.read_text(errors="replace")[-2000:]
                raise Trouble(f"{said}\n{command[0]} did not become ready in {seconds} s")
            time.sleep(0.1)
        yield server
    finally:
        server.terminate()
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def listens(port):
    """A test for `running`: somebody accepts connections there."""
    def ready():
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return True
        return False
    return ready
