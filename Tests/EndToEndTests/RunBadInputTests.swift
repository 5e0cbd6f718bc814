import TestSupport
import Testing

/// What `chaos` says to what it cannot run, word by word.
@Suite struct RunBadInputTests {
  private let chaos = Chaos()

  /// The words of a command, what stands on the console, and the code.
  struct Case: Sendable, CustomTestStringConvertible {
    var words: [String]
    var says: [String]
    var code: Int32 = 1
    var testDescription: String { words.joined(separator: " ") }
  }

  static let files = [
    "comma.json": "{\n  \"method\": [\n    {\"type\": \"action\",,}\n  ]\n}\n",
    "cut.json": "{\n  \"title\": \"t\",\n  \"method\": [",
    "bad.yaml": "title: t\nmethod:\n  - type: action\n   name: x\n",
    "empty.json": "", "list.json": "[1]", "x.txt": "hello",
    "fine.json": #"{"title": "t", "description": "d", "method": []}"#,
    "many.json": """
    {
      "title": "",
      "description": "d",
      "configuration": {"region": {"type": "env", "key": "REGION_NOT_SET"}},
      "secrets": {"s": {"token": {"type": "env", "key": "TOKEN_NOT_SET"}}},
      "method": [
        {"type": "actoin", "name": "a", "provider": {"type": "process", "path": "no-such-program-7"}},
        {"ref": "nothing"}
      ],
      "rollbacks": {"ref": "a"}
    }
    """,
  ]

  static let cases = [
    Case(words: ["run", "none.json"], says: [#"Path "none.json" does not exist."#]),
    Case(words: ["run", "comma.json"], says: ["comma.json:3:23: found `,` where a key should be (at $.method[0])"]),
    Case(words: ["run", "cut.json"], says: ["cut.json:3:14: the text ends inside an array", "hint:"]),
    Case(words: ["run", "bad.yaml"], says: ["bad.yaml:4:4: while parsing a block collection"]),
    Case(words: ["run", "empty.json"], says: ["empty.json:1:1: the text is empty"]),
    Case(words: ["run", "list.json"], says: ["an experiment must be a mapping", "list.json:1:1 (at $)"]),
    Case(words: ["run", "x.txt"], says: ["only files with json, yaml or yml extensions are supported", "x.txt"]),
    Case(words: ["run", "."], says: ["only files with json, yaml or yml extensions are supported"]),
    Case(words: ["run", "ftp://h/x.json"], says: ["'ftp' is not a supported source scheme."]),
    Case(
      words: ["run", "http://u:open-word@127.0.0.1:1/e.json"],
      says: ["Failed to fetch the experiment: http://u:********@127.0.0.1:1/e.json: "]),
    Case(
      words: ["validate", "many.json"],
      says: [
        "experiment requires a title", "many.json:2:12 (at $.title)",
        "environment key that does not exist: REGION_NOT_SET", "many.json:4:31 (at $.configuration.region)",
        "environment key that does not exist: TOKEN_NOT_SET", "(at $.secrets.s.token)",
        "'actoin' is not a supported activity type", "many.json:7:14 (at $.method[0].type)",
        "path 'no-such-program-7' cannot be found, in activity 'a'", "(at $.method[0].provider.path)",
        "referenced activity 'nothing' could not be found in the experiment", "many.json:8:13 (at $.method[1].ref)",
        "rollbacks must be a sequence", "many.json:10:16 (at $.rollbacks)",
      ]),
    Case(words: ["rnu", "x"], says: ["unknown command rnu (did you mean run?)"], code: 2),
    Case(
      words: ["run", "--joural-path=x", "fine.json"],
      says: ["unknown option --joural-path (did you mean --journal-path?)"], code: 2),
    Case(words: ["run"], says: ["SOURCE is missing\nTry 'chaos run --help' for help."], code: 2),
    Case(words: ["run", "a", "b"], says: [#"unexpected "b""#], code: 2),
    Case(words: [], says: ["a command is missing; there are: run, validate"], code: 2),
    Case(words: ["settings", "shwo"], says: ["shwo (did you mean show?)\nTry 'chaos settings --help'"], code: 2),
    Case(words: ["info", "cores"], says: ["TARGET cannot be \"cores\" (did you mean core?)"], code: 2),
    Case(words: ["run", "fine.json", "--dry=action"], says: ["(did you mean actions?)"], code: 2),
    Case(words: ["run", "fine.json", "--rollback-strategy", "allways"], says: ["(did you mean always?)"], code: 2),
    Case(words: ["run", "fine.json", "--var", "n:int=abc"], says: ["--var: n: invalid literal for int()"], code: 2),
    Case(words: ["run", "fine.json", "--var-file", "none.env"], says: [#""none.env" does not exist"#], code: 2),
    Case(words: ["run", "fine.json", "--hypothesis-frequency=often"], says: ["it is a number of seconds"], code: 2),
    Case(
      words: ["run", "fine.json", "--journal-path=/no/where/j.json"],
      says: ["The journal cannot be written to /no/where/j.json: No such file or directory"]),
    Case(words: ["run", "fine.json", "--journal-path=/proc/j.json"], says: ["The journal cannot be written to"]),
    Case(words: ["--change-dir=none", "run", "fine.json"], says: ["Cannot change to none: No such file or directory"]),
  ]

  @Test(arguments: cases)
  func `the message names what is wrong and where`(wanted: Case) throws {
    for (name, text) in Self.files { try chaos.place().write(text, to: name) }
    let result = try chaos.run(wanted.words)
    #expect(result.exitCode == wanted.code, "\(result)")
    for words in wanted.says { #expect(result.errorText.contains(words), "\(words)\n\(result)") }
    #expect(!(try chaos.place().names.contains("journal.json")))
    #expect(result.outputText.isEmpty)
  }
}
