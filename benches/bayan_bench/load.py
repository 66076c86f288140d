"""Load with wrk (HTTP/1.1) and h2load (HTTP/2, and TLS with a handshake each)."""

import re
import shutil
import subprocess
from dataclasses import dataclass

from .options import NotThere

UNITS = {"us": 1e-6, "ms": 1e-3, "s": 1.0, "m": 60.0}


@dataclass
class Load:
    """What a run of load came to."""

    requests: int
    p99: float = 0.0
    tls: str = ""


def run(command):
    """What a load program says."""
    if not shutil.which(command[0]):
        raise NotThere(f"{command[0]} is not installed")
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{command[0]}: {done.stdout[-600:]}{done.stderr[-600:]}")
    return done.stdout


def wrk(url, seconds, connections=32, close=False):
    """HTTP/1.1, as many requests as are answered."""
    whole = max(1, round(seconds))  # wrk knows no fractions
    command = ["wrk", "-t2", f"-c{connections}", f"-d{whole}s", "--latency", "-H", "Accept-Encoding: br"]
    if close:
        command += ["-H", "Connection: close"]
    text = run(command + [url])
    if re.search(r"Non-2xx", text):
        raise RuntimeError(f"the load met answers other than 200:\n{text}")
    broken = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+)", text)
    requests = int(re.search(r"(\d+) requests in", text).group(1))
    if requests == 0 or (broken and sum(map(int, broken.groups())) > requests / 1000):
        raise RuntimeError(f"the load met errors:\n{text}")
    number, unit = re.search(r"99%\s+([\d.]+)(us|ms|s|m)\b", text).groups()
    return Load(requests, float(number) * UNITS[unit])


def read_h2load(text, protocol):
    """What h2load counted; anything but 200 over `protocol` is an error."""
    spoken = re.search(r"^Application protocol: (\S+)", text, re.M)
    if not spoken or spoken.group(1) != protocol:
        raise NotThere(f"the server does not speak {protocol} over TLS")
    done, failed, errored = map(
        int, re.search(r"(\d+) done, \d+ succeeded, (\d+) failed, (\d+) errored", text).groups()
    )
    # Heads that came in the last moment count as 2xx, but their bodies are not done.
    others = re.search(r"status codes: \d+ 2xx, (\d+) 3xx, (\d+) 4xx, (\d+) 5xx", text).groups()
    if done == 0 or failed or errored or any(map(int, others)):
        raise RuntimeError(f"the load met errors:\n{text}")
    tls = " ".join(re.findall(r"^(?:TLS Protocol|Cipher|Server Temp Key): (\S+)", text, re.M))
    return Load(done, tls=tls)


def h2load(url, seconds, clients=32, streams=1):
    """HTTP/2 over TLS, as many requests as are answered."""
    whole = max(1, round(seconds))
    command = ["h2load", "-t2", f"-c{clients}", f"-m{streams}", f"-D{whole}", "-H", "accept-encoding: br", url]
    return read_h2load(run(command), "h2")


def handshakes(url, seconds, rate=200):
    """One full TLS handshake and one request a connection, at a steady rate. (wrk would resume sessions.)"""
    count = max(1, round(rate * seconds))
    command = ["h2load", "--h1", f"-n{count}", f"-c{count}", f"-r{rate // 20}", "--rate-period=50ms"]
    return read_h2load(run(command + ["-H", "accept-encoding: br", "-H", "connection: close", url]), "http/1.1")
