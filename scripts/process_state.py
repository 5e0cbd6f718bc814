"""What a program that does not come to its end is doing, for the log of whoever waited for it."""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path


def family(root):
    """The process and all that it has started, as (number, depth)."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                # The name of the program stands in brackets and may hold anything; what follows is fixed.
                words = (entry / "stat").read_text().rpartition(")")[2].split()
                parents[int(entry.name)] = int(words[1])
            except (OSError, IndexError):
                pass
    found, left = [], [(root, 0)]
    while left:
        process, depth = left.pop()
        found.append((process, depth))
        left += sorted(((child, depth + 1) for child, parent in parents.items() if parent == process), reverse=True)
    return found


def read(path):
    try:
        return Path(path).read_bytes().replace(b"\0", b" ").decode("utf-8", "replace").strip()
    except OSError as error:
        return f"({error.strerror})"


def threads(process):
    for task in sorted(Path(f"/proc/{process}/task").iterdir(), key=lambda path: int(path.name)):
        state = read(task / "stat").rpartition(")")[2].split()[:1]
        yield f"thread {task.name} {''.join(state)} in {read(task / 'wchan')}, system call {read(task / 'syscall')}"


def stack(process):
    for words in (["eu-stack", "-n", "12", "-p", str(process)],
                  ["gdb", "-p", str(process), "-batch", "-nx", "-ex", "thread apply all backtrace 12"]):
        if shutil.which(words[0]):
            try:
                output = subprocess.run(words, capture_output=True, text=True, timeout=30, stdin=subprocess.DEVNULL)
            except subprocess.TimeoutExpired:
                continue
            return [line for line in output.stdout.splitlines() if line.startswith(("#", "TID", "Thread", "PID"))]
    return []


def describe(root):
    """Lines on a process and its children: what they are, where their threads wait, and their stacks if a tool for that
    is installed. Children that are Pythons with PYTHONFAULTHANDLER are ended: they then write their stacks where they
    write errors, which the caller is to show."""
    lines = []
    found = family(root)
    for process, depth in found:
        lines.append(f"{'  ' * depth}process {process}: {read(f'/proc/{process}/cmdline')[:200]}")
        try:
            lines += [f"{'  ' * depth}  {line}" for line in threads(process)]
            lines += [f"{'  ' * depth}  {line}" for line in stack(process)]
        except OSError:
            lines.append(f"{'  ' * depth}  (gone)")
    for process, _ in reversed(found[1:]):
        if "python" in read(f"/proc/{process}/cmdline").split(" ")[0]:
            try:
                os.kill(process, signal.SIGABRT)
                time.sleep(0.5)
            except OSError:
                pass
    return lines
