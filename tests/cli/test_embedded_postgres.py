"""The embedded server survives what machines and people do to it. Every test runs a real one."""

from __future__ import annotations

import os
import pwd
import select
import shutil
import signal
import socket
import subprocess
from pathlib import Path

import psycopg
import pytest

from cli.postgres import leftovers
from cli.postgres.account import Account
from cli.postgres.cluster import Cluster, cluster_in, elsewhere
from cli.postgres.locks import wait_until_free
from cli.postgres.server import is_running, serving
from tests.cli.conftest import SEARCH_PATH, StartOwner

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another account")


def query(url: str, statement: str) -> list[tuple]:
    with psycopg.connect(url, autocommit=True) as connection:
        cursor = connection.execute(statement)
        return cursor.fetchall() if cursor.description else []


def postmaster_of(cluster: Cluster) -> int:
    return int((cluster.data / "postmaster.pid").read_text().splitlines()[0])


def keeper_of(cluster: Cluster) -> int:
    status = Path(f"/proc/{postmaster_of(cluster)}/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("PPid:")).split()[1])


def kill(pid: int) -> None:
    """Return when it is dead, whoever has to reap it."""
    handle = os.pidfd_open(pid)
    os.kill(pid, signal.SIGKILL)
    waiting = select.poll()
    waiting.register(handle, select.POLLIN)
    assert waiting.poll(10_000)
    os.close(handle)


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o7777


def test_first_start_makes_a_cluster_with_an_owner_who_is_no_superuser(empty_home: Path):
    with serving(cluster_in(empty_home)) as use:
        facts = query(
            use.url(),
            """SELECT current_user::text, current_database()::text,
                      rolsuper, rolcreatedb, rolcanlogin,
                      pg_get_userbyid(datdba)::text, datlocprovider::text, datlocale,
                      current_setting('data_checksums'), current_setting('fsync'),
                      current_setting('password_encryption'), current_setting('TimeZone')
               FROM pg_roles, pg_database
               WHERE rolname = current_user AND datname = current_database()""",
        )

    assert facts == [
        (
            *("hotelmate", "hotelmate", False, True, True),
            *("hotelmate", "b", "C.UTF-8", "on", "on", "scram-sha-256", "UTC"),
        )
    ]


def test_passwords_are_private_and_needed(home: Path):
    cluster = cluster_in(home)
    with serving(cluster) as use:
        without = use.url().replace(cluster.password("hotelmate"), "wrong")
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            query(without, "SELECT 1")

    secrets = [cluster.folder / "hotelmate-password", cluster.folder / "postgres-password"]
    assert [mode(path) for path in secrets] == [0o600, 0o600]
    assert mode(cluster.data) == 0o700


def test_data_and_address_outlive_the_server(home: Path):
    cluster = cluster_in(home)
    with serving(cluster) as use:
        first_url = use.url()
        query(first_url, "CREATE TABLE kept AS SELECT 7 AS number")
    was_running = is_running(cluster)
    with serving(cluster) as use:
        rows = query(use.url(), "SELECT number FROM kept")

    assert (was_running, use.url(), rows) == (False, first_url, [(7,)])


def test_killed_server_comes_back_at_the_same_address(home: Path):
    cluster = cluster_in(home)
    with serving(cluster) as use:
        url = use.url()
        query(url, "CREATE TABLE kept AS SELECT 7 AS number")
        first = postmaster_of(cluster)
        kill(first)
        with serving(cluster):  # returns when the server answers again
            rows = query(url, "SELECT number FROM kept")
            second = postmaster_of(cluster)

    assert rows == [(7,)]
    assert first != second


def test_server_stops_by_itself_when_its_owner_is_killed(home: Path, start_owner: StartOwner):
    cluster = cluster_in(home)
    owner = start_owner(home)
    query(owner.url(), "CREATE TABLE kept AS SELECT 7 AS number")
    owner.kill()

    assert wait_until_free(cluster.folder / "keeper.lock", seconds=30)
    assert leftovers.processes_of(cluster.data, cluster.name) == []
    with serving(cluster) as use:
        assert query(use.url(), "SELECT number FROM kept") == [(7,)]


def test_server_is_revived_when_its_keeper_is_killed(home: Path):
    cluster = cluster_in(home)
    with serving(cluster) as use:
        url = use.url()
        kill(keeper_of(cluster))
        use.ensure_running()

        assert (query(url, "SELECT 1"), use.url()) == ([(1,)], url)


def test_everything_killed_at_once_is_no_obstacle(home: Path, start_owner: StartOwner):
    cluster = cluster_in(home)
    owner = start_owner(home)
    query(owner.url(), "CREATE TABLE kept AS SELECT 7 AS number")
    keeper, postmaster = keeper_of(cluster), postmaster_of(cluster)
    for pid in (keeper, postmaster):
        kill(pid)
    owner.kill()

    with serving(cluster) as use:
        assert query(use.url(), "SELECT number FROM kept") == [(7,)]


def test_stale_pid_file_naming_a_living_stranger_is_healed(home: Path):
    cluster = cluster_in(home)
    with subprocess.Popen(["sleep", "600"]) as stranger:
        lines = [stranger.pid, cluster.data, 0, cluster.port, "", "127.0.0.1", 0, "ready"]
        (cluster.data / "postmaster.pid").write_text("\n".join(map(str, lines)) + "\n")
        with serving(cluster) as use:
            rows = query(use.url(), "SELECT 1")
        stranger_lives = stranger.poll() is None
        stranger.kill()

    assert (rows, stranger_lives) == ([(1,)], True)


def test_starts_at_the_same_moment_share_one_server(home: Path, start_owner: StartOwner):
    cluster = cluster_in(home)
    owners = [start_owner(home) for _ in range(4)]
    urls = {owner.url() for owner in owners}
    postmaster = postmaster_of(cluster)
    for owner in owners[:3]:
        owner.leave()
    with serving(cluster):
        still_the_same = postmaster_of(cluster)
    was_running = is_running(cluster)
    owners[3].leave()

    assert urls == {cluster.url()}
    assert (still_the_same, was_running, is_running(cluster)) == (postmaster, True, False)


def test_first_starts_at_the_same_moment_make_one_cluster(
    empty_home: Path, start_owner: StartOwner
):
    owners = [start_owner(empty_home) for _ in range(3)]
    urls = {owner.url() for owner in owners}
    for owner in owners:
        owner.leave()

    assert urls == {cluster_in(empty_home).url()}


def test_port_taken_by_a_stranger_is_given_up(home: Path):
    cluster = cluster_in(home)
    with socket.create_server(("127.0.0.1", cluster.port)) as stranger:
        with serving(cluster) as use:
            rows = query(use.url(), "SELECT 1")
        taken = stranger.getsockname()[1]

    assert rows == [(1,)]
    assert cluster.port != taken


def test_half_made_cluster_is_made_anew(empty_home: Path):
    cluster = cluster_in(empty_home)
    half = cluster.folder / "data.new"
    half.mkdir()
    (half / "PG_VERSION").write_text("18\n")
    with serving(cluster) as use:
        assert query(use.url(), "SELECT 1") == [(1,)]

    assert not half.exists()


def test_throw_away_cluster_leaves_nothing(home: Path):
    kept = cluster_in(home)
    cluster = Cluster(kept.folder, kept.account, is_throw_away=True)
    with serving(cluster) as use:
        assert query(use.url(), "SELECT 1") == [(1,)]

    assert not cluster.folder.exists()


def test_local_configuration_is_read(home: Path):
    cluster = cluster_in(home)
    (cluster.folder / "local.conf").write_text("work_mem = '11MB'\n")
    (cluster.folder / "local.conf").chmod(0o644)
    with serving(cluster) as use:
        assert query(use.url(), "SHOW work_mem") == [("11MB",)]


def test_log_shows_no_statement_and_no_value(home: Path):
    cluster = cluster_in(home)
    with serving(cluster) as use:
        query(use.url(), "CREATE TABLE guest (email text PRIMARY KEY)")
        insert = "INSERT INTO guest VALUES ('ada@example.com')"
        query(use.url(), insert)
        with pytest.raises(psycopg.errors.UniqueViolation):
            query(use.url(), insert)
    log = (cluster.folder / "postgres.log").read_text()

    assert "guest_pkey" in log
    assert "ada@example.com" not in log


@needs_root
def test_root_runs_it_under_another_account_and_changes_no_parent(home: Path):
    parents = [home, home.parent]
    before = [(mode(path), path.stat().st_uid) for path in parents]
    cluster = cluster_in(home)
    with serving(cluster):
        uid = Path(f"/proc/{postmaster_of(cluster)}").stat().st_uid

    assert uid == cluster.account.uid != 0
    assert [(mode(path), path.stat().st_uid) for path in parents] == before


@needs_root
def test_under_a_private_folder_the_data_lies_elsewhere(empty_home: Path):
    private = empty_home / "private"
    private.mkdir(mode=0o700)
    cluster = cluster_in(private / "var")
    try:
        with serving(cluster) as use:
            rows = query(use.url(), "SELECT 1")
    finally:
        shutil.rmtree(elsewhere(private / "var"))

    assert (rows, mode(private)) == ([(1,)], 0o700)
    assert cluster.folder == elsewhere(private / "var")


@needs_root
def test_plain_user_runs_it_as_himself(empty_home: Path, start_owner: StartOwner):
    nobody = pwd.getpwnam("nobody")
    account = Account(nobody.pw_uid, nobody.pw_gid)
    python = python_for(account)
    os.chown(empty_home, account.uid, account.gid)
    owner = start_owner(empty_home, python, **account.identity)
    rows = query(owner.url(), "SELECT 1")
    pid_file = empty_home / "postgres" / "data" / "postmaster.pid"
    uid = Path(f"/proc/{pid_file.read_text().splitlines()[0]}").stat().st_uid
    owner.leave()

    assert (rows, uid) == ([(1,)], account.uid)


def python_for(account: Account) -> str:
    """This interpreter, or the system's of the same version when this one is private to root."""
    source = "import psycopg, cli.postgres.server"
    for python in (os.path.realpath("/proc/self/exe"), "/usr/bin/python3.11"):
        done = subprocess.run(
            ["/bin/sh", "-c", 'exec "$0" -c "$1"', python, source],
            check=False,
            capture_output=True,
            cwd="/",
            env={"PYTHONPATH": SEARCH_PATH},
            **account.identity,
        )
        if done.returncode == 0:
            return python
    pytest.skip("no Python that the account nobody can run")
