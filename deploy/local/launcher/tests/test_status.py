import json
import os
from unittest import mock

from launcher import status, vault
from launcher.modules import SERVICES
from launcher.parts import all_parts
from launcher.trouble import Trouble

from .fixtures import WithHome


class StatusTest(WithHome):
    def test_the_document_has_exactly_the_keys_that_others_rely_on(self):
        vault.ensure(self.home)
        document = json.loads(status.as_json(self.home, with_secrets=True))
        self.assertEqual(list(document), ["services", "standIns", "infrastructure", "secrets"])
        self.assertEqual(list(document["services"]), ["catalog", "gate", "promotion", "dns", "cost", "notifier"])
        for service in document["services"].values():
            self.assertEqual(list(service), ["url", "pid", "health"])
        self.assertEqual(set(document["standIns"]), {"issuer", "registry", "github", "slack", "cluster", "dns", "git", "caCertificate"})
        self.assertEqual(set(document["standIns"]["cluster"]), {"http", "https"})
        self.assertEqual(set(document["infrastructure"]), {"postgres", "kafka", "temporal"})
        self.assertEqual(set(document["secrets"]), {"githubWebhook", "registryWebhook", "slackSigning", "cosignPrivateKey"})

    def test_ports_of_services_follow_their_order(self):
        document = json.loads(status.as_json(self.home))
        expected = [f"http://127.0.0.1:{self.home.port_base + n}" for n in range(1, 7)]
        self.assertEqual([s["url"] for s in document["services"].values()], expected)

    def test_what_does_not_run_is_down_without_a_pid(self):
        document = json.loads(status.as_json(self.home))
        self.assertEqual({(s["pid"], s["health"]) for s in document["services"].values()}, {(None, "down")})
        self.assertNotIn("secrets", document, "secrets are given only when asked for")

    def test_secrets_before_the_first_up_are_a_sentence(self):
        with self.assertRaisesRegex(Trouble, "up"):
            status.as_json(self.home, with_secrets=True)

    def test_somebody_elses_temporal_is_shown_and_not_ours_to_start(self):
        with mock.patch.dict(os.environ, {"SLIPWAY_TEMPORAL": "temporal.example:7233"}):
            self.assertEqual(json.loads(status.as_json(self.home))["infrastructure"]["temporal"], "temporal.example:7233")
            self.assertNotIn("temporal", [part.name for part, _, _ in status.look(self.home)])

    def test_the_table_has_a_line_for_every_part(self):
        lines = status.as_table(self.home).splitlines()
        names = [line.split()[0] for line in lines[1:1 + len(all_parts(self.home))]]
        self.assertEqual(names, ["postgres", "kafka", "temporal", "standins", *SERVICES])
