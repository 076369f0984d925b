"""A backup of the platform's running PostgreSQL, and the way back to it. Debian's pg_dump and pg_basebackup are older than the embedded server and refuse it."""
import os
import shutil
import subprocess

from launcher import jdk, variables, vault
from launcher.story.broker import class_path
from launcher.trouble import Trouble

MAIN = "dev.slipway.local.postgres.BackupProcess"


def take(home, folder):
    environment = {**variables.base(home), **variables.postgres(home, vault.ensure(home))}
    done = subprocess.run([str(jdk.find_jdk() / "bin" / "java"), "-Xmx96m", "-XX:TieredStopAtLevel=1", "-cp", class_path(home), MAIN, str(folder)],
                          env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if done.returncode:
        raise Trouble(f"PostgreSQL could not be backed up: {done.stderr.strip()[-600:]}")


def put_back(home, folder):
    """With the server down; the next start recovers it from its log to the end of the backup."""
    shutil.rmtree(home.data / "postgres")
    os.replace(folder, home.data / "postgres")
