import io
import unittest

from launcher.report import Report
from launcher.trouble import Trouble

from driver import cli
from driver.figure import Figure, Skipped, table


class FigureTest(unittest.TestCase):
    def test_a_limit_is_missed_when_it_is_reached(self):
        self.assertTrue(Figure("p99", 50, "ms", goal=50).missed())
        self.assertFalse(Figure("p99", 49.9, "ms", goal=50).missed())

    def test_a_rate_is_missed_below_its_goal(self):
        self.assertTrue(Figure("rate", 99, "/s", goal=100, at_least=True).missed())
        self.assertFalse(Figure("rate", 100, "/s", goal=100, at_least=True).missed())

    def test_the_table_says_floor_ratio_goal_and_whether_it_was_met(self):
        row = table([Figure("p95", 30, "ms", "floor", 10, goal=50)]).splitlines()[2]
        self.assertEqual([cell.strip() for cell in row.strip(" |").split("|")], ["p95", "30 ms", "floor 10 ms", "× 3.00", "< 50 ms", "met"])


class Bench:
    """What it is about."""

    def __init__(self, result):
        self.result, self.__doc__ = result, Bench.__doc__

    def measure(self, place, report):
        if isinstance(self.result, Exception):
            raise self.result
        return self.result


class HeldTest(unittest.TestCase):
    def held(self, result):
        said = io.StringIO()
        before, cli.BENCHES = cli.BENCHES, {"one": Bench(result)}
        try:
            return cli.held("one", None, Report(said)), said.getvalue()
        finally:
            cli.BENCHES = before

    def test_a_missed_goal_fails_the_run(self):
        self.assertFalse(self.held([Figure("p99", 51, "ms", goal=50)])[0])
        self.assertTrue(self.held([Figure("p99", 49, "ms", goal=50)])[0])

    def test_trouble_and_mistakes_fail_the_run_and_are_told(self):
        for wrong in (Trouble("no disk"), ValueError("no number")):
            held, said = self.held(wrong)
            self.assertFalse(held)
            self.assertIn(str(wrong), said)

    def test_what_cannot_run_here_is_skipped_with_its_reason(self):
        held, said = self.held(Skipped("no go"))
        self.assertTrue(held)
        self.assertIn("one skipped: no go", said)

    def test_an_unknown_name_is_refused(self):
        self.assertEqual(cli.main(["nothing-of-this-name"]), 2)


if __name__ == "__main__":
    unittest.main()
