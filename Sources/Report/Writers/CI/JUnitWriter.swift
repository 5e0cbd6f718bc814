import Journal

/// Writes results in JUnit's XML, as readers of continuous integration take it: a suite a run, a case a check and
/// phase, an activity, and one for the verdict itself.
///
/// JUnit has no schema of its own. What is written is valid under both that are in use, that of Jenkins' xUnit
/// plugin (`junit-10.xsd`) and that of Windy Road for Ant; docs/ci.md says what that takes.
public struct JUnitWriter: Sendable {
  /// Makes a writer.
  public init() {}

  /// The results as UTF-8.
  public func write(_ results: RunResults) -> [UInt8] {
    var out = MarkupBytes()
    out.markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n")
    var id = 0
    for run in results.runs {
      append(JUnitSuite(run), id: id, to: &out)
      id += 1
    }
    if let gates = results.gates {
      append(JUnitSuite(gates: gates, created: results.created), id: id, to: &out)
      id += 1
    }
    if !results.loads.isEmpty {
      append(JUnitSuite(loads: results.loads, created: results.created), id: id, to: &out)
      id += 1
    }
    if !results.unreadable.isEmpty {
      append(JUnitSuite(unreadable: results.unreadable, created: results.created), id: id, to: &out)
    }
    out.markup("</testsuites>\n")
    return out.bytes
  }

  private func append(_ suite: JUnitSuite, id: Int, to out: inout MarkupBytes) {
    out.markup("  <testsuite name=\"")
    out.text(suite.name)
    out.markup("\" package=\"chaos\" id=\"")
    out.integer(id)
    out.markup("\" timestamp=\"")
    out.text(suite.timestamp)
    out.markup("\" hostname=\"")
    out.text(suite.host)
    out.markup("\" tests=\"")
    out.integer(suite.cases.count)
    out.markup("\" failures=\"")
    out.integer(suite.cases.count { $0.failure?.element == .failure })
    out.markup("\" errors=\"")
    out.integer(suite.cases.count { $0.failure?.element == .error })
    out.markup("\" skipped=\"")
    out.integer(suite.cases.count { $0.failure?.element == .skipped })
    out.markup("\" time=\"")
    out.text(suite.time)
    out.markup("\">\n    <properties>\n")
    for (name, value) in suite.properties {
      out.markup("      <property name=\"")
      out.text(name)
      out.markup("\" value=\"")
      out.text(value)
      out.markup("\"/>\n")
    }
    out.markup("    </properties>\n")
    for test in suite.cases { append(test, to: &out) }
    out.markup("    <system-out>")
    out.text(suite.summary)
    out.markup("</system-out>\n    <system-err></system-err>\n  </testsuite>\n")
  }

  private func append(_ test: JUnitCase, to out: inout MarkupBytes) {
    out.markup("    <testcase classname=\"")
    out.text(test.className)
    out.markup("\" name=\"")
    out.text(test.name)
    out.markup("\" time=\"")
    out.text(test.time)
    guard let failure = test.failure else { return out.markup("\"/>\n") }
    out.markup("\">\n      ")
    switch failure.element {
    case .skipped: out.markup("<skipped")
    case .failure: out.markup("<failure type=\"")
    case .error: out.markup("<error type=\"")
    }
    if failure.element != .skipped {
      out.text(failure.type)
      out.markup("\"")
    }
    out.markup(" message=\"")
    out.text(failure.message)
    guard failure.element != .skipped else { return out.markup("\"/>\n    </testcase>\n") }
    out.markup("\">")
    out.text(failure.text)
    switch failure.element {
    case .failure: out.markup("</failure>\n    </testcase>\n")
    case .error, .skipped: out.markup("</error>\n    </testcase>\n")
    }
  }
}
