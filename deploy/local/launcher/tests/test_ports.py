import os
import unittest

from launcher import ports, up
from launcher.home import Home
from launcher.parts import all_parts
from launcher.trouble import Trouble

from .fixtures import WithHome, listen


class PortsTest(WithHome):
    def test_every_part_has_ports_of_its_own(self):
        self.assertEqual(len(set(ports.OFFSETS.values())), len(ports.OFFSETS))
        claimed = [name for part in all_parts(self.home) for name in part.ports]
        self.assertEqual(sorted(claimed), sorted(ports.OFFSETS))

    def test_a_port_in_use_is_not_free_and_its_holder_is_named(self):
        with listen(self.home.port("gate")):
            self.assertFalse(ports.is_free(self.home.port("gate")))
            self.assertEqual(ports.holder(self.home.port("gate"))[0], os.getpid())
        self.assertTrue(ports.is_free(self.home.port("gate")))

    def test_up_says_who_has_the_port_and_what_to_do(self):
        gate = next(p for p in all_parts(self.home) if p.name == "gate")
        with listen(self.home.port("gate")), self.assertRaises(Trouble) as caught:
            up.free_ports(self.home, [gate])
        for word in (str(self.home.port("gate")), str(os.getpid()), "SLIPWAY_PORT_BASE"):
            self.assertIn(word, str(caught.exception))

    def test_the_dns_server_needs_its_udp_port_too(self):
        standins = next(p for p in all_parts(self.home) if p.name == "standins")
        with listen(self.home.port("dns-server"), udp=True), self.assertRaises(Trouble):
            up.free_ports(self.home, [standins])

    def test_the_base_is_remembered_and_can_be_told(self):
        told = {"SLIPWAY_HOME": str(self.home.root)}
        self.assertEqual(Home.find(told).port_base, self.home.port_base)
        self.assertEqual(Home.find({**told, "SLIPWAY_PORT_BASE": "9000"}).port_base, 9000)

    def test_a_base_that_cannot_be_is_refused_in_a_sentence(self):
        for wrong in ("80", "65530", "many", "-1", "９０００"):
            with self.subTest(wrong), self.assertRaisesRegex(Trouble, "SLIPWAY_PORT_BASE"):
                Home.find({"SLIPWAY_PORT_BASE": wrong})


if __name__ == "__main__":
    unittest.main()
