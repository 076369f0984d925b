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


def audit(home, report):
    """The verifier's exit status: 0 intact, 1 flaws, 2 something could not be read."""
    url = home.url("catalog") + "/api/v1/audit/export"
    request = urllib.request.Request(url, headers={"Authorization": f"Bearer {token(home, 'auditor')}"})
    with tempfile.NamedTemporaryFile(dir=home.run, prefix="audit-", suffix=".jsonl") as export:
        try:
            with report.task(f"fetching {url}"), urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=60) as answer:
                shutil.copyfileobj(answer, export)
        except (urllib.error.URLError, OSError) as e:
            raise Trouble(f"The catalog gave no export: {e} (log: {home.log('catalog')}). `deploy/slipway up` starts it.")
        export.flush()
        words = [sys.executable, str(home.checkout / "deploy" / "audit" / "verify"), "--export", export.name,
                 "--heads", str(home.heads), "--key", str(vault.audit(home)[1])]
        return subprocess.run(words, stdin=subprocess.DEVNULL).returncode
