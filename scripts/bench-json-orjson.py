"""Read a file with orjson once and print milliseconds and peak memory in KiB, like json-bench does.

With a second argument, `nogc`, Python's garbage collector is off, which is faster for this many lists.
"""
import gc
import resource
import sys
import time

import orjson

if sys.argv[2:] == ["nogc"]:
    gc.disable()
with open(sys.argv[1], "rb") as file:
    data = file.read()
start = time.perf_counter()
orjson.loads(data)
elapsed = time.perf_counter() - start
print(f"{elapsed * 1000:.1f} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}")
