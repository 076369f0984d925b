"""Layers and images that depend on nothing but their content: sorted, one date, one owner, no name of a builder."""
import hashlib
import io
import json
import tarfile


class Layer:
    """Files by path, without a leading slash. A later file takes the place of an earlier one; folders above a file are made."""

    def __init__(self, date):
        self.date, self.entries = date, {}

    def add(self, path, mode, content=b"", link=None):
        """A file, or a symbolic link if `link` says where to."""
        entry = self._entry(path, tarfile.SYMTYPE if link else tarfile.REGTYPE, mode)
        entry.linkname, entry.size = link or "", len(content)
        self.entries[path] = (entry, content)

    def add_folder(self, path, mode=0o755):
        self.entries[path] = (self._entry(path, tarfile.DIRTYPE, mode), b"")

    def packed(self):
        for path in list(self.entries):
            above = path.split("/")[:-1]
            for depth in range(1, len(above) + 1):
                self.entries.setdefault("/".join(above[:depth]), (self._entry("/".join(above[:depth]), tarfile.DIRTYPE, 0o755), b""))
        return _tar(self.entries[path] for path in sorted(self.entries))

    def _entry(self, path, kind, mode):
        entry = tarfile.TarInfo(path)
        entry.type, entry.mode, entry.mtime = kind, mode, int(self.date.timestamp())
        return entry


def write_image(path, layers, date, architecture, settings):
    """An image as `docker save` writes it, which is what Jib reads as a base; gives its configuration's digest."""
    packed = [layer.packed() for layer in layers]
    configuration = json.dumps({
        "architecture": architecture, "os": "linux", "created": date.strftime("%Y-%m-%dT%H:%M:%SZ"), "config": settings,
        "rootfs": {"type": "layers", "diff_ids": [f"sha256:{hashlib.sha256(layer).hexdigest()}" for layer in packed]}}, sort_keys=True).encode()
    name = hashlib.sha256(configuration).hexdigest()
    names = [f"{number}.tar" for number in range(len(packed))]
    manifest = json.dumps([{"Config": f"{name}.json", "RepoTags": None, "Layers": names}]).encode()
    files = {"manifest.json": manifest, f"{name}.json": configuration, **dict(zip(names, packed))}
    path.write_bytes(_tar((_plain(file, content), content) for file, content in files.items()))
    return f"sha256:{name}"


def _plain(path, content):
    entry = tarfile.TarInfo(path)
    entry.size = len(content)
    return entry


def _tar(entries):
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode="w", format=tarfile.PAX_FORMAT) as tar:
        for entry, content in entries:
            tar.addfile(entry, io.BytesIO(content))
    return whole.getvalue()
