import TestSupport
import Testing

/// Whoever asks to leave a run leaves it, wherever it is; and nothing that Python does holds up a run for ever.
///
/// Each of these runs would last for minutes, or for ever, if it were not interrupted.
@Suite struct RunInterruptionTests {
  private let chaos = Chaos()

  /// Functions and controls of a module `module`.
  private static let module = """
    import logging, os, signal, sys, threading, time

    log = logging.getLogger("chaostoolkit")
    runner = os.getppid()

    class Striking:
        "The stream to the runner, which sends this process a signal in the midst of a certain line."
        def __init__(self, stream):
            self.stream = stream
        def write(self, data):
            if b"strike-now" in data:
                os.kill(os.getpid(), signal.SIGUSR1)
            return self.stream.write(data)
        def flush(self):
            self.stream.flush()
        def fileno(self):
            return self.stream.fileno()

    def strike():
        main = sys.modules["__main__"]
        main.replies = Striking(main.replies)
        log.debug("strike-now")
        time.sleep(300)

    def ask_runner_to_leave():
        os.kill(runner, signal.SIGINT)
        time.sleep(300)

    def stay(name="background"):
        while True:
            try:
                time.sleep(300)
            except BaseException:
                pass

    def stay_stopped():
        os.kill(runner, signal.SIGINT)
        os.kill(os.getpid(), signal.SIGSTOP)

    def leave_a_copy():
        if os.fork() == 0:
            os.closerange(0, 3)
            while os.path.exists("/proc/%d" % runner):
                time.sleep(0.1)
            os._exit(0)
        os._exit(3)

    def log_in_a_copy():
        if os.fork() == 0:
            log.debug("from a copy")
            os._exit(0)
        os.wait()
        return "alive"

    def return_in_a_copy():
        if os.fork():
            os.wait()
        return "once"

    def deep():
        value = []
        for _ in range(100000):
            value = [value]
        return value

    def wide():
        return {"text": "x" * 3000000}

    def after_experiment_control(context, experiment, state):
        if experiment["title"] == "two signals":
            os.kill(runner, signal.SIGINT)
            time.sleep(300)

    def cleanup_control():
        if os.environ.get("STAYS"):
            os.kill(runner, signal.SIGINT)
            time.sleep(300)
    """

  /// How a run ended. Only what stood on the console is shown when a test fails: the journal may be long.
  private struct Outcome: CustomTestStringConvertible {
    var result: ProcessResult
    var journal: String
    var testDescription: String { "\(result)" }

    func recorded(_ text: String) -> Bool { journal.contains(text) }
  }

  private func call(_ function: String, _ more: String = "") -> String {
    #"{"type": "action", "name": "\#(function)", \#(more)"#
      + #""provider": {"type": "python", "module": "module", "func": "\#(function)"}}"#
  }

  private func run(
    _ method: [String], title: String = "t", controls: String = "", rest: String = "", _ words: [String] = [],
    environment: [String: String?] = [:]
  ) throws -> Outcome {
    let folder = try chaos.place()
    try folder.write(Self.module, to: "module.py")
    try folder.write(
      #"{"title": "\#(title)", "description": "d", \#(controls)\#(rest)"method": [\#(method.joined(separator: ", "))]}"#,
      to: "experiment.json")
    let variables: [String: String?] = ["PYTHONPATH": folder.path, "PYTHONDONTWRITEBYTECODE": "1"]
    let result = try chaos.run(
      ["run", "experiment.json"] + words, environment: variables.merging(environment) { $1 }, timeout: 60)
    let journal = try folder.names.contains("journal.json") ? TestFile.read(folder.file("journal.json")) : []
    return Outcome(result: result, journal: String(decoding: journal, as: UTF8.self))
  }

  private static let control =
    #""controls": [{"name": "c", "provider": {"type": "python", "module": "module"}}], "#

  @Test func `a signal that Python gets while it writes to the runner interrupts the run`() throws {
    let run = try run([call("strike")])
    #expect(run.result.exitCode == 1, "\(run.result)")
    #expect(run.recorded(#""status": "interrupted""#))
    #expect(run.result.errorText.contains("Received the exit signal: 20"))
  }

