"""Reads an image from its tarball (OCI image layout), and takes nobody's word for a digest."""
import hashlib
import io
import json
import tarfile

from launcher.trouble import Trouble


def manifest_digest(path):
    """The digest under which a registry will know the image: that of its manifest, which has to name the blobs that are there."""
    with tarfile.open(path) as tar:
        digest, manifest = _manifest(tar)
        for part in (manifest["config"], *manifest["layers"]):
            _blob(tar, part["digest"])
    return digest


def unpack(path, folder):
    """Lays the image's file system out in a folder; gives its settings (user, environment, entry point)."""
    with tarfile.open(path) as tar:
        _, manifest = _manifest(tar)
        for layer in manifest["layers"]:
            with tarfile.open(fileobj=io.BytesIO(_blob(tar, layer["digest"]))) as files:
                files.extractall(folder, filter="fully_trusted")
        return json.loads(_blob(tar, manifest["config"]["digest"]))["config"]


def _manifest(tar):
    index = json.load(tar.extractfile("index.json"))
    if len(index["manifests"]) != 1:
        raise Trouble(f"{tar.name} holds {len(index['manifests'])} images; it has to be one")
    digest = index["manifests"][0]["digest"]
    return digest, json.loads(_blob(tar, digest))


def _blob(tar, digest):
    content = tar.extractfile(f"blobs/{digest.replace(':', '/')}").read()
    if f"sha256:{hashlib.sha256(content).hexdigest()}" != digest:
        raise Trouble(f"{tar.name}: a blob is not what its name says: {digest}")
    return content
