"""Programs that are built from Go modules, each version once, in the cache."""
import os
import shutil
import subprocess

from launcher.trouble import Trouble

from .part import CACHE, Skip

TOOLS = {  # name: (module, version); the version is part of the proof
    "opa": ("github.com/open-policy-agent/opa", "v1.10.0"),
    "cosign-2": ("github.com/sigstore/cosign/v2/cmd/cosign", "v2.6.5"),
    "cosign-3": ("github.com/sigstore/cosign/v3/cmd/cosign", "v3.1.3"),
    "gitleaks": ("github.com/zricethezav/gitleaks/v8", "v8.30.0"),
}


def program(tool):
    """The path of the program; built at the first call, which takes minutes."""
    module, version = TOOLS[tool]
    name = tool.split("-")[0]
    kept = CACHE / f"{name}-{version[1:]}" / name
    if kept.exists():
        return kept
    go = shutil.which("go")
    if not go:
        raise Skip(f"{name} {version} has to be built, and there is no Go on the PATH")
    draft = kept.parent.with_suffix(".part")
    draft.mkdir(parents=True, exist_ok=True)
    print(f"building {name} {version}; some minutes, once", flush=True)
    done = subprocess.run([go, "install", f"{module}@{version}"], env={**os.environ, "GOBIN": str(draft)}, stdin=subprocess.DEVNULL,
                          capture_output=True, text=True)
    if done.returncode and ("proxyconnect" in done.stderr or "dial tcp" in done.stderr or "no such host" in done.stderr):
        raise Skip(f"{name} {version} cannot be fetched: {done.stderr.strip()[-200:]}")
    if done.returncode:
        raise Trouble(f"{done.stderr[-2000:]}\n{name} {version} could not be built")
    kept.parent.mkdir(exist_ok=True)
    os.replace(draft / name, kept)
    draft.rmdir()
    return kept
