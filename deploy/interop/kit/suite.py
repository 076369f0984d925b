"""Runs the parts one after the other, tells each end by name, and counts."""
import os
import re
import subprocess
import sys
import time

from launcher import jdk
from launcher.home import Home
from launcher.trouble import Trouble

SKIPPED = 77  # as automake's test drivers have it
LIMIT = 45 * 60  # seconds; the longest is a tool that has to be built first
WIDTH = 16
COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def main(folder, arguments, environ):
    parts = {p.name: p for p in sorted(folder.iterdir()) if p.is_file() and os.access(p, os.X_OK)}
    if arguments in (["-h"], ["--help"], ["help"]):
        print(f"deploy/interop/run [PART…]   without a name: all of {', '.join(parts)}. README: deploy/interop/README.md")
        return 0
    unknown = [name for name in arguments if name not in parts]
    if unknown:
        print(f"interop: there is no part {', '.join(unknown)}. There are: {', '.join(parts)}.", file=sys.stderr)
        return 2
    try:
        home = Home.find(environ)
        home.prepare()
        environ["JAVA_HOME"] = str(jdk.find_jdk(environ))
    except Trouble as e:
        print(f"interop: {e}", file=sys.stderr)
        return 1
    return _run_all([parts[name] for name in arguments or parts], home, environ)


def _run_all(parts, home, environ):
    ends = {}
    try:
        for part in parts:
            ends[part.name] = _run(part, home, environ)
    except KeyboardInterrupt:
        print("\ninterop: interrupted.", file=sys.stderr)
        return 130
    skipped = {name: said for name, (end, said) in ends.items() if end == "skipped"}
    failed = [name for name, (end, _) in ends.items() if end == "failed"]
    print(f"\n{len(ends) - len(skipped) - len(failed)} passed, {len(failed)} failed, {len(skipped)} skipped")
    for name, reason in skipped.items():
        print(f"  skipped: {name}: {reason}")
    for name in failed:
        print(f"  failed:  {name}: {_log(home, name)}")
    return 1 if failed else 0


def _log(home, name):
    return home.logs / "interop" / f"{name}.log"


def _run(part, home, environ):
    if sys.stdout.isatty():
        print(f"{part.name:<{WIDTH}} …\r", end="", flush=True)  # the line of its end goes over this one
    log, begin = _log(home, part.name), time.monotonic()
    log.parent.mkdir(parents=True, exist_ok=True)
    paths = os.pathsep.join(sys.path[:3])
    with open(log, "wb") as output:
        started = subprocess.Popen([str(part)], cwd=home.checkout, env={**environ, "PYTHONPATH": paths, "PYTHONUNBUFFERED": "1"},
                                   stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT)
        try:
            status = started.wait(LIMIT)
        except (subprocess.TimeoutExpired, KeyboardInterrupt) as e:
            started.terminate()  # a part stops its servers itself
            started.wait(60)
            if isinstance(e, KeyboardInterrupt):
                raise
            status = None
    end = {0: "passed", SKIPPED: "skipped"}.get(status, "failed")
    said = f"took more than {LIMIT} s" if status is None else _last_line(log)
    print(f"{part.name:<{WIDTH}} {end:<8} {time.monotonic() - begin:5.0f} s  {said}", flush=True)
    return end, said


def _last_line(log):
    lines = [line.strip() for line in COLOURS.sub("", log.read_text(errors="replace")).splitlines() if line.strip()]
    return lines[-1][:160] if lines else "said nothing"
