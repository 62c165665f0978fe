"""The web servers nginx, Caddy and Apache, each started with the smallest configuration that a sample fits into, on a free port of this machine.

Started by root, they run as `www-data`, so that they may read only what everybody may. Judges nothing.
"""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_MODULES = ("mpm_event", "authz_core", "mime", "dir", "autoindex", "negotiation", "alias", "filter", "deflate", "headers")


@dataclass(frozen=True)
class Server:
    """How a server is found, configured and told to stay in the foreground."""

    program: str
    command: tuple[str, ...]
    # Gives the configuration around a sample: the sample, the document root, the port, a folder of the server's own.
    configure: Callable[[str, Path, int, Path], str]


def _replaced(sample: str, printed: str, here: str) -> str:
    if sample.count(printed) != 1:
        raise RuntimeError(f"the sample does not say {printed!r} once")
    return sample.replace(printed, here)


def _nginx(sample: str, root: Path, port: int, home: Path) -> str:
    sample = _replaced(sample, "listen 80;", f"listen 127.0.0.1:{port};")
    folders = "".join(f"{name}_temp_path {home}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    return (
        f"daemon off;\nworker_processes 1;\npid {home}/pid;\nerror_log stderr;\nevents {{}}\n"
        f"http {{\ninclude /etc/nginx/mime.types;\ndefault_type application/octet-stream;\naccess_log off;\n{folders}"
        f"root {root};\nautoindex on;\n{sample}}}\n"
    )


def _caddy(sample: str, _: Path, port: int, __: Path) -> str:
    return "{\n\tadmin off\n\tauto_https off\n}\n" + _replaced(sample, "\nexample.cn {", f"\nhttp://127.0.0.1:{port} {{")


def _apache(sample: str, root: Path, port: int, home: Path) -> str:
    modules = "".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n" for name in _MODULES)
    (home / "mime.types").write_text("text/html html\ntext/css css\napplication/xml xml\napplication/json json\nimage/jpeg jpg\nimage/png png\nimage/webp webp\n", "utf-8")
    return (
        f"{modules}ServerRoot {home}\nServerName localhost\nListen 127.0.0.1:{port}\nPidFile {home}/pid\nDefaultRuntimeDir {home}\n"
        f"ErrorLog {home}/errors\nTypesConfig {home}/mime.types\nDocumentRoot {root}\n"
        "<Directory />\nOptions FollowSymLinks\nAllowOverride None\nRequire all denied\n</Directory>\n"
        f"<Directory {root}>\nOptions Indexes FollowSymLinks MultiViews\nAllowOverride All\nRequire all granted\n</Directory>\n{sample}"
    )


SERVERS = {
    "nginx": Server("nginx", ("-p", "{home}", "-e", "stderr", "-c", "{home}/configuration"), _nginx),
    "caddyfile": Server("caddy", ("run", "--adapter", "caddyfile", "--config", "{home}/configuration"), _caddy),
    "apache": Server("apache2", ("-X", "-f", "{home}/configuration"), _apache),
}


def _program(name: str) -> str:
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
    if not found:
        raise RuntimeError(f"{name} is missing; .ci/install installs it")
    return found


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True


@contextmanager
def served(language: str, sample: str, root: Path) -> Iterator[int]:
    """Runs the server of a sample until the end of the block; gives its port."""
    server, port = SERVERS[language], _free_port()
    with tempfile.TemporaryDirectory() as scratch:
        home = Path(scratch)
        (home / "configuration").write_text(server.configure(sample, root, port, home), "utf-8")
        other = {}
        if os.geteuid() == 0:
            user = pwd.getpwnam("www-data")
            other = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": ()}
            for path in (home, *home.rglob("*")):
                os.chown(path, user.pw_uid, user.pw_gid)
        command = [_program(server.program), *(word.format(home=home) for word in server.command)]
        said = home / "said"
        with said.open("wb") as log:
            process = subprocess.Popen(
                command, cwd=root, env={"PATH": os.environ.get("PATH", ""), "HOME": scratch}, stdin=subprocess.DEVNULL, stdout=log, stderr=log, **other
            )
        try:
            patience = time.monotonic() + 10
            while not _answers(port):
                if process.poll() is not None or time.monotonic() > patience:
                    raise RuntimeError(f"{server.program} does not start: {said.read_text('utf-8')[-1000:]}")
                time.sleep(0.02)
            yield port
        finally:
            process.terminate()
            process.wait(10)
