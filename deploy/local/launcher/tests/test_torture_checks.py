"""Each rule of the checker holds for a good run, and bites when it is broken."""
import contextlib
import hashlib
import io
import json
import types
import unittest
import uuid
from unittest import mock

from launcher.torture import checker, record
from launcher.torture.checks import FALSE, LOST, ORDER, TWICE, applying, chat, git, promises, publishing
from launcher.torture.record import Applied, Committed, Published, Record
from launcher.trouble import Trouble

WANTED = {"gate": {"AppUpdated"}, "catalog-audit": {"AppUpdated", "TeamChanged"}}


class Story:
    """A good run of the catalog: events about two apps, each published in one partition and applied by both readers."""

    def __init__(self, count=6):
        self.committed, self.published, self.bodies = [], [], {}
        previous = publishing.NO_PREDECESSOR
        for number in range(1, count + 1):
            body = json.dumps({"app": f"app-{number % 2}", "revision": number}).encode()
            event, subject, type_ = str(uuid.UUID(int=number)), f"app/app-{number % 2}", "dev.slipway.catalog.AppUpdated.v1"
            entry = Published("catalog", 0, number - 1, event, type_, subject, subject, "2026-11-01T00:00:00Z", number, previous, None,
                              hashlib.sha256(body).hexdigest())
            entry = entry._replace(hash=publishing.hash_of(entry, body))
            self.published.append(entry)
            self.committed.append(Committed("catalog", number, event, type_, subject, number, previous, entry.hash, "now", entry.payload))
            self.bodies[event], previous = body, entry.hash
        self.applied = [(consumer, row.id) for row in self.committed for consumer in ("gate", "catalog-audit")]

    def record(self):
        applied = [Applied(n, consumer, event) for n, (consumer, event) in enumerate(self.applied)]
        return Record(self.committed, self.published, applied, WANTED, self.bodies)

    def lose(self, n):
        """An event that was committed, and is not on its topic: neither it nor what it says."""
        del self.bodies[self.published.pop(n).id]

    def kinds(self):
        record = self.record()
        return {finding.kind for finding in [*publishing.check(record), *applying.check(record)]}


class ChatTest(unittest.TestCase):
    """One message that asks, posted with buttons and, once it is decided, updated without."""
    POSTED = [{"type": "header"}, {"type": "section"}, {"type": "actions"}, {"type": "context"}]
    UPDATED = [{"type": "header"}, {"type": "section"}, {"type": "context"}, {"type": "section"}]

    def kinds(self, calls, **content):
        row = {"id": "m1", "kind": "approval-request", "app": "app-1", "state": "delivered", "content_version": "2", "delivered_version": "2", "failure": None,
               "content": json.dumps({"type": "approval-request", "decisions": [], "closed": None, **content})}
        database = type("Database", (), {"rows": lambda _, statement: [row]})()
        received = [{"path": f"/api/chat.{method}", "response": {"ok": ok}, "body": {"blocks": blocks, "metadata": {"event_payload": {"id": "m1"}}}}
                    for method, ok, blocks in calls]
        return {finding.kind for finding in chat.check(received, database)}

    def test_a_message_that_shows_what_it_says_is_right(self):
        self.assertEqual(self.kinds([("postMessage", True, self.POSTED)]), set())
        self.assertEqual(self.kinds([("postMessage", True, self.POSTED), ("update", True, self.UPDATED)], decisions=[{}], closed="Approved."), set())

    def test_a_message_that_slack_still_shows_as_it_was_is_not(self):
        self.assertEqual(self.kinds([("postMessage", True, self.POSTED)], decisions=[{}], closed="Approved."), {FALSE})
        self.assertEqual(self.kinds([("postMessage", True, self.POSTED), ("update", False, self.UPDATED)], decisions=[{}], closed="Approved."), {FALSE})

    def test_a_message_that_came_twice_or_never_is_told(self):
        self.assertEqual(self.kinds([("postMessage", True, self.POSTED)] * 2), {TWICE})
        self.assertEqual(self.kinds([]), {LOST})


