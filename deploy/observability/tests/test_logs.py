import json
import pathlib
import sys
import tempfile
import types
import unittest

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parents[1]), str(pathlib.Path(__file__).resolve().parents[2] / "local")]

from observability import logs  # noqa: E402  (the path has to be set first)

BOTH = {"traceId": "t", "message": "claimed", "app": "lunch", "subject": "app/lunch"}


class Lines(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.home = types.SimpleNamespace(log=lambda service: pathlib.Path(folder.name, service))

    def held(self, *lines, silent=()):
        """(all services carry the trace, every line says what it is about)"""
        for service in logs.TALKING:
            told = () if service in silent else lines
            self.home.log(service).write_text("".join(f"{json.dumps(line)}\n" for line in told) + "OpenJDK 64-Bit Server VM warning\n")
        return [good for _, good in logs.verdicts(self.home, "t", "lunch")]

    def without(self, name):
        return {key: value for key, value in BOTH.items() if key != name}

    def test_an_app_is_named_by_both_members(self):
        self.assertEqual([True, True], self.held(BOTH))
        for name in ("app", "subject"):
            with self.subTest(name):
                self.assertEqual([True, False], self.held(BOTH, self.without(name)))

    def test_both_members_name_the_same_app(self):
        self.assertEqual([True, False], self.held({**BOTH, "subject": "app/dinner"}))
        self.assertEqual([True, False], self.held({**BOTH, "app": "dinner", "subject": "app/dinner"}))

    def test_an_image_is_named_by_the_subject_alone(self):
        self.assertEqual([True, True], self.held(BOTH, {"traceId": "t", "subject": "image/sha256:1"}))

    def test_lines_of_other_traces_may_be_about_nothing(self):
        self.assertEqual([True, True], self.held(BOTH, {"traceId": "u"}, {"message": "started"}))

    def test_a_service_without_a_line_of_the_trace_is_told(self):
        self.assertEqual([False, True], self.held(BOTH, silent=("dns",)))


if __name__ == "__main__":
    unittest.main()
