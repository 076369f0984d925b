"""The audit trail is whole and as its heads in Git were signed: by the word of the independent verifier, which prints what it finds."""
import io

from ... import audit
from ...report import Report
from . import FALSE, Finding


def check(home):
    status = audit.audit(home, Report(io.StringIO()))
    if status:
        yield Finding("audit trail", FALSE, f"the independent verifier is not content (exit status {status}); what it found stands above")
