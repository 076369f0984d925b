"""What is told of a run."""
import io
import types
import unittest
from collections import Counter

from launcher.report import Report
from launcher.torture import summary
from launcher.torture.checks import FALSE, TWICE, Finding
from launcher.torture.options import Options
from launcher.torture.plants import Plant
from launcher.torture.record import Record


class SummaryTest(unittest.TestCase):
    def tell(self, findings=(), kills=2, calm=True, plant="", failed=(), broken=(), asked=2, missed=(), **others):
        """`kills` of a service, and what `others` say of what the services lean on."""
        out = io.StringIO()
        run = types.SimpleNamespace(report=Report(out), options=Options(1, 7, asked, 0, plant),
                                    killer=types.SimpleNamespace(killed=Counter(gate=kills, **(others or {"kafka": 5})), missed=list(missed)),
                                    crowd=types.SimpleNamespace(done=Counter(), failed=list(failed)), world=types.SimpleNamespace(broken=list(broken)),
                                    planted=Plant("applied", TWICE, "AppUpdated about app/menu", "the notifier has forgotten it"))
        self.addCleanup(setattr, summary, "looked_at", summary.looked_at)
        summary.looked_at = lambda run, record: {"applied": 5}
        return summary.tell(run, Record([], [], [], {}), list(findings), calm), out.getvalue()

    def test_a_run_in_which_all_held_is_0(self):
        code, said = self.tell()
        self.assertEqual(code, 0)
        self.assertIn("Nothing was lost", said)
        self.assertIn("seed 7", said)

    def test_a_finding_is_1_and_stands_in_its_column(self):
        code, said = self.tell([Finding("applied", TWICE, "gate: catalog 3")])
        self.assertEqual(code, 1)
        self.assertIn("✗ applied, twice: gate: catalog 3", said)
        row = said.splitlines()[2].split("  ")
        self.assertEqual([cell.strip() for cell in row if cell.strip()], ["applied", "5", "0", "1", "0", "0"])

    def test_a_planted_fault_is_found_by_its_own_check_alone(self):
        code, said = self.tell([Finding("applied", TWICE, "notifier: catalog 3, AppUpdated about app/menu: twice")], plant="inbox")
        self.assertEqual(code, 1)
        self.assertIn("what was planted (inbox) was found", said)
        for lacking in ({}, {"failed": ["a life"]}, {"findings": [Finding("Git", TWICE, "change p1/commit")]},
                        {"findings": [Finding("applied", TWICE, "notifier: catalog 4, AppUpdated about app/tray: twice")]},
                        {"findings": [Finding("applied", FALSE, "the check broke off: AppUpdated about app/menu")]}):
            with self.subTest(lacking):
                code, said = self.tell(plant="inbox", **lacking)
                self.assertEqual(code, 3)
                self.assertIn("was not found", said)

    def test_less_than_was_asked_for_is_1(self):
        for lacking in ({"kills": 1}, {"calm": False}, {"failed": ["a life"]}, {"broken": ["GET /: 500"]}):
            with self.subTest(lacking):
                self.assertEqual(self.tell(**lacking)[0], 1)

    def test_a_long_run_that_did_not_kill_broker_database_and_temporal_is_1(self):
        everybody = {"kafka": 1, "postgres": 3, "temporal": 1}
        self.assertEqual(self.tell(kills=50, asked=50, **everybody)[0], 0)
        for name in everybody:
            code, said = self.tell(kills=50, asked=50, **{**everybody, name: 0})
            self.assertEqual(code, 1)
            self.assertIn(f"✗ {name} was not killed even once", said)
            self.assertEqual(said.count("even once"), 1)

    def test_that_is_asked_of_every_run_with_kills_enough_for_everybody_and_of_none_with_fewer(self):
        self.assertEqual(self.tell(kills=9, asked=9, kafka=1, postgres=1)[0], 1)
        self.assertEqual(self.tell(kills=8, asked=8, kafka=0)[0], 0)

    def test_kills_that_could_not_be_done_are_told_and_are_no_fault_where_there_were_enough_without(self):
        code, said = self.tell(missed=["kafka", "gate", "kafka"])
        self.assertEqual(code, 0)
        self.assertIn("Kills not done, for the part did not run within 120 s: gate 1, kafka 2", said)
        self.assertNotIn("not done", self.tell()[1])
