"""One connection of our own: for what is measured by the clock of a reader, and for looking at answers."""

import http.client
import socket
import ssl
import time
from dataclasses import dataclass
from urllib.parse import quote


def free_port():
    """A port of loopback that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def encoded(path):
    """A path as it goes over the wire."""
    return quote(path, safe="/?=&%:;,+~!$'()*@")


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: list
    body: bytes

    def header(self, name):
        """The value of a header, or nothing."""
        return next((value for key, value in self.headers if key.lower() == name), "")


class Client:
    """A kept-alive connection. The certificate is our own, so it is not checked."""

    def __init__(self, port, tls=False):
        if tls:
            context = ssl._create_unverified_context()
            context.set_alpn_protocols(["http/1.1"])
            self.connection = http.client.HTTPSConnection("127.0.0.1", port, timeout=30, context=context)
        else:
            self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.connection.close()

    def get(self, path, encoding="identity", **headers):
        """The answer to one request."""
        sent = {"Accept-Encoding": encoding} | {name.replace("_", "-"): value for name, value in headers.items()}
        known = self.connection.sock is not None
        try:
            return self.once(path, sent)
        except (ConnectionError, http.client.RemoteDisconnected):
            # A server may close a connection that stood still; on a new one nothing is excused.
            self.connection.close()
            if not known:
                raise
        return self.once(path, sent)

    def once(self, path, headers):
        """One request on whatever connection there is."""
        self.connection.request("GET", encoded(path), headers=headers)
        answer = self.connection.getresponse()
        return Answer(answer.status, answer.getheaders(), answer.read())


def until_answered(server, port, path, tls=False, pause=0.001, most=120.0):
    """Waits for the first 200 and answers how many seconds after the server was called it was there."""
    end = time.monotonic() + most
    while time.monotonic() < end:
        try:
            with Client(port, tls) as client:
                if client.get(path).status == 200:
                    return time.monotonic() - server.began
        except (OSError, http.client.HTTPException):
            pass
        server.check()
        time.sleep(pause)
    raise RuntimeError(f"{path} was never answered with 200:\n{server.said()[-2000:]}")
