"""A Temporal that somebody else runs is asked before anything is started."""
import contextlib
import io
import os
import socket
import threading
from unittest import mock

from launcher import cli, grpc, ports, status, temporal
from launcher.trouble import Trouble

from .fixtures import WithHome, listen

SETTINGS = bytes([0, 0, 0, 4, 0, 0, 0, 0, 0])
HEADERS = bytes([0, 0, 1, 1, 4, 0, 0, 0, 1, 0x88])  # :status 200
SERVING = bytes([0, 0, 7, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 2, 8, 1])
NOT_SERVING = SERVING[:-1] + b"\x02"
NOT_FOUND = bytes([0, 0, 1, 1, 5, 0, 0, 0, 1, 0x88])  # headers that end the stream, as for a service that is not known


class TemporalTest(WithHome):
    def server(self, *answer):
        """Answers one call with these frames; its address."""
        listening = listen(0)
        self.addCleanup(listening.close)

        def serve():
            with contextlib.suppress(OSError):
                connection, _ = listening.accept()
                with connection:
                    self.asked = connection.recv(4096)
                    connection.sendall(b"".join(answer))
                    connection.recv(4096)
        threading.Thread(target=serve, daemon=True).start()
        return f"{ports.HOST}:{listening.getsockname()[1]}"

    def nowhere(self):
        with socket.socket() as s:
            s.bind((ports.HOST, 0))
            return f"{ports.HOST}:{s.getsockname()[1]}"

    def test_one_that_serves_is_fine(self):
        self.assertEqual(temporal.trouble(self.server(SETTINGS, HEADERS, SERVING)), "")
        self.assertTrue(self.asked.startswith(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"))
        self.assertIn(b"temporal.api.workflowservice.v1.WorkflowService", self.asked)

    def test_one_that_does_not_serve_says_why(self):
        for answer, why in (((SETTINGS, HEADERS, NOT_SERVING), "no such service is serving"), ((SETTINGS, NOT_FOUND), "no such service is serving"),
                            ((SETTINGS,), "no such service is serving"), ((b"HTTP/1.1 400 Bad Request\r\n\r\n",), "speaks no gRPC")):
            with self.subTest(why):
                self.assertIn(why, temporal.trouble(self.server(*answer), timeout=0.5))
        self.assertEqual(temporal.trouble(self.nowhere()), "connection refused")
        self.assertTrue(temporal.trouble("a..b:7233"), "a name that no host can have")

    def test_one_that_says_nothing_is_given_up_in_time(self):
        with listen(0) as silent:
            self.assertEqual(grpc.trouble(ports.HOST, silent.getsockname()[1], "x", timeout=0.2), "timed out")

    def run_with(self, address, *words):
        out, err = io.StringIO(), io.StringIO()
        with mock.patch.dict(os.environ, {"SLIPWAY_HOME": str(self.home.root), "SLIPWAY_PORT_BASE": str(self.home.port_base), "SLIPWAY_TEMPORAL": address}), \
                contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            return cli.main(list(words)), out.getvalue() + err.getvalue()

    def test_up_and_demo_name_the_address_and_what_to_do_before_anything_is_built_or_started(self):
        address = self.nowhere()
        for verb in ("up", "demo"):
            code, said = self.run_with(address, verb)
            self.assertEqual(code, 1)
            for words in (address, "connection refused", "SLIPWAY_TEMPORAL"):
                self.assertIn(words, said)
            self.assertNotIn("building", said)

    def test_who_starts_only_what_needs_no_temporal_is_not_asked_for_one(self):
        with self.assertRaises(Trouble):
            temporal.require(["temporal"], {"SLIPWAY_TEMPORAL": self.nowhere()})
        temporal.require(["postgres"], {"SLIPWAY_TEMPORAL": self.nowhere()})
        temporal.require(["temporal"], {})

    def test_the_table_has_a_line_for_it(self):
        for address, words in ((self.nowhere(), "connection refused"), (self.server(SETTINGS, HEADERS, SERVING), "")):
            with mock.patch.dict(os.environ, {"SLIPWAY_TEMPORAL": address}):
                line = next(line for line in status.as_table(self.home).splitlines() if line.startswith("temporal "))
            self.assertEqual(line.split()[1], "down" if words else "up")
            self.assertIn(address, line)
            self.assertIn(words, line)
