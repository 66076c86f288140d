"""A site of our own for measuring: made by `bayan init`, filled by `bayan import`, served by `bayan serve`."""

import re
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

from . import client, process, texts
from .options import NotThere

SITE = """
name = "bench"
hosts = ["127.0.0.1", "localhost"]
zone = "Etc/GMT-3"
default_edition = "ar"
two_person_rule = false
[[editions]]
key = "ar"
language = "ar-001"
name = "العربية"
institution = "بلدية رأس النوارس"
office = "المكتب الإعلامي"
description = "أخبار بلدية رأس النوارس وبياناتها وخدماتها للمواطنين."
[[editions.sections]]
key = "news"
name = "الأخبار"
[[editions.sections]]
key = "statements"
name = "البيانات"
[[editions]]
key = "en"
language = "en-GB"
name = "English"
institution = "Municipality of Ras al-Nawaris"
office = "Media Office"
description = "News, statements and public services of the Municipality."
[[editions.sections]]
key = "news"
name = "News"
[[editions.sections]]
key = "statements"
name = "Statements"
"""


@contextmanager
def folder():
    """A temporary folder that nginx's workers may read."""
    with tempfile.TemporaryDirectory(prefix="bayan-bench.") as name:
        Path(name).chmod(0o755)
        yield Path(name)


def refused(text):
    """Why the program does not do what it was asked, where that is because it cannot yet; else nothing."""
    found = re.search(r"unknown field `(\w+)`|unrecognized subcommand '([\w-]+)'|unexpected argument '([^']+)'", text)
    if "cannot open -:" in text:
        return "this program does not import from standard input"
    return f"this program has no {next(filter(None, found.groups()))}" if found else ""


def toml(value):
    """A value as it stands in a settings file."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {toml(one)}" for key, one in value.items()) + " }"
    return str(value).lower() if isinstance(value, bool | int) else f'"{value}"'


class Server(process.Running):
    """A `bayan serve`."""

    def __init__(self, command, log, port, tls):
        self.port, self.tls = port, tls
        super().__init__(command, log)

    @property
    def base(self):
        """The beginning of its addresses."""
        return f"{'https' if self.tls else 'http'}://127.0.0.1:{self.port}"

    def client(self):
        """A connection to it."""
        return client.Client(self.port, self.tls)

    def until_answered(self, path):
        """Waits for the first answer; how many seconds after the call it came."""
        return client.until_answered(self, self.port, path, self.tls)

    def check(self):
        """Complains when it ended by itself."""
        if self.process.poll() is not None and (why := refused(self.said())):
            raise NotThere(why)
        super().check()


class Site:
    """A site in a folder."""

    def __init__(self, program, root, **keys):
        self.program, self.root, self.keys = program, Path(root), keys
        self.root.mkdir(exist_ok=True)
        (self.root / "site.toml").write_text(SITE, encoding="utf-8")
        self.settings("import.toml")
        self.command("init", "--site", str(self.root / "site.toml"))

    def settings(self, name, **keys):
        """Writes a settings file and gives its path. What the whole site has (`self.keys`) stands in each."""
        lines = [f'data = "{self.root}/data"']
        for key, value in (self.keys | keys).items():
            lines.append(f"{key} = {toml(value)}")
        path = self.root / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    def arguments(self, *arguments):
        """A command about this site."""
        return [self.program, "--config", str(self.root / "import.toml"), *arguments]

    def command(self, *arguments):
        """Runs a command to its end; what it cannot do yet is `NotThere`."""
        done = process.run(self.arguments(*arguments), cwd=self.root)
        if done.code != 0:
            if why := refused(done.said):
                raise NotThere(why)
            raise RuntimeError(f"bayan {' '.join(arguments)}: exit status {done.code}\n{done.said[-2000:]}")
        return done

    def fill(self, count):
        """Imports synthetic articles and gives their addresses."""
        lines = self.root / "articles.jsonl"
        texts.write_lines(lines, count)
        return self.bring(lines, count)[0]

    def bring(self, lines, count):
        """Imports a file of so many articles: their addresses, and what the command took."""
        done = self.command("import", "jsonl", str(lines))
        paths = re.findall(r"^published \d+ \S+ (/\S+)", done.said, re.M)
        if len(paths) != count:
            raise RuntimeError(f"{len(paths)} of {count} articles were imported:\n{done.said[-1000:]}")
        return paths, done

    def serve_at_its_address(self, port=None):
        """Starts the server under the address that its pages name, as whoever checks a site from outside needs it."""
        port = port or client.free_port()
        return self.serve(port, origins={"bench": f"http://127.0.0.1:{port}"})

    def serve(self, port=None, **keys):
        """Starts the server; keys go into its settings."""
        port = port or client.free_port()
        path = self.settings(f"serve-{port}.toml", listen=f"127.0.0.1:{port}", **keys)
        command = [self.program, "--config", str(path), "serve"]
        return Server(command, self.root / f"serve-{port}.log", port, "tls_certificate" in keys)


def certificate(root):
    """A certificate of our own, P-256: the paths of certificate and key."""
    if not shutil.which("openssl"):
        raise NotThere("openssl is not installed")
    cert, key = root / "cert.pem", root / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key, "-out", cert],
        check=True, capture_output=True,
    )  # fmt: skip
    return cert, key
