/// A journal with secrets in every place that can hold text, made when it is needed: what looks like a key of a
/// provider is put together from parts, so that no scanner takes the source of this test for a leak.
enum SecretCorpus {
  /// Declared in the experiment's `secrets`; needs escaping in every format.
  static let declared = #"Zq7/"x&<y>'wv é-Kp3mTq"#
  /// Declared as well, plain.
  static let token = "vTk9aQ2mLx7Rw4Zs8Yb1"
  /// What stands under keys with telling names.
  static let keyed = ["hK2nWq8sPz5Lc", "uJ6tRv3xBd9Mf", "gN4yTk7wQs2Hv"]
  /// What a shape tells.
  static let shaped: [String] = [
    "eyJ" + "hbGciOiJIUzI1NiJ9.eyJzdWIiOiI0NzExMDgxNSJ9.Qm9yaW5nU2lnbmF0dXJlVmFsdWUxMjM",
    "AK" + "IAQZ7RT4WX2MN6PL3S", "AI" + "zaSyQ7rT4wX2mN6pL3sVb8Jk1Hd5Fg0ZcYaTe",
    "gh" + "p_Qz7Rt4Wx2Mn6Pl3Sv8Bj1Kd5Fg0HcYaTe9U", "gl" + "pat-Qz7Rt4Wx2Mn6Pl3Sv8Bj",
    "xo" + "xb-471108154711-Qz7Rt4Wx2Mn6Pl3S", "sk_" + "live_Qz7Rt4Wx2Mn6Pl3Sv8BjKd",
    "Rt48" + "Q~Wx2Mn6Pl3Sv8Bj1Kd5Fg0HcYaTe9UiOp",
  ]
  /// Lines of a private key.
  static let keyLines = ["MIIEpQz7Rt4Wx2Mn6Pl3Sv8Bj1Kd5Fg0HcYaTe9U", "iOpLkJhGfDsAqWeRtYuIoPzXcVbNmQ1w2E3r4T5y"]
  /// In addresses and headers.
  static let placed = ["pW8zQr3tXv6N", "bR5kTm9wLs2Yq7Hz4Gd8"]
  /// What only the command line says is secret.
  static let given = "cust-840271"

  /// Everything that must not be found, longest pieces first.
  static var planted: [String] { [declared, token, given] + keyed + shaped + keyLines + placed }

  /// Pieces of eight that are enough to call a secret leaked.
  static var pieces: [String] {
    var pieces: [String] = []
    for secret in [token] + keyed + placed + keyLines + shaped.map({ String($0.suffix(16)) }) {
      let letters = Array(secret)
      for start in stride(from: 0, through: letters.count - 9, by: 1) {
        pieces.append(String(letters[start..<start + 9]))
      }
    }
    return pieces + [given, "Zq7/\"x&<y>", "-Kp3mTq"]
  }

