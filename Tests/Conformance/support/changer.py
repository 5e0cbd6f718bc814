"""A control that changes what passes through it."""


def before_experiment_control(context, configuration):
    configuration["added"] = "by control"


def before_activity_control(context):
    arguments = context.get("provider", {}).get("arguments")
    if isinstance(arguments, list):
        arguments.append("appended")


def after_activity_control(context, state):
    if state:
        state["extra"] = "from control"


def after_hypothesis_control(context, state):
    state["judged"] = True


def after_experiment_control(context, state):
    state["signed"] = "by control"
