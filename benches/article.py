#!/usr/bin/env python3
"""The article page beside nginx: CPU per request on the same bytes, in turns, in one run."""

import argparse
import os
import platform
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")

NGINX = """
load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so;
worker_processes 2; worker_cpu_affinity auto; pid {root}/nginx.pid; error_log {root}/error.log warn;
events {{ worker_connections 4096; multi_accept on; }}
http {{
  include /etc/nginx/mime.types; charset utf-8; access_log off; sendfile off; tcp_nodelay on; keepalive_requests 1000000;
  open_file_cache max=10000 inactive=60s; open_file_cache_valid 60s;
  client_body_temp_path {root}/tmp/b; proxy_temp_path {root}/tmp/p; fastcgi_temp_path {root}/tmp/f;
  uwsgi_temp_path {root}/tmp/u; scgi_temp_path {root}/tmp/s;
  server {{ listen 127.0.0.1:{port} reuseport backlog=4096; root {root}/www; gzip_static on; brotli_static on; gzip_vary on;
    add_header X-Content-Type-Options nosniff; add_header Referrer-Policy strict-origin-when-cross-origin;
    add_header X-Frame-Options DENY; add_header Cache-Control "public, max-age=0, must-revalidate";
    add_header Content-Security-Policy "default-src 'none'"; }}
}}
"""


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def ask(url, encoding):
    request = urllib.request.Request(url, headers={"Accept-Encoding": encoding})
    with urllib.request.urlopen(request) as answer:
        return answer.read()


def wait_for(url):
    for _ in range(600):
        try:
            return ask(url, "identity")
        except OSError:
            time.sleep(0.1)
    sys.exit(f"{url} never answered")


def cpu_seconds(pids):
    total = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        total += int(fields[11]) + int(fields[12])
    return total / TICKS


def family(pid):
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid] + [int(child) for child in children]


def load(url, seconds, close):
    command = ["wrk", "-t2", "-c32", f"-d{seconds}s", "-H", "Accept-Encoding: br"]
    if close:
        command += ["-H", "Connection: close"]
    text = subprocess.run(command + [url], check=True, capture_output=True, text=True).stdout
    requests = int(re.search(r"(\d+) requests in", text).group(1))
    errors = re.search(r"(Non-2xx|Socket errors)", text)
    if errors:
        sys.exit(f"the load met errors:\n{text}")
    return requests


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    target = os.environ.get("CARGO_TARGET_DIR", str(Path.home() / ".cache/bayan/target"))
    parser.add_argument("--bayan", default=f"{target}/release/bayan")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=3)
    options = parser.parse_args()
    for tool in ("nginx", "wrk"):
        if not shutil.which(tool):
            sys.exit(f"{tool} is not installed")

    with tempfile.TemporaryDirectory(prefix="bayan-bench.") as folder:
        root = Path(folder)
        root.chmod(0o755)
        (root / "tmp").mkdir()
        (root / "www").mkdir()
        ours, theirs = free_port(), free_port()
        bayan = subprocess.Popen(
            [options.bayan, "demo", "--data", str(root / "data"), "--listen", f"127.0.0.1:{ours}"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        nginx = None
        try:
            base = f"http://127.0.0.1:{ours}"
            wait_for(f"{base}/ar/")
            sitemap = ask(f"{base}/sitemap.xml", "identity").decode()
            paths = [u.split("/", 3)[3] for u in re.findall(r"<loc>([^<]+)</loc>", sitemap) if "/ar/a/" in u]
            pages = sorted((len(ask(f"{base}/{path}", "identity")), path) for path in paths)
            path = pages[len(pages) // 2][1]  # of middling length
            time.sleep(3)  # the best compression is made behind the first answer
            for name, encoding in (("a.html", "identity"), ("a.html.gz", "gzip"), ("a.html.br", "br")):
                (root / "www" / name).write_bytes(ask(f"{base}/{path}", encoding))
            (root / "nginx.conf").write_text(NGINX.format(root=root, port=theirs))
            subprocess.run(["chmod", "-R", "a+rX", folder], check=True)
            nginx = subprocess.Popen(["nginx", "-c", f"{root}/nginx.conf", "-e", f"{root}/error.log", "-g", "daemon off;"])
            wait_for(f"http://127.0.0.1:{theirs}/a.html")
            sizes = {e: len(ask(f"{base}/{path}", e)) for e in ("identity", "gzip", "br")}
            print(f"{platform.machine()}, {os.cpu_count()} cores, Linux {platform.release()}")
            print(f"article: {sizes['identity']} bytes, gzip {sizes['gzip']}, br {sizes['br']} (HTML with its style)\n")
            print("| connection | nginx CPU-s/1,000 | Bayan CPU-s/1,000 | ratio (median of rounds) | lowest to highest |")
            print("|---|--:|--:|--:|--:|")
            for label, close in (("kept alive, 32", False), ("one a request, 32", True)):
                rows = []
                for _ in range(options.rounds):
                    costs = []
                    for pid, url in ((nginx.pid, f"http://127.0.0.1:{theirs}/a.html"), (bayan.pid, f"{base}/{path}")):
                        pids = family(pid)
                        before = cpu_seconds(pids)
                        requests = load(url, options.seconds, close)
                        costs.append((cpu_seconds(pids) - before) * 1000 / requests)
                    rows.append(costs)
                ratios = [mine / other for other, mine in rows]
                print(f"| {label} | {statistics.median(r[0] for r in rows):.4f} | {statistics.median(r[1] for r in rows):.4f} "
                      f"| {statistics.median(ratios):.2f} | {min(ratios):.2f} to {max(ratios):.2f} |")
        finally:
            for process in (nginx, bayan):
                if process:
                    process.send_signal(signal.SIGTERM)
                    process.wait(timeout=15)


if __name__ == "__main__":
    main()
