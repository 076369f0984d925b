"""Looks at everything once all is quiet, and tells what does not hold."""
import traceback

from ..story import web
from ..trouble import Trouble
from .checks import FALSE, Finding, applying, bench, chain, chat, checkruns, drift, git, models, names, promises, publishing
from .record import Record


def check(home, database, outside, receipts):
    """(the Record that was read, findings)"""
    record = Record.read(home, database)
    slack, github = (web.send("GET", outside[name] + "/received").document() for name in ("slack", "github"))
    return record, [
        *asked("published", publishing, record), *asked("applied", applying, record), *asked("promised", promises, record, receipts),
        *asked("read models", models, record, database), *asked("Git", git, record, database, home), *asked("Slack", chat, slack, database),
        *asked("GitHub", checkruns, github, database), *asked("DNS", names, outside["dns"], database),
        *asked("outside", drift, home), *asked("audit trail", chain, home), *asked("operator's bench", bench, home)]


def asked(name, check, *of):
    """What it finds. That a service gives it no answer, or that it breaks off, is a finding as well, and hides no other."""
    try:
        return list(check.check(*of))
    except Trouble as e:
        return [Finding(name, FALSE, str(e))]
    except Exception as e:  # of a kind that no planted fault is found by
        traceback.print_exc()
        return [Finding(name, FALSE, f"the check broke off, and nothing is known of what it looks at: {type(e).__name__}: {e}; the traceback stands above")]
