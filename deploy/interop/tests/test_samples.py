import copy
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from kit.samples import dictionaries, furnished, operations  # noqa: E402  (the path has to be set first)

DOCUMENT = {"paths": {
    "/apps": {"summary": "no method", "post": {"requestBody": {"content": {"application/json": {"schema": {"type": "object"}}}}}},
    "/apps/{app}": {"get": {"parameters": [{"in": "path", "name": "app"}, {"in": "query", "name": "full"}]}},
    "/bills/{id}": {"get": {"parameters": [{"in": "path", "name": "id"}]}}}}


class Samples(unittest.TestCase):
    def test_operations_are_named_by_method_and_template(self):
        self.assertEqual(["POST /apps", "GET /apps/{app}", "GET /bills/{id}"], list(operations(DOCUMENT)))

    def test_they_become_examples_of_a_copy(self):
        before = copy.deepcopy(DOCUMENT)
        paths = furnished(DOCUMENT, {"*": {"path.app": ["lunch"]}, "POST /apps": {"body": {"application/json": [{"name": "lunch"}]}}})["paths"]
        self.assertEqual({"1": {"value": {"name": "lunch"}}}, paths["/apps"]["post"]["requestBody"]["content"]["application/json"]["examples"])
        self.assertEqual([{"in": "path", "name": "app", "examples": {"1": {"value": "lunch"}}}, {"in": "query", "name": "full"}], paths["/apps/{app}"]["get"]["parameters"])
        self.assertEqual(before, DOCUMENT)

    def test_what_an_operation_says_of_a_parameter_goes_before_what_holds_everywhere(self):
        known = {"*": {"path.id": ["1"], "path.app": ["lunch"]}, "GET /bills/{id}": {"path.id": ["2", "3"]}}
        paths = furnished(DOCUMENT, known)["paths"]
        self.assertEqual({"1": {"value": "2"}, "2": {"value": "3"}}, paths["/bills/{id}"]["get"]["parameters"][0]["examples"])
        self.assertEqual('[dictionaries.d0]\nvalues = ["lunch"]\n[dictionaries.d1]\nvalues = ["2", "3"]\n'
                         '[[operations]]\ninclude-name = "GET /apps/{app}"\nparameters = { "path.app" = { dictionary = "d0", probability = 0.5 } }\n'
                         '[[operations]]\ninclude-name = "GET /bills/{id}"\nparameters = { "path.id" = { dictionary = "d1", probability = 0.5 } }\n', dictionaries(DOCUMENT, known))

    def test_a_sample_for_which_the_document_has_no_place_is_told(self):
        for wrong, named in (({"GET /bills/{id}": {"path.month": ["1"]}}, "path.month of GET /bills/{id}"), ({"GET /bills": {"path.id": ["1"]}}, "path.id of GET /bills"),
                             ({"POST /apps": {"body": {"text/csv": ["1"]}}}, "text/csv of POST /apps"), ({"GET /apps/{app}": {"body": {"text/csv": ["1"]}}}, "text/csv of GET /apps/{app}")):
            with self.assertRaises(ValueError) as seen:
                furnished(DOCUMENT, wrong)
            self.assertEqual(f"the document has no place for {named}", str(seen.exception))


if __name__ == "__main__":
    unittest.main()
