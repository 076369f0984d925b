"""Fetches an export of the audit trail as the auditor, and has the independent verifier check it against the signed heads."""
import shutil
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request

from . import vault
from .access import token
from .trouble import Trouble


UNREAD = 2  # the exit status of whatever could not be read: a script must not take it for flaws


def audit(home, report, restored=None):
    """The verifier's exit status: 0 intact, 1 flaws, 2 something could not be read. `restored`: from which backup until when, FROM/TO."""
    url = home.url("catalog") + "/api/v1/audit/export"
    try:
        request = urllib.request.Request(url, headers={"Authorization": f"Bearer {token(home, 'auditor')}"})
    except Trouble as e:
        raise Trouble(str(e), UNREAD)
    with tempfile.NamedTemporaryFile(dir=home.run, prefix="audit-", suffix=".jsonl") as export:
        try:
            with report.task(f"fetching {url}"), urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=60) as answer:
                shutil.copyfileobj(answer, export)
        except (urllib.error.URLError, OSError) as e:
            raise Trouble(f"The catalog gave no export: {getattr(e, 'reason', e)} (log: {home.log('catalog')}). `deploy/slipway up` starts it.", UNREAD)
        export.flush()
        words = [sys.executable, str(home.checkout / "deploy" / "audit" / "verify"), "--export", export.name,
                 "--heads", str(home.heads), "--key", str(vault.audit(home)[1]),
                 *(("--restored", restored) if restored else ())]
        return subprocess.run(words, stdin=subprocess.DEVNULL).returncode
