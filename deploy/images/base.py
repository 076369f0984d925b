"""The image under the services: a few packages of Debian, as distroless images have them, and a Java runtime linked from the JDK that builds."""
import io
import os
import platform
import re
import shutil
import subprocess
import tarfile

from launcher.trouble import Trouble

from .layers import Layer, write_image

PACKAGES = ("base-files", "libc6", "libgcc-s1", "libstdc++6")
LEFT_OUT = re.compile(r"usr/share/(?!doc/[^/]+/copyright$|common-licenses/)|usr/lib/[^/]+/gconv/|etc/(update-motd\.d|profile\.d)/|var/lib/dpkg/")
# What Java SE names, and of the JDK's own what libraries of the services ask for.
MODULES = ("java.se", "jdk.charsets", "jdk.crypto.cryptoki", "jdk.jfr", "jdk.localedata", "jdk.management", "jdk.naming.dns", "jdk.net",
           "jdk.security.auth", "jdk.security.jgss", "jdk.unsupported", "jdk.zipfs")
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
PERSON = 65532  # the number that distroless and Chainguard images use for `nonroot`
FILES = {
    "etc/passwd": f"root:x:0:0:root:/root:/sbin/nologin\nnonroot:x:{PERSON}:{PERSON}:nonroot:/home/nonroot:/sbin/nologin\n",
    "etc/group": f"root:x:0:\nnonroot:x:{PERSON}:\n",
    "etc/nsswitch.conf": "passwd: files\ngroup: files\nhosts: files dns\n",
}


def make(path, folder, java, date):
    """Writes the base image; gives what it is made of, in words."""
    archives = _download(folder)
    system, versions = _system(archives, date), ", ".join(sorted(f"{_field(a, 'Package')} {_field(a, 'Version')}" for a in archives))
    runtime, release = _runtime(folder, java, date)
    write_image(path, [system, runtime], date, ARCHITECTURES[platform.machine()], {
        "User": f"{PERSON}:{PERSON}", "Env": ["PATH=/opt/java/bin", "JAVA_HOME=/opt/java", "LANG=C.UTF-8", "TZ=UTC", "MALLOC_ARENA_MAX=2"]})
    return f"{versions}; Java {release}"


def _download(folder):
    if not shutil.which("apt-get") or not shutil.which("dpkg-deb"):
        raise Trouble("The base image is made of Debian's packages, and this is no Debian. Name another one with --base, such as registry/name@sha256:…")
    archives = folder / "packages"
    archives.mkdir()
    done = subprocess.run(["apt-get", "download", *PACKAGES], cwd=archives, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode:
        raise Trouble(f"{done.stderr.strip()}\napt-get cannot fetch the packages of the base image (`apt-get update` may help)")
    return sorted(archives.glob("*.deb"))


def _field(archive, name):
    return subprocess.run(["dpkg-deb", "-f", str(archive), name], capture_output=True, text=True, check=True).stdout.strip()


def _system(archives, date):
    layer = Layer(date)
    for archive in archives:
        unpacked = subprocess.run(["dpkg-deb", "--fsys-tarfile", str(archive)], capture_output=True, check=True).stdout
        with tarfile.open(fileobj=io.BytesIO(unpacked)) as tar:
            for entry in tar:
                _take(layer, tar, entry)
        # Where scanners look for the packages of an image that has no package manager.
        control = subprocess.run(["dpkg-deb", "-f", str(archive)], capture_output=True, check=True).stdout
        layer.add(f"var/lib/dpkg/status.d/{_field(archive, 'Package')}", 0o644, control)
    for name in ("lib", "lib64", "bin", "sbin"):  # one tree below /usr, as Debian's installer makes it
        layer.add(name, 0o777, link=f"usr/{name}")
    for name, text in FILES.items():
        layer.add(name, 0o644, text.encode())
    return layer


def _take(layer, tar, entry):
    path = re.sub(r"^(lib|lib64|bin|sbin)(?=/|$)", r"usr/\1", entry.name.removeprefix("./").rstrip("/"))
    if not path or path == "." or LEFT_OUT.match(path + "/" if entry.isdir() else path):
        return
    if entry.isdir():
        layer.add_folder(path, entry.mode)
    elif entry.issym():
        layer.add(path, 0o777, link=entry.linkname)
    else:
        layer.add(path, entry.mode, tar.extractfile(entry).read())


def _runtime(folder, java, date):
    linked, layer = folder / "runtime", Layer(date)
    done = subprocess.run([str(java / "bin" / "jlink"), "--add-modules", ",".join(MODULES), "--strip-debug", "--no-header-files", "--no-man-pages",
                           "--output", str(linked)], stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode:
        raise Trouble(f"{done.stdout}{done.stderr}\nThe Java runtime could not be linked")
    for file in sorted(linked.rglob("*")):
        if not file.is_dir():
            layer.add(f"opt/java/{file.relative_to(linked)}", 0o755 if os.access(file, os.X_OK) else 0o644, file.read_bytes())
    return layer, re.search(r'JAVA_RUNTIME_VERSION="([^"]+)"', (java / "release").read_text()).group(1)
