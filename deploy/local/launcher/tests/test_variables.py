import json
import os
import pathlib
import re
from unittest import mock

from launcher import variables, vault
from launcher.modules import FOLDERS, SERVICES
from launcher.trouble import Trouble

from .fixtures import WithHome

EVERYBODY = """SLIPWAY_KAFKA SLIPWAY_TEMPORAL SLIPWAY_ISSUER SLIPWAY_CLIENT_ID SLIPWAY_CLIENT_SECRET SLIPWAY_DB_URL SLIPWAY_DB_OWNER
SLIPWAY_DB_OWNER_PASSWORD SLIPWAY_DB_USER SLIPWAY_DB_PASSWORD SERVER_PORT SLIPWAY_CATALOG_URL SLIPWAY_GATE_URL SLIPWAY_PROMOTION_URL
SLIPWAY_DNS_URL SLIPWAY_COST_URL SLIPWAY_NOTIFIER_URL""".split()

OPTIONAL = ("SLIPWAY_DNS_AUTHORITATIVE", "SLIPWAY_INSTALLATION", "SLIPWAY_OTLP", "SLIPWAY_AUDIT_GIT_PASSWORD")  # empty means: as the other settings say


class VariablesTest(WithHome):
    def setUp(self):
        super().setUp()
        self.secrets = vault.ensure(self.home)

    def service(self, area):
        return variables.service(self.home, self.secrets, area, "127.0.0.1:7")

    def test_a_service_gets_all_that_it_is_promised(self):
        gate = self.service("gate")
        self.assertLessEqual(set(EVERYBODY), set(gate))
        self.assertEqual(gate["SLIPWAY_DB_URL"], f"jdbc:postgresql://127.0.0.1:{self.home.port('postgres')}/slipway?currentSchema=gate")
        self.assertEqual((gate["SLIPWAY_DB_OWNER"], gate["SLIPWAY_DB_USER"], gate["SLIPWAY_CLIENT_ID"]), ("gate_owner", "gate_app", "gate"))
        self.assertEqual((gate["SPRING_PROFILES_ACTIVE"], gate["SERVER_ADDRESS"], gate["SLIPWAY_TEMPORAL"]), ("embedded", "127.0.0.1", "127.0.0.1:7"))

    def test_another_registry_takes_the_stand_ins_place_for_everybody_who_reads_images(self):
        self.assertEqual(self.service("gate")["SLIPWAY_REGISTRY_URL"], self.home.url("registry"))
        with mock.patch.dict(os.environ, {"SLIPWAY_REGISTRY": "http://127.0.0.1:5000/"}):
            self.assertEqual(self.service("gate")["SLIPWAY_REGISTRY_URL"], "http://127.0.0.1:5000")
            self.assertEqual(variables.stand_ins(self.home, self.secrets)["SLIPWAY_REGISTRY_URL"], "http://127.0.0.1:5000")
        with mock.patch.dict(os.environ, {"SLIPWAY_REGISTRY": "127.0.0.1:5000"}), self.assertRaisesRegex(Trouble, "http://host:port"):
            self.service("gate")

    def test_no_service_gets_another_ones_secrets(self):
        gate = json.dumps(self.service("gate"))
        for secret in ("slackToken", "tsig", "caToken", "clusterToken", "keyEncryption"):
            self.assertNotIn(self.secrets[secret], gate)
        for other in ("dns", "catalog", "audit"):
            for password in self.secrets["schemas"][other].values():
                self.assertNotIn(password, gate)
        self.assertNotIn(self.secrets["clients"]["dns"], gate)
        self.assertNotIn(self.secrets["issuerAdmin"], gate)
        self.assertNotIn(self.secrets["postgres"], gate)

    def test_every_secret_that_a_service_reads_is_given_to_it(self):
        checkout = pathlib.Path(__file__).resolve().parents[4]
        asked = 0
        for area in SERVICES:
            given = self.service(area)
            for file in (checkout / FOLDERS[area] / "src/main/resources").glob("application*.yaml"):
                for name, default in re.findall(r"\$\{((?:SLIPWAY|SERVER)_[A-Z_]+)(:[^}]+)?", file.read_text()):
                    asked += 1
                    if not default or re.search("TOKEN|SECRET|KEY|PASSWORD", name):
                        with self.subTest(area, variable=name):
                            self.assertTrue(given.get(name) or name in OPTIONAL, f"{file} reads {name}")
        self.assertGreater(asked, 0, "the services' settings were found")

    def test_only_the_catalog_reaches_the_audit_trail(self):
        self.assertEqual(self.service("catalog")["SLIPWAY_AUDIT_DB_USER"], "audit_app")
        self.assertNotIn("SLIPWAY_AUDIT_DB_USER", self.service("gate"))

    def test_only_the_catalog_signs_the_audit_trail(self):
        self.assertEqual(self.service("catalog")["SLIPWAY_AUDIT_KEY"], str(vault.audit(self.home)[0]))
        for other in SERVICES:
            if other != "catalog":
                self.assertNotIn(str(self.home.heads), json.dumps(self.service(other)))

    def test_the_issuer_knows_every_client(self):
        clients = json.loads(variables.stand_ins(self.home, self.secrets)["SLIPWAY_ISSUER_CLIENTS"])
        self.assertEqual(set(clients), {"catalog", "gate", "promotion", "dns", "cost", "notifier", "cluster"})
        self.assertEqual(clients["dns"], self.service("dns")["SLIPWAY_CLIENT_SECRET"])

    def test_logs_are_lines_for_people_unless_the_caller_wants_json(self):
        self.assertEqual(self.service("gate")["SLIPWAY_LOG_FORMAT"], "")
        asked = variables.service(self.home, self.secrets, "gate", "127.0.0.1:7", {"SLIPWAY_LOG_FORMAT": "ecs", "SLIPWAY_OTLP": "http://c:4318"})
        self.assertEqual((asked["SLIPWAY_LOG_FORMAT"], asked["SLIPWAY_OTLP"]), ("ecs", "http://c:4318"))

    def test_nothing_of_the_callers_settings_reaches_a_service(self):
        with mock.patch.dict(os.environ, {"SPRING_PROFILES_ACTIVE": "prod", "SLIPWAY_DB_URL": "x", "JAVA_TOOL_OPTIONS": "-Dx"}):
            self.assertFalse({"SPRING_PROFILES_ACTIVE", "SLIPWAY_DB_URL", "JAVA_TOOL_OPTIONS"} & set(variables.base(self.home)))

    def test_secrets_are_made_once_and_read_by_their_owner_alone(self):
        self.assertEqual(vault.ensure(self.home), self.secrets)
        self.assertEqual(self.home.secrets.stat().st_mode & 0o777, 0o600)

    def test_a_secret_that_came_later_is_added_and_the_others_stay(self):
        kept = {name: value for name, value in self.secrets.items() if name != "caToken"}
        kept["clients"] = {"gate": "old"}
        self.home.secrets.write_text(json.dumps(kept))
        again = vault.ensure(self.home)
        self.assertTrue(again["caToken"])
        self.assertEqual(again["tsig"], self.secrets["tsig"])
        self.assertEqual(again["clients"]["gate"], "old")
        self.assertTrue(again["clients"]["dns"])
