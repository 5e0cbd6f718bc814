import JSON
import Journal
import Testing

@Suite("Names of the configuration")
struct SubstitutionTests {
  private func substitution(_ variables: [String: String] = [:]) throws -> Substitution {
    let configuration = try JSONDocument(
      text: #"""
        {"host": "web", "port": 8080, "secure": true, "from_env": {"type": "env", "key": "PATH"},
         "with_default": {"type": "env", "key": "X", "default": "here"}, "pass": "visible?", "list": [1]}
        """#)
    let secrets = try JSONDocument(text: #"{"db": {"pass": "no"}}"#)
    return Substitution(configuration: configuration.root, secrets: secrets.root, variables: variables)
  }

  @Test(
    "are filled in from the journal alone; unknown ones and secrets stay",
    arguments: [
      ("http://${host}:${port}/", "http://web:8080/"), ("$host", "web"), ("${with_default}", "here"),
      ("${from_env}", "${from_env}"), ("${pass}", "${pass}"),
      ("${nothing} $ ${ $1 ${host", "${nothing} $ ${ $1 ${host"),
      ("${secure}", "True"), ("${list}", "${list}"), ("^a$", "^a$"), ("$\u{301}", "$\u{301}"), ("", ""),
    ])
  func resolve(_ text: String, _ expected: String) throws {
    #expect(try substitution().resolve(text) == expected)
  }

  @Test("given variables count first")
  func variables() throws {
    #expect(try substitution(["host": "other"]).resolve("${host}") == "other")
  }

  @Test("a text that is one name keeps the value's type")
  func typed() throws {
    #expect(try substitution().value("${port}") == 8080)
    #expect(try substitution().value("${port}!") == "8080!")
  }

  @Test("what is filled in is not looked at again, and a text cannot grow without end")
  func bounded() throws {
    let text = String(repeating: "x", count: 100_000)
    let document = try JSONDocument(text: #"{"big": "\#(text)", "a": "${b}", "b": "${a}"}"#)
    let substitution = Substitution(configuration: document.root)
    #expect(substitution.resolve("${a}") == "${b}")
    #expect(substitution.resolve(String(repeating: "${big}", count: 1000)).utf8.count < 2_000_000)
  }
}
