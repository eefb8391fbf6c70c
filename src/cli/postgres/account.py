"""PostgreSQL refuses to run as root: which account it runs under, and what that one can reach."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

SERVICE_ACCOUNT = "hotelmate"
FALLBACK_ACCOUNT = "nobody"


class Identity(TypedDict, total=False):
    """Popen's arguments that drop root; empty for whoever is a plain user already."""

    user: int
    group: int
    extra_groups: list[int]


@dataclass(frozen=True)
class Account:
    uid: int
    gid: int

    @property
    def identity(self) -> Identity:
        if os.geteuid() != 0:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def can_enter(self, folder: Path) -> bool:
        command = ["/bin/sh", "-c", 'cd "$1"', "sh", str(folder)]
        done = subprocess.run(command, **self.identity, cwd="/", capture_output=True, check=False)
        return done.returncode == 0

    def take(self, path: Path) -> None:
        if os.geteuid() == 0:
            os.chown(path, self.uid, self.gid)


def server_account() -> Account:
    """Whoever calls, unless that is root: then the account `hotelmate`, made when missing."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid())
    entry = _entry(SERVICE_ACCOUNT) or _create() or pwd.getpwnam(FALLBACK_ACCOUNT)
    return Account(entry.pw_uid, entry.pw_gid)


def _entry(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def _create() -> pwd.struct_passwd | None:
    useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
    if useradd is None:
        return None
    command = [useradd, "--system", "--user-group", "--no-create-home", SERVICE_ACCOUNT]
    subprocess.run(command, capture_output=True, check=False)
    return _entry(SERVICE_ACCOUNT)