class ChecksTest(unittest.TestCase):
    def setUp(self):
        self.story = Story()

    def test_a_good_run_has_no_findings(self):
        self.assertEqual(self.story.kinds(), set())

    def test_an_event_that_is_not_on_the_broker_is_lost(self):
        del self.story.published[2]
        self.assertIn(LOST, self.story.kinds())

    def test_an_event_that_is_not_marked_as_published_is_lost(self):
        self.story.committed[5] = self.story.committed[5]._replace(published=None)
        self.assertEqual(self.story.kinds(), {LOST})

    def test_events_of_a_subject_in_another_order_on_the_broker_are_out_of_order(self):
        self.story.published[1], self.story.published[3] = self.story.published[3], self.story.published[1]
        self.assertIn(ORDER, self.story.kinds())

    def test_events_of_a_subject_numbered_against_their_commits_are_out_of_order(self):
        self.story.committed[0], self.story.committed[2] = self.story.committed[2], self.story.committed[0]
        self.assertIn(ORDER, self.story.kinds())

    def test_a_repetition_in_the_same_order_is_allowed(self):
        self.story.published[4:4] = self.story.published[1:4]
        self.assertEqual(self.story.kinds(), set())

    def test_a_repetition_that_skips_is_out_of_order(self):
        self.story.published[4:4] = [self.story.published[0], self.story.published[3]]
        self.assertEqual(self.story.kinds(), {ORDER})

    def test_a_changed_payload_and_a_changed_hash_are_seen(self):
        event = self.story.published[1].id
        self.story.bodies[event] += b" "
        self.assertEqual(self.story.kinds(), {FALSE})

    def test_a_chain_that_names_another_predecessor_is_seen(self):
        self.story.committed[3] = self.story.committed[3]._replace(previous="0" * 64)
        self.assertEqual(self.story.kinds(), {FALSE})

    def test_an_event_that_nobody_committed_is_seen(self):
        self.story.published.append(self.story.published[-1]._replace(id="stranger", offset=9))
        self.assertIn(FALSE, self.story.kinds())

    def test_an_event_that_a_reader_never_took_is_lost(self):
        self.story.applied.remove(("gate", self.story.committed[0].id))
        self.assertEqual(self.story.kinds(), {LOST})

    def test_an_event_that_a_reader_took_twice_is_seen(self):
        self.story.applied.append(self.story.applied[-1])
        self.assertEqual(self.story.kinds(), {TWICE})

    def test_events_of_a_subject_taken_in_another_order_are_out_of_order(self):
        self.story.applied[0], self.story.applied[4] = self.story.applied[4], self.story.applied[0]
        self.assertEqual(self.story.kinds(), {ORDER})

    def test_the_order_between_subjects_is_no_matter(self):
        self.story.applied[0], self.story.applied[2] = self.story.applied[2], self.story.applied[0]
        self.assertEqual(self.story.kinds(), set())

    def test_an_answer_that_no_event_bears_out_is_a_promise_broken(self):
        kept, broken = ("revision", "app-0", 2), ("revision", "app-0", 99)
        self.assertEqual([finding.kind for finding in promises.check(self.story.record(), [kept, broken])], [LOST])

    def test_an_event_that_is_not_on_the_broker_bears_out_no_answer_and_keeps_no_check_from_looking(self):
        kept, lost = ("revision", "app-1", 1), ("revision", "app-0", 2)
        self.story.lose(1)
        self.assertIn(LOST, self.story.kinds())
        self.assertEqual([(finding.kind, finding.text.split(":")[0]) for finding in promises.check(self.story.record(), [kept, lost])],
                         [(LOST, "revision app-0 2")])

    def test_what_stands_otherwise_on_the_broker_bears_out_no_answer(self):
        for payload in (b"", b"{}", b"not JSON"):
            with self.subTest(payload):
                self.story.bodies[self.story.committed[1].id] = payload
                self.assertEqual([finding.kind for finding in promises.check(self.story.record(), [("revision", "app-0", 2)])], [LOST])

    def test_of_a_deployment_that_is_not_on_the_broker_nothing_is_said_about_git(self):
        self.story.committed = [row._replace(type="dev.slipway.promotion.EnvironmentDeployed.v1") for row in self.story.committed]
        self.assertIn(LOST, {finding.kind for finding in git.deployed(self.story.record(), [])})
        for _ in self.story.committed:
            self.story.lose(0)
        self.assertEqual(list(git.deployed(self.story.record(), [])), [])

    def test_a_record_of_the_broker_without_headers_is_one_that_nobody_committed(self):
        bare = {"topic": "slipway.catalog", "partition": 0, "offset": 0, "key": None, "payload": b"x"}
        database = types.SimpleNamespace(rows=lambda _: [])
        with mock.patch.object(record.broker, "dump", return_value=[bare]), mock.patch.object(record.readers, "agreed", return_value={}):
            read = record.Record.read(types.SimpleNamespace(checkout=None), database)
        self.assertIn(("published", FALSE, "catalog, partition 0, offset 0: nobody committed event None"), publishing.check(read))

    def test_a_change_that_stands_in_git_twice_is_seen(self):
        log = [("c1", "p/deploy", "a"), ("c2", "p/remove", "b"), ("c3", "p/deploy", "a"), ("c4", "", "by hand")]
        self.assertEqual([finding.kind for finding in git.once(log)], [TWICE])

    def test_a_service_that_gives_the_checker_no_answer_is_a_finding_among_the_others(self):
        def refused(_):
            raise Trouble("promotion refused: not now")
        self.assertEqual(checker.asked("operator's bench", types.SimpleNamespace(check=refused), None),
                         [("operator's bench", FALSE, "promotion refused: not now")])

    def test_a_check_that_breaks_off_is_a_finding_by_its_name_and_hides_no_other(self):
        with mock.patch.object(promises, "check", side_effect=KeyError("app")), contextlib.redirect_stderr(io.StringIO()) as told:
            found = self.checked()
        self.assertEqual([(finding.check, finding.kind) for finding in found], [("published", LOST), ("promised", FALSE)])
        self.assertIn("KeyError: 'app'", found[1].text)
        self.assertIn("Traceback", told.getvalue())

    def checked(self):
        """By the checker as a whole: an event is not on the broker, and of all that is asked outside nothing is wrong."""
        self.story.lose(0)
        nothing = types.SimpleNamespace(check=lambda *_: [])
        with contextlib.ExitStack() as stack:
            for name in ("models", "git", "chat", "checkruns", "names", "drift", "chain", "bench"):
                stack.enter_context(mock.patch.object(checker, name, nothing))
            stack.enter_context(mock.patch.object(checker.Record, "read", lambda *_: self.story.record()))
            stack.enter_context(mock.patch.object(checker.web, "send", lambda *_: types.SimpleNamespace(document=lambda: [])))
            return checker.check(None, None, {"slack": "", "github": "", "dns": ""}, [])[1]
