"""Answers the runner's requests for Python modules: activities, controls, plugins, discovery.

Lines come in and go out: the number of a request, a blank, a JSON object; 0 where nothing is asked or answered. Work in
front runs in the main thread, where modules may expect to be; work in the background gets a thread of its own. The names
below are defined by the loader: `requests` is the stream that comes in, `replies` the one that goes out.

Signal handlers and what is raised in other threads strike anywhere, so nothing that they may strike holds a lock or is
halfway through a line: only one thread writes, and others put whole lines into its queue, which may be done anywhere.
"""

import ctypes
import importlib
import inspect
import json
import logging
import os
import queue
import select
import signal
import sys
import threading
import traceback
import types

outgoing = queue.SimpleQueue()
front = queue.Queue()
running = {}
cancelled = set()


def line_of(message, number):
    return b"%d %s\n" % (number, json.dumps(message, default=plain, skipkeys=True).encode("ascii"))


def send(message, number=0):
    """Returns when the line is out: what comes next may end this process."""
    line = line_of(message, number)
    written = threading.Lock()
    written.acquire()
    outgoing.put((line, written))
    written.acquire()


def write_replies():
    while True:
        line, written = outgoing.get()
        try:
            replies.write(line)
            replies.flush()
        except Exception:
            os._exit(0)  # Nobody listens any more.
        if written:
            written.release()


def send_from_fork(message, number=0):
    """In a copy of this process: it has no thread that writes, and it must not answer for us."""
    if number:
        os._exit(0)
    line = line_of(message, 0)
    if len(line) <= select.PIPE_BUF:
        os.write(replies.fileno(), line)


def begin_fork():
    globals()["send"] = send_from_fork


def plain(value):
    """What JSON cannot hold, as text."""
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if isinstance(value, (set, frozenset)):
        return list(value)
    if isinstance(value, (bytes, bytearray)):
        return bytes(value).decode("utf-8", "replace")
    if isinstance(value, Exception):
        return "An exception was raised: %s('%s')" % (type(value).__name__, value)
    if hasattr(value, "value") and type(type(value)).__name__ in ("EnumMeta", "EnumType"):
        return value.value
    return str(value)


def with_text_keys(value):
    """JSON keys are texts; Python's json refuses tuples as keys and skips them, which would lose data."""
    if isinstance(value, dict):
        return {
            k if k is None or isinstance(k, (str, int, float, bool)) else str(k): with_text_keys(v)
            for k, v in value.items()
        }
    if isinstance(value, (list, tuple)):
        return [with_text_keys(v) for v in value]
    return value


class LogForwarder(logging.Handler):
    def handle(self, record):
        # Without the lock of handlers: whoever is stopped between taking it and the `try` behind it keeps it for ever.
        if self.filter(record):
            self.emit(record)

    def emit(self, record):
        try:
            message = record.getMessage()
            if record.exc_info:
                message += "\n" + "".join(traceback.format_exception(*record.exc_info)).rstrip()
            send({"log": record.levelname, "message": message, "module": record.module, "line": record.lineno})
        except Exception:
            pass


def set_up_library():
    logger = logging.getLogger("chaostoolkit")
    logger.propagate = False
    logger.setLevel(logging.DEBUG)
    logger.addHandler(LogForwarder())
    # Old extensions log through logzero.
    stand_in = types.ModuleType("logzero")
    stand_in.__path__ = []
    stand_in.logger = logger
    sys.modules["logzero"] = stand_in


def exception_named(name):
    """The class of chaoslib where it is installed, one that looks like it elsewhere."""
    try:
        return getattr(importlib.import_module("chaoslib.exceptions"), name)
    except Exception:
        return type(name, (Exception,), {"__module__": "chaoslib.exceptions"})


def is_interruption(error):
    return any(c.__module__ == "chaoslib.exceptions" and c.__name__ == "InterruptExecution" for c in type(error).__mro__)


