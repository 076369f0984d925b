"""The platform that benchmarks run on: a state folder of its own, empty at the beginning, and the benchmarks' own program."""
import json
import subprocess

from launcher import build, down, jdk, plan, up, variables
from launcher.home import Home
from launcher.parts import JVM
from launcher.trouble import Trouble

MODULE = "bench"
ONE_COMPILER = "-XX:TieredStopAtLevel=1"


class Place:
    """One platform at a time, kept as long as the next benchmark wants the same."""

    def __init__(self, report):
        self.report, self.name, self.platform = report, None, None

    def whole(self):
        """All parts."""
        return self._open("whole", ())

    def only(self, *parts):
        """These parts and what they need."""
        return self._open("-".join(parts), parts)

    def nothing(self):
        """Folders and programs, and nothing that runs."""
        return self._open("nothing", None)

    def _open(self, name, parts):
        if self.name != name:
            self.close()
            home = fresh(name, self.report)
            home.prepare()
            self.name, self.platform = name, plan.Platform(home, jdk.find_jdk())
            if parts is not None:
                up.up(home, self.report, only=parts)
                self.platform = plan.Platform(home, jdk.find_jdk())  # it has seen what was built
        return self.platform

    def close(self):
        if self.platform:
            down.stop_all(self.platform.home, self.report)
        self.name = self.platform = None


def fresh(name, report):
    """A state folder inside the outer one, emptied; what was downloaded is shared."""
    outer = Home.find()
    outer.claim()
    home = Home(outer.root / "bench" / name, outer.checkout, outer.port_base)
    if home.is_ours():
        down.reset(home, report, agreed=True)
    home.claim()  # before it shares the outer cache: one of its own, left by a platform that was run here by hand, would be taken for somebody else's
    home.cache = outer.cache
    outer.cache.mkdir(exist_ok=True)
    return home


def program(platform, report, name=MODULE):
    """The thin jar of a module, built when outdated; by default the benchmarks' own."""
    module = platform.module(name)
    if module.outdated():
        build.build(platform.home, [module], platform.java, report)
    if platform.layout.missing([module]):
        platform.layout.extract([module])
    return platform.layout.program(module)


def java(platform, classpath, main, *arguments, heap="512m"):
    return [str(word) for word in (platform.java / "bin" / "java", f"-Xmx{heap}", *JVM, "-cp", classpath, main, *arguments)]


def server(command):
    """The same with both compilers, as a server runs it. The platform has the quick one alone, which saves memory and time."""
    return [word for word in command if word != ONE_COMPILER]


def database(platform, report, area, *arguments):
    """Work on the schema of an area, as its owner."""
    command = server(java(platform, program(platform, report), "dev.slipway.bench.database.DatabaseProcess", *arguments))
    return result(platform, command, variables.service(platform.home, platform.secrets, area, ""), "database")


def load(platform, report, templates, connections, seconds, rate=0, warm=0):
    """Sends requests, each {method, url, headers, body, status}, and gives p50, p95, p99 in ms and the rate a second of those after the first `warm` seconds."""
    file = platform.home.data / "load.json"
    file.write_text(json.dumps(templates))
    command = server(java(platform, program(platform, report), "dev.slipway.bench.load.LoadProcess", file, connections, warm, seconds, rate))
    found = result(platform, command, {}, "load")
    if found["unexpected"]:
        raise Trouble(f"{found['unexpected']:.0f} answers were not as expected; the first stands in {platform.home.log('bench-load')}")
    return found


def result(platform, command, environment, name, patience=900):
    """Runs it to its end, and gives the JSON of its last line."""
    log = platform.home.log(f"bench-{name}")
    with open(log, "ab") as errors:
        done = subprocess.run(command, env={**variables.base(platform.home), **environment}, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=errors, text=True, timeout=patience)
    if done.returncode:
        raise Trouble(f"a process of the benchmark ended with {done.returncode}; its log: {log}")
    return json.loads(done.stdout.strip().splitlines()[-1])
