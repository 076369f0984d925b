import io
import json
import os
import signal
import sys
import threading
import time
import types

from launcher import down, probes, processes, up
from launcher.parts import Part
from launcher.report import Report
from launcher.trouble import Trouble

from .fixtures import WithHome, until

SERVES = ("import http.server, sys\n"
          "http.server.ThreadingHTTPServer(('127.0.0.1', int(sys.argv[1])), http.server.SimpleHTTPRequestHandler).serve_forever()")
DIES = "print('INFO getting ready')\nprint('ERROR no such schema: gate')\nraise SystemExit(3)"


class Served(Part):
    """A part that is a small HTTP server."""

    program, setting = SERVES, "1"

    def __init__(self, home, name, needs=()):
        super().__init__(home, name, [name])
        self.needs = needs

    def ready(self):
        return probes.http(self.home.port(self.name), "/")

    def command(self, platform):
        return [sys.executable, "-c", self.program, str(self.home.port(self.name)), f"{self.home.root}/"]

    def environment(self, platform):
        return {"SETTING": self.setting}


class UpTest(WithHome):
    def setUp(self):
        super().setUp()
        self.said = io.StringIO()
        self.platform = types.SimpleNamespace(home=self.home)
        self.issuer, self.gate = Served(self.home, "issuer"), Served(self.home, "gate", ["issuer"])
        self.addCleanup(self.stop)

    def up(self):
        parts = [self.gate, self.issuer]
        up.start(parts, self.platform, Report(self.said))
        return {p.name: p.running().pid for p in parts}

    def stop(self):
        processes.stop([r for r in (self.gate.running(), self.issuer.running()) if r])

    def test_all_is_ready_afterwards_and_what_is_needed_was_ready_first(self):
        self.up()
        self.assertTrue(self.gate.ready() and self.issuer.ready())
        self.assertLess(self.said.getvalue().index("issuer"), self.said.getvalue().index("gate"))

    def test_what_is_up_stays_and_what_was_killed_is_started_again(self):
        before = self.up()
        os.kill(before["gate"], signal.SIGKILL)
        after = self.up()
        self.assertEqual(after["issuer"], before["issuer"])
        self.assertNotEqual(after["gate"], before["gate"])

    def test_other_settings_start_it_again(self):
        before = self.up()
        self.gate.setting = "2"
        after = self.up()
        self.assertEqual((after["issuer"] == before["issuer"], after["gate"] == before["gate"]), (True, False))

    def test_a_process_whose_record_was_lost_is_replaced(self):
        before = self.up()
        processes.forget(self.home, "gate")
        after = self.up()
        self.assertNotEqual(after["gate"], before["gate"])
        until(lambda: processes.identity(before["gate"]) is None)

    def test_it_waits_for_what_is_still_starting(self):
        self.gate.program = "import time; time.sleep(1)\n" + SERVES
        processes.save(self.home, "gate", self.start_slowly())
        self.up()
        self.assertTrue(self.gate.ready())

    def start_slowly(self):
        child = processes.start(self.gate.command(None), {**os.environ, "SETTING": "1"}, self.gate.folder(), self.gate.log())
        self.addCleanup(child.wait)
        self.addCleanup(child.kill)
        return processes.Record(child.pid, processes.identity(child.pid), time.time(), self.gate.fingerprint(None))

    def test_what_dies_while_we_look_is_started_again(self):
        before = self.up()
        start = up.Start(self.platform, [self.gate, self.issuer], Report(self.said))
        os.kill(before["gate"], signal.SIGKILL)
        self.assertEqual(start.wait(), ["gate"])
        self.assertTrue(self.gate.ready())

    def test_who_dies_while_starting_is_named_with_the_telling_line(self):
        self.gate.program = DIES
        with self.assertRaises(Trouble) as caught:
            self.up()
        sentence = str(caught.exception)
        for word in ("gate ended", "exit code 3", "ERROR no such schema: gate", str(self.gate.log())):
            self.assertIn(word, sentence)
        self.assertNotIn("getting ready", sentence)

    def test_who_never_gets_ready_is_named(self):
        self.gate.program, self.gate.patience = "import time; time.sleep(600)", 1
        with self.assertRaisesRegex(Trouble, "gate runs, but is not ready after 1 s"):
            self.up()

    def test_what_was_ready_and_dies_while_others_start_is_named_at_once(self):
        self.gate.program, self.gate.patience = "import time; time.sleep(600)", 600

        def kill():
            until(lambda: self.gate.running())
            os.kill(self.issuer.running().pid, signal.SIGKILL)
        killer = threading.Thread(target=kill)
        killer.start()
        self.addCleanup(killer.join)
        with self.assertRaisesRegex(Trouble, "issuer ended while gate was starting"):
            self.up()

    def test_everything_can_be_stopped(self):
        pids = self.up().values()
        records = [json.loads((self.home.run / f"{name}.json").read_text())["pid"] for name in ("gate", "issuer")]
        self.assertEqual(sorted(records), sorted(pids))
        down.stop_all(self.home, Report(self.said))
        self.assertIsNone(self.gate.running())
