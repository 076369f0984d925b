"""The contract of dns-service's RFC 2136 provider before a real primary and a real secondary."""
import base64
import secrets

from launcher.trouble import Trouble

from . import maven

ZONE = "apps.slipway.test"
KEY = "slipway"
ZONE_FILE = f"""$ORIGIN {ZONE}.
$TTL 5
@ SOA ns1 hostmaster 1 3600 600 86400 5
@ NS ns1
ns1 A 127.0.0.1
"""


def new_secret():
    return base64.b64encode(secrets.token_bytes(32)).decode()


def hold_contract(primary, secondary, secret):
    """Runs the contract; gives how many tests passed."""
    run, skipped = maven.test("dns-service", "Rfc2136ContractTest", {
        "slipway.interop.dns": f"127.0.0.1:{primary},127.0.0.1:{secondary}", "slipway.interop.dns.secret": secret})
    if skipped:
        raise Trouble(f"{skipped} tests of the contract were skipped")
    return run
