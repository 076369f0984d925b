import dataclasses
import json
import os
import signal
import sys

from launcher import processes, up
from launcher.parts import Service

from .fixtures import WithHome, until

IGNORES_TERM = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('ready', flush=True); time.sleep(600)"


class ProcessesTest(WithHome):
    def record(self, pid):
        return processes.Record(pid, processes.identity(pid), 0.0)

    def test_a_living_process_is_recognised(self):
        processes.save(self.home, "gate", self.record(self.child().pid))
        self.assertTrue(Service(self.home, "gate").running())

    def test_a_pid_that_was_given_to_another_process_is_not_ours(self):
        stale = dataclasses.replace(self.record(self.child().pid), identity="an earlier process")
        processes.save(self.home, "gate", stale)
        self.assertIsNone(Service(self.home, "gate").running())
        self.assertEqual(processes.stop([stale]), [], "and it is not stopped")

    def test_an_ended_process_is_not_running_even_before_it_is_reaped(self):
        child = self.child()
        record = self.record(child.pid)
        os.kill(child.pid, signal.SIGKILL)
        until(lambda: not record.alive())
        self.assertIsNone(processes.identity(child.pid), "a zombie is nobody")

    def test_one_that_was_killed_is_a_dead_entry_until_it_is_reaped(self):
        child = self.child()
        self.assertFalse(processes.is_dead_entry(child.pid))
        child.kill()
        until(lambda: processes.identity(child.pid) is None)
        self.assertTrue(processes.is_dead_entry(child.pid))
        child.wait()
        self.assertFalse(processes.is_dead_entry(child.pid))

    def test_a_damaged_record_counts_as_none(self):
        for text in ("", "{", "[]", json.dumps({"pid": 1})):
            (self.home.run / "gate.json").write_text(text)
            self.assertIsNone(Service(self.home, "gate").running())

    def test_what_does_not_end_when_asked_is_killed(self):
        log = self.home.log("x")
        child = processes.start([sys.executable, "-c", IGNORES_TERM], dict(os.environ), self.home.data, log)
        self.addCleanup(child.wait)
        record = self.record(child.pid)
        until(lambda: "ready" in log.read_text())
        self.assertEqual(processes.stop([record], patience=0.3), [record])
        self.assertFalse(record.alive())

    def test_a_started_process_has_its_own_session_and_no_input(self):
        log = self.home.log("x")
        child = processes.start([sys.executable, "-c", "import os, sys; print(os.getsid(0) == os.getpid(), repr(sys.stdin.read()))"],
                                dict(os.environ), self.home.data, log)
        child.wait()
        self.assertEqual(log.read_text().strip(), "True ''")

    def test_logs_of_earlier_runs_are_kept_a_few_times(self):
        log = self.home.log("x")
        for run in range(6):
            processes.rotate(log)
            log.write_text(str(run))
        kept = [log.with_name(f"x.log{end}").read_text() for end in ("", ".1", ".2", ".3")]
        self.assertEqual(kept, ["5", "4", "3", "2"])
        self.assertFalse(log.with_name("x.log.4").exists())

    def test_a_lost_process_of_this_folder_is_recognised_by_its_command_line(self):
        port = self.home.port("gate")
        program = f"import socket, time; s = socket.create_server(('127.0.0.1', {port})); time.sleep(600)"
        child = self.child(sys.executable, "-c", program, str(self.home.apps / "gate.jar"))
        lost = until(lambda: up.leftover(self.home, port))
        self.assertEqual(lost.pid, child.pid)
