import os
import time
import zipfile

from launcher import modules

from .fixtures import WithHome


class OutdatedTest(WithHome):
    def setUp(self):
        super().setUp()
        self.module = modules.Module("gate", self.checkout)
        for file in ("pom.xml", "contracts/events/src/main/java/E.java", "gate-service/pom.xml",
                     "gate-service/src/main/java/GateApplication.java", "gate-service/src/test/java/T.java", "gate-service/policies/p.rego"):
            self.write(file, "1")

    def write(self, file, text, later=0):
        path = self.checkout / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        os.utime(path, (time.time() + later,) * 2)

    def build(self):
        self.jar("gate-service.jar", "BOOT-INF/classpath.idx")
        self.module.stamp()

    def jar(self, name, entry):
        path = self.checkout / "gate-service/target" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(path, "w") as z:
            z.writestr(entry, "")
        os.utime(path, (time.time() - 10_000_000,) * 2)

    def test_only_a_runnable_jar_counts(self):
        self.jar("gate-service-sources.jar", "dev/slipway/gate/GateApplication.java")
        self.write("gate-service/target/gate-service-half.jar", "PK")
        self.assertIsNone(self.module.jar())
        self.jar("gate-service.jar", "BOOT-INF/classpath.idx")
        self.jar("gate-service-tests.jar", "dev/slipway/gate/T.class")
        self.assertEqual(self.module.jar().name, "gate-service.jar")

    def test_without_a_jar_it_has_to_be_built(self):
        self.assertTrue(self.module.outdated())

    def test_a_jar_is_current_whatever_date_the_build_gave_it(self):
        self.build()
        self.assertFalse(self.module.outdated())

    def test_each_input_counts(self):
        for file in ("pom.xml", "contracts/events/src/main/java/E.java", "gate-service/src/main/java/GateApplication.java", "gate-service/policies/p.rego"):
            with self.subTest(file):
                self.build()
                self.write(file, "changed " + file, later=5)
                self.assertTrue(self.module.outdated())

    def test_tests_do_not_count(self):
        self.build()
        self.write("gate-service/src/test/java/T.java", "2", later=5)
        self.assertFalse(self.module.outdated())

    def test_a_file_that_was_only_touched_is_the_same(self):
        self.build()
        self.write("gate-service/pom.xml", "1", later=5)
        self.assertFalse(self.module.outdated())

    def test_a_module_without_a_program_is_told_apart(self):
        self.assertTrue(self.module.has_program())
        self.assertFalse(modules.Module("dns", self.checkout).has_program())
