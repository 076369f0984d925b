"""The verbs of deploy/slipway."""
import os
import sys

from .home import Home
from .report import Report
from .trouble import Trouble

HELP = """\
Slipway on this machine: the six services and all they need, without Docker.

  deploy/slipway up [--no-build] [PART…]  builds what is missing or outdated, starts everything (or these parts and what
                                          they need), returns when all is ready
  deploy/slipway demo [--once]            up, then the story of one micro-app; --once stops everything at the end
  deploy/slipway status                   what is up, since when, how big, where its log is
  deploy/slipway status --json [--secrets]   addresses, pids and health for programs
  deploy/slipway token NAME               a bearer token, valid for 8 hours
  deploy/slipway logs PART [-f] [-n N]    the last lines of a log; -f goes on as it grows
  deploy/slipway operations               what is parked, given up or stuck in any service, why, and what to do
  deploy/slipway operations retry ID      tries one of them again; ID as listed
  deploy/slipway operations stop REASON   no promotion enters a further stage that changes an environment
  deploy/slipway operations start REASON  lets them go on; both reasons are on record
  deploy/slipway audit [--restored FROM/TO]   has the independent verifier check the audit trail against its signed heads
  deploy/slipway compare                  where Git, the cluster or the zones hold something else than the records; exit 1 then
  deploy/slipway rewind                   after a restore of the database, services down: topics are read from the beginning again
  deploy/slipway down                     stops everything; the data stays
  deploy/slipway reset [--yes]            stops everything and deletes the data
  deploy/slipway torture [--minutes N] [--seed S] [--kills N] [--events N] [--plant relay|inbox|git]
                                          load and kill -9 at random on a platform of its own, then a check that nothing
                                          was lost, done twice or out of order; --plant: a fault that the check must find

NAME is one of {users}.
PART is a service (catalog, gate, promotion, dns, cost, notifier), postgres, kafka, temporal or standins; for `logs` alone
also build, which is Maven's.

Environment:
  SLIPWAY_HOME        state folder; default: .slipway in the checkout
  SLIPWAY_PORT_BASE   ports count from here; default: 8080
  SLIPWAY_JAVA_HOME   a JDK 25, if it is not found by itself
  SLIPWAY_MAVEN       the program of Maven; default: mvn
  SLIPWAY_TEMPORAL    host:port of a Temporal that is already running
  SLIPWAY_REGISTRY    URL of an image registry that is already running and notifies the gate; the stand-in's place
  SLIPWAY_AOT         1: makes a cache for each service once; it starts in a half to two thirds of the time then
  SLIPWAY_OTLP        where the services send traces, if anywhere
  SLIPWAY_LOG_FORMAT  ecs, logstash or gelf: the services' logs are JSON; default: lines for people

Exit status: 0 done, 1 failed, 2 called wrongly, 130 interrupted.
"""
OPTIONS = {"up": {"--no-build"}, "demo": {"--once", "--no-build"}, "status": {"--json", "--secrets"}, "token": set(),
           "logs": {"-f", "-n"}, "audit": {"--restored"}, "operations": set(), "compare": set(), "rewind": set(), "down": set(), "reset": {"--yes"},
           "torture": {"--minutes", "--seed", "--kills", "--events", "--plant", "--no-build"}}
VALUES = {"-n": "a number of lines", "--minutes": "a number", "--seed": "a number", "--kills": "a number", "--events": "a number",
          "--plant": "relay, inbox or git", "--restored": "the times of the backup and of the restore"}  # options that a word follows
OPERANDS = {"token": "NAME", "logs": "PART"}
HELPS = ("--help", "-h")
ANY_OPERANDS = ("up", "operations")


def main(words):
    try:
        return run(words) or 0
    except Trouble as e:
        print(f"slipway: {e}", file=sys.stderr)
        return e.code
    except KeyboardInterrupt:
        print("\nslipway: interrupted. What was started goes on; `deploy/slipway status` shows it.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read us has seen enough
        return 0


def run(words):
    if not words or words[0] in ("help", *HELPS) or words[0] in OPTIONS and any(word in HELPS for word in words):
        from .variables import USERS
        print(HELP.format(users=", ".join(USERS)), end="")
        return 0 if words else 2
    verb, options, operands = parse(words)
    home, report = Home.find(), Report()
    if verb == "up":
        from .up import up
        up(home, report, "--no-build" not in options, operands)
    elif verb == "demo":
        from .demo import demo
        return demo(home, report, "--once" in options, "--no-build" not in options)
    elif verb == "status":
        from . import status
        if "--secrets" in options and "--json" not in options:
            raise Trouble("`status --secrets` goes with --json: secrets are for programs. Say `deploy/slipway status --json --secrets`.", 2)
        print(status.as_json(home, "--secrets" in options) if "--json" in options else status.as_table(home))
    elif verb == "token":
        from .access import token
        print(token(home, operands[0]))
    elif verb == "logs":
        from .logs import show
        show(home, operands[0], "-f" in options, int(options.get("-n") or 200))
    elif verb == "operations":
        from .operations import operations
        return operations(home, operands)
    elif verb == "audit":
        from .audit import audit
        return audit(home, report, options.get("--restored"))
    elif verb == "compare":
        from .compare import compare
        return compare(home, report)
    elif verb == "rewind":
        from .rewind import rewind
        rewind(home, report)
    elif verb == "down":
        from .down import down
        down(home, report)
    elif verb == "torture":
        from .torture.options import Options
        from .torture.verb import torture
        return torture(home, report, Options.parse(options))
    else:
        from .down import reset
        reset(home, report, "--yes" in options)
    return 0


def parse(words):
    """(verb, options, operands), or a sentence about what was wrong."""
    verb, rest = words[0], list(words[1:])
    if verb not in OPTIONS:
        raise Trouble(f"There is no verb {verb!r}. `deploy/slipway help` lists them.", 2)
    options, operands = {}, []
    while rest:
        word = rest.pop(0)
        if not word.startswith("-"):
            operands.append(word)
        elif word not in OPTIONS[verb]:
            raise Trouble(f"`{verb}` has no option {word}. `deploy/slipway help` lists them.", 2)
        elif word in VALUES:
            if not rest or word == "-n" and not rest[0].isdigit():
                raise Trouble(f"{word} needs {VALUES[word]}.", 2)
            options[word] = rest.pop(0)
        else:
            options[word] = True
    if verb not in ANY_OPERANDS and len(operands) != (1 if verb in OPERANDS else 0):
        raise Trouble(f"`{verb}` needs one {OPERANDS[verb]}." if verb in OPERANDS else f"`{verb}` takes no {operands[0]!r}.", 2)
    return verb, options, operands
