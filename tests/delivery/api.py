"""A provider's API on this computer, which answers as it is told to."""

import json
from collections import deque
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


class Api(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.script = deque()
        """Status and body of the answers to come; then every request succeeds."""
        self.asked = []
        """Path, headers and body of each request."""
        self.before_answering = lambda: None

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_address[1]}"

    def named(self):
        """What it calls the next message."""
        return f"named-{len(self.asked)}"


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append((self.path, dict(self.headers), body))
        self.server.before_answering()
        self.to = json.loads(body).get("To") if body.startswith(b"{") else None
        status, answer = self.server.script.popleft() if self.server.script else (201, None)
        said = self.success() if answer is None else answer
        self.send_response(200 if answer is None and status == 201 else status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(said if isinstance(said, bytes) else json.dumps(said).encode())

    def success(self):
        """As Notify answers, as Postmark does, and as Mailgun does."""
        name = self.server.named()
        by_postmark = {"MessageID": name, "ErrorCode": 0, "Message": "OK", "To": self.to}
        by_mailgun = f"<{name}@force.example>" if self.path.endswith("/messages") else name
        return {"id": by_mailgun, "message": "Queued", **by_postmark}

    def log_message(self, *words):
        pass


@contextmanager
def running():
    api = Api()
    Thread(target=api.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield api
    finally:
        api.shutdown()
        api.server_close()