class Refusal(Exception):
    """An activity or control that is not valid, in the words of the message."""


def members(module):
    for name, value in inspect.getmembers(module):
        if inspect.isfunction(value) or inspect.isbuiltin(value):
            yield name, value


def validate_activity(activity):
    name, provider = activity.get("name"), activity["provider"]
    try:
        module = importlib.import_module(provider["module"])
    except ImportError:
        raise Refusal("could not find Python module '%s' in activity '%s'" % (provider["module"], name))
    function = dict(members(module)).get(provider["func"])
    if function is None:
        raise Refusal(
            "The python module '%s' does not expose a function called '%s' in %s '%s'"
            % (provider["module"], provider["func"], activity.get("type"), name)
        )
    try:
        signature = inspect.signature(function)
    except ValueError:
        return  # Some builtins do not say what they take.
    arguments = dict(provider.get("arguments") or {})
    for special in ("secrets", "configuration"):
        if special in signature.parameters:
            arguments[special] = None
    try:
        signature.bind(**arguments)
    except TypeError as error:
        text = str(error)
        if "missing" in text:
            raise Refusal(
                "required argument %s is missing from activity '%s'"
                % (text.rsplit(":", 1)[1].strip(), provider["func"])
            )
        if "unexpected" in text:
            raise Refusal(
                "argument %s is not part of the function signature in activity '%s'"
                % (text.rsplit(" ", 1)[1].strip(), provider["func"])
            )
        raise Refusal("the arguments of activity '%s' do not fit: %s" % (name, text))


def parameters_of(function):
    try:
        return inspect.signature(function).parameters
    except ValueError:
        return {}


def run_activity(request):
    failed = exception_named("ActivityFailed")
    provider = request["activity"]["provider"]
    try:
        module = importlib.import_module(provider["module"])
        function = getattr(module, provider["func"])
    except Exception as error:
        raise failed(traceback.format_exception_only(type(error), error)[0].strip())
    try:
        logging.getLogger("chaostoolkit").debug(
            "Activity '%s' loaded from '%s'", request["activity"].get("name"), inspect.getfile(function)
        )
    except TypeError:
        pass
    arguments = request["arguments"] or {}
    parameters = parameters_of(function)
    if "secrets" in parameters and "secrets" in provider:
        arguments["secrets"] = {}
        for scope in provider["secrets"] or []:
            found = request["secrets"].get(scope)
            if isinstance(found, dict):
                arguments["secrets"].update(found)
    if "configuration" in parameters:
        arguments["configuration"] = request["configuration"]
    try:
        result = function(**arguments)
    except KeyboardInterrupt:
        raise
    except Exception as error:
        error.__traceback__ = error.__traceback__.tb_next
        raise failed(traceback.format_exception_only(type(error), error)[0].strip())
    return {"output": with_text_keys(result)}


def load_control(provider):
    try:
        return importlib.import_module(provider["module"])
    except ImportError:
        logging.getLogger("chaostoolkit").debug(
            "Control module '%s' could not be loaded. Have you installed it?", provider["module"]
        )
        return None


def validate_control(control):
    module = load_control(control["provider"])
    if module is None:
        return {"found": False}
    check = getattr(module, "validate_control", None)
    if check:
        check(control)
    return {"found": True}


class EventRegistry:
    """Stands in for the library's registry of event handlers, for modules that want one."""

    def __init__(self):
        self.handlers = []

    def register(self, handler):
        self.handlers.append(handler)


registry = EventRegistry()


def configure_control(request):
    control = request["control"]
    module = load_control(control["provider"])
    function = getattr(module, "configure_control", None)
    if module is None or function is None:
        return {"found": module is not None}
    parameters = parameters_of(function)
    arguments = dict(control["provider"].get("arguments") or {})
    shared = {key: request[key] for key in ("experiment", "configuration", "secrets", "settings")}
    shared["event_registry"] = registry
    arguments.update((key, value) for key, value in shared.items() if key in parameters)
    before = dumped(request)
    cache_activities(request)
    function(**arguments)
    return changes(request, before, {"found": True, "handlers": len(registry.handlers)})


