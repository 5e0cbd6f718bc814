"""The program that ours is compared with: the Python toolkit from PyPI, installed once into .cache/reference."""

import os
import subprocess
import sys
from pathlib import Path

PACKAGES = [
    "chaostoolkit==1.19.0", "chaostoolkit-lib==1.44.0", "jsonpath2==0.4.5", "setuptools<81",
    # Released extensions, to which ours must be a home as well.
    "chaostoolkit-addons==0.11.0", "chaostoolkit-kubernetes==0.39.0", "chaostoolkit-prometheus==0.6.0",
    # The last needs it and does not say so.
    "logzero==1.7.0",
]


def reference_program():
    """The path of its `chaos`: $CHAOS_REFERENCE, or the installed one."""
    given = os.environ.get("CHAOS_REFERENCE")
    if given:
        return given
    folder = Path(__file__).resolve().parent.parent / ".cache" / "reference"
    done = folder / "complete"
    wanted = "\n".join(PACKAGES)
    # With other packages than these it is another reference.
    if not done.exists() or done.read_text() != wanted:
        print("installing the reference into", folder, flush=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
        subprocess.run([str(folder / "bin" / "pip"), "install", "--quiet", *PACKAGES], check=True)
        done.write_text(wanted)
    return str(folder / "bin" / "chaos")
