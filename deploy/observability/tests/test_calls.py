import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

FOLDER = pathlib.Path(__file__).resolve().parents[1]


class Calls(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.home = pathlib.Path(folder.name, "home")

    def call(self, name, *words, **environ):
        done = subprocess.run([sys.executable, "-B", str(FOLDER / name), *words], capture_output=True, text=True, stdin=subprocess.DEVNULL,
                              env={**os.environ, "SLIPWAY_HOME": str(self.home), **environ})
        self.assertFalse(self.home.exists())
        return done

    def test_help_is_no_failure_and_says_what_stays(self):
        for name in ("trace", "check"):
            for word in ("--help", "-h"):
                with self.subTest(f"{name} {word}"):
                    done = self.call(name, word)
                    self.assertEqual((done.returncode, done.stderr), (0, ""))
                    for words in (f"deploy/observability/{name} [--keep]", "the app of the story stays"):
                        self.assertIn(words, done.stdout)

    def test_a_wrong_call_is_2_says_how_it_is_called_and_begins_nothing(self):
        for name in ("trace", "check"):
            for words in (["--foo"], ["foo"], ["--keep", "foo"]):
                with self.subTest(f"{name} {words}"):
                    done = self.call(name, *words)
                    self.assertEqual((done.returncode, done.stdout), (2, ""))
                    self.assertIn(f"{name}: It is called as `deploy/observability/{name} [--keep]`", done.stderr)

    def test_an_environment_that_makes_no_sense_is_a_wrong_call_too(self):
        for name, environ in (("trace", {"SLIPWAY_PORT_BASE": "80"}), ("trace", {"SLIPWAY_TEMPORAL": "nowhere"}), ("check", {"SLIPWAY_TEMPORAL": "nowhere"})):
            with self.subTest(f"{name} {environ}"):
                self.assertEqual(self.call(name, **environ).returncode, 2)


if __name__ == "__main__":
    unittest.main()
