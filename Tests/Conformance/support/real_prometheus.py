"""The real Prometheus of Debian, watching itself, for the cases that ask it."""

import shutil
import socket
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

CONFIGURATION = """
global:
  scrape_interval: 1s
scrape_configs:
- job_name: itself
  static_configs:
  - targets: ["127.0.0.1:%d"]
"""


class RealPrometheus:
    """Started by the first case that needs it."""

    def __init__(self):
        self.process = None
        self.folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *arguments):
        if self.process is not None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.folder.cleanup()

    def address(self):
        if self.process is None:
            self.start()
        return f"http://127.0.0.1:{self.port}"

    def start(self):
        program = shutil.which("prometheus")
        if program is None:
            raise SystemExit("prometheus is not installed: scripts/install-packages conformance")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        path = Path(self.folder.name)
        (path / "prometheus.yml").write_text(CONFIGURATION % self.port)
        self.process = subprocess.Popen(
            [program, f"--config.file={path}/prometheus.yml", f"--storage.tsdb.path={path}/data",
             f"--web.listen-address=127.0.0.1:{self.port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        end = time.monotonic() + 30
        while time.monotonic() < end:
            try:
                with urllib.request.urlopen(f"{self.address()}/api/v1/query?query=up", timeout=2) as answer:
                    if b'"value"' in answer.read():
                        return
            except OSError:
                pass
            time.sleep(0.2)
        raise SystemExit("prometheus does not answer")
