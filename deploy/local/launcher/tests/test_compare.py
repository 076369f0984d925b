import io
import unittest
from unittest import mock

from launcher import compare
from launcher.report import Report


class CompareTest(unittest.TestCase):
    def told(self, **items):
        out = io.StringIO()
        with mock.patch.object(compare.access, "token", return_value="t"), \
                mock.patch.object(compare, "_ask", side_effect=lambda home, service, token: items.get(service, [])):
            return compare.compare(None, Report(out)), out.getvalue()

    def test_says_that_all_is_as_on_record(self):
        code, text = self.told()
        self.assertEqual(code, 0)
        self.assertIn("Git and cluster: as on record", text)
        self.assertIn("zones: as on record", text)

    def test_tells_what_every_side_holds(self):
        code, text = self.told(promotion=[{"app": "menu", "environment": "production", "recorded": None, "git": "sha256:b", "cluster": "sha256:b",
                                           "unrecorded": ["p-1/production-commit"], "text": "Git is ahead."}],
                               dns=[{"fqdn": "menu.apps.test", "recorded": [], "zone": ["menu.apps.test A 192.0.2.1"], "text": "The zone is ahead."}])
        self.assertEqual(code, 1)
        for words in ("menu in production: Git is ahead.", "sha256:b", "p-1/production-commit", "menu.apps.test: The zone is ahead.", "A 192.0.2.1"):
            self.assertIn(words, text)
        self.assertNotIn("recorded   None", text)
