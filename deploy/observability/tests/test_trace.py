import pathlib
import struct
import sys
import unittest
import urllib.error
import urllib.request

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parents[1]), str(pathlib.Path(__file__).resolve().parents[2] / "local")]

from observability import expected, spans  # noqa: E402  (the path has to be set first)
from observability.protobuf import Message  # noqa: E402
from observability.receiver import Receiver  # noqa: E402
from observability.spans import Span  # noqa: E402
from observability.tree import Trace  # noqa: E402


def field(number, value):
    """A field as protobuf writes it: text, bytes, or a fixed64."""
    if isinstance(value, int):
        return bytes([number << 3 | 1]) + struct.pack("<Q", value)
    value = value.encode() if isinstance(value, str) else value
    return bytes([number << 3 | 2]) + varint(len(value)) + value


def varint(number):
    return bytes([number]) if number < 128 else bytes([number & 127 | 128]) + varint(number >> 7)


def pair(key, value):
    return field(1, key) + field(2, field(1, value))


def request(name="git commit", failed=False):
    span = field(1, b"\1" * 16) + field(2, b"\2" * 8) + field(4, b"\3" * 8) + field(5, name) + bytes([6 << 3, 3]) + field(7, 5) + field(8, 9)
    span += field(9, pair("git.folder", "environments/staging/lunch" * 9)) + (field(15, bytes([3 << 3, 2])) if failed else b"")
    return field(1, field(1, field(1, pair("service.name", "promotion-workflow"))) + field(2, field(2, span)))


def span(id, parent, service, name, **attributes):
    return Span("t", id, parent, service, name, "internal", int(id, 16), int(id, 16) + 1, False, {k.replace("_", "."): v for k, v in attributes.items()})


class OtlpTest(unittest.TestCase):
    def test_spans_are_read_as_the_specification_writes_them(self):
        found = spans.read(request(failed=True))
        self.assertEqual(found, [Span("01" * 16, "02" * 8, "03" * 8, "promotion-workflow", "git commit", "client", 5, 9, True, {})])
        self.assertEqual(found[0].attributes, {"git.folder": "environments/staging/lunch" * 9})

    def test_a_message_that_is_cut_off_is_none(self):
        whole = request()
        for length in range(1, len(whole)):
            with self.subTest(length), self.assertRaises(ValueError):
                Message(whole[:length])

    def test_the_receiver_keeps_what_it_is_sent_and_refuses_what_it_cannot_read(self):
        with Receiver() as receiver:
            for body, status in ((request(), 200), (b"nonsense", 400)):
                asked = urllib.request.Request(receiver.url + "/v1/traces", data=body, method="POST")
                try:
                    self.assertEqual(urllib.request.urlopen(asked).status, status)
                except urllib.error.HTTPError as e:
                    self.assertEqual(e.code, status)
                    e.close()
            self.assertEqual([one.name for one in receiver.spans()], ["git commit"])
            self.assertEqual(len(receiver.unreadable), 1)


class TreeTest(unittest.TestCase):
    WHOLE = [span("1", "", "gate-service", "http post /webhooks/registries/{kind}"), span("2", "1", "gate-service", "job judge"),
             span("3", "2", "gate-service", "slipway.gate publish"), span("4", "3", "promotion-workflow", "slipway.gate process"),
             span("5", "4", "promotion-workflow", "start promotion"), span("6", "5", "promotion-workflow", "activity GitopsEnsureDeployed"),
             span("7", "6", "promotion-workflow", "git commit", git_folder="environments/staging/lunch")]

    def held(self, found, title="webhook → gate → Kafka → promotion → Temporal → commit to staging"):
        return dict(expected.verdicts(Trace(found), "lunch"))[title]

    def test_a_whole_way_holds(self):
        self.assertTrue(self.held(self.WHOLE))

    def test_a_way_with_any_step_missing_does_not_hold(self):
        for gone in range(len(self.WHOLE)):
            with self.subTest(self.WHOLE[gone].name):
                self.assertFalse(self.held(self.WHOLE[:gone] + self.WHOLE[gone + 1:]))

    def test_the_commit_of_another_app_is_not_this_ones(self):
        other = span("7", "6", "promotion-workflow", "git commit", git_folder="environments/staging/dinner")
        self.assertFalse(self.held(self.WHOLE[:-1] + [other]))

    def test_a_span_without_its_parent_is_told(self):
        title = "no span without its parent (8 spans)"
        self.assertFalse(self.held(self.WHOLE + [span("9", "8", "dns-service", "http get")], title))
        self.assertTrue(self.held(self.WHOLE + [span("9", "7", "dns-service", "http get")], title))

    def test_repeated_steps_are_one_line(self):
        looks = [span(id, "7", "promotion-workflow", "activity ClusterAwaitRunning") for id in ("8", "9", "a")]
        lines = list(Trace(self.WHOLE + looks).lines())
        self.assertEqual(len(lines), 8)
        self.assertIn("activity ClusterAwaitRunning ×3", lines[-1])


if __name__ == "__main__":
    unittest.main()
