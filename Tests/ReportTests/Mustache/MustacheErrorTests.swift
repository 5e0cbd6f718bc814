import Report
import Testing

/// Templates that are none: what is said about them, and where.
@Suite struct MustacheErrorTests {
  struct Broken: Sendable, CustomTestStringConvertible {
    let template: String
    let place: String
    let problem: MustacheError.Problem

    var testDescription: String { template }
  }

  @Test(arguments: [
    Broken(template: "a\nb {{x", place: "2:3", problem: .unclosedTag(expected: "}}")),
    Broken(template: "{{{x}}", place: "1:1", problem: .unclosedTag(expected: "}}}")),
    Broken(template: "{{=<% %>", place: "1:1", problem: .unclosedTag(expected: "=}}")),
    Broken(template: "é {{}}", place: "1:3", problem: .emptyTag),
    Broken(template: "{{# }}", place: "1:1", problem: .emptyTag),
    Broken(template: "{{> }}", place: "1:1", problem: .emptyTag),
    Broken(template: "{{a b}}", place: "1:1", problem: .badName("a b")),
    Broken(template: "{{a..b}}", place: "1:1", problem: .badName("a..b")),
    Broken(template: "\n\n  {{#x}}\n", place: "3:3", problem: .unclosedSection("x")),
    Broken(template: "{{/x}}", place: "1:1", problem: .unexpectedClose("x", open: nil)),
    Broken(template: "{{#x}}\n{{/y}}", place: "2:1", problem: .unexpectedClose("y", open: "x")),
    Broken(template: "{{=<%=}}", place: "1:1", problem: .badDelimiters("<%")),
    Broken(template: "{{=a b c=}}", place: "1:1", problem: .badDelimiters("a b c")),
    Broken(template: "{{= = = =}}", place: "1:1", problem: .badDelimiters("= =")),
    Broken(template: "{{<parent}}{{/parent}}", place: "1:1", problem: .unsupported("<")),
    Broken(template: "{{$block}}{{/block}}", place: "1:1", problem: .unsupported("$")),
    Broken(template: "{{>*dynamic}}", place: "1:1", problem: .unsupported(">*")),
  ])
  func `an error names the place`(_ broken: Broken) throws {
    let error = try #require(throws: MustacheError.self) { try MustacheTemplate(broken.template, name: "t") }
    #expect(error.problem == broken.problem)
    #expect("\(error.line):\(error.column)" == broken.place)
  }

  @Test func `partials that call each other without end are stopped`() throws {
    let partials = ["a": try MustacheTemplate("{{> b}}", name: "a"), "b": try MustacheTemplate("{{> a}}", name: "b")]
    let template = try MustacheTemplate("{{> a}}", name: "t")
    let error = try #require(throws: MustacheError.self) { try template.render([:], partials: partials) }
    guard case .endlessPartials = error.problem else {
      Issue.record("\(error.problem)")
      return
    }
  }

  @Test func `partials that branch without end are stopped soon`() throws {
    let partials = ["a": try MustacheTemplate("{{> a}}{{> a}}", name: "a")]
    let template = try MustacheTemplate("{{> a}}", name: "t")
    #expect(throws: MustacheError.self) { try template.render([:], partials: partials) }
  }

  @Test func `sections too deep in each other are refused`() {
    let deep = String(repeating: "{{#x}}", count: 2000) + String(repeating: "{{/x}}", count: 2000)
    #expect(throws: MustacheError.self) { try MustacheTemplate(deep, name: "t") }
  }

  @Test func `any bytes are a template or an error`() {
    for seed in 0..<400 {
      var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
      let bytes = (0..<40).map { _ -> UInt8 in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let letters = Array("{{{}}}#/^>=!&. ax\n\r<$*\u{E9}".utf8)
        return letters[Int(state >> 33) % letters.count]
      }
      do {
        _ = try MustacheTemplate(bytes: bytes, name: "t").render(["a": .text("<"), "x": .list([.text("1")])])
      } catch {
        #expect(error.line >= 1 && error.column >= 1)
      }
    }
  }
}
