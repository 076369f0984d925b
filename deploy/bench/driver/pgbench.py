"""Bare one-row commits by PostgreSQL's own pgbench: no JVM, no JDBC driver, the same table, bytes and connections."""
import re
import subprocess

from kit import debian
from kit.part import Skip
from launcher.ports import HOST
from launcher.trouble import Trouble

from . import place
from .figure import Skipped

PACKAGE, BIN = "postgresql-15", ("usr/lib/postgresql/15/bin",)
TABLE = "drop table if exists bench_pgbench; create table bench_pgbench (id uuid primary key, body bytea not null)"
INSERT = "insert into bench_pgbench (id, body) values (gen_random_uuid(), :body);\n"
THREADS, SECONDS = 2, 10
DONE = re.compile(r"^number of transactions actually processed: (\d+)", re.MULTILINE)
FAILED = re.compile(r"^number of failed transactions: (\d+)", re.MULTILINE)
RATE = re.compile(r"^tps = ([\d.]+) \(without initial connection time\)", re.MULTILINE)


def measure(platform, report, area, connections, content):
    """Commits a second, into the schema of an area; Skipped where pgbench cannot be had."""
    try:
        program = debian.program("pgbench", PACKAGE, BIN)
    except Skip as reason:
        raise Skipped(str(reason))
    data = platform.home.data
    (data / "pgbench-table.sql").write_text(TABLE)
    (data / "pgbench-script.sql").write_text(INSERT)
    place.database(platform, report, area, "run", data / "pgbench-table.sql")
    return commits(program, {"PGHOST": HOST, "PGPORT": str(platform.home.port("postgres")), "PGDATABASE": "slipway", "PGUSER": f"{area}_owner",
                             "PGPASSWORD": platform.secrets["schemas"][area]["owner"], "PGOPTIONS": f"-c search_path={area}"},
                   data / "pgbench-script.sql", connections, content)


def commits(program, access, script, connections, content):
    words = [str(program), "-n", "-M", "prepared", "-c", str(connections), "-j", str(THREADS), "-T", str(SECONDS), "-D", f"body=\\x{content.hex()}", "-f", str(script)]
    done = subprocess.run(words, env={**program.environment, **access}, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=SECONDS * 6)
    if done.returncode:
        raise Trouble(f"pgbench ended with {done.returncode}: {done.stderr.strip()[-300:]}")
    return rate(done.stdout)


def rate(said):
    """Commits a second, of what pgbench says at its end; one that failed is no commit, and none is no measurement."""
    done, failed, found = (pattern.search(said) for pattern in (DONE, FAILED, RATE))
    if not done or not found or not int(done[1]) or failed and int(failed[1]):
        raise Trouble(f"pgbench did not measure what it should: {said.strip()[-500:]}")
    return float(found[1])
