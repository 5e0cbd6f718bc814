import JSON
import Testing

@testable import Journal

@Suite("Secrets are masked")
struct RedactionTests {
  private let redactor = Redactor([])

  private func masked(_ text: String) -> String {
    // No journal holds these, so that none has a number.
    var result = ""
    var rest = redactor.mask(text)[...]
    while let found = rest.firstRange(of: "[masked]") {
      result += rest[..<found.lowerBound] + "█"
      rest = rest[found.upperBound...]
    }
    return result + rest
  }

  private static let jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dBjftJeZ4CVPmB92K27uhbUJU1p1r_wW1gFWFOEjXk"
  private static let hex40 = "0123456789abcdef0123456789abcdef01234567"

  @Test(
    "in texts, by their shape or by the key before them",
    arguments: [
      ("token is \(jwt), ok", "token is █, ok"), ("key AKIAIOSFODNN7EXAMPLE.", "key █."),
      ("AIzaSyA1234567890abcdefghijklmnopqrstuvw", "█"), ("ghp_\(hex40)", "█"), ("github_pat_\(hex40)", "█"),
      ("xoxb-123456789012-abcdefABCDEF", "█"), ("glpat-abcdefghij0123456789", "█"),
      ("sk_test_0123456789abcdef", "█"), ("rk_live_0123456789abcdef", "█"), ("whsec_0123456789abcdef0123", "█"),
      ("glrt-abcdefghij0123456789", "█"), ("id abc8Q~0123456789abcdefghijABCDEFGHIJ01 end", "id █ end"),
      ("https://a.blob.core/x?sv=1&sig=0123456789abcdefghijABCDEFGHIJ%2B%3D", "https://a.blob.core/x?sv=1&sig=█"),
      ("AccountKey=abcdef0123456789==;End", "AccountKey=█;End"), ("a ~ b Q~ c", "a ~ b Q~ c"),
      ("https://hooks.slack.com/services/T0/B0/abc", "https://hooks.slack.com/services/█"),
      ("-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\nnext", "█\nnext"),
      ("-----BEGIN PRIVATE KEY-----\nMIIE cut off", "█"),
      ("-----BEGIN CERTIFICATE-----\nMIIE", "-----BEGIN CERTIFICATE-----\nMIIE"),
      ("postgres://me:pa:ss@db:5432/x", "postgres://me:█@db:5432/x"), ("http://me@host/", "http://me@host/"),
      ("http://host:8080/a@b", "http://host:8080/a@b"),
      ("curl -H 'Authorization: Bearer abc.def-123456' x", "curl -H 'Authorization: █' x"),
      ("Bearer abcdef123456 and", "Bearer █ and"), ("Basic authentication failed", "Basic authentication failed"),
      ("Basic dXNlcjpwYXNz", "Basic █"), ("Basic configuration", "Basic configuration"),
      ("Basic dXNlcjpwYXNzMQ==", "Basic █"),
      ("GET /?password=hunter2&x=1", "GET /?password=█&x=1"), ("Server=db;Pwd=abc123;Uid=sa", "Server=db;Pwd=█;Uid=sa"),
      ("PWD=/home/me", "PWD=/home/me"), ("run --api-key s3cr3t --verbose", "run --api-key █ --verbose"),
      ("--password --verbose", "--password --verbose"),
      (#"{"client_secret": "a b c", "x": 1}"#, #"{"client_secret": "█", "x": 1}"#),
      (#"{\"token\": \"abcdefgh\", \"x\": 1}"#, #"{\"token\": \"█\", \"x\": 1}"#),
      (#"{"password": "a\"b"} tail"#, #"{"password": "█"} tail"#),
      ("DB_PASSWORD: hunter2\nnext", "DB_PASSWORD: █\nnext"),
      ("Cookie: a=1; b=2\r\nHost: x", "Cookie: █\r\nHost: x"),
      ("unexpected token: end of file", "unexpected token: end of file"),
      ("password=${DB_PASSWORD}", "password=${DB_PASSWORD}"), ("password=****", "password=****"),
      ("token=null", "token=null"),
      ("max_tokens=4096 tokenizer=x token_url=http://a", "max_tokens=4096 tokenizer=x token_url=http://a"),
      ("nothing to hide: a=b, c://d", "nothing to hide: a=b, c://d"), ("", ""), ("пароль: секрет", "пароль: секрет"),
      ("key=ключ secret=ключик-от-двери", "key=ключ secret=█"),
    ])
  func texts(_ text: String, _ expected: String) {
    #expect(masked(text) == expected)
  }

  @Test(
    "keys are judged by their last words",
    arguments: [
      ("password", true), ("dbPassword", true), ("DB_PASSWORD", true), ("x-api-key", true), ("apiKey", true),
      ("apikey", true),
      ("clientSecret", true), ("Authorization", true), ("Set-Cookie", true), ("awsSecretAccessKey", true),
      ("password_hash", true), ("credentials", true), ("secretName", false), ("token_url", false), ("tokens", false),
      ("secrets", false), ("monkey", false), ("key", false), ("publicKey", false), ("author", false), ("broken", false),
      ("", false),
    ])
  func keys(_ key: String, _ isSensitive: Bool) {
    #expect(redactor.isSensitive(key: key) == isSensitive)
    #expect(!Redactor.none.isSensitive(key: key))
  }

  @Test("equal secrets get equal numbers, in the order in which they are met; what no journal holds gets none")
  func tokens() throws {
    let redactor = Redactor(try journal())
    #expect(redactor.mask("open-sesame, fallback-0123456789, open-sesame") == "[masked 1], [masked 3], [masked 1]")
    #expect(redactor.mask("password=never-seen") == "password=[masked]")
    #expect(Redactor.none.mask("password=alpha-1") == "password=alpha-1")
    // What was masked as a value stands behind its key in a text, and keeps its number.
    for text in [#"--password="[masked 3]""#, "password=[masked]", #"{"api_key": "[masked 12]"}"#] {
      #expect(redactor.mask(text) == text)
    }
    #expect(redactor.mask(#"password="[masked 3] or so""#) == #"password="[masked]""#)
    #expect(Redactor.showsMask(redactor.mask("open-sesame")))
    #expect(!Redactor.showsMask("open"))
  }

  @Test(
    "a secret of the experiment is found in the forms it takes elsewhere",
    arguments: [
      #"Zq7/"x&<y>'w é-Kp"#, "plain-secret-0123", "line one of it, long\nline two of it, long",
    ])
  func forms(secret: String) throws {
    var values = SecretValues()
    values.insert(secret)
    let forms = SecretForms.of(secret)
    #expect(forms.count >= 3)
    for form in forms {
      let text = "before " + String(decoding: form.bytes, as: UTF8.self) + " behind"
      let redactor = Redactor(isActive: true, values: values, policy: RedactionPolicy())
      #expect(redactor.mask(text) == "before [masked 1] behind", "\(text)")
    }
  }

  @Test("base64 is found wherever the secret begins in it, and masked as a whole", arguments: ["", "u", "us", "user:"])
  func base64(prefix: String) throws {
    var values = SecretValues()
    values.insert("s3cret-value")
    let redactor = Redactor(isActive: true, values: values, policy: RedactionPolicy())
    let known = [
      "": "czNjcmV0LXZhbHVl", "u": "dXMzY3JldC12YWx1ZQ==", "us": "dXNzM2NyZXQtdmFsdWU=",
      "user:": "dXNlcjpzM2NyZXQtdmFsdWU=",
    ]
    let text = try #require(known[prefix])
    #expect(redactor.mask("x \(text) y") == "x [masked 1] y")
  }

  @Test(
    "a caller masks more and shows what a rule would mask",
    arguments: [
      (["session-id"], [], "SESSION_ID=abc", "SESSION_ID=█"), (["session-id"], [], "sessionId: abc", "sessionId: █"),
      ([#"\bcust-\d{6}\b"#], [], "for cust-840271.", "for █."), (["/plain/"], [], "a plain word", "a █ word"),
      ([#"a+"#, "/ab/"], [], "xaab", "x█"), ([], ["password"], "password=hunter2", "password=hunter2"),
      ([], [#"hunter\d"#], "password=hunter2 password=other77", "password=hunter2 password=█"),
      ([], ["/AKIA.*/"], "AKIAIOSFODNN7EXAMPLE", "AKIAIOSFODNN7EXAMPLE"),
    ] as [([String], [String], String, String)])
  func policy(mask: [String], allow: [String], text: String, expected: String) throws {
    var policy = RedactionPolicy()
    for word in mask { try policy.mask(word) }
    for word in allow { try policy.allow(word) }
    let masked = Redactor([], policy: policy).mask(text).replacing("[masked]", with: "█")
    #expect(masked == expected)
  }

  @Test("a pattern that takes too long masks the whole text")
  func slowPattern() throws {
    var policy = RedactionPolicy()
    try policy.mask("(a|aa)+$")
    let text = String(repeating: "a", count: 60) + "b"
    #expect(Redactor([], policy: policy).mask(text) == "[masked]")
  }

  @Test("a word that is no regular expression is refused with its mistake")
  func badPattern() {
    var policy = RedactionPolicy()
    let problem = #expect(throws: RedactionPolicy.Problem.self) { try policy.mask("(a") }
    #expect(problem == RedactionPolicy.Problem(word: "(a", message: "missing ), unterminated subpattern"))
  }

  /// A journal with secrets in several places.
  private func journal() throws -> RunJournal {
    var journal = SampleJournal()
    journal.extra = [
      #""secrets": {"db": {"pass": "open-sesame", "user": {"type": "env", "key": "DB_USER"}, "short": "abc"}}"#,
      #""configuration": {"token": {"type": "env", "key": "TOKEN", "default": "fallback-0123456789"}, "port": 8080}"#,
    ]
    let provider = #"""
      {"type": "http", "url": "http://me:very-secret@web/", "headers": {"Authorization": "Bearer abc", "Accept": "*/*"},
       "arguments": {"credentials": {"user": "root", "pin": 123456, "ok": true}, "args": ["--token", "tkn-value", "x"]}}
      """#
    journal.run = [
      SampleJournal.ran(
        SampleJournal.action("call", provider: provider), from: 10, to: 11,
        output: #""said open-sesame and fallback-0123456789""#)
    ]
    return try journal.read()
  }

  @Test("in values: inline secrets, sensitive keys, options of command lines, and wherever they reappear")
  func values() throws {
    let journal = try journal()
    let redactor = Redactor(journal)
    let text = JSONWriter.text(redactor.masked(try #require(journal.run[0].node)))
    for secret in ["open-sesame", "very-secret", "Bearer abc", "root", "123456", "tkn-value", "fallback-0123456789"] {
      #expect(!text.contains(secret), "\(secret)")
    }
    for shown in ["*/*", "http://me:", "true", "--token", "said "] { #expect(text.contains(shown), "\(shown)") }
    let secrets = JSONWriter.text(redactor.masked(try #require(journal.experiment.secrets)))
    #expect(!secrets.contains("open-sesame"))
    #expect(secrets.contains("DB_USER"))
  }

  @Test("the places are listed with their paths and reasons")
  func places() throws {
    let places = Analyzer().analyze([try journal()]).runs[0].masked
    let found = places.map { "\($0.path) \($0.rule)" }
    #expect(
      found == [
        #"$.experiment.secrets.db.pass secretsBlock"#,
        #"$.experiment.secrets.db.short secretsBlock"#,
        #"$.experiment.configuration.token.default secretValue"#,
        #"$.run[0].activity.provider.url pattern("password in a URL")"#,
        #"$.run[0].activity.provider.headers.Authorization keyName("Authorization")"#,
        #"$.run[0].activity.provider.arguments.credentials.user keyName("credentials")"#,
        #"$.run[0].activity.provider.arguments.credentials.pin keyName("credentials")"#,
        #"$.run[0].activity.provider.arguments.args[1] keyName("token")"#,
        #"$.run[0].output secretValue"#,
      ])
  }

  @Test("a place behind an escaped line break is listed though nothing else in the file is secret")
  func escapes() throws {
    var journal = SampleJournal()
    journal.after = SampleJournal.state(
      true,
      [SampleJournal.checked("up", at: 30, met: true, output: #""header:\nBearer 0123456789abcdef0123456789abcdef""#)])
    let places = Analyzer().analyze([try journal.read()]).runs[0].masked
    #expect(places.map { "\($0.rule)" } == [#"pattern("bearer token")"#])
  }

  @Test("a secret of one journal is masked in all of a report")
  func across() throws {
    var other = SampleJournal()
    other.after = SampleJournal.state(
      false, [SampleJournal.checked("up", at: 30, met: false, output: #""open-sesame!""#)])
    let analysis = Analyzer().analyze([try journal(), try other.read()])
    #expect(try #require(analysis.runs[1].checks[1].observed).contains("[masked"))
    #expect(analysis.redactor.mask("open-sesame").contains("[masked"))
  }

  @Test("masking can be switched off")
  func off() throws {
    var options = Analyzer.Options()
    options.masksSecrets = false
    let analysis = Analyzer(options: options).analyze([try journal()])
    #expect(analysis.runs[0].masked.isEmpty)
    #expect(analysis.redactor.mask("open-sesame") == "open-sesame")
  }

  @Test("values are bounded in depth, length and number")
  func bounded() throws {
    var limits = Redactor.Limits()
    (limits.depth, limits.elements, limits.text) = (3, 2, 5)
    let document = try JSONDocument(text: #"{"a": [[[[1]]]], "b": "0123456789", "c": 1, "d": 2}"#)
    let value = redactor.masked(document.root, limits: limits)
    #expect(value["a"]?[0]?[0] == .string("(nested deeper)"))
    #expect(value["b"] == .string("01234…"))
    #expect(value["…"] == .string("(2 more)"))
    #expect(value["c"] == nil)
  }

  @Test("megabytes without a secret come back as they are, hostile ones in bounded time")
  func large() {
    let plain = String(repeating: "GET /index.html 200 in 12 ms - e g A x b s h y n w\n", count: 20_000)
    #expect(redactor.mask(plain) == plain)
    for unit in ["=", ":", "-----BEGIN ", "://a:b", "Bearer ", "eyJ.", "password", "password:", "\\\"", "--a "] {
      let text = String(repeating: unit, count: 100_000)
      #expect(!redactor.mask(text).isEmpty)
    }
  }
}
