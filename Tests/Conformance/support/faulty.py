"""A control that fails wherever it can."""


def before_activity_control(context):
    raise RuntimeError("the control is broken")


def validate_control(control):
    from chaoslib.exceptions import InvalidActivity

    if control["provider"].get("arguments", {}).get("refuse"):
        raise InvalidActivity("this control refuses its arguments")
