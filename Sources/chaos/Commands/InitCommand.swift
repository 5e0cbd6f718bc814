import CommandLine
import Glibc
import JSON
import Runner
import YAML

/// `chaos init`: asks for an experiment, part by part.
struct InitCommand {
  let context: CommandContext

  init(_ context: CommandContext) { self.context = context }

  func call() -> Int32 {
    let command = context.command
    let path = command.value("--experiment-path") ?? "./experiment.json"
    let runner = context.runner()
    defer { runner.close() }
    runner.tellInit(nil)
    say(
      "You are about to create an experiment.\nThis wizard will walk you through each step so that you can build\n"
        + "the best experiment for your needs.\n\nAn experiment is made up of three elements:\n"
        + "- a steady-state hypothesis [OPTIONAL]\n- an experimental method\n- a set of rollback activities [OPTIONAL]")
    let discovery = discovery(command.value("--discovery-path") ?? "./discovery.json")
    if discovery == nil { say("No discovery was found, let's create an empty experiment") }
    guard let title = ask("Experiment's title") else { return abort() }
    var experiment: JSONObject = ["title": .string(title), "description": "N/A", "tags": []]
    let activities = discovery?["activities"]?.elements ?? []

    guard let wantsHypothesis = confirm("Do you want to define a steady state hypothesis now?") else { return abort() }
    if wantsHypothesis {
      guard let title = ask("Hypothesis's title") else { return abort() }
      let probes = collect(activities.filter { $0["type"] == "probe" }, withTolerance: true)
      experiment["steady-state-hypothesis"] = ["title": .string(title), "probes": .array(probes)]
    }
    if discovery != nil {
      guard let wantsMethod = confirm("Do you want to define an experimental method?") else { return abort() }
      experiment["method"] = .array(wantsMethod ? collect(activities, withTolerance: false) : [])
      guard let wantsRollbacks = confirm("Do you want to add some rollbacks now?") else { return abort() }
      if wantsRollbacks {
        experiment["rollbacks"] = .array(collect(activities.filter { $0["type"] == "action" }, withTolerance: false))
      }
    }
    let code = save(.object(experiment), path)
    if code == 0 { runner.tellInit(.object(experiment)) }
    return code
  }

  private func save(_ experiment: JSONValue, _ path: String) -> Int32 {
    let isYAML = path.lowercased().hasSuffix(".yaml") || path.lowercased().hasSuffix(".yml")
    let bytes =
      isYAML
      ? Array(YAMLWriter(sortedKeys: false, indent: 4).write(experiment).utf8)
      : JSONWriter(indent: 4, asciiOnly: true).write(experiment)
    do {
      try OutputFile(path: path).commit(bytes)
    } catch {
      context.log.error("The experiment cannot be written to \(path): \(Terminal.systemMessage(error.errno))")
      return 1
    }
    say("\nExperiment created and saved in '\(path)'")
    return 0
  }

  private func discovery(_ path: String) -> JSONValue? {
    guard let text = Settings.text(path: path) else { return nil }
    return try? JSONDocument(text: text).root.value
  }

  /// Lets activities be chosen until none is.
  private func collect(_ activities: [JSONValue], withTolerance: Bool) -> [JSONValue] {
    var chosen: [JSONValue] = []
    while !activities.isEmpty {
      say("Add an activity")
      for (index, activity) in activities.enumerated() { say("\(index + 1)) \(activity["name"]?.string ?? "")") }
      guard let answer = ask("Activity (0 to escape)"), let number = Int(answer), number != 0 else { break }
      guard activities.indices.contains(number - 1) else {
        say("Please pick up a valid activity")
        continue
      }
      let selected = activities[number - 1]
      if let text = selected["doc"]?.string { say("\n\(text)") }
      if confirm("Do you want to use this \(selected["type"]?.string ?? "activity")?") == true {
        chosen.append(fill(selected, withTolerance: withTolerance))
      }
      if confirm("Do you want to select another activity?") != true { break }
    }
    return chosen
  }

  private func fill(_ selected: JSONValue, withTolerance: Bool) -> JSONValue {
    var activity: JSONObject = ["type": selected["type"] ?? .null, "name": selected["name"] ?? .null]
    let tolerance = withTolerance ? ask("What is the tolerance for this probe?") ?? "" : nil
    var arguments = JSONObject()
    for argument in selected["arguments"]?.elements ?? [] {
      guard let name = argument["name"]?.string, name != "secrets", name != "configuration" else { continue }
      let initial = argument["default"]
      let shown = initial.map { $0 == .null ? "" : $0.string ?? JSONWriter.text($0) }
      let answer = ask("Argument's value for '\(name)'", default: shown) ?? ""
      arguments[name] = value(answer, type: argument["type"]?.string, initial: initial, shown: shown)
    }
    activity["provider"] = [
      "type": "python", "module": selected["mod"] ?? .null, "func": selected["name"] ?? .null,
      "arguments": .object(arguments),
    ]
    // Asked for first, it stands last.
    if let tolerance { activity["tolerance"] = .string(tolerance) }
    return .object(activity)
  }

  private func value(_ answer: String, type: String?, initial: JSONValue?, shown: String?) -> JSONValue {
    if let initial, answer == shown { return initial }
    switch type {
    case "integer": return Int(answer).map { .number(JSONNumber($0)) } ?? .string(answer)
    case "number": return Double(answer).map { .number(JSONNumber($0)) } ?? .string(answer)
    case "boolean": return .bool(["true", "t", "yes", "y", "1", "on"].contains(answer.lowercased()))
    case "list", "mapping": return (try? JSONDocument(text: answer).root.value) ?? .string(answer)
    default: return .string(answer)
    }
  }

  /// Asks until there is an answer; nil at the end of the input.
  private func ask(_ question: String, default initial: String? = nil) -> String? {
    while true {
      let shown = initial.map { $0.isEmpty ? "" : " [\($0)]" } ?? ""
      context.say("\(question)\(shown): ")
      guard let line = readLine() else { return nil }
      if !line.isEmpty { return line }
      if let initial { return initial }
    }
  }

  private func confirm(_ question: String) -> Bool? {
    while true {
      context.say("\(question) [y/N]: ")
      guard let line = readLine() else { return nil }
      switch line.lowercased() {
      case "y", "yes": return true
      case "", "n", "no": return false
      default: say("Error: invalid input")
      }
    }
  }

  private func abort() -> Int32 {
    // Below the question that has no answer.
    say("")
    Terminal.write("Aborted!\n", to: STDERR_FILENO)
    return 1
  }

  private func say(_ text: String) { context.say(text + "\n") }
}
