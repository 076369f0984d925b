import unittest
from unittest import mock

from launcher.torture import quiet


class Database:
    """Answers each statement with the rows of the first fragment that stands in it, and with none otherwise."""

    def __init__(self, **answers):
        self.answers = answers

    def rows(self, statement):
        return next((rows for fragment, rows in self.answers.items() if fragment in statement), [])

    def number(self, statement):
        return sum(int(row["count"]) for row in self.rows(statement))


class QuietTest(unittest.TestCase):
    def remaining(self, wanted=None, **answers):
        with mock.patch.object(quiet, "areas", lambda _: ["dns"]):
            return dict(quiet.remaining(Database(**answers), wanted or {}))

    def test_nothing_is_left_where_no_row_says_so(self):
        self.assertEqual(self.remaining(), {})

    def test_jobs_are_told_by_name_and_those_before_their_time_apart(self):
        jobs = [{"task_name": "late-records", "waits": "t", "times": "2"}, {"task_name": "late-records", "waits": "f", "times": "1"}]
        self.assertEqual(self.remaining(scheduled_tasks=jobs), {"late-records jobs of dns before their time": 2, "late-records jobs of dns": 1})

    def test_what_is_parked_and_open_is_told(self):
        self.assertEqual(self.remaining(parked_event=[{"count": "3"}], process=[{"count": "1"}]), {"parked events": 3, "open processes": 1})

    def test_an_event_that_a_reader_has_not_taken_is_told(self):
        left = self.remaining({"cost": ["AppUpdated"]}, outbox=[{"type": "slipway.app.AppUpdated.v1", "times": "4", "count": "0"}],
                              witness=[{"consumer": "cost", "times": "3"}])
        self.assertEqual(left, {"events to be applied": 1})
