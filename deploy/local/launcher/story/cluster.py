"""A visitor of the app: HTTP by host name, and TLS that trusts nothing but the platform's own CA."""
import hashlib
import socket
import ssl
import urllib.parse


class Visit:
    """What came back; `certificate` has issuer, not_after and sha256 where TLS was spoken."""

    def __init__(self, status, body, certificate):
        self.status, self.body, self.certificate = status, body, certificate


def visit(url, host, path="/healthz", ca_file=None):
    """Asks the cluster at `url` for `host`; with `ca_file` over TLS, where host name and chain must be right."""
    place = urllib.parse.urlsplit(url)
    s, certificate = socket.create_connection((place.hostname, place.port), timeout=5), None
    try:
        if ca_file:
            s = ssl.create_default_context(cafile=ca_file).wrap_socket(s, server_hostname=host)
            certificate = described(s.getpeercert(), s.getpeercert(True))
        s.sendall(f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        reply = b""
        while True:
            piece = s.recv(65536)
            if not piece:
                break
            reply += piece
    finally:
        s.close()
    head, _, body = reply.partition(b"\r\n\r\n")
    return Visit(int(head.split()[1]), body.decode(errors="replace"), certificate)


def described(certificate, der):
    issuer = {name: value for part in certificate["issuer"] for name, value in part}
    return {"issuer": issuer.get("commonName") or issuer.get("organizationName"), "not_after": certificate["notAfter"],
            "sha256": hashlib.sha256(der).hexdigest()}
