"""Functions and controls for experiments of the suite."""

import datetime
import decimal
import os
import threading
import time

calls = []


def plus(a, b=1):
    return a + b


def fail(message="broken"):
    raise ValueError(message)


def fail_when_there(path):
    if os.path.exists(path):
        raise ValueError("it is there")
    return True


def fail_as_activity(message):
    from chaoslib.exceptions import ActivityFailed

    raise ActivityFailed(message)


def echo(value=None):
    return value


def is_above(value, limit=0):
    return value > limit


def with_both(configuration, secrets):
    return {"configuration": sorted(configuration), "secrets": sorted(secrets)}


def secret_length(secrets):
    return len(secrets["token"])


def remember(value):
    calls.append(value)
    return list(calls)


def odd_values():
    return {
        "when": datetime.date(2026, 5, 1), "exact": decimal.Decimal("1.10"), "pair": (1, 2), "number": float("0.1"),
        5: "key", "none": None,
    }


def not_json():
    return {"object": object(), "set": {1}, "nan": float("nan"), "bytes": b"abc"}


def wait(seconds):
    time.sleep(seconds)
    return seconds


def die():
    os._exit(7)


def leave():
    from chaoslib.exit import exit_gracefully

    exit_gracefully()
    time.sleep(5)


def log_something():
    from logzero import logger

    logger.info("words from a module")
    logger.debug("and some for the file")
    return threading.current_thread() is threading.main_thread()
