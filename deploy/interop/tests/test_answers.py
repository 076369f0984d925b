import json
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from kit.answers import Tally, seen  # noqa: E402  (the path has to be set first)


def loaded(total):
    return json.dumps({"LoadingFinished": {"specification": {"kind": "openapi"}, "statistic": {"operations": {"total": total, "selected": total}}}})


def scenario(label, *sent):
    """A line as schemathesis 4.32.5 writes it; sent: (method, path, status), without a status if no answer came."""
    cases = {str(number): {"value": {"method": method, "path": path}} for number, (method, path, _) in enumerate(sent)}
    interactions = {str(number): {"request": {"method": method}, "response": status and {"status_code": status}} for number, (method, _, status) in enumerate(sent)}
    return json.dumps({"ScenarioFinished": {"phase": "coverage", "recorder": {"label": label, "cases": cases, "interactions": interactions}}})


class Answers(unittest.TestCase):
    def test_operations_that_were_answered_2xx_are_told_from_the_others(self):
        record = ['{"EngineStarted":{"id":"1"}}', loaded(3), '{"ScenarioFinished":{"phase":"examples","recorder":{"label":"GET /apps"}}}',
                  scenario("GET /apps", ("GET", "/apps", 200), ("GET", "/apps", 400)),
                  scenario("GET /apps/{name}", ("GET", "/apps/{name}", 404), ("GET", "/apps/{name}", None)),
                  scenario("POST /apps", ("POST", "/apps", 401))]
        self.assertEqual((3, {"GET /apps"}), seen(record))

    def test_what_only_a_sequence_of_calls_reaches_counts_too(self):
        record = [loaded(1), scenario("GET /apps/{name}", ("GET", "/apps/{name}", 404)), scenario("Stateful tests", ("GET", "/apps/{name}", 200))]
        self.assertEqual((1, {"GET /apps/{name}"}), seen(record))

    def test_a_method_that_the_document_does_not_name_is_no_operation(self):
        self.assertEqual((1, set()), seen([loaded(1), scenario("GET /apps", ("OPTIONS", "/apps", 200), ("GET", "/apps", 403))]))

    def test_one_caller_with_an_answer_is_enough_for_a_document(self):
        tally = Tally()
        tally.add("dns", [loaded(2), scenario("GET /names", ("GET", "/names", 403))])
        self.assertEqual(["dns"], tally.barren())
        tally.add("dns", [loaded(2), scenario("GET /names", ("GET", "/names", 200))])
        tally.add("cost", [loaded(4), scenario("GET /bills", ("GET", "/bills", 404))])
        self.assertEqual(["cost"], tally.barren())
        self.assertEqual("1 of 6 operations were answered 2xx", str(tally))


if __name__ == "__main__":
    unittest.main()
