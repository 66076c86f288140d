"""nginx as fast as it was found to get for pages this small (Debian's, see docs/performance.md)."""

import os
import shutil
from pathlib import Path

from . import client
from .options import NotThere
from .process import Running

MODULE = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"

MAIN = """
load_module {module};
worker_processes {cores}; worker_cpu_affinity auto; pid {root}/nginx.pid; error_log {root}/error.log warn;
events {{ worker_connections 8192; multi_accept on; }}
http {{
  include /etc/nginx/mime.types; charset utf-8; access_log off; sendfile off; tcp_nodelay on;
  keepalive_requests 100000000; keepalive_timeout 120s; server_tokens off;
  open_file_cache max=10000 inactive=60s; open_file_cache_valid 60s;
  client_body_temp_path {root}/tmp/b; proxy_temp_path {root}/tmp/p; fastcgi_temp_path {root}/tmp/f;
  uwsgi_temp_path {root}/tmp/u; scgi_temp_path {root}/tmp/s;
  gzip_static on; brotli_static on; gzip_vary on; root {root}/www;
  ssl_certificate {root}/cert.pem; ssl_certificate_key {root}/key.pem; ssl_protocols TLSv1.3;
  server {{ listen 127.0.0.1:{best} reuseport backlog=4096; {headers} }}
  server {{ listen 127.0.0.1:{bare} reuseport backlog=4096; }}
  server {{ listen 127.0.0.1:{deferred} reuseport backlog=4096 deferred; {headers} }}
  server {{ listen 127.0.0.1:{tls} ssl http2 reuseport backlog=4096; {headers} }}
}}
"""

# What nginx says by itself, or what belongs to the one answer and not to the site.
OWN = {
    "connection", "content-encoding", "content-length", "content-type", "date", "etag", "keep-alive",
    "last-modified", "server", "transfer-encoding", "vary",
}  # fmt: skip


def quoted(value):
    """A value inside a configuration."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


class Nginx(Running):
    """Serves one page, under four ports: `best` with our headers, `bare` without, `deferred`, and `tls`."""

    def __init__(self, root, bodies, headers):
        """`bodies`: the same page as identity, gzip and br; `headers`: those of Bayan's answer."""
        if not shutil.which("nginx") or not Path(MODULE).exists():
            raise NotThere("nginx with libnginx-mod-http-brotli-static is not installed")
        self.root = root
        self.ports = {name: client.free_port() for name in ("best", "bare", "deferred", "tls")}
        (root / "tmp").mkdir(exist_ok=True)
        (root / "www").mkdir(exist_ok=True)
        for encoding, name in (("identity", "a.html"), ("gzip", "a.html.gz"), ("br", "a.html.br")):
            (root / "www" / name).write_bytes(bodies[encoding])
            (root / "www" / name).chmod(0o644)
            # The static modules want one age for all three.
            os.utime(root / "www" / name, (1_700_000_000, 1_700_000_000))
        added = " ".join(f"add_header {name} {quoted(value)};" for name, value in headers if name.lower() not in OWN)
        text = MAIN.format(module=MODULE, cores=os.cpu_count(), root=root, headers=added, **self.ports)
        (root / "nginx.conf").write_text(text)
        for folder in (root, root / "www", root / "tmp"):
            folder.chmod(0o755)  # the workers are nobody
        command = ["nginx", "-c", f"{root}/nginx.conf", "-e", f"{root}/error.log", "-g", "daemon off;"]
        super().__init__(command, root / "nginx.out")

    def url(self, name="best"):
        """The page's address at one of the ports."""
        return f"{'https' if name == 'tls' else 'http'}://127.0.0.1:{self.ports[name]}/a.html"

    def until_answered(self):
        """Waits for the first answer."""
        return client.until_answered(self, self.ports["best"], "/a.html")