def call_handlers(request):
    values = request["values"]
    if request["event"] == "running":
        values[4] = types.SimpleNamespace(**values[4])
    elif request["event"] == "continuous_hypothesis_completed" and values[2] is not None:
        values[2] = exception_named("InterruptExecution")(values[2])
    for handler in list(registry.handlers):
        try:
            getattr(handler, request["event"])(*values)
        except Exception:
            logging.getLogger("chaostoolkit").debug("Handler %s failed", type(handler).__name__, exc_info=True)


def clean_up_control(request):
    module = load_control(request["control"]["provider"])
    function = getattr(module, "cleanup_control", None)
    if function:
        function()


shared_names = ("experiment", "configuration", "secrets", "state")


def cache_activities(request):
    """Modules that use the library look references up in its cache."""
    caching = sys.modules.get("chaoslib.caching")
    if caching and isinstance(request.get("experiment"), dict):
        try:
            caching.cache_activities(request["experiment"])
        except Exception:
            pass


def dumped(request):
    return {name: json.dumps(request.get(name), default=plain, skipkeys=True) for name in shared_names}


def changes(request, before, result):
    """What a control changed goes back."""
    after = dumped(request)
    for name in shared_names:
        if after[name] != before[name]:
            result[name] = with_text_keys(request.get(name))
    return result


def apply_control(request):
    control = request["control"]
    module = load_control(control["provider"])
    function = getattr(module, request["function"], None)
    if function is None:
        return {}
    experiment = request["experiment"]
    if "source" in request:
        context = request["source"]
    else:
        # The context is a part of the experiment: what is changed there is changed here.
        context = experiment
        for step in request["path"]:
            context = context[step]
    parameters = parameters_of(function)
    arguments = dict(request["arguments"] or {})
    shared = {key: request.get(key) for key in ("secrets", "configuration", "state", "experiment", "settings")}
    shared["extensions"] = (experiment or {}).get("extensions")
    arguments.update((key, value) for key, value in shared.items() if key in parameters)
    before = dumped(request)
    cache_activities(request)
    function(context=context, **arguments)
    return changes(request, before, {})


def call_plugin(request):
    module = importlib.import_module(request["module"])
    getattr(module, request["function"])(request["channel"], request["payload"])


def discover(request):
    try:
        from chaoslib.discovery import discover
    except ImportError:
        raise Refusal("discovery needs the package chaostoolkit-lib; install it for %s" % sys.executable)

    return {
        "discovery": discover(
            request["package"], discover_system=request["system"], download_and_install=request["install"]
        )
    }


def list_extensions(_):
    from importlib import metadata

    found = {}
    for distribution in metadata.distributions():
        info = distribution.metadata
        name = info["Name"]
        if name and name.startswith("chaostoolkit-") and name != "chaostoolkit-lib":
            found.setdefault(name, [name, info["Version"], info["License"], info["Summary"]])
    return {"extensions": list(found.values())}


def use_settings(request):
    try:
        importlib.import_module("chaoslib.settings").loaded_settings.set(request["settings"])
    except Exception:
        pass


operations = {
    "validate_activity": lambda request: validate_activity(request["activity"]),
    "activity": run_activity,
    "validate_control": lambda request: validate_control(request["control"]),
    "configure_control": configure_control,
    "clean_up_control": clean_up_control,
    "event": call_handlers,
    "control": apply_control,
    "plugin": call_plugin,
    "discover": discover,
    "extensions": list_extensions,
    "settings": use_settings,
}


