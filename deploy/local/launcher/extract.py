"""Lays a boot jar out as a thin jar beside its libraries, as `-Djarmode=tools extract` does, but without a JVM for each and without keeping a
library twice: a service starts twice as fast from there as from the jar of jars."""
import os
import shutil
import zipfile

CLASSES, INDEX, MANIFEST = "BOOT-INF/classes/", "BOOT-INF/classpath.idx", "META-INF/MANIFEST.MF"
OF_THE_LOADER = (MANIFEST, "META-INF/", "META-INF/services/java.nio.file.spi.FileSystemProvider")
ATTRIBUTES_OF_THE_LOADER = ("Main-Class", "Start-Class", "Spring-Boot-Classes", "Spring-Boot-Lib", "Spring-Boot-Classpath-Index", "Spring-Boot-Layers-Index")


def extract(jar, folder, store):
    """Fills the folder; libraries are links into the store, where each stands once for all programs."""
    (folder / "lib").mkdir(parents=True)
    store.mkdir(exist_ok=True)
    with zipfile.ZipFile(jar) as boot:
        libraries = [line.strip()[3:-1] for line in boot.read(INDEX).decode().splitlines() if line.strip()]
        for library in libraries:
            _link(_stored(boot, boot.getinfo(library), store), folder / "lib" / os.path.basename(library))
        with zipfile.ZipFile(folder / jar.name, "w") as thin:
            thin.writestr(MANIFEST, _manifest(boot.read(MANIFEST).decode(), libraries))
            for entry in boot.infolist():
                name = _name_in_thin_jar(entry.filename)
                if name:
                    copy = zipfile.ZipInfo(name, entry.date_time)
                    thin.writestr(copy, boot.read(entry))


def _link(stored, name):
    try:
        os.link(stored, name)
    except OSError:  # a file system without hard links
        shutil.copyfile(stored, name)


def _stored(boot, entry, store):
    """The library in the store, told from others of its name by checksum and size."""
    kept = store / f"{entry.CRC:08x}-{entry.file_size}-{os.path.basename(entry.filename)}"
    if not kept.exists():
        draft = kept.with_name(f".{kept.name}.{os.getpid()}")
        with boot.open(entry) as source, open(draft, "wb") as copy:
            shutil.copyfileobj(source, copy, 1 << 20)
        os.replace(draft, kept)
    return kept


def _name_in_thin_jar(name):
    if name.startswith(CLASSES):
        return name[len(CLASSES):]
    return name if name.startswith("META-INF/") and name not in OF_THE_LOADER else ""


def _manifest(boot, libraries):
    """The manifest without what only the jar of jars needs; Class-Path in the order in which Maven resolved the libraries."""
    given = dict(line.split(": ", 1) for line in boot.replace("\r\n ", "").replace("\n ", "").splitlines() if ": " in line)
    kept = {name: value for name, value in given.items() if name not in ATTRIBUTES_OF_THE_LOADER}
    attributes = {**kept, "Main-Class": given["Start-Class"], "Class-Path": " ".join(f"lib/{os.path.basename(x)}" for x in libraries)}
    return "".join(_folded(f"{name}: {value}") for name, value in attributes.items()) + "\r\n"


def _folded(line):
    """JAR File Specification, "Line length": no line is longer than 72 bytes; one space continues it."""
    pieces = [line[:72], *(" " + line[at:at + 71] for at in range(72, len(line), 71))]
    return "\r\n".join(pieces) + "\r\n"


def sweep(store):
    """Deletes libraries that no program uses any more."""
    for library in store.glob("*") if store.exists() else ():
        if library.stat().st_nlink == 1:
            library.unlink()
