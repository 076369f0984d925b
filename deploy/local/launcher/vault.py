"""Secrets of this copy of the platform: made once, kept in files that only their owner can read."""
import base64
import json
import secrets
import subprocess

from .home import write
from .trouble import Trouble

AREAS = ("catalog", "gate", "promotion", "dns", "cost", "notifier")
SCHEMAS = (*AREAS, "audit")
CLIENTS = (*AREAS, "cluster")


def word():
    return secrets.token_urlsafe(24)


def key():
    return base64.b64encode(secrets.token_bytes(32)).decode()


MAKERS = {
    "postgres": word,
    "issuerAdmin": word,
    "githubToken": lambda: "ghs_" + secrets.token_hex(18),
    "githubWebhook": word,
    "registryWebhook": word,
    "slackToken": lambda: "xoxb-" + secrets.token_hex(18),
    "slackSigning": lambda: secrets.token_hex(16),
    "clusterToken": word,
    "caToken": word,
    "tsig": key,
    "keyEncryption": key,
    "clients": lambda: {name: word() for name in CLIENTS},
    "schemas": lambda: {name: {"owner": word(), "app": word()} for name in SCHEMAS},
}


def load(home):
    """The secrets as they are, or None before the first `up`."""
    try:
        return json.loads(home.secrets.read_text())
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as e:
        raise Trouble(f"{home.secrets} cannot be read: {e.strerror}.")
    except ValueError:
        raise Trouble(f"{home.secrets} is damaged. `deploy/slipway reset` makes a new platform, without the old data.")


def ensure(home):
    """Adds what is missing and keeps what is there: another secret would lock the data of the old one."""
    held = load(home) or {}
    wanted = dict(held)
    for name, make in MAKERS.items():
        made = wanted.get(name, None) or make()
        if isinstance(made, dict):
            made = {**make(), **made}
        wanted[name] = made
    if wanted != held:
        write(home.secrets, json.dumps(wanted, indent=2), 0o600)
    return wanted


def cosign(home):
    """(private, public): the key pair that signs images here."""
    return home.keys / "cosign.key", home.keys / "cosign.pub"


def audit(home):
    """(private, public): the key pair that signs the head of the audit trail."""
    return home.keys / "audit.key", home.keys / "audit.pub"


def ensure_keys(home, java, classpath):
    for private, public in (cosign(home), audit(home)):
        if not (private.exists() and public.exists()):
            _make_key(home, private, public, java, classpath)


def _make_key(home, private, public, java, classpath):
    private.unlink(missing_ok=True)
    public.unlink(missing_ok=True)
    made = subprocess.run([str(java / "bin" / "java"), "-cp", str(classpath), "dev.slipway.local.keys.SigningKeyProcess",
                           str(private), str(public)], stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if made.returncode:
        raise Trouble(f"A signing key could not be made in {home.keys}: {made.stderr.strip()[-500:]}")
