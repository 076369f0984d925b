"""What the last run of each benchmark came to, kept as JSON for programs and shown as Markdown for people."""
import dataclasses
import datetime
import json
import os
import pathlib
import platform
import re
import subprocess

from launcher.home import write

from .figure import Figure, table

FILE = "results.json"
CLEARLY = 2  # a goal that is missed by this factor fails the run
BEGIN, END = "<!-- figures: written by deploy/bench/run --readme -->", "<!-- figures end -->"


def kept(home):
    """What the file says: {name: {at, load, seconds, outcome, …}}."""
    try:
        return json.loads((home.root / "bench" / FILE).read_text())
    except FileNotFoundError:
        return {}


def keep(home, name, result):
    """Replaces what was known about one benchmark; the others stay."""
    file = home.root / "bench" / FILE
    file.parent.mkdir(exist_ok=True)
    write(file, json.dumps({**kept(home), name: result}, indent=2))


def begin(checkout):
    """When, of which commit, on what, and how busy the machine was before."""
    commit = subprocess.run(["git", "-C", str(checkout), "rev-parse", "--short", "HEAD"], capture_output=True, text=True).stdout.strip()
    return {"at": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="minutes"), "commit": commit, "machine": machine(),
            "load": round(os.getloadavg()[0], 1)}


def machine():
    """Processor, cores, memory and system, in one line."""
    cpus = pathlib.Path("/proc/cpuinfo")
    model = re.search(r"^model name\s*:\s*(.+)$", cpus.read_text() if cpus.exists() else "", re.MULTILINE)
    gib = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / (1 << 30)
    return f"{model.group(1) if model else platform.machine()}, {os.cpu_count()} cores, {gib:.0f} GiB, {platform.system()} {platform.release().partition('-')[0]}"


def measured(found):
    """Figures for programs, each with its ratio and whether its goal was met."""
    figures = [{**dataclasses.asdict(f), "ratio": f.ratio(), "met": None if f.goal is None else not f.missed()} for f in found.figures]
    outcome = "missed" if any(f.missed(CLEARLY) for f in found.figures) else "held"
    return {"outcome": outcome, "figures": figures, "remark": found.remark}


def readme(text, results, titles):
    """The README with what stands between the marks written anew."""
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    return f"{before}{BEGIN}\n\n{document(results, titles)}\n\n{END}{after}"


def document(results, titles):
    """Markdown: each benchmark with its figures, and above them on which machine and when, each said once where it is the same."""
    pieces, said = [], None
    for name in (name for name in titles if name in results):
        result = results[name]
        where = f"{result['machine']}; commit {result['commit']}, {result['at'][:10]}."
        if where != said:
            pieces.append(where)
            said = where
        pieces.append(f"### {name}\n\n{titles[name]} {result['at'][11:16]} UTC, {result['seconds']:.0f} s, load average before: {result['load']}.")
        if result.get("why"):
            pieces.append(f"{result['outcome'].capitalize()}: {result['why']}")
        if result.get("figures"):
            pieces.append(table([Figure(**{f.name: row[f.name] for f in dataclasses.fields(Figure)}) for row in result["figures"]]))
        if result.get("remark"):
            pieces.append(result["remark"])
    return "\n\n".join(pieces)