def own_lines_left_out(error):
    """The traceback as the journal has it: a chain of what was raised, without the frames of this file."""
    cause = error.__context__
    if type(error).__name__ == "ActivityFailed" and error.__context__ is not None:
        error.__traceback__ = None
    elif error.__traceback__ is not None:
        frame = error.__traceback__
        while frame is not None and frame.tb_frame.f_code.co_filename == __companion__:
            frame = frame.tb_next
        error.__traceback__ = frame
        error.__context__ = cause
    return traceback.format_exception(type(error), error, error.__traceback__)


def outcome(number, request):
    """What came of a request; whatever is raised to stop it is raised in here."""
    try:
        try:
            running[number] = threading.current_thread()
            if number in cancelled:
                raise KeyboardInterrupt()
            result = operations[request["op"]](request)
            return {"result": {} if result is None else result}
        finally:
            running.pop(number, None)
            cancelled.discard(number)
    except Refusal as error:
        return {"error": "refused", "message": str(error)}
    except BaseException as error:
        kind = "interrupted" if is_interruption(error) else "failed"
        message = str(error)
        if not (type(error).__module__ == "chaoslib.exceptions"):
            message = traceback.format_exception_only(type(error), error)[-1].strip()
        return {"error": kind, "message": message, "traceback": own_lines_left_out(error)}


def answer(number, request):
    reply = outcome(number, request)
    try:
        send(reply, number)
    except Exception as error:
        send({"error": "failed", "message": "the result cannot be written as JSON: %s" % error}, number)


def answer_in_background(number, request):
    try:
        answer(number, request)
    except BaseException:
        pass  # Asked to stop when it was over already; nobody waits for it.


def cancel(number):
    # In this order: a request that begins meanwhile looks whether it is cancelled after it has said that it runs.
    cancelled.add(number)
    thread = running.get(number)
    if thread is None:
        return
    if thread is threading.main_thread():
        signal.pthread_kill(thread.ident, signal.SIGINT)
    else:
        ctypes.pythonapi.PyThreadState_SetAsyncExc(
            ctypes.c_ulong(thread.ident), ctypes.py_object(exception_named("ExperimentExitedException"))
        )


def on_interrupt(number, frame):
    # Ctrl-C on the terminal reaches us as well; only the runner decides what is cancelled, and each request once.
    main = threading.main_thread()
    for request, thread in list(running.items()):
        if thread is main and request in cancelled:
            running.pop(request, None)
            raise KeyboardInterrupt()


def on_signal(number, frame):
    # The main thread may be anywhere, also in the midst of what is sent. SimpleQueue is made for that.
    outgoing.put((line_of({"signal": int(number)}, 0), None))


def read_requests():
    for line in requests:
        head, _, body = line.partition(b" ")
        number = int(head)
        try:
            request = json.loads(body)
            if request["op"] == "cancel":
                cancel(request["target"])
            elif request.get("background"):
                threading.Thread(target=answer_in_background, args=(number, request), daemon=True).start()
            else:
                front.put((number, request))
        except Exception as error:
            send({"error": "failed", "message": "the request cannot be taken: %s" % error}, number)
    front.put(None)


def main():
    signal.signal(signal.SIGINT, on_interrupt)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    handled = (signal.SIGUSR1, signal.SIGUSR2)
    for number in handled:
        signal.signal(number, on_signal)
    # They were held back until now: each would have ended a Python that is not ready for them.
    signal.pthread_sigmask(signal.SIG_UNBLOCK, (signal.SIGINT, signal.SIGTERM, *handled))
    os.register_at_fork(after_in_child=begin_fork)
    threading.Thread(target=write_replies, daemon=True).start()
    set_up_library()
    threading.Thread(target=read_requests, daemon=True).start()
    while True:
        try:
            request = front.get()
            if request is None:
                return
            answer(*request)
        except KeyboardInterrupt:
            pass


main()
# What modules want to do in the end, they do now: nobody waits for an answer any more. Threads that still run would be
# struck in the midst of it.
if running:
    sys.stdout.flush()
    os._exit(0)
