import contextlib
import io
import pathlib
import sys
import tempfile
import types
import unittest

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parents[1]), str(pathlib.Path(__file__).resolve().parents[2] / "local")]

from kit import suite  # noqa: E402  (the path has to be set first)


class Terminal(io.StringIO):
    def isatty(self):
        return True


class Lines(unittest.TestCase):
    def said(self, out):
        """What stands on `out` after a part that passes."""
        with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(out):
            part = pathlib.Path(folder, "knot")
            part.write_text("#!/bin/sh\necho 12 tests ran\n")
            part.chmod(0o755)
            suite._run(part, types.SimpleNamespace(logs=pathlib.Path(folder, "logs"), checkout=folder), {})
        return out.getvalue()

    def test_a_log_gets_one_line_for_a_part_with_its_name_once(self):
        self.assertRegex(self.said(io.StringIO()), r"\Aknot +passed +\d+ s  12 tests ran\n\Z")

    def test_a_terminal_is_told_what_runs_and_the_end_goes_over_it(self):
        self.assertRegex(self.said(Terminal()), r"\Aknot +…\rknot +passed +\d+ s  12 tests ran\n\Z")


if __name__ == "__main__":
    unittest.main()
