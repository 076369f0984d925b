import contextlib
import http.server
import io
import json
import socket
import threading
from unittest import mock

from launcher import operations, ports
from launcher.trouble import Trouble

from .fixtures import WithHome

STUCK = {"id": "0199", "kind": "promotion", "app": "where2eat", "step": "DeployEnsure", "what": "The step has failed 7 times.",
         "why": "the repository does not answer", "fix": "Mend it.", "since": "2026-11-02T09:00:00Z", "attempts": 7}
PARKED = {"consumer": "gate", "topic": "slipway.catalog", "subject": "app/where2eat", "what": "AppUpdated about app/where2eat could not be handled by gate.",
          "why": "a bug", "fix": "Mend it.", "since": "2026-11-02T09:00:00Z", "attempts": 3, "nextAttempt": "2026-11-02T10:00:00Z"}

UNTOLD = {"id": "0177", "kind": "approval-request", "app": "where2eat", "what": "Nobody sees in the chat what is to be decided about where2eat.",
          "why": "Slack refuses chat.postMessage: channel_not_found.", "fix": "Mend it.", "since": "2026-11-02T09:00:00Z"}


class Services:
    """All six behind one port: what they list, and what was asked of them. `rusty`: who turns the switch is told so, and it stays."""

    def __init__(self, lists, rusty=False, running=True, turned=True):
        self.asked, self.running, outer = [], running, self

        class Handler(http.server.BaseHTTPRequestHandler):
            def answer(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
                outer.asked.append((self.command, self.path, json.loads(body or "null")))
                path = self.path.removeprefix("/api/v1/operations")
                if self.command == "PUT" and not rusty:
                    outer.running = json.loads(body)["running"]
                by = {"since": "2026-11-02T09:00:00Z", "reason": "the registry moves", "by": "p_operator"} if turned else {}
                switch = {"running": outer.running, **by}
                reply = switch if path == "/promotions" else {"handled": 2, "left": False} if "retries" in path else lists.get(path, {"items": []})
                data = json.dumps(reply).encode()
                self.send_response(200)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)
            do_GET = do_POST = do_PUT = answer

            def log_message(self, *_):
                pass
        self.server = http.server.ThreadingHTTPServer((ports.HOST, 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()


class OperationsTest(WithHome):
    def run_with(self, lists, *words, silent=(), **switch):
        services = Services(lists, **switch)
        self.addCleanup(services.close)
        with socket.socket() as s:
            s.bind((ports.HOST, 0))
            nobody = s.getsockname()[1]

        def url(_, name):
            return f"http://{ports.HOST}:{nobody if name in silent else services.server.server_port}"
        said = io.StringIO()
        with mock.patch.object(operations, "token", lambda *_: "t"), mock.patch.object(type(self.home), "url", url), \
                contextlib.redirect_stdout(said):
            status = operations.operations(self.home, list(words))
        return status, said.getvalue(), services.asked

    def test_it_says_that_nothing_is_to_be_done(self):
        status, said, _ = self.run_with({})
        self.assertEqual(status, 0)
        self.assertIn("Nothing is parked", said)
        self.assertIn("Promotions run.", said)

    def test_it_says_what_is_stuck_why_and_how_to_try_again_over_all_pages(self):
        pages = {"/processes": {"items": [], "nextCursor": "n/"}, "/processes?cursor=n/": {"items": [STUCK]}}
        status, said, _ = self.run_with(pages)
        self.assertEqual(status, 1)
        for words in ("where2eat is stuck", "since   2026-11-02T09:00:00Z", "the repository does not answer", "retry 'process:0199'"):
            self.assertIn(words, said)

    def test_what_it_lists_can_be_tried_again(self):
        _, said, _ = self.run_with({"/parked": {"items": [PARKED]}})
        name = "parked:gate|gate|slipway.catalog|app/where2eat"
        self.assertIn(name, said)
        status, said, asked = self.run_with({}, "retry", name)
        self.assertEqual((status, asked), (0, [("POST", "/api/v1/operations/parked/retries",
                                                {"consumer": "gate", "topic": "slipway.catalog", "subject": "app/where2eat"})]))
        self.assertIn("2 events", said)

    def test_a_message_that_was_given_up_is_listed_once_and_can_be_sent_again(self):
        status, said, _ = self.run_with({"/messages": {"items": [UNTOLD]}})
        self.assertEqual(status, 1)
        self.assertEqual(said.count("message:0177"), 1)
        for words in ("what is to be decided about where2eat", "channel_not_found", "retry 'message:0177'", "One thing does not get on."):
            self.assertIn(words, said)
        status, said, asked = self.run_with({}, "retry", "message:0177")
        self.assertEqual((status, asked), (0, [("POST", "/api/v1/operations/messages/0177/retries", None)]))
        self.assertIn("on its way again", said)

    def test_promotions_are_stopped_with_a_reason(self):
        status, said, asked = self.run_with({}, "stop", "the", "registry", "moves")
        self.assertEqual((status, asked[1]), (0, ("PUT", "/api/v1/operations/promotions", {"running": False, "reason": "the registry moves"})))
        self.assertIn("Promotions are stopped", said)

    def test_a_switch_that_stands_so_already_is_left_and_the_reason_is_not_said_to_be_on_record(self):
        for words, switch, told in ((["start", "it has moved"], {"turned": False}, "running already. Nothing"),
                                    (["start", "it has moved"], {}, "running already since 2026-11-02T09:00:00Z: the registry moves (by p_operator). Nothing"),
                                    (["stop", "again"], {"running": False}, "stopped already since 2026-11-02T09:00:00Z: the registry moves (by p_operator). Nothing")):
            with self.subTest(told):
                status, said, asked = self.run_with({}, *words, **switch)
                self.assertEqual((status, asked), (0, [("GET", "/api/v1/operations/promotions", None)]))
                self.assertEqual(said, f"Promotions were {told} was changed, and your reason is not on record.\n")

    def test_a_switch_that_does_not_stand_where_it_was_put_is_no_success(self):
        status, said, _ = self.run_with({}, "stop", "the registry moves", rusty=True)
        self.assertEqual(status, 1)
        self.assertEqual(said, "It was done, and is no longer so: Promotions run.\n")

    def test_one_that_does_not_answer_is_named_and_the_others_are_heard(self):
        status, said, _ = self.run_with({"/processes": {"items": [STUCK]}}, silent=["gate"])
        self.assertEqual(status, 1)
        for words in ("where2eat is stuck", "Promotions run.", "gate does not answer", "One thing does not get on. This is not all: nothing is known of gate."):
            self.assertIn(words, said)
        self.assertNotIn("catalog does not answer", said)

    def test_nothing_listed_is_no_success_while_one_does_not_answer(self):
        status, said, _ = self.run_with({}, silent=["promotion"])
        self.assertEqual(status, 1)
        self.assertIn("Whether promotions run is not known.", said)

    def test_nonsense_is_refused_with_a_sentence_before_anything_is_asked(self):
        for words in (["stop"], ["start"], ["stop", ""], ["start", " ", "\t"], ["retry"], ["retry", "x"], ["retry", "letter:bogus|1"], ["dance", "now"], ["bogus"]):
            with self.subTest(words), self.assertRaises(Trouble) as trouble:
                operations.operations(self.home, words)
            self.assertEqual(trouble.exception.code, 2)
