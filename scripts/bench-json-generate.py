"""Write a journal of about 70 MB whose probe outputs are Prometheus matrices; the same bytes every time."""
import json
import random
import sys


def value(rng, style):
    if style == 0:
        return str(rng.randrange(0, 2000))
    if style == 1:
        return repr(round(rng.random() * 100, 3))
    if style == 2:
        return repr(rng.random() * 10)
    return "NaN" if rng.random() < 0.5 else str(rng.randrange(0, 9))


def series(rng, number):
    metric = {"__name__": "request_total", "job": f"service{number % 7}", "instance": f"10.0.0.{number % 250}:8000"}
    style = (0, 1, 0, 2, 0, 3)[number % 6]
    values = [[1558360897.0 + step, value(rng, style)] for step in range(1440)]
    return {"metric": metric, "values": values}


def journal(size):
    rng = random.Random(1558360897)
    run = []
    written = 0
    while written < size["bytes"]:
        result = [series(rng, len(run) * 20 + number) for number in range(20)]
        activity = {"type": "probe", "name": f"query-{len(run)}", "provider": {"type": "python"}}
        output = {"status": "success", "data": {"resultType": "matrix", "result": result}}
        entry = {"activity": activity, "output": output, "status": "succeeded", "duration": 0.25}
        run.append(entry)
        written += len(json.dumps(entry, **size["style"]))
    return {"chaoslib-version": "1.44.0", "status": "completed", "deviated": False, "run": run}


STYLES = {"compact": {"separators": (",", ":")}, "indented": {"indent": 2}}

if __name__ == "__main__":
    style = STYLES[sys.argv[1]]
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        json.dump(journal({"bytes": 70_000_000, "style": style}), file, **style)
