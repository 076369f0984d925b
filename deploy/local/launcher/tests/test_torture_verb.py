"""How a run ends that does not come to its result."""
import contextlib
import io
import types
import unittest
from unittest import mock

from launcher.report import Report
from launcher.torture import verb
from launcher.torture.options import Options
from launcher.torture.summary import MISSED
from launcher.trouble import Trouble


class VerbTest(unittest.TestCase):
    def torture(self, plant, **ends):
        """(exit status, what was said, what stands on the error output); `ends` is what `Run.go` does."""
        out, place, run = io.StringIO(), types.SimpleNamespace(root="a folder"), types.SimpleNamespace(go=mock.Mock(**ends))
        with mock.patch.object(verb.ground, "fresh", return_value=place), mock.patch.object(verb, "up"), mock.patch.object(verb, "Run", return_value=run), \
                mock.patch.object(verb.down, "down") as down, contextlib.redirect_stderr(io.StringIO()) as error:
            try:
                return verb.torture(None, Report(out), Options(1, 7, 2, 0, plant)), out.getvalue(), error.getvalue()
            finally:
                down.assert_called_once()

    def test_what_a_run_came_to_is_its_exit_status(self):
        for status in (0, 1, MISSED):
            self.assertEqual(self.torture("relay", return_value=status)[0], status)

    def test_a_run_that_breaks_off_has_not_found_what_was_planted(self):
        for failure, traced in ((KeyError("app"), True), (Trouble("The broker could not be asked"), False)):
            with self.subTest(failure):
                status, said, error = self.torture("relay", side_effect=failure)
                self.assertEqual(status, MISSED)
                self.assertIn(f"did not find what was planted (relay): {failure}", said)
                self.assertEqual("Traceback" in error, traced)

    def test_without_a_plant_and_when_it_is_called_wrongly_it_ends_as_every_verb_does(self):
        for plant, failure in (("", KeyError("app")), ("", Trouble("The broker could not be asked")), ("relay", Trouble("has to be host:port", 2))):
            with self.subTest(failure), self.assertRaises(type(failure)):
                self.torture(plant, side_effect=failure)
