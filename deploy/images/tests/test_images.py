import datetime
import hashlib
import io
import json
import os
import pathlib
import subprocess
import sys
import tarfile
import tempfile
import unittest

DEPLOY = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(DEPLOY), str(DEPLOY / "local")]

from images import archive  # noqa: E402  (the path has to be set first)
from images.layers import Layer, write_image  # noqa: E402
from launcher.trouble import Trouble  # noqa: E402

DATE = datetime.datetime(2026, 11, 1, tzinfo=datetime.timezone.utc)


def digest(content):
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def write_oci(path, layer, spoilt=False):
    """An image of one layer as an OCI image layout; `spoilt`: the layer's bytes are not those of its name."""
    configuration = b"{}"
    manifest = json.dumps({"config": {"digest": digest(configuration)}, "layers": [{"digest": digest(layer)}]}).encode()
    blobs = {digest(configuration): configuration, digest(layer): layer + b"more" if spoilt else layer, digest(manifest): manifest}
    files = {"index.json": json.dumps({"manifests": [{"digest": digest(manifest)}]}).encode(),
             **{f"blobs/{name.replace(':', '/')}": content for name, content in blobs.items()}}
    with tarfile.open(path, "w") as tar:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))
    return digest(manifest)


class ImagesTest(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.first, self.second = pathlib.Path(scratch.name, "first"), pathlib.Path(scratch.name, "second")
        self.first.mkdir()
        self.second.mkdir()

    def compare(self):
        return subprocess.run([sys.executable, DEPLOY / "images" / "compare", self.first, self.second], capture_output=True, text=True)

    def test_a_base_that_is_not_named_by_digest_is_a_wrong_call_and_nothing_is_begun(self):
        for name in ("", "foo", "foo:1", "foo@sha256:ab", f"foo@sha256:{'AB' * 32}", f"foo@sha256:{'ab' * 32}x", f"@sha256:{'ab' * 32}"):
            with self.subTest(name):
                home = self.first / "home"
                done = subprocess.run([sys.executable, "-B", DEPLOY / "images" / "build", "--base", name, home / "images"], capture_output=True, text=True,
                                      env={**os.environ, "SLIPWAY_HOME": str(home), "SLIPWAY_MAVEN": str(home / "no-maven")})
                self.assertEqual((done.returncode, home.exists()), (2, False), done.stderr)
                self.assertIn("by digest", done.stderr)

    def test_a_base_that_is_named_by_digest_is_taken(self):
        home = self.first / "home"
        done = subprocess.run([sys.executable, "-B", DEPLOY / "images" / "build", "--base", f"registry.test:5000/jre25:1@sha256:{'ab' * 32}", home / "images"],
                              capture_output=True, text=True, env={**os.environ, "SLIPWAY_HOME": str(home), "SLIPWAY_MAVEN": str(home / "no-maven")})
        self.assertEqual((done.returncode, home.exists()), (1, True), done.stderr)  # no Maven

    def test_a_layer_does_not_depend_on_the_order_in_which_it_was_filled(self):
        one, other = Layer(DATE), Layer(DATE)
        for layer, names in ((one, ("etc/a", "b")), (other, ("b", "etc/a"))):
            for name in names:
                layer.add(name, 0o644, name.encode())
        self.assertEqual(one.packed(), other.packed())
        with tarfile.open(fileobj=io.BytesIO(one.packed())) as tar:
            self.assertEqual([(e.name, e.mtime, e.uid, e.uname) for e in tar], [(name, DATE.timestamp(), 0, "") for name in ("b", "etc", "etc/a")])

    def test_a_base_is_the_same_twice_and_another_with_another_file(self):
        images = []
        for content in (b"one", b"one", b"two"):
            layer = Layer(DATE)
            layer.add("file", 0o644, content)
            write_image(self.first / "base.tar", [layer], DATE, "amd64", {"User": "1"})
            images.append((self.first / "base.tar").read_bytes())
        self.assertEqual(images[0], images[1])
        self.assertNotEqual(images[0], images[2])

    def test_equal_builds_are_told_by_their_digest(self):
        known = write_oci(self.first / "gate.tar", b"layer")
        write_oci(self.second / "gate.tar", b"layer")
        done = self.compare()
        self.assertEqual((done.returncode, known in done.stdout), (0, True))

    def test_a_build_that_differs_in_one_byte_is_named(self):
        write_oci(self.first / "gate.tar", b"layer")
        write_oci(self.second / "gate.tar", b"Layer")
        done = self.compare()
        self.assertEqual((done.returncode, "gate.tar differ" in done.stderr), (1, True))

    def test_an_image_that_only_one_build_has_is_named(self):
        write_oci(self.first / "gate.tar", b"layer")
        done = self.compare()
        self.assertEqual((done.returncode, "gate.tar differ" in done.stderr), (1, True))

    def test_no_images_are_no_equal_images(self):
        self.assertEqual(self.compare().returncode, 1)

    def test_a_blob_that_is_not_what_its_name_says_is_refused(self):
        write_oci(self.first / "gate.tar", b"layer", spoilt=True)
        with self.assertRaisesRegex(Trouble, "not what its name says"):
            archive.manifest_digest(self.first / "gate.tar")
