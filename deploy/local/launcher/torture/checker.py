"""Looks at everything once all is quiet, and tells what does not hold."""
from ..story import web
from ..trouble import Trouble
from .checks import FALSE, Finding, applying, bench, chain, chat, checkruns, drift, git, models, names, promises, publishing
from .record import Record


def check(home, database, outside, receipts):
    """(the Record that was read, findings)"""
    record = Record.read(home, database)
    slack, github = (web.send("GET", outside[name] + "/received").document() for name in ("slack", "github"))
    return record, [
        *publishing.check(record), *applying.check(record), *promises.check(record, receipts), *models.check(record, database),
        *git.check(record, database, home), *chat.check(slack, database), *checkruns.check(github, database), *names.check(outside["dns"], database),
        *asked("outside", drift, home), *asked("audit trail", chain, home), *asked("operator's bench", bench, home)]


def asked(name, check, home):
    """What it finds by asking the services. That one gives no answer is a finding as well, and hides no other."""
    try:
        return list(check.check(home))
    except Trouble as e:
        return [Finding(name, FALSE, str(e))]
