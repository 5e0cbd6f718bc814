"""A plugin that writes down what it is told."""


def notify(channel, payload):
    with open("notices.out", "a") as file:
        file.write("%s %s %s\n" % (payload["name"], payload["phase"], sorted(payload)))


def other(channel, payload):
    with open("notices.out", "a") as file:
        file.write("other %s %s\n" % (payload["name"], payload["payload"]["status"]))
