import Glibc
import JSON
import Journal
import YAML

/// What the commands of `chaos` do; parsing words and printing results is left to the program.
public struct RunnerCommand: Sendable {
  /// How a run ended.
  public struct Outcome: Sendable {
    /// completed, failed, aborted or interrupted.
    public var status: String
    /// Whether the steady state deviated.
    public var isDeviated: Bool
    /// Where the journal stands.
    public var journalPath: String
    /// The verdict that chaos-report gives on the journal.
    public var verdict: Verdict {
      let journal = try? JournalReader().read(bytes: text(), path: journalPath)
      return journal.flatMap { Analyzer().analyze([$0]).runs.first?.verdict } ?? .failed
    }
    /// The journal as it was written.
    private let text: @Sendable () -> [UInt8]

    init(journal: JSONValue, path: String, text: @escaping @Sendable () -> [UInt8]) {
      status = journal["status"]?.string ?? "aborted"
      isDeviated = journal["deviated"]?.isTruthy ?? false
      journalPath = path
      self.text = text
    }
  }

  private let session: RunSession
  private let settings: Settings

  /// The modules that are answered without Python.
  public static var nativeModules: [String] { ExtensionRegistry.all.map { $0.module } }

  /// Prepares a command and begins to receive signals.
  public init(log: RunLog, settings: Settings) {
    self.settings = settings
    log.mask(settings.masks)
    session = RunSession(log: log, settings: settings.value, interrupts: Interrupts(log: log))
  }

  /// Lets go of everything that was started.
  public func close() { session.python.close() }

  /// Runs an experiment and writes its journal.
  ///
  /// - Throws: ``ExperimentError`` when there is nothing to run; no journal is written then.
  public func run(_ source: String, _ options: RunOptions) throws(ExperimentError) -> Outcome {
    session.interrupts.begin()
    var variables = try Variables(words: options.variables)
    variables.add(files: options.variableFiles, log: session.log)
    let file: JournalFile
    do {
      file = try JournalFile(path: options.journalPath)
    } catch {
      throw ExperimentError("The journal cannot be written to \(error.path): \(error.reason)")
    }
    let controls = ControlRunner(session: session)
    controls.loadGlobal(files: options.controlFiles)
    let loaded = try load(source, options, controls)
    mask(loaded.value, variables)
    let notifier = Notifier(session: session)
    notifier.notify(.runStarted, loaded.value)
    if !options.skipsValidation { try check(loaded, variables) }
    guard case .object(var experiment) = loaded.value else { throw ExperimentError("an experiment must be a mapping") }
    experiment["dry"] = options.dry.map { .string($0.rawValue) } ?? .null
    session.experiment.with { $0 = .object(experiment) }
    let runner = try runner(options, file)
    try configure(variables)
    let journal = runner.run()
    let masks = session.log.masks
    do {
      try file.write(journal, masks: masks, isFinal: true)
    } catch {
      throw ExperimentError("The journal cannot be written to \(error.path): \(error.reason)")
    }
    let value = journal.value
    let outcome = Outcome(journal: value, path: options.journalPath) { journal.text(masks: masks) }
    notifier.notify(outcome.status == "completed" ? .runCompleted : .runFailed, value)
    if outcome.isDeviated { notifier.notify(.runDeviated, value) }
    return outcome
  }

  /// Checks an experiment.
  ///
  /// - Throws: ``ExperimentError`` with everything that is wrong with it.
  public func validate(_ source: String, verifiesTLS: Bool) throws(ExperimentError) {
    var options = RunOptions()
    options.verifiesTLS = verifiesTLS
    let loaded = try load(source, options, ControlRunner(session: session))
    let notifier = Notifier(session: session)
    notifier.notify(.validateStarted, loaded.value)
    mask(loaded.value, Variables())
    do {
      try check(loaded, Variables())
    } catch {
      notifier.notify(.validateFailed, loaded.value, error: error.messages.first)
      throw error
    }
    notifier.notify(.validateCompleted, loaded.value)
    session.log.info("experiment syntax and semantic look valid")
  }

  /// Tells the channels of the settings that an experiment is being made, or has been.
  public func tellInit(_ experiment: JSONValue?) {
    Notifier(session: session).notify(experiment == nil ? .initStarted : .initCompleted, experiment ?? .null)
  }

  /// Asks a Python package what it can do.
  public func discover(_ package: String, withSystem: Bool, installs: Bool) throws(ExperimentError) -> JSONValue {
    let notifier = Notifier(session: session)
    notifier.notify(.discoveryStarted, .string(package))
    let request: JSONObject = ["package": .string(package), "system": .bool(withSystem), "install": .bool(installs)]
    do {
      let discovery = try session.python.ask("discover", request, lane: Lane())["discovery"] ?? .null
      notifier.notify(.discoveryCompleted, discovery)
      return discovery
    } catch {
      let reason = RunnerCommand.text(of: error)
      notifier.notify(.discoveryFailed, .string(package), error: reason)
      throw ExperimentError(reason)
    }
  }

  /// The Python extensions that are installed: name, version, license, summary.
  public func extensions() throws(ExperimentError) -> [[String]] {
    do {
      let list = try session.python.ask("extensions", [:], lane: Lane())["extensions"]?.elements ?? []
      return list.map { $0.elements.map { $0.string ?? "" } }
    } catch {
      throw ExperimentError(RunnerCommand.text(of: error))
    }
  }

  private static func text(of failure: PythonCompanion.Failure) -> String {
    switch failure {
    case .unavailable(let reason), .refused(let reason), .interrupted(let reason): reason
    case .failed(let failure): failure.message
    case .left, .overdue: "interrupted"
    }
  }

