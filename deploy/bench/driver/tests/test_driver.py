import contextlib
import csv
import decimal
import io
import json
import os
import pathlib
import tempfile
import types
import unittest
from unittest import mock

from launcher.home import Home
from launcher.report import Report
from launcher.tests.fixtures import free_base
from launcher.trouble import Trouble

from driver import cli, focus, pgbench, place, policies, promotions, results, webhook
from driver.figure import Figure, Measured, Skipped, table

P99 = Figure("p99", 60, "ms", "floor", 20, goal=50)


class PromotionsTest(unittest.TestCase):
    def test_acting_on_an_approval_comes_before_going_on(self):
        waits = {"state": "awaiting-approval", "history": [{"step": "approval"}]}
        acted = {**waits, "history": [{"step": "approval"}, {"step": "approved"}]}
        answers = [{}, waits, acted, acted, {**acted, "state": "deploying"}]
        scene = types.SimpleNamespace(notes={"promotion": "p-1", "digest": "sha256:0"}, call=lambda *_: answers.pop(0))
        first, last = promotions.approve(scene)
        self.assertEqual(answers, [])
        self.assertTrue(10 <= first < last - 15, (first, last))


class FigureTest(unittest.TestCase):
    def test_a_limit_is_missed_when_it_is_reached(self):
        self.assertTrue(Figure("p99", 50, "ms", goal=50).missed())
        self.assertFalse(Figure("p99", 49.9, "ms", goal=50).missed())

    def test_a_rate_is_missed_below_its_goal(self):
        self.assertTrue(Figure("rate", 99, "/s", goal=100, at_least=True).missed())
        self.assertFalse(Figure("rate", 100, "/s", goal=100, at_least=True).missed())

    def test_a_goal_can_be_missed_by_a_factor(self):
        self.assertFalse(P99.missed(2))
        self.assertTrue(Figure("p99", 100, "ms", goal=50).missed(2))
        self.assertFalse(Figure("rate", 50, "/s", goal=100, at_least=True).missed(2))
        self.assertTrue(Figure("rate", 49, "/s", goal=100, at_least=True).missed(2))

    def test_the_table_says_floor_ratio_goal_and_whether_it_was_met(self):
        row = table([P99]).splitlines()[2]
        self.assertEqual([cell.strip() for cell in row.strip(" |").split("|")], ["p99", "60 ms", "floor: 20 ms", "× 3.00", "< 50 ms", "missed"])


class Bench:
    """What it is about."""

    def __init__(self, result):
        self.result, self.__doc__ = result, Bench.__doc__

    def measure(self, place, report):
        if isinstance(self.result, Exception):
            raise self.result
        return Measured(self.result, "and a remark")


class HeldTest(unittest.TestCase):
    def held(self, result):
        """(whether it holds, what was said, what was kept)"""
        said = io.StringIO()
        before, cli.BENCHES = cli.BENCHES, {"one": Bench(result)}
        with tempfile.TemporaryDirectory() as folder:
            home = types.SimpleNamespace(root=pathlib.Path(folder), checkout=pathlib.Path(folder))
            try:
                return cli.held("one", None, home, Report(said)), said.getvalue(), results.kept(home)["one"]
            finally:
                cli.BENCHES = before

    def test_a_goal_missed_by_a_factor_of_two_fails_the_run(self):
        self.assertTrue(self.held([P99])[0])
        self.assertFalse(self.held([Figure("p99", 100, "ms", goal=50)])[0])

    def test_what_came_out_is_kept_with_machine_and_date(self):
        _, said, kept = self.held([P99])
        self.assertEqual([(f["what"], f["value"], f["ratio"], f["met"]) for f in kept["figures"]], [("p99", 60, 3, False)])
        self.assertTrue(kept["at"] and kept["machine"])
        self.assertIn("and a remark", said)

    def test_trouble_and_mistakes_fail_the_run_and_are_told(self):
        for wrong in (Trouble("no disk"), ValueError("no number")):
            held, said, kept = self.held(wrong)
            self.assertFalse(held)
            self.assertIn(str(wrong), said)
            self.assertEqual(kept["outcome"], "failed")

    def test_what_cannot_run_here_is_skipped_with_its_reason(self):
        held, said, kept = self.held(Skipped("no go"))
        self.assertTrue(held)
        self.assertIn("one skipped: no go", said)
        self.assertEqual(kept["why"], "no go")

    def test_an_unknown_name_is_refused(self):
        with contextlib.redirect_stderr(io.StringIO()):
            self.assertEqual(cli.main(["nothing-of-this-name"]), 2)


class PlaceTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        told = mock.patch.dict(os.environ, {"SLIPWAY_HOME": folder.name, "SLIPWAY_PORT_BASE": str(free_base())})
        told.start()
        self.addCleanup(told.stop)
        self.outer = Home.find()
        self.outer.claim()
        self.inner = self.outer.root / "bench" / "whole"

    def fresh(self):
        """As the next benchmark finds it."""
        home = place.fresh("whole", Report(io.StringIO()))
        home.prepare()
        return home

    def by_hand(self):
        """Somebody ran a platform in the folder, and downloaded something for it."""
        home = Home(self.inner, self.outer.checkout, self.outer.port_base)
        home.prepare()
        (home.cache / "temporal").write_text("x")
        return home

    def test_each_begins_with_nothing_and_shares_what_was_downloaded(self):
        home = self.fresh()
        self.assertEqual(home.cache, self.outer.cache)
        (home.data / "left").write_text("from an earlier run")
        self.assertFalse((self.fresh().data / "left").exists())

    def test_a_folder_that_was_used_by_hand_is_no_obstacle_be_it_as_it_was_left_or_reset(self):
        for reset in (False, True):
            with self.subTest(reset=reset):
                home = self.by_hand()
                (home.data / "left").write_text("by hand")
                if reset:
                    place.down.reset(home, Report(io.StringIO()), agreed=True)
                for _ in range(2):
                    self.assertFalse((self.fresh().data / "left").exists())

    def test_a_folder_of_somebody_else_is_left_as_it_is(self):
        self.inner.mkdir(parents=True)
        (self.inner / "notes.txt").write_text("mine")
        with self.assertRaisesRegex(Trouble, "notes.txt"):
            self.fresh()
        self.assertEqual([entry.name for entry in self.inner.iterdir()], ["notes.txt"])


class InputsTest(unittest.TestCase):
    def test_one_seed_gives_one_bill(self):
        with tempfile.TemporaryDirectory() as folder:
            files = [pathlib.Path(folder, name) for name in "ab"]
            (size, total), again = (focus.write(file, 100) for file in files)
            self.assertEqual(again, (size, total))
            self.assertEqual(files[0].read_bytes(), files[1].read_bytes())
            with open(files[0], newline="") as bill:
                self.assertEqual(sum(decimal.Decimal(row["BilledCost"]) for row in csv.DictReader(bill)), total)

    def test_a_judgement_holds_what_the_scanner_found(self):
        holes = policies.judged("trivy-alpine-3.9.json", "production", "high")["evidence"]["vulnerabilityReports"][0]["vulnerabilities"]
        self.assertIn("CRITICAL", {hole["severity"] for hole in holes})


class PgbenchTest(unittest.TestCase):
    SAID = """pgbench (15.20 (Debian 15.20-0+deb12u1), server 18.0)
transaction type: /tmp/script.sql
scaling factor: 1
query mode: prepared
number of clients: 16
number of threads: 2
maximum number of tries: 1
duration: 10 s
number of transactions actually processed: 45821
number of failed transactions: 0 (0.000%)
latency average = 3.489 ms
initial connection time = 28.870 ms
tps = 4585.470284 (without initial connection time)
"""

    def test_its_rate_is_read(self):
        self.assertEqual(pgbench.rate(self.SAID), 4585.470284)

    def test_what_measured_nothing_is_no_figure(self):
        for before, after in (("processed: 45821", "processed: 0"), ("failed transactions: 0", "failed transactions: 3"), ("tps = 4585", "tps = ?")):
            with self.subTest(after), self.assertRaises(Trouble):
                pgbench.rate(self.SAID.replace(before, after))

    def webhook(self, other, why=""):
        """(beside, goal) of what is accepted a second, and the row of the floors."""
        once = {"p50": 1, "p95": 2, "p99": 3, "rate": 900}
        found = webhook.figures(450, once, once, once, {"p99": 1, "rate": 2000}, other, why)
        return [(figure.beside, figure.goal) for figure in found if figure.what == "accepted a second"], found[-1].cells()

    def test_the_goal_is_half_of_the_faster_floor(self):
        goals, floors = self.webhook(3000)
        self.assertEqual(goals, [("bare commits by pgbench", 1500)] * 2)
        self.assertEqual(floors[1:3], ("2,000 /s", "by pgbench: 3,000 /s"))
        self.assertEqual(self.webhook(1000)[0], [("bare commits", 1000)] * 2)

    def test_where_it_cannot_be_had_the_other_floor_stands_alone(self):
        goals, floors = self.webhook(None, "no Debian")
        self.assertEqual(goals, [("bare commits", 1000)] * 2)
        self.assertEqual(floors[2], "pgbench skipped: no Debian")


class ReadmeTest(unittest.TestCase):
    def test_figures_stand_between_the_marks_and_the_rest_stays(self):
        result = {"at": "2026-11-28T10:15+00:00", "machine": "a machine", "commit": "abc", "load": 0.2, "seconds": 12, **results.measured(Measured([P99]))}
        text = results.readme(f"before\n{results.BEGIN}\nold\n{results.END}\nafter\n", json.loads(json.dumps({"one": result})), {"one": "What.", "two": "More."})
        self.assertTrue(text.startswith("before\n") and text.endswith("\nafter\n"))
        self.assertIn("a machine; commit abc, 2026-11-28.", text)
        self.assertIn("### one", text)
        self.assertIn(table([P99]), text)
        self.assertNotIn("old", text)
        self.assertNotIn("two", text)


if __name__ == "__main__":
    unittest.main()