  @Test(arguments: ["ask_runner_to_leave", "stay_stopped"])
  func `a run is left while Python is at work, also when it has come to a halt`(function: String) throws {
    let run = try run([call(function)], controls: Self.control)
    #expect(run.result.exitCode == 1, "\(run.result)")
    #expect(run.recorded(#""status": "interrupted""#))
  }

  @Test func `a signal to the whole group does not end a Python that is still starting`() throws {
    let folder = try chaos.place()
    for signal in ["INT", "TERM", "USR1", "USR2"] {
      try folder.write("#!/bin/sh\nkill -\(signal) $$\nexec python3 \"$@\"\n", to: "slow-python")
      #expect(try ProcessRunner("chmod").run(["755", folder.file("slow-python")]).exitCode == 0)
      let run = try run(
        [call("wide")], environment: ["CHAOS_PYTHON": folder.file("slow-python")])
      #expect(!run.result.errorText.contains("was ended by signal"), "\(run.result)")
      #expect(signal.hasPrefix("USR") || run.recorded("xxx"), "\(run.result)")
    }
  }

  @Test func `a second signal cuts short what a control does after the first`() throws {
    let run = try run([call("ask_runner_to_leave")], title: "two signals", controls: Self.control)
    #expect(run.result.exitCode == 1, "\(run.result)")
    #expect(run.recorded(#""end""#))
  }

  @Test func `a signal cuts short the clean-up of a control`() throws {
    let run = try run([call("wide")], controls: Self.control, environment: ["STAYS": "1"])
    #expect(run.result.exitCode == 0, "\(run.result)")
    #expect(run.recorded(#""status": "completed""#))
  }

  @Test(arguments: ["INT", "TERM", "USR1", "USR2"])
  func `two signals leave checks and background activities that take too long`(signal: String) throws {
    let process = #""provider": {"type": "process", "path": "sh", "arguments": ["-c", "#
    let signals = "p=$PPID; (sleep 0.4; kill -\(signal) $p; sleep 0.4; kill -\(signal) $p) > /dev/null 2>&1 &"
    let check = #"{"type": "probe", "name": "p", "tolerance": 0, \#(process)"sleep 200"]}}"#
    let background = #"{"type": "action", "name": "b", "background": true, \#(process)"sleep 201"]}}"#
    let run = try run(
      [
        Experiments.action("signals", signals), background, call("stay", #""background": true, "#),
        Experiments.action("wait", "sleep 202"),
      ],
      rest: #""steady-state-hypothesis": {"title": "h", "probes": [\#(check)]}, "#,
      ["--hypothesis-strategy=during-method-only"])
    #expect(run.result.exitCode == 1, "\(run.result)")
    #expect(run.recorded(#""status": "interrupted""#))
  }

  @Test func `a Python that ends is seen to end, whoever else holds its pipes`() throws {
    let run = try run([call("leave_a_copy"), call("wide")])
    #expect(run.result.exitCode == 0, "\(run.result)")
    #expect(run.recorded("the Python process ended with code 3"))
    #expect(run.recorded("xxx"))
  }

  @Test func `copies of the Python process neither answer for it nor hold it up`() throws {
    let run = try run([call("log_in_a_copy"), call("return_in_a_copy"), call("wide")])
    #expect(run.result.exitCode == 0, "\(run.result)")
    #expect(run.recorded(#""output": "alive""#))
    #expect(run.recorded(#""output": "once""#))
    let log = try TestFile.read(chaos.place().file("chaostoolkit.log"))
    #expect(String(decoding: log, as: UTF8.self).contains("from a copy"))
  }

  @Test func `a result that cannot be written fails its activity`() throws {
    let run = try run([call("deep"), call("wide")])
    #expect(run.result.exitCode == 0, "\(run.result)")
    #expect(run.recorded("RecursionError") || run.recorded("recursion"))
    #expect(run.recorded("xxx"))
  }
}
