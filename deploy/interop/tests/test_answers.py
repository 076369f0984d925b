import json
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from kit.answers import Tally, named, seen  # noqa: E402  (the path has to be set first)


def scenario(label, *sent):
    """A line as schemathesis 4.32.5 writes it; sent: (method, path, status), without a status if no answer came."""
    cases = {str(number): {"value": {"method": method, "path": path}} for number, (method, path, _) in enumerate(sent)}
    interactions = {str(number): {"request": {"method": method}, "response": status and {"status_code": status}} for number, (method, _, status) in enumerate(sent)}
    return json.dumps({"ScenarioFinished": {"phase": "coverage", "recorder": {"label": label, "cases": cases, "interactions": interactions}}})


class Answers(unittest.TestCase):
    def test_operations_that_were_answered_2xx_are_told_from_the_others(self):
        record = ['{"EngineStarted":{"id":"1"}}', '{"ScenarioFinished":{"phase":"examples","recorder":{"label":"GET /apps"}}}',
                  scenario("GET /apps", ("GET", "/apps", 200), ("GET", "/apps", 400)),
                  scenario("GET /apps/{name}", ("GET", "/apps/{name}", 404), ("GET", "/apps/{name}", None)),
                  scenario("POST /apps", ("POST", "/apps", 401))]
        self.assertEqual(({"GET /apps", "GET /apps/{name}", "POST /apps"}, {"GET /apps"}), seen(record))

    def test_what_only_a_sequence_of_calls_reaches_counts_too(self):
        record = [scenario("GET /apps/{name}", ("GET", "/apps/{name}", 404)), scenario("Stateful tests", ("GET", "/apps/{name}", 200))]
        self.assertEqual(({"GET /apps/{name}"}, {"GET /apps/{name}"}), seen(record))

    def test_a_method_that_the_document_does_not_name_is_no_operation(self):
        tally = Tally()
        tally.add("catalog", {"GET /apps"}, [scenario("GET /apps", ("OPTIONS", "/apps", 200), ("GET", "/apps", 403))])
        self.assertEqual({"catalog": ["GET /apps"]}, tally.unanswered())
        self.assertEqual({}, tally.unasked())
        self.assertEqual("0 of 1 operations were answered 2xx", str(tally))

    def test_an_operation_that_no_caller_asked_is_named(self):
        tally, operations = Tally(), {"GET /names", "POST /names", "GET /bills"}
        tally.add("dns", operations, [scenario("GET /names", ("GET", "/names", 403))])
        tally.add("dns", operations, [scenario("POST /names", ("POST", "/names", None))])
        self.assertEqual({"dns": ["GET /bills"]}, tally.unasked())
        self.assertEqual(["dns: GET /bills"], named(tally.unasked()))

    def test_a_document_that_no_record_speaks_of_was_not_asked_at_all(self):
        tally = Tally()
        tally.add("dns", {"GET /names"}, [])
        self.assertEqual({"dns": ["GET /names"]}, tally.unasked())

    def test_one_caller_with_an_answer_is_enough_for_an_operation(self):
        tally = Tally()
        tally.add("dns", {"GET /names", "POST /names"}, [scenario("GET /names", ("GET", "/names", 403))])
        tally.add("cost", {"GET /bills"}, [scenario("GET /bills", ("GET", "/bills", 404))])
        self.assertEqual(["dns (0 of 2, at least 1 were to be)", "cost (0 of 1, at least 1 were to be)"], tally.short({}))
        tally.add("dns", {"GET /names", "POST /names"}, [scenario("GET /names", ("GET", "/names", 200))])
        self.assertEqual(["cost (0 of 1, at least 1 were to be)"], tally.short({}))
        self.assertEqual({"dns": ["POST /names"], "cost": ["GET /bills"]}, tally.unanswered())
        self.assertEqual("1 of 3 operations were answered 2xx", str(tally))

    def test_a_document_below_its_floor_is_named_with_it(self):
        tally = Tally()
        tally.add("dns", {"GET /names", "POST /names"}, [scenario("GET /names", ("GET", "/names", 200))])
        self.assertEqual(["dns (1 of 2, at least 2 were to be)"], tally.short({"dns": 2}))
        self.assertEqual([], tally.short({"dns": 1}))


if __name__ == "__main__":
    unittest.main()
