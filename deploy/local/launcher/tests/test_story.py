import decimal
import io
import itertools
import json
import struct
import subprocess
import tempfile
import time
import unittest
from unittest import mock

from launcher import demo, environments, vault
from launcher.modules import SERVICES
from launcher.report import Report
from launcher.story import broker, build, cluster, dns, life, registry, release, repository, scene, slack
from launcher.story.scene import Unexpected

from .fixtures import WithHome

DIGEST = "sha256:" + "ab" * 32


class PlayTest(WithHome):
    def play(self, *acts):
        out = io.StringIO()
        code = demo.play(self.home, Report(out), [(act.__name__, act) for act in acts], scene=object())
        return code, out.getvalue()

    def test_every_step_has_to_hold(self):
        def holds(_):
            pass

        def breaks(_):
            raise Unexpected("a commit", "no commit", "promotion")

        def never(_):
            raise AssertionError("a step after one that did not hold")
        self.assertEqual(self.play(holds, holds)[0], 0)
        code, said = self.play(holds, breaks, never)
        self.assertEqual(code, 1)
        for words in ("Step 2 did not hold", "a commit", "no commit", str(self.home.log("promotion")), "not up       postgres (down)", "gate (down)"):
            self.assertIn(words, said)

    def test_a_service_that_does_not_answer_is_told_and_no_traceback(self):
        def refused(_):
            raise ConnectionRefusedError("connection refused")
        code, said = self.play(refused)
        self.assertEqual(code, 1)
        self.assertIn("connection refused", said)


class AddressesTest(WithHome):
    def test_the_closing_list_has_all_that_one_needs_to_go_on(self):
        out = io.StringIO()
        demo.addresses(self.home, Report(out))
        for name in (*SERVICES, "cluster-http", "dns-server", "github", "slack", "registry"):
            self.assertIn(self.home.address(name), out.getvalue())
        for words in (self.home.ca_certificate, self.home.environments, f'token creator)" {self.home.url("catalog")}/api/v1/apps\n'):
            self.assertIn(str(words), out.getvalue())


class WaitTest(WithHome):
    def setUp(self):
        super().setUp()
        vault.ensure(self.home)
        self.out = io.StringIO()
        self.scene = scene.Scene(self.home, Report(self.out))
        self.scene.notes["digest"] = DIGEST
        environments.ensure(self.home)

    def test_a_wait_that_ends_says_in_a_sentence_what_was_seen(self):
        for nothing in (None, False, [], ""):
            with self.assertRaises(Unexpected) as caught:
                self.scene.until("a commit", lambda: nothing, "promotion", seconds=0)
            self.assertEqual((caught.exception.seen, caught.exception.look), ("nothing of the kind yet", ("promotion",)))

    def test_a_command_to_copy_is_one_line_and_finds_a_name_that_no_resolver_knows(self):
        host, port = self.scene.production, self.home.port("cluster-https")
        self.scene.try_it(self.scene.curl(host, "https"))
        self.assertEqual(self.out.getvalue().split("try it")[1].strip(), f"curl --cacert {self.home.ca_certificate} "
                         f"--resolve {host}:{port}:127.0.0.1 https://{host}:{port}/healthz")

    def test_a_digest_that_does_not_come_to_git_is_a_sentence(self):
        with mock.patch.object(time, "monotonic", itertools.count(step=100).__next__), self.assertRaises(Unexpected) as caught:
            release.committed(self.scene, "staging", "0.1.0")
        self.assertEqual(caught.exception.seen, f"no environments/staging/{self.scene.app} in Git yet")

    def test_only_the_demo_says_that_it_removes_the_app(self):
        for scene_, says in ((self.scene, False), (None, True)):
            with self.subTest(says), mock.patch.object(release, "committed", lambda *_: ("0" * 40, "", {})), \
                    mock.patch.object(release, "answering", lambda *_: cluster.Visit(200, json.dumps({"digest": DIGEST}), None)):
                out = io.StringIO()
                if scene_:
                    scene_.report = Report(out)
                self.assertEqual(demo.play(self.home, Report(out), (("Staging, by Git", release.staging),), scene_), 0)
                self.assertIn("as long as the app is there", out.getvalue())
                self.assertEqual("the last step of the demo removes it" in out.getvalue(), says)

    def test_what_is_not_removed_yet_is_a_sentence(self):
        with mock.patch.object(dns, "ask", lambda *_: (0, ["127.0.0.1"])), self.assertRaisesRegex(Unexpected, "still answers 127.0.0.1"):
            life.unknown(self.scene, "lunch.test")
        with mock.patch.object(repository, "files", lambda *_: {"kustomization.yaml": ""}), self.assertRaisesRegex(Unexpected, "kustomization.yaml still in it"):
            life.removed(self.scene, "staging")
        with mock.patch.object(cluster, "visit", lambda *_: cluster.Visit(200, "", None)), self.assertRaisesRegex(Unexpected, "still answers 200"):
            life.left(self.scene, "lunch.test")


