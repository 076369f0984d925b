"""An image registry as a pipeline sees it: push by the OCI Distribution API, sign as `cosign sign --key` does."""
import base64
import hashlib
import json
import os
import subprocess
import tempfile
import urllib.parse

from . import web
from .scene import Unexpected

OCI = "application/vnd.oci.image."
SIGNED_TEXT = "application/vnd.dev.cosign.simplesigning.v1+json"


def digest_of(data):
    return "sha256:" + hashlib.sha256(data).hexdigest()


class Registry:
    def __init__(self, url):
        self.url = url.rstrip("/")
        self.host = urllib.parse.urlsplit(self.url).netloc

    def push(self, repository, tag, labels):
        """Pushes a small image with these labels, no two alike; gives its digest."""
        return self.finish(repository, tag, self.begin(repository, labels))

    def begin(self, repository, labels):
        """Pushes the image's layers and configuration; gives the manifest, of which nobody has heard yet."""
        layer = os.urandom(1024)
        config = {"architecture": "amd64", "os": "linux", "config": {"Labels": labels}, "rootfs": {"type": "layers", "diff_ids": [digest_of(layer)]}}
        return self._manifest(repository, config, {"mediaType": OCI + "layer.v1.tar"}, layer)

    def finish(self, repository, tag, manifest):
        """Pushes the manifest, which is when the registry tells of the image; gives its digest."""
        self._accepted(web.send("PUT", f"{self.url}/v2/{repository}/manifests/{tag}", manifest, {"Content-Type": OCI + "manifest.v1+json"}), 201)
        return digest_of(manifest)

    def sign(self, repository, digest, key_file):
        """Puts the signature where cosign puts it: under the tag that the digest gives."""
        text = signed_text(f"{self.host}/{repository}", digest)
        config = {"architecture": "", "os": "", "config": {}, "rootfs": {"type": "layers", "diff_ids": [digest_of(text)]}}
        layer = {"mediaType": SIGNED_TEXT, "annotations": {"dev.cosignproject.cosign/signature": signature(text, key_file)}}
        self.finish(repository, digest.replace(":", "-") + ".sig", self._manifest(repository, config, layer, text))

    def _manifest(self, repository, config, layer, content):
        document = {"schemaVersion": 2, "mediaType": OCI + "manifest.v1+json",
                    "config": {"mediaType": OCI + "config.v1+json", **self._blob(repository, json.dumps(config).encode())},
                    "layers": [{**layer, **self._blob(repository, content)}]}
        return json.dumps(document).encode()

    def _blob(self, repository, data):
        begun = self._accepted(web.send("POST", f"{self.url}/v2/{repository}/blobs/uploads/", b""), 202)
        place = urllib.parse.urljoin(self.url + "/", begun.headers["Location"])
        place += ("&" if "?" in place else "?") + urllib.parse.urlencode({"digest": digest_of(data)})
        self._accepted(web.send("PUT", place, data, {"Content-Type": "application/octet-stream"}), 201)
        return {"digest": digest_of(data), "size": len(data)}

    @staticmethod
    def _accepted(answer, status):
        if answer.status != status:
            raise Unexpected(f"{status} from the registry", answer, "standins")
        return answer


def signed_text(reference, digest):
    return json.dumps({"critical": {"identity": {"docker-reference": reference}, "image": {"docker-manifest-digest": digest},
                                    "type": "cosign container image signature"}, "optional": None}).encode()


def signature(text, key_file):
    """ECDSA over SHA-256 in base64, made by the `openssl` program."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(text)
        file.flush()
        made = subprocess.run(["openssl", "dgst", "-sha256", "-sign", key_file, file.name], check=True, stdin=subprocess.DEVNULL, capture_output=True)
    return base64.b64encode(made.stdout).decode()
