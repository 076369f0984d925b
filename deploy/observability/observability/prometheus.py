"""Prometheus and promtool: found or fetched, configured, started, asked."""
import json
import os
import shutil
import socket
import subprocess
import time
import urllib.parse

from launcher.modules import SERVICES
from launcher.story import web

PACKAGE = "prometheus"


class Missing(Exception):
    """A program cannot be had here; the text says why."""


def programs(cache):
    """Folder of `prometheus` and `promtool`: those on the PATH, or Debian's, unpacked into the cache without being installed."""
    found = shutil.which("prometheus")
    if found and shutil.which("promtool"):
        return os.path.dirname(found)
    folder = cache / PACKAGE
    if not (folder / "usr/bin/promtool").exists():
        unpack(folder)
    return folder / "usr/bin"


def unpack(folder):
    if not (shutil.which("apt-get") and shutil.which("dpkg")):
        raise Missing("prometheus and promtool are not on the PATH, and this is no Debian that could fetch them")
    draft = folder.with_name(f"{folder.name}.{os.getpid()}")
    draft.mkdir(parents=True)
    try:
        got = subprocess.run(["apt-get", "download", PACKAGE], cwd=draft, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=300)
        packages = list(draft.glob("*.deb"))
        if got.returncode or not packages:
            raise Missing(f"`apt-get download {PACKAGE}` failed: {got.stderr.strip()[-300:]}")
        subprocess.run(["dpkg", "-x", packages[0], draft], check=True, stdin=subprocess.DEVNULL, capture_output=True, timeout=300)
        packages[0].unlink()
        shutil.rmtree(folder, ignore_errors=True)
        os.replace(draft, folder)
    except subprocess.SubprocessError as e:
        raise Missing(f"Debian's package {PACKAGE} cannot be had: {e}")
    finally:
        shutil.rmtree(draft, ignore_errors=True)


class Prometheus:
    """Scrapes the six services of this platform every five seconds, until the end of `with`."""

    def __init__(self, binaries, home, rules, folder):
        self.binaries, self.home, self.rules, self.folder = binaries, home, rules, folder
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            self.address = "127.0.0.1:%d" % s.getsockname()[1]

    def __enter__(self):
        config = self.folder / "prometheus.yaml"
        config.write_text(json.dumps(self.configuration()))  # JSON is YAML
        self.log = open(self.folder / "prometheus.log", "w")
        self.process = subprocess.Popen(
            [self.binaries / "prometheus", f"--config.file={config}", f"--storage.tsdb.path={self.folder / 'data'}", f"--web.listen-address={self.address}"],
            stdin=subprocess.DEVNULL, stdout=self.log, stderr=subprocess.STDOUT)
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(30)
        self.log.close()

    def configuration(self):
        targets = [{"targets": [self.home.address(service)], "labels": {"service": service}} for service in SERVICES]
        return {"global": {"scrape_interval": "5s", "scrape_timeout": "5s", "evaluation_interval": "5s"}, "rule_files": [str(self.rules)],
                "scrape_configs": [{"job_name": "slipway", "metrics_path": "/actuator/prometheus", "honor_labels": True, "static_configs": targets}]}

    def wait_for_all(self, seconds=60):
        """Until every service was scraped; gives those that were not, and why."""
        end = time.monotonic() + seconds
        while True:
            try:
                seen = {sample["metric"]["service"] for sample in self.query('up{job="slipway"} == 1')}
            except (OSError, ValueError):
                seen = set()  # it is still starting
            missing = [service for service in SERVICES if service not in seen]
            if not missing or time.monotonic() > end:
                return {service: self.trouble(service) for service in missing}
            time.sleep(1)

    def trouble(self, service):
        """What Prometheus says of its last scrape of the service."""
        if self.process.poll() is not None:
            return "Prometheus has ended: " + (self.folder / "prometheus.log").read_text()[-300:]
        targets = self.ask("targets")["activeTargets"]
        return next((target["lastError"] for target in targets if target["labels"]["service"] == service), "it is no target")

    def query(self, expression):
        return self.ask("query", query=expression)["result"]

    def over(self, expression, seconds):
        """The series of the last seconds."""
        now = time.time()
        return self.ask("query_range", query=expression, start=now - seconds, end=now, step=5)["result"]

    def rule_states(self):
        return [rule for group in self.ask("rules")["groups"] for rule in group["rules"]]

    def label(self, name, match):
        return self.ask(f"label/{name}/values", **{"match[]": match})

    def ask(self, what, **parameters):
        answer = web.send("GET", f"http://{self.address}/api/v1/{what}?{urllib.parse.urlencode(parameters)}").document()
        if answer["status"] != "success":
            raise ValueError(answer.get("error", "no answer"))
        return answer["data"]