class WorldTest(unittest.TestCase):
    def test_slack_signature_is_that_of_the_example_in_slacks_documentation(self):
        body = ("token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA"
                "&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554"
                "%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c").encode()
        self.assertEqual(slack.signature("8f742231b10e8888abcd99yyyzzz85a5", "1531420618", body),
                         "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")

    def test_dns_answers_with_compressed_names_are_read(self):
        asked = dns.question(7, "lunch.example.test")
        reply = struct.pack(">HHHHHH", 7, 0x8180, 1, 1, 0, 0) + asked[12:] + struct.pack(">HHHIH", 0xC00C, 1, 1, 60, 4) + bytes([127, 0, 0, 1])
        self.assertEqual(dns.answer(reply, 7), (dns.NO_ERROR, ["127.0.0.1"]))
        self.assertEqual(dns.answer(struct.pack(">HHHHHH", 7, 0x8183, 1, 0, 0, 0) + asked[12:], 7), (dns.NO_SUCH_NAME, []))
        with self.assertRaises(OSError):
            dns.answer(reply, 8)

    def test_signatures_hold_under_the_public_key(self):
        with tempfile.TemporaryDirectory() as folder:
            key, public, text, signed = (f"{folder}/{name}" for name in ("key", "public", "text", "signed"))
            subprocess.run(["openssl", "ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", key], check=True, capture_output=True)
            subprocess.run(["openssl", "ec", "-in", key, "-pubout", "-out", public], check=True, capture_output=True)
            content = registry.signed_text("registry/micro-apps/lunch", DIGEST)
            self.assertEqual(json.loads(content)["critical"]["image"]["docker-manifest-digest"], DIGEST)
            with open(text, "wb") as file:
                file.write(content)
            subprocess.run(["openssl", "base64", "-d", "-A", "-out", signed], input=registry.signature(content, key).encode(), check=True)
            checked = subprocess.run(["openssl", "dgst", "-sha256", "-verify", public, "-signature", signed, text], capture_output=True, text=True)
            self.assertEqual(checked.returncode, 0, checked)


class InputsTest(unittest.TestCase):
    def test_evidence_names_this_build_and_no_other(self):
        for scan in (build.HARMLESS, build.VULNERABLE):
            reports = build.evidence("registry/micro-apps/lunch", DIGEST, "0" * 40, scan)
            self.assertEqual([subject for subject, _ in reports], [DIGEST, DIGEST, "git:" + "0" * 40, "git:" + "0" * 40 + "?kind=gitleaks"])
            self.assertEqual(reports[1][1]["Metadata"]["RepoDigests"], ["registry/micro-apps/lunch@" + DIGEST])

    def test_the_bill_adds_up_to_what_the_rows_of_the_app_say(self):
        text, total = life.focus("lunch")
        self.assertEqual(total, decimal.Decimal("3.854"))
        self.assertEqual(text.count("account-of-lunch"), 8)

    def test_names_are_short_and_new_each_second(self):
        self.assertEqual([scene.base36(n) for n in (0, 35, 36, 1295)], ["0", "z", "10", "zz"])
        self.assertEqual(broker.plain_name({"ce_type": "dev.slipway.gate.GatePassed.v1"}), "GatePassed")
