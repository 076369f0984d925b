"""The platform of the torture is one of its own."""
import io

from launcher import ports
from launcher.home import Home, write
from launcher.report import Report
from launcher.torture import ground
from launcher.torture.readers import agreed
from launcher.trouble import Trouble

from .fixtures import WithHome


class GroundTest(WithHome):
    def fresh(self):
        return ground.fresh(self.home, Report(io.StringIO()))

    def test_it_has_a_folder_and_ports_of_its_own_and_shares_what_was_downloaded(self):
        (self.home.cache / "temporal").write_text("x")
        place = self.fresh()
        self.assertEqual(place.root, self.home.root / "torture")
        self.assertEqual((place.cache / "temporal").read_text(), "x")
        used = {self.home.port(name) for name in ports.OFFSETS}
        self.assertFalse(used & {place.port(name) for name in ports.OFFSETS})

    def test_a_run_begins_with_nothing(self):
        place = self.fresh()
        place.prepare()
        write(place.data / "left", "from an earlier run")
        self.assertFalse(self.fresh().data.exists())
        self.assertTrue(self.home.data.exists())

    def test_ports_that_do_not_exist_are_said(self):
        self.home = Home(self.home.root, self.checkout, 65500)
        with self.assertRaisesRegex(Trouble, "SLIPWAY_PORT_BASE"):
            self.fresh()

    def test_the_readers_are_those_of_the_agreement(self):
        (self.checkout / "contracts").mkdir()
        (self.checkout / "contracts" / "README.md").write_text("| `Before` | gate | no |\n## Who reads what\n| event | readers | why |\n|---|---|---|\n"
                                                               "| `Both` | catalog, gate | x |\n| `Trail` | catalog (audit) | y |\n")
        self.assertEqual(agreed(self.checkout), {"catalog-audit": {"Both", "Trail"}, "catalog": {"Both"}, "gate": {"Both"}})
