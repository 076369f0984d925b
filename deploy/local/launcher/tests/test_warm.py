import io
import types
import unittest

from launcher import warm
from launcher.parts import Service
from launcher.report import Report

from .fixtures import WithHome

# In place of a JVM: writes the cache that it is told to write, with what its environment says of the writer.
WRITES = """#!/bin/sh
for word; do case $word in -XX:AOTCacheOutput=*) echo "$JDK_AOT_VM_OPTIONS" > "${word#*=}";; esac; done
exit %d
"""


class Trained(Service):
    """A service whose JVM is a script."""

    status = 0

    def command(self, platform):
        script = self.home.data / "java"
        script.write_text(WRITES % self.status)
        script.chmod(0o755)
        return [script, "-jar", "gate.jar"]

    def environment(self, platform):
        return {}


class WarmTest(WithHome):
    def setUp(self):
        super().setUp()
        self.cache, self.said = self.home.apps / "classes.aot", io.StringIO()
        layout = types.SimpleNamespace(cache=lambda module: self.cache)
        self.platform = types.SimpleNamespace(home=self.home, layout=layout, module=lambda name: name)
        self.gate = Trained(self.home, "gate")

    def train(self):
        warm.train(self.platform, [self.gate], Report(self.said))

    def test_a_cache_is_written_with_a_heap_that_holds_every_class(self):
        self.train()
        self.assertEqual(self.cache.read_text().strip(), "-Xmx768m")
        self.assertNotEqual(self.gate.heap, "768m")

    def test_a_failure_costs_only_the_cache(self):
        self.gate.status = 1
        self.train()
        self.assertFalse(self.cache.exists() or self.cache.with_suffix(".new").exists())
        self.assertIn("gate starts without a cache", self.said.getvalue())

    def test_caches_are_made_where_there_is_none_and_only_when_asked_for(self):
        self.assertEqual(warm.missing(self.platform, [self.gate], {}), [])
        self.assertEqual(warm.missing(self.platform, [self.gate], {warm.WANTED: "1"}), [self.gate])
        self.cache.write_text("there")
        self.assertEqual(warm.missing(self.platform, [self.gate], {warm.WANTED: "1"}), [])


if __name__ == "__main__":
    unittest.main()
