"""Controls that stop an experiment."""

from chaoslib.exceptions import InterruptExecution


def before_activity_control(context, at="never"):
    if context.get("name") == at:
        raise InterruptExecution("stopped before " + at)


def after_activity_control(context, after="never"):
    if context.get("name") == after:
        raise InterruptExecution("stopped after " + after)
