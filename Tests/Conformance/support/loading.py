"""A control that writes down what it is given around the loading of an experiment, and of the settings."""

import json

from chaoslib.exceptions import InterruptExecution


def note(*words):
    with open("loading.out", "a") as file:
        file.write(json.dumps(words, sort_keys=True) + "\n")


def configure_control(settings=None, **arguments):
    note("configure", settings)


def before_loading_experiment_control(context, configuration=None, secrets=None, settings=None, stop=None, change=None):
    note("before loading", context, configuration, secrets, settings)
    if stop == "loading":
        raise InterruptExecution("not this one")


def after_loading_experiment_control(context, state, settings=None, stop=None, change=None):
    note("after loading", context, (state or {}).get("title"))
    if change and state:
        state["title"] = change


def before_experiment_control(context, experiment=None, settings=None, stop=None, change=None):
    note("before experiment", context["title"], settings)


def before_hypothesis_control(context, stop=None, change=None):
    note("before hypothesis", context["title"])
    if stop == "hypothesis":
        raise InterruptExecution("no hypothesis")
