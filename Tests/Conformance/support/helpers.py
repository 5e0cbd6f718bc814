"""Functions and controls for experiments of the suite."""

import atexit
import base64
import datetime
import decimal
import json
import logging
import os
import sys
import threading
import time
import urllib.parse

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


def percent(value):
    return urllib.parse.quote(value, safe="") + " " + urllib.parse.quote_plus(value)


def base64_of(value):
    return base64.b64encode(value.encode()).decode()


def json_of(value):
    return json.dumps({"value": value})


def fail_deep(value):
    def deeper(inner):
        raise LookupError("no %r" % inner) from KeyError(inner)

    deeper(value)


def log_value(value):
    logging.getLogger("chaostoolkit").warning("the value is %s", value)
    try:
        raise ValueError(value)
    except ValueError:
        logging.getLogger("chaostoolkit").error("it broke", exc_info=True)


def print_value(value):
    """What Python code prints itself is its own affair; this goes to a file that the suite does not search."""
    with open("printed.out", "a") as file:
        print(value, file=file)


def as_key(value):
    return {value: 1, "list": [value, {"in": value}]}


def show_secrets(secrets):
    return secrets


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


def leave_python(code):
    sys.exit(code)


def interrupt_itself():
    raise KeyboardInterrupt()


def print_and_remember(text):
    print(text)
    atexit.register(remember, text)


def remember(text):
    with open("remembered.out", "w") as file:
        file.write(text)


def number_of(value):
    return [int(v) if str(v).isdigit() else v for v in value]
