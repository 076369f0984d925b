"""Finds JDK 25 and Maven."""
import os
import pathlib
import re
import shutil

from .trouble import Trouble

RELEASE = 25
FOLDERS = ("/usr/lib/jvm/*", "/opt/*jdk*", "~/.sdkman/candidates/java/*", "~/.jdks/*", "~/Library/Java/JavaVirtualMachines/*/Contents/Home",
           "/Library/Java/JavaVirtualMachines/*/Contents/Home", "/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home")


def find_jdk(environ=os.environ):
    """The folder of a JDK 25: SLIPWAY_JAVA_HOME, JAVA_HOME, `java` on the PATH, then the usual places."""
    told = environ.get("SLIPWAY_JAVA_HOME")
    if told:
        if release(told) != RELEASE:
            raise Trouble(f"SLIPWAY_JAVA_HOME is {told}, which is no JDK {RELEASE}. Set it to the folder of one, or unset it.")
        return pathlib.Path(told)
    for folder in candidates(environ):
        if release(folder) == RELEASE:
            return pathlib.Path(folder)
    raise Trouble(f"No JDK {RELEASE} was found. Install one (Temurin {RELEASE}, for example), or set SLIPWAY_JAVA_HOME to its folder.")


def candidates(environ):
    if environ.get("JAVA_HOME"):
        yield pathlib.Path(environ["JAVA_HOME"])
    java = shutil.which("java", path=environ.get("PATH"))
    if java:
        yield pathlib.Path(java).resolve().parent.parent
    for pattern in FOLDERS:
        anchor = pathlib.Path(pattern).expanduser()
        yield from sorted(pathlib.Path(anchor.anchor).glob(str(anchor.relative_to(anchor.anchor))), reverse=True)


def release(folder):
    """The feature release of the JDK in a folder, read from its `release` file, or None when it is none (a JRE cannot build)."""
    folder = pathlib.Path(folder)
    if not (folder / "bin" / "java").exists() or not (folder / "bin" / "javac").exists():
        return None
    try:
        found = re.search(r'^JAVA_VERSION="(\d+)', (folder / "release").read_text(errors="replace"), re.MULTILINE)
    except OSError:
        return None
    return int(found.group(1)) if found else None


def maven():
    """How every call of Maven begins: it asks nobody, and without colours, which `-B` alone does not keep out of logs."""
    return [find_maven(), "-B", "-ntp", "-Dstyle.color=never"]


def find_maven(environ=os.environ):
    told = environ.get("SLIPWAY_MAVEN", "mvn")
    found = shutil.which(told, path=environ.get("PATH"))
    if not found:
        raise Trouble("Something has to be built, and Maven was not found. Install Maven 3.8.7 or newer so that `mvn` is on the PATH, "
                      "or set SLIPWAY_MAVEN to it.")
    return found
