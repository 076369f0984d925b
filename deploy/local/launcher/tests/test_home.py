"""Whose a folder is: only what Slipway has made is ever changed or deleted."""
import contextlib
import io
import os
import pathlib
import shutil
import tempfile
import unittest
from unittest import mock

from launcher import cli, down, lock
from launcher.home import Home
from launcher.report import Report
from launcher.trouble import Trouble
from launcher.up import up

from .fixtures import free_base


class HomeTest(unittest.TestCase):
    def setUp(self):
        self.outside = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.outside, True)
        self.said = io.StringIO()
        self.home = self.at("home")

    def at(self, name):
        return Home(self.outside / name, self.outside / "checkout", free_base())

    def reset(self):
        down.reset(self.home, Report(self.said), True)

    def names(self):
        return sorted(entry.name for entry in self.home.root.iterdir())

    def test_up_leaves_a_folder_in_which_something_else_stands_as_it_is(self):
        for name, text in (("x", "hi"), ("config.json", '{"name": "of another program"}'), ("run", None), ("data", None)):
            with self.subTest(name):
                self.home = self.at(f"with-{name}")
                self.home.root.mkdir()
                kept = self.home.root / name
                if text is None:
                    kept.mkdir()
                    kept = kept / "theirs.json"
                kept.write_text(text or "{}")
                with self.assertRaisesRegex(Trouble, f"not empty.* {name} "):
                    up(self.home, Report(self.said), may_build=False)
                with self.assertRaisesRegex(Trouble, "SLIPWAY_HOME"):
                    self.reset()
                self.assertEqual((self.names(), kept.read_text()), ([name], text or "{}"))

    def test_what_is_fetched_before_the_first_up_is_no_obstacle_and_neither_is_what_a_reset_leaves(self):
        self.home.cache.mkdir(parents=True)
        self.home.claim()
        self.home.prepare()
        self.reset()
        self.assertEqual(self.names(), ["cache", "run"])
        self.home.claim()
        self.assertTrue(self.home.is_ours())

    def test_reset_deletes_what_slipway_makes_and_names_what_else_it_leaves(self):
        self.home.prepare()
        (self.home.root / "notes.txt").write_text("mine")
        (self.home.root / "mine").mkdir()
        (self.home.data / "x").write_text("x")
        (self.home.root / f".secrets.json.{os.getpid()}").write_text("of a write that was interrupted")
        self.reset()
        self.assertEqual(self.names(), ["cache", "config.json", "mine", "notes.txt", "run"])
        self.assertEqual([entry.name for entry in self.home.run.iterdir()], ["lock"])  # whoever waits for it would hold another one than who comes next
        self.assertIn("left there: mine, notes.txt.", self.said.getvalue())
        self.home.claim()

    def test_a_reset_that_was_interrupted_can_be_repeated(self):
        self.home.prepare()
        with mock.patch.object(shutil, "rmtree", side_effect=KeyboardInterrupt), self.assertRaises(KeyboardInterrupt):
            self.reset()
        self.reset()
        self.assertEqual(self.names(), ["cache", "run"])

    def test_down_makes_no_folder(self):
        down.down(self.home, Report(self.said))
        self.assertFalse(self.home.root.exists())
        self.assertIn(f"There is no platform in {self.home.root}.", self.said.getvalue())

    def test_a_place_where_no_folder_can_be_is_a_sentence_for_every_verb(self):
        file = self.outside / "file"
        file.write_text("x")
        for place in (file, file / "below", "/proc/x"):
            for words in (["up", "--no-build"], ["demo", "--no-build"], ["down"], ["reset", "--yes"], ["token", "creator"], ["logs", "gate"],
                          ["operations"], ["audit"], ["status", "--json", "--secrets"], ["torture", "--minutes", "1"]):
                with self.subTest(f"{words[0]} in {place}"):
                    error = io.StringIO()
                    with mock.patch.dict(os.environ, {"SLIPWAY_HOME": str(place)}), contextlib.redirect_stderr(error), \
                            contextlib.redirect_stdout(io.StringIO()):
                        code = cli.main(words)
                    self.assertIn(code, {"down": (0, 1), "reset": (0, 1), "audit": (2,)}.get(words[0], (1,)))
                    self.assertEqual(error.getvalue().startswith("slipway: "), code != 0)
        self.assertEqual(file.read_text(), "x")

    def test_a_folder_that_cannot_be_written_to_is_a_sentence(self):
        self.home.prepare()
        with mock.patch.object(os, "open", side_effect=PermissionError(13, "Permission denied")), \
                self.assertRaisesRegex(Trouble, "cannot be written to: Permission denied"), lock.only_one(self.home, "up", print):
            self.fail("without a lock")
