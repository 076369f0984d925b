"""What the load makes of answers that it did not want."""
import types
import unittest

from launcher.story.scene import Unexpected
from launcher.story.web import Answer
from launcher.torture.lives import Life


class LivesTest(unittest.TestCase):
    def taken(self, failure):
        life, broken = object.__new__(Life), []
        life.world = types.SimpleNamespace(broken=broken)

        def press():
            if failure:
                raise failure
        return life.taken(press), broken

    def test_a_press_of_a_button_that_is_taken_is_done(self):
        self.assertEqual(self.taken(None), (True, []))

    def test_one_that_meets_a_service_that_is_down_is_made_again_and_is_no_fault(self):
        for failure in (ConnectionRefusedError(), Unexpected("200", Answer(503, {}, b"later"), "notifier")):
            with self.subTest(failure):
                self.assertEqual(self.taken(failure), (False, []))

    def test_one_that_is_answered_500_is_made_again_and_told(self):
        taken, broken = self.taken(Unexpected("200", Answer(500, {}, b"oops"), "notifier"))
        self.assertFalse(taken)
        self.assertEqual(broken, ["a press of a button in Slack: 500 oops"])