  private static func text(of message: String, at path: ValuePath) -> String { "\(message)\n(at \(path.text))" }

  private func load(
    _ source: String, _ options: RunOptions, _ controls: ControlRunner
  ) throws(ExperimentError) -> LocatedValue {
    let loader = ExperimentLoader(
      log: session.log, http: session.http, settings: session.settings, verifiesTLS: options.verifiesTLS)
    do {
      let loaded: LocatedValue
      do {
        try controls.applyLoader(.before, source: source, loaded: .null)
        loaded = try loader.load(source, lane: session.front)
      } catch {
        // Those that come after come also after a failure.
        try controls.applyLoader(.after, source: source, loaded: .null)
        throw error
      }
      var changed = loaded
      changed.value = try controls.applyLoader(.after, source: source, loaded: loaded.value)
      return changed
    } catch let error as ExperimentError {
      throw error
    } catch Interruption.execution(let message) {
      throw ExperimentError("A control interrupted the loading of the experiment: \(message)")
    } catch {
      throw ExperimentError("Interrupted before the experiment was loaded")
    }
  }

  private func check(_ loaded: LocatedValue, _ variables: Variables) throws(ExperimentError) {
    var validator = ExperimentValidator(session: session, experiment: loaded.value, variables: variables)
    let problems = validator.validate()
    do {
      try session.interrupts.check()
    } catch {
      throw ExperimentError("Interrupted before the experiment was started")
    }
    if problems.isEmpty { return }
    throw ExperimentError(
      problems.map { problem in
        // The place stands below what is wrong and above what could be done.
        let lines = problem.message.split(separator: "\n", maxSplits: 1)
        let place = "\(loaded.place(of: problem.path)) (at \(problem.path.text))"
        return ([lines.first ?? "", place[...]] + lines.dropFirst()).joined(separator: "\n")
      })
  }

  private func mask(_ experiment: JSONValue, _ variables: Variables) {
    let declared = SecretsLoader(log: session.log).load(experiment["secrets"] ?? .null, overrides: variables.secrets).0
    session.log.mask(SecretMask(secrets: .object(declared)))
    session.log.mask(SecretMask(secrets: .object(variables.secrets)))
  }

  private func runner(_ options: RunOptions, _ file: JournalFile) throws(ExperimentError) -> ExperimentRunner {
    let experiment = session.experiment.current
    let words = (
      hypothesis: options.hypothesisStrategy?.rawValue ?? settings.strategy("hypothesis", of: experiment),
      rollbacks: options.rollbackStrategy?.rawValue ?? settings.strategy("rollbacks", of: experiment)
    )
    session.log.debug("Runtime strategies: hypothesis - \(words.hypothesis) / rollbacks - \(words.rollbacks)")
    guard let hypothesis = HypothesisStrategy(word: words.hypothesis) else {
      let known = HypothesisStrategy.allCases.map(\.rawValue).joined(separator: ", ")
      throw ExperimentError("Unknown hypothesis strategy '\(words.hypothesis)' in runtime; there are: \(known)")
    }
    guard let rollbacks = RollbackStrategy(rawValue: words.rollbacks) else {
      let known = RollbackStrategy.allCases.map(\.rawValue).joined(separator: ", ")
      throw ExperimentError("Unknown rollback strategy '\(words.rollbacks)' in runtime; there are: \(known)")
    }
    // As the reference has them, controls find in the settings what is done.
    session.guardedSettings.with { settings in
      guard case .object(var object) = settings else { return }
      var runtime = object["runtime"]?.object ?? JSONObject()
      for (kind, word) in [("rollbacks", words.rollbacks), ("hypothesis", words.hypothesis)] {
        var part = runtime[kind]?.object ?? JSONObject()
        part["strategy"] = .string(word)
        runtime[kind] = .object(part)
      }
      object["runtime"] = .object(runtime)
      settings = .object(object)
    }
    if session.hasSettings { session.python.use(settings: session.settings) }
    return ExperimentRunner(
      session: session, options: options, hypothesis: hypothesis, rollbacks: rollbacks, file: file)
  }

  /// Makes configuration and secrets.
  private func configure(_ variables: Variables) throws(ExperimentError) {
    let log = session.log
    let experiment = session.experiment.current
    let loader = ConfigurationLoader(log: log)
    let (configuration, problems) = loader.load(experiment["configuration"] ?? .null, variables: variables)
    if !problems.isEmpty {
      throw ExperimentError(
        problems.map { RunnerCommand.text(of: $0.message, at: [.key("configuration"), .key($0.key)]) })
    }
    // They open the vault, wherever they are declared.
    log.mask(SecretMask(secrets: .array(["vault_token", "vault_role_secret"].compactMap { configuration[$0] })))
    let vault = VaultClient(log: log, http: session.http, configuration: configuration, lane: session.front)
    let (secrets, missing) = SecretsLoader(log: log, vault: vault).load(
      experiment["secrets"] ?? .null, overrides: variables.secrets)
    log.mask(SecretMask(secrets: .object(secrets)))
    if !missing.isEmpty { throw ExperimentError(missing.map { RunnerCommand.text(of: $0.message, at: $0.path) }) }
    do {
      let complete = try loader.loadProbes(
        configuration, secrets: secrets, providers: session.providers, lane: session.front)
      session.substitution.with { $0 = Substitution(configuration: complete, secrets: secrets) }
    } catch {
      throw ExperimentError("Interrupted before the experiment was started")
    }
  }
}
