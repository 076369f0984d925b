import contextlib
import csv
import decimal
import io
import json
import pathlib
import tempfile
import types
import unittest

from launcher.report import Report
from launcher.trouble import Trouble

from driver import cli, focus, policies, results
from driver.figure import Figure, Measured, Skipped, table

P99 = Figure("p99", 60, "ms", "floor", 20, goal=50)


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
