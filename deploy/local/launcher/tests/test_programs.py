import contextlib
import io
import os
import pathlib
import tempfile
import unittest
from unittest import mock

from launcher import programs
from launcher.trouble import Trouble


class ProgramsTest(unittest.TestCase):
    def said(self, *words, find=lambda home, report: "/x/temporal"):
        out, err = io.StringIO(), io.StringIO()
        with tempfile.TemporaryDirectory() as root, mock.patch.dict(os.environ, {"SLIPWAY_HOME": root + "/home"}), \
                mock.patch.dict(programs.KNOWN, {"temporal": find}), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = programs.main(list(words))
            made = sorted(p.name for p in pathlib.Path(root).glob("home/*"))
        return code, out.getvalue(), err.getvalue(), made

    def test_prints_the_path_alone_and_makes_only_the_cache(self):
        self.assertEqual(self.said("temporal"), (0, "/x/temporal\n", "", ["cache"]))

    def test_says_why_a_program_cannot_be_had(self):
        def missing(home, report):
            raise Trouble("pip does not answer.")
        self.assertEqual(self.said("temporal", find=missing)[:3], (1, "", "pip does not answer.\n"))

    def test_knows_its_programs(self):
        self.assertEqual(self.said("kafka")[0], 2)
