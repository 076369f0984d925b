"""A FOCUS bill of 1,000,000 rows: import over HTTP, beside DuckDB's read of the same columns plus COPY into the same database."""
import csv
import decimal
import io
import random
import subprocess
import sys
import time

from launcher import access
from launcher.story import web
from launcher.story.build import INPUTS
from launcher.trouble import Trouble

from . import place as places
from .figure import Figure, Measured, Skipped

ROWS, SEED, APPS, PLACES = 1_000_000, 20_261_101, 500, 11  # decimal places of a cost
DUCKDB = "duckdb==1.4.4"
TABLE = "create table if not exists bench_bill (app text, service text, category text, currency text, billed numeric, effective numeric); truncate bench_bill"
READ = """
import duckdb, sys
duckdb.sql('set enable_progress_bar = false')
duckdb.sql(f'''copy (select json_extract_string(Tags, '$.app') app, ServiceName, ChargeCategory, BillingCurrency,
                            BilledCost::decimal(38, 12), EffectiveCost::decimal(38, 12)
                     from read_csv('{sys.argv[1]}', all_varchar = true)) to '{sys.argv[2]}' (header)''')
"""


def measure(place, report):
    platform = place.whole()
    home = platform.home
    bill = home.data / "focus.csv"
    with report.task(f"writing a bill of {ROWS:,} rows"):
        size, total = write(bill)
    seconds, first = send(home, bill)
    again, second = send(home, bill)
    for said in (first, second):
        if said["rows"] != ROWS or [decimal.Decimal(money["amount"]) for money in said["totals"]] != [total]:
            raise Trouble(f"the bill has {ROWS} rows and comes to {total}; the import says {said['rows']} and {said['totals']}")
    figures = [Figure(f"import of {ROWS:,} rows ({size >> 20} MiB)", seconds, "s", goal=60), Figure("the same again, which changes nothing", again, "s")]
    try:
        peer = duckdb(platform, report, bill)
    except Skipped as reason:
        return Measured([*figures, Figure("rows a second", ROWS / seconds, "/s", f"DuckDB skipped: {reason}")])
    return Measured([*figures, Figure("rows a second", ROWS / seconds, "/s", "DuckDB + COPY", ROWS / peer)])


def write(file, count=ROWS):
    """Rows of a real bill, again and again, each with another cost and the tag of one of the apps; gives (size in bytes, exact sum)."""
    source, total = random.Random(SEED), 0
    header, *rows = forms()
    with open(file, "w", newline="") as out:
        out.write(header)
        for number in range(count):
            cost = source.randrange(100 * 10**PLACES)
            total += cost
            whole, rest = divmod(cost, 10**PLACES)
            out.write(rows[number % len(rows)] % {"cost": f"{whole}.{rest:0{PLACES}d}", "app": source.randrange(APPS)})
    return file.stat().st_size, decimal.Decimal(total).scaleb(-PLACES)


def forms():
    """The header and each row of the real bill as lines of CSV, with a place for cost and app."""
    with open(INPUTS / "focus-2024-09.csv", newline="") as sample:
        reader = csv.DictReader(sample)
        rows = list(reader)
    lines = io.StringIO()
    writer = csv.DictWriter(lines, reader.fieldnames, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        kept = {name: value.replace("%", "%%") for name, value in row.items()}
        writer.writerow({**kept, "BillingAccountId": "bench", "BilledCost": "%(cost)s", "EffectiveCost": "%(cost)s", "Tags": '{"app": "bench-app-%(app)d"}'})
    return lines.getvalue().splitlines(keepends=True)


def send(home, bill):
    """(seconds, what the service says)."""
    headers = {"Authorization": "Bearer " + access.token(home, "finance"), "Content-Type": "text/csv", "Content-Length": str(bill.stat().st_size)}
    begun = time.monotonic()
    with open(bill, "rb") as body:
        answer = web.send("POST", home.url("cost") + "/api/v1/imports?format=focus", body, headers, timeout=600)
    if answer.status != 200:
        raise Trouble(f"the import was answered by {answer}")
    return time.monotonic() - begun, answer.document()


def duckdb(platform, report, bill):
    """Seconds that DuckDB takes to read the bill and PostgreSQL to take what it read."""
    home = platform.home
    library = home.cache / DUCKDB.replace("==", "-")
    if not library.exists():
        said = subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", "--only-binary=:all:",
                               "--target", str(library), DUCKDB], stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if said.returncode:
            raise Skipped(f"pip has no {DUCKDB} for this machine")
    table = home.data / "bench.sql"
    table.write_text(TABLE)
    places.database(platform, report, "cost", "run", table)
    begun = time.monotonic()
    subprocess.run([sys.executable, "-c", READ, str(bill), str(home.data / "bench.csv")], check=True, stdin=subprocess.DEVNULL,
                   env={"PYTHONPATH": str(library), "PATH": "/usr/bin:/bin"})
    read = time.monotonic() - begun
    return read + places.database(platform, report, "cost", "copy", "bench_bill", home.data / "bench.csv")["seconds"]
