"""A control that writes down when it is called, and one that changes things."""

import json


def note(*words):
    with open("watcher.out", "a") as file:
        file.write(" ".join(str(word) for word in words) + "\n")


def name_of(context):
    return context if isinstance(context, str) else context.get("name") or context.get("title")


def configure_control(experiment, configuration, secrets, settings, tag="-"):
    note("configure", tag, sorted(configuration or {}))


def cleanup_control():
    note("cleanup")


def before_experiment_control(context, configuration=None, secrets=None, tag="-"):
    note("before experiment", name_of(context), tag)


def after_experiment_control(context, state, tag="-"):
    note("after experiment", name_of(context), state["status"], tag)


def before_hypothesis_control(context, tag="-"):
    note("before hypothesis", name_of(context), tag)


def after_hypothesis_control(context, state, tag="-"):
    note("after hypothesis", state["steady_state_met"], len(state["probes"]), tag)


def before_method_control(context, tag="-"):
    note("before method", tag)


def after_method_control(context, state, tag="-"):
    note("after method", len(state), tag)


def before_rollback_control(context, tag="-"):
    note("before rollback", tag)


def after_rollback_control(context, state, tag="-"):
    note("after rollback", len(state), tag)


def before_activity_control(context, experiment, tag="-"):
    note("before activity", name_of(context), tag)


def after_activity_control(context, state, tag="-"):
    note("after activity", name_of(context), (state or {}).get("status"), tag)


def before_loading_experiment_control(context):
    note("before loading", context)


def after_loading_experiment_control(context, state):
    note("after loading", context, state["title"])
