import subprocess
import sys
import threading

from launcher import lock
from launcher.trouble import Trouble

from .fixtures import WithHome, until


class LockTest(WithHome):
    def test_a_second_command_waits_and_says_for_whom(self):
        said, order = [], []

        def second():
            with lock.only_one(self.home, "down", said.append):
                order.append("second")
        other = threading.Thread(target=second)
        with lock.only_one(self.home, "up", print):
            other.start()
            until(lambda: said)
            order.append("first")
        other.join()
        self.assertEqual(order, ["first", "second"])
        self.assertIn("slipway up (pid", said[0])

    def test_it_gives_up_with_a_sentence(self):
        with lock.only_one(self.home, "up", print), self.assertRaisesRegex(Trouble, "slipway up"):
            with lock.only_one(self.home, "down", lambda text: None, patience=0.3):
                self.fail("two at once")

    def test_a_started_process_does_not_keep_the_lock(self):
        with lock.only_one(self.home, "up", print):
            child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
            self.addCleanup(child.wait)
            self.addCleanup(child.kill)
        with lock.only_one(self.home, "down", print, patience=0.3):
            pass
