"""Who waits for Maven is told how far it is."""
import io
import sys
import time
from unittest import mock

from launcher import build, jdk, maven
from launcher.report import Report
from launcher.trouble import Trouble

from .fixtures import WithHome

SAYS = ("[INFO] Building Slipway 0.1.0-SNAPSHOT                                   [1/2]\n"
        "[INFO] Building jar: /x/target/slipway.jar\n"
        "[INFO] Building catalog-service 0.1.0-SNAPSHOT                           [2/2]\n")


class MavenTest(WithHome):
    def setUp(self):
        super().setUp()
        self.said = io.StringIO()

    def test_each_module_is_told_as_it_begins(self):
        progress = maven.Progress(Report(self.said))
        for piece in (SAYS[:30], SAYS[30:]):
            progress.saw(piece, progress.begun + 3)
        self.assertEqual(self.said.getvalue(), "         3 s  1 of 2: Slipway\n         3 s  2 of 2: catalog-service\n")

    def test_a_module_that_takes_long_is_told_again(self):
        progress = maven.Progress(Report(self.said))
        for seconds in range(0, 65, 5):
            progress.saw(SAYS if seconds == 0 else "", progress.begun + seconds)
        self.assertEqual(self.said.getvalue().count("still at 2 of 2: catalog-service"), 3)

    def run_a_maven_that_ends_with(self, status):
        program = self.home.root / "mvn"
        program.write_text(f"#!{sys.executable}\nimport sys\nassert '-Dstyle.color=never' in sys.argv\nprint({SAYS!r}, end='', flush=True)\nprint('[ERROR] no such symbol: Permit')\nsys.exit({status})\n")
        program.chmod(0o755)
        with mock.patch.object(jdk, "find_maven", lambda: str(program)):
            build.build(self.home, [], self.home.root, Report(self.said))

    def test_a_build_tells_its_modules_while_it_runs_and_keeps_the_whole_log(self):
        self.run_a_maven_that_ends_with(0)
        self.assertEqual(self.home.log("build").read_text(), SAYS + "[ERROR] no such symbol: Permit\n")
        self.assertIn("2 of 2: catalog-service", self.said.getvalue())

    def test_a_build_that_fails_says_why(self):
        with self.assertRaisesRegex(Trouble, "no such symbol: Permit"):
            self.run_a_maven_that_ends_with(1)

    def test_an_interrupted_wait_ends_maven_too(self):
        class Interrupted(Report):
            def say(self, text=""):
                raise KeyboardInterrupt
        script = f"print({SAYS!r}, flush=True); import time; time.sleep(600)"
        begun = time.monotonic()
        with self.assertRaises(KeyboardInterrupt):
            maven.run([sys.executable, "-c", script], self.home.root, None, self.home.log("build"), Interrupted(self.said), look=0.05)
        self.assertLess(time.monotonic() - begun, 60)
