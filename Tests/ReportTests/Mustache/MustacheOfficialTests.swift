import JSON
import Report
import TestSupport
import Testing

/// Runs the official tests of the Mustache specification where a copy of them lies: in the folder that
/// `MUSTACHE_SPEC` names, or in `.cache/mustache-spec` of the checkout, where `scripts/mustache-spec` puts them.
@Suite struct MustacheOfficialTests {
  private static let modules = ["comments", "delimiters", "interpolation", "inverted", "partials", "sections"]

  private static var folder: String {
    TestEnvironment.variables["MUSTACHE_SPEC"] ?? "\(TestEnvironment.root)/.cache/mustache-spec"
  }

  private static var isPresent: Bool { TestFile.exists("\(folder)/specs/sections.json") }

  @Test(.enabled(if: isPresent, "no copy of mustache/spec"), arguments: modules)
  func `official tests pass`(module: String) throws {
    let bytes = try TestFile.read("\(Self.folder)/specs/\(module).json")
    let document = try JSONDocument(bytes: bytes, name: module)
    let tests = try #require(document.root["tests"])
    #expect(tests.count > 5)
    for test in tests.elements {
      let name = test["name"]?.string ?? "?"
      let template = try MustacheTemplate(test["template"]?.string ?? "", name: name)
      var partials: [String: MustacheTemplate] = [:]
      for (key, value) in (test["partials"] ?? test).members where test["partials"] != nil {
        partials[key] = try MustacheTemplate(value.string ?? "", name: key)
      }
      let bytes = try template.render(MustacheCase.value(test["data"] ?? test), partials: partials)
      #expect(String(decoding: bytes, as: UTF8.self) == test["expected"]?.string, "\(module): \(name)")
    }
  }
}
