"""A small OTLP/HTTP receiver: keeps the spans that it is sent (https://opentelemetry.io/docs/specs/otlp/#otlphttp)."""
import gzip
import http.server
import threading

from . import spans

LARGEST = 64 << 20


class Receiver:
    """Listens on a free port of this machine from `with` on, until its end."""

    def __init__(self, port=0):
        self.lock, self.received, self.unreadable = threading.Lock(), [], []
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", port), self._handler())
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    def spans(self):
        with self.lock:
            return list(self.received)

    def _take(self, body):
        found = spans.read(body)
        with self.lock:
            self.received += found

    def _handler(receiver):
        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                length = int(self.headers.get("Content-Length") or 0)
                if self.path != "/v1/traces":
                    return self._answer(404)
                if not 0 < length <= LARGEST:
                    return self._answer(413)
                body = self.rfile.read(length)
                try:
                    receiver._take(gzip.decompress(body) if self.headers.get("Content-Encoding") == "gzip" else body)
                except (ValueError, OSError) as e:
                    receiver.unreadable.append(str(e))
                    return self._answer(400)
                self._answer(200)

            def _answer(self, status):
                self.send_response(status)
                self.send_header("Content-Type", "application/x-protobuf")
                self.send_header("Content-Length", "0")
                if status != 200:  # a body may be left unread
                    self.close_connection = True
                self.end_headers()

            def log_message(self, *_):
                pass
        return Handler
