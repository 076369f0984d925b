"""PostgreSQL, asked by a small program of deploy/local that runs beside the torture."""
import json
import subprocess
import threading

from .. import jdk, variables
from ..story.broker import class_path

MAIN = "dev.slipway.local.postgres.QueryProcess"


class Failure(Exception):
    """The database did not answer a statement, with what it said; after a kill it may do so soon."""


class Database:
    def __init__(self, home, secrets):
        asked = variables.postgres(home, secrets)
        environment = {**variables.base(home), **{name: asked[name] for name in ("SLIPWAY_POSTGRES_PORT", "SLIPWAY_POSTGRES_PASSWORD")}}
        self.process = subprocess.Popen(
            [str(jdk.find_jdk() / "bin" / "java"), "-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
             "-Dlogback.configurationFile=logback-infrastructure.xml", "-cp", class_path(home), MAIN],
            env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True)
        self.one = threading.Lock()

    def rows(self, statement):
        """The rows as {column: text}."""
        found = []
        with self.one:
            self.process.stdin.write(json.dumps(statement) + "\n")
            self.process.stdin.flush()
            for line in self.process.stdout:
                said = json.loads(line)
                if said == "done":
                    return found
                if set(said) == {"failure"}:
                    raise Failure(said["failure"])
                found.append(said)
        raise Failure("the program that asks the database has ended")

    def number(self, statement):
        """The one number that the statement gives."""
        return int(next(iter(self.rows(statement)[0].values())))

    def close(self):
        self.process.stdin.close()
        self.process.wait(timeout=30)
