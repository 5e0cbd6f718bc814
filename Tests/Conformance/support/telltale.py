"""A control that tells what it knows wherever it can."""

import logging

logger = logging.getLogger("chaostoolkit")


def configure_control(secrets, word):
    logger.info("configured with %s and %s", secrets, word)


def before_activity_control(context, secrets, word):
    logger.debug("before %s: %s %s", context.get("name"), word, secrets)


def after_activity_control(context, state, secrets, word):
    if state is not None:
        state["told"] = [word, {"all": secrets}]
    raise RuntimeError("broken by " + word)


def after_experiment_control(context, state, secrets):
    state["told"] = secrets
