import importlib.machinery
import importlib.util
import pathlib
import tempfile
import unittest

DEPLOY = pathlib.Path(__file__).resolve().parents[2]


def load():
    """The program itself, which has no name that could be imported."""
    loader = importlib.machinery.SourceFileLoader("fuzz", str(DEPLOY / "fuzz"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("fuzz", loader))
    loader.exec_module(module)
    return module


class Targets(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.fuzz = load()
        self.fuzz.CHECKOUT = pathlib.Path(folder.name)
        for module, name in (("gate-service", "Manifest"), ("contracts/runtime", "Event")):
            source = self.fuzz.CHECKOUT / module / f"src/test/java/dev/slipway/{name}FuzzTest.java"
            source.parent.mkdir(parents=True)
            source.write_text("@MethodSource(\"seeds\")\n@DocumentFuzzTest\n    void reads(byte[] document) {}")

    def test_those_of_services_and_of_contracts_are_found(self):
        self.assertEqual([("contracts/runtime", "EventFuzzTest", "reads"), ("gate-service", "ManifestFuzzTest", "reads")], list(self.fuzz.targets("")))

    def test_a_word_chooses_among_them(self):
        self.assertEqual(["EventFuzzTest"], [name for _, name, _ in self.fuzz.targets("event")])

    def test_what_was_found_is_looked_for_in_the_same_module(self):
        inputs = self.fuzz.CHECKOUT / "contracts/runtime/src/test/resources/dev/slipway/EventFuzzTestInputs/reads"
        inputs.mkdir(parents=True)
        (inputs / "crash-1").touch()
        self.assertEqual({inputs / "crash-1"}, self.fuzz.findings("contracts/runtime"))


if __name__ == "__main__":
    unittest.main()
