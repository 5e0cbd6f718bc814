import CommandLine
import Runner

/// All commands and options, as the parser, the help and "did you mean" read them.
enum ChaosCommands {
  static var root: CommandSpec {
    CommandSpec(
      "chaos", summary: "Run chaos engineering experiments", options: global,
      commands: [run, validate, info, settings, discover, initialize, report],
      examples: [
        "chaos run experiment.json", "chaos validate experiment.yaml",
        "chaos report --export-format=pdf journal.json report.pdf",
      ],
      isCallable: false)
  }

  private static let help = OptionSpec(["--help", "-h"], help: "show this message")

  private static var global: [OptionSpec] {
    [
      OptionSpec(["--version"], help: "show the version"),
      OptionSpec(["--verbose"], help: "show debug messages"),
      OptionSpec(["--no-version-check"], help: "accepted and without meaning: nothing is ever fetched"),
      OptionSpec(["--change-dir"], value: .text("FOLDER"), help: "change to this folder first"),
      OptionSpec(["--no-log-file"], help: "write no log file"),
      OptionSpec(["--log-file"], value: .text("FILE"), help: "log file, appended to", defaultText: "chaostoolkit.log"),
      OptionSpec(
        ["--log-file-level"], value: .oneOf("LEVEL", ["debug", "info", "warning", "error"]),
        help: "what the log file takes",
        defaultText: "debug"),
      OptionSpec(
        ["--log-format"], value: .oneOf("FORMAT", ["string", "json"]), help: "lines on the console",
        defaultText: "string"),
      OptionSpec(
        ["--settings"], value: .text("FILE"), help: "settings file", defaultText: "~/.chaostoolkit/settings.yaml"),
      help,
    ]
  }

  private static let source = CommandSpec.Operand(
    "SOURCE", help: "experiment, JSON or YAML: a file or an http(s) address")
  private static let noVerify = OptionSpec(["--no-verify-tls"], help: "do not verify certificates when loading SOURCE")

  private static var run: CommandSpec {
    CommandSpec(
      "run", summary: "Run an experiment and write its journal",
      discussion: "Experiments are programs: they run commands with your rights. Run only what you have read.\n\n"
        + "Exit code 0: completed; 1: failed, aborted, interrupted, deviated or not run at all; 2: bad usage. With "
        + "--strict-exit the verdict of chaos-report decides: 0 held, 3 deviated, 4 not tested, 5 a rollback failed, "
        + "6 the run failed or was interrupted.",
      options: [
        OptionSpec(
          ["--journal-path"], value: .text("FILE"), help: "where the journal goes", defaultText: "./journal.json"),
        OptionSpec(["--dry"], value: .oneOf("WHAT", DryMode.allCases.map(\.rawValue)), help: "only pretend to run"),
        OptionSpec(["--no-validation"], help: "run without validating first"), noVerify,
        OptionSpec(
          ["--rollback-strategy"], value: .oneOf("STRATEGY", RollbackStrategy.allCases.map(\.rawValue)),
          help: "when rollbacks are played"),
        OptionSpec(
          ["--var"], value: .text("KEY[:TYPE]=VALUE"), isRepeatable: true,
          help: "value for the configuration; types: str, int, float, bytes, bool, json"),
        OptionSpec(
          ["--var-file"], value: .text("FILE"), isRepeatable: true,
          help: "values for configuration and secrets (.json, .yaml) or the environment (.env)"),
        OptionSpec(["--control-file"], value: .text("FILE"), isRepeatable: true, help: "controls for the whole run"),
        OptionSpec(
          ["--hypothesis-strategy"],
          value: .oneOf(
            "STRATEGY",
            [
              "default", "before-method-only", "after-method-only", "during-method-only", "continuously", "continously",
            ]), help: "when the hypothesis is checked"),
        OptionSpec(
          ["--hypothesis-frequency"], value: .text("SECONDS"), help: "pause between checks during the method",
          defaultText: "1.0"),
        OptionSpec(["--fail-fast"], help: "end the method when a check during it fails"),
        OptionSpec(
          ["--report"], value: .text("FILE"),
          help: "write a report (.pdf, .html, .md) when the run ends, however it ends"),
        OptionSpec(["--strict-exit"], help: "leave with the code of the verdict"), help,
      ], operands: [source])
  }

  private static var validate: CommandSpec {
    CommandSpec(
      "validate", summary: "Check an experiment and say all that is wrong with it", options: [noVerify, help],
      operands: [source])
  }

  private static var info: CommandSpec {
    CommandSpec(
      "info", summary: "Show versions, extensions or settings", options: [help],
      operands: [CommandSpec.Operand("TARGET", help: "core, extensions or settings")])
  }

  private static var settings: CommandSpec {
    let key = CommandSpec.Operand("KEY", help: "path with points, such as runtime.rollbacks.strategy or list[0]")
    func format(_ words: [String]) -> OptionSpec {
      OptionSpec(["--format"], value: .oneOf("FORMAT", words), help: "form of the output", defaultText: "yaml")
    }
    return CommandSpec(
      "settings", summary: "Read and change the settings file", options: [help],
      commands: [
        CommandSpec(
          "show", summary: "Show all settings, secrets included", options: [format(["json", "yaml"]), help]),
        CommandSpec(
          "get", summary: "Show one setting", options: [format(["string", "json", "yaml"]), help], operands: [key]),
        CommandSpec(
          "set", summary: "Change a setting that is there", options: [help],
          operands: [key, CommandSpec.Operand("VALUE", help: "the value as JSON")]),
        CommandSpec("remove", summary: "Remove a setting and all below it", options: [help], operands: [key]),
      ], isCallable: false)
  }

  private static var discover: CommandSpec {
    CommandSpec(
      "discover", summary: "Ask a Python extension what it can do",
      options: [
        OptionSpec(["--no-system-info"], help: "do not look at the system"),
        OptionSpec(["--no-install"], help: "the package is installed already"),
        OptionSpec(
          ["--discovery-path"], value: .text("FILE"), help: "where the answer goes", defaultText: "./discovery.json"),
        help,
      ], operands: [CommandSpec.Operand("PACKAGE", help: "name of the package, such as chaostoolkit-kubernetes")])
  }

  private static var initialize: CommandSpec {
    CommandSpec(
      "init", summary: "Make an experiment by answering questions",
      options: [
        OptionSpec(
          ["--discovery-path"], value: .text("FILE"), help: "what discover found", defaultText: "./discovery.json"),
        OptionSpec(
          ["--experiment-path"], value: .text("FILE"), help: "where the experiment goes (.json, .yaml)",
          defaultText: "./experiment.json"), help,
      ])
  }

  private static var report: CommandSpec {
    CommandSpec("report", summary: "Make a report of journals; the same as chaos-report", options: [help])
  }
}