  /// Base64 as in headers.
  static func base64(_ text: String) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var result = ""
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let word = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0..<4 { result += place <= group.count ? String(letters[word >> (18 - 6 * place) & 63]) : "=" }
    }
    return result
  }

  /// Percent-encoded for a query.
  static func percent(_ text: String) -> String {
    text.utf8.map { byte in
      let isPlain = 97...122 ~= byte | 0x20 || 48...57 ~= byte
      return isPlain
        ? String(Unicode.Scalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }.joined()
  }

  /// A text as JSON writes it, quotes included.
  static func json(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// The journal.
  static var journal: String {
    let key = "-----BEGIN RSA PRIVATE KEY-----\n" + keyLines.joined(separator: "\n") + "\n-----END RSA PRIVATE KEY-----"
    let everything = ([declared, token, given, key] + shaped).joined(separator: " and ")
    let provider = """
      {"type": "http", "url": \(json("https://user:\(placed[0])@web.example/\(percent(declared))?q=\(token)")),
       "headers": {"Authorization": \(json("Bearer \(placed[1])")), "X-Note": \(json(everything))},
       "arguments": {"client_secret": "\(keyed[0])", "note": \(json(everything)), "args": ["--password", "\(keyed[1])"]}}
      """
    let process = """
      {"type": "process", "path": \(json("/usr/bin/curl-\(token)")),
       "arguments": \(json("-H 'X-Api-Key: \(keyed[2])' -u admin:\(token) \(base64("admin:" + declared))"))}
      """
    let tolerance = #"{"type": "regex", "pattern": \#(json(token))}"#
    func probe(_ name: String, met: Bool, output: String, at second: Int) -> String {
      """
      {"activity": {"type": "probe", "name": \(json(name)), "provider": \(provider), "tolerance": \(tolerance)},
       "output": \(output), "status": "succeeded", "tolerance_met": \(met),
       "start": "2026-05-20T10:00:\(second):00", "end": "2026-05-20T10:00:\(second):00", "duration": 0.5}
      """.replacing(":00\"", with: ".000000\"")
    }
    let series = """
      {"status": "success", "data": {"resultType": "matrix", "result": [{"metric": {"__name__": "up", "job": \(json(token))},
      "values": [[1779271201, "1"], [1779271202, "2"], [1779271203, "3"], [1779271204, "5"]]}]}}
      """
    let states = """
      [["2026-05-20T10:00:01Z", \(json(token))], ["2026-05-20T10:00:02Z", \(json(token))], ["2026-05-20T10:00:03Z", "x"]]
      """
    let nested = json(
      #"{"inner": \#(json(declared)), "b64": "\#(base64(declared))", "tail": "\#(base64("x" + token))"}"#)
    func action(_ name: String, _ provider: String, output: String, status: String, second: Int, extra: String = "")
      -> String
    {
      """
      {"activity": {"type": "action", "name": \(json(name)), "provider": \(provider)}, "output": \(output),
       "status": \(json(status)), "start": "2026-05-20T10:00:\(second).000000", "end": "2026-05-20T10:00:\(second).500000",
       "duration": 0.5\(extra)}
      """
    }
    let traceback = json("Traceback:\n  File \"x.py\"\nValueError: cannot log in with \(everything)")
    let hypothesis = """
      {"title": \(json("Steady with \(everything)")), "probes": [
       {"type": "probe", "name": \(json("probe \(token)")), "provider": \(provider), "tolerance": \(tolerance)},
       {"type": "probe", "name": \(json("never \(token)")), "provider": \(provider), "tolerance": true}]}
      """
    let before =
      #"{"steady_state_met": true, "probes": [\#(probe("probe \(token)", met: true, output: json(everything), at: 10))]}"#
    let after =
      #"{"steady_state_met": false, "probes": [\#(probe("probe \(token)", met: false, output: json(everything), at: 40))]}"#
    let run = [
      action("act \(token)", provider, output: json(everything), status: "succeeded", second: 11),
      action("nested \(given)", process, output: nested, status: "succeeded", second: 12),
      action("series", provider, output: series, status: "succeeded", second: 13),
      action("states \(token)", provider, output: states, status: token, second: 14),
      action(
        "breaks", provider, output: "null", status: "failed", second: 15, extra: ", \"exception\": [\(traceback)]"),
    ]
    return """
      {"chaoslib-version": "1.44.0", "platform": \(json("Linux \(token)")), "node": \(json("node-\(token)")),
       "experiment": {"title": \(json("Login with \(everything)")), "description": \(json(everything)),
        "tags": ["a", \(json(token))], "contributions": {\(json("trust \(token)")): "high"},
        "secrets": {"db": {"pass": \(json(declared)), "odd": \(json(token))}},
        "configuration": {"note": \(json(everything)), "db_password": "\(keyed[0])"},
        "steady-state-hypothesis": \(hypothesis),
        "method": [{"type": "action", "name": \(json("act \(token)")), "provider": \(provider)},
         {"type": "action", "name": \(json("missing \(token)")), "provider": \(process)}],
        "rollbacks": []},
       "start": "2026-05-20T10:00:09.000000", "status": "completed", "deviated": true,
       "steady_states": {"before": \(before), "after": \(after), "during": []},
       "run": [\(run.joined(separator: ",\n"))], "rollbacks": [], "notes \(token)": \(json(everything)),
       "end": "2026-05-20T10:00:41.000000", "duration": 32.0}
      """
  }
}
