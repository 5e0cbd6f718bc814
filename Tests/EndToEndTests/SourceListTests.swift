import TestSupport
import Testing

@Suite("Sources of a report")
struct SourceListTests {
  private let program = ChaosReport()

  /// Journals that differ in a byte or two, named in the order of their numbers.
  private func journals(_ count: Int) throws -> [String] {
    let journal = try TestFile.read("\(TestEnvironment.fixtures)/v1.json")
    let names = (0..<count).map { "run-\($0 < 10 ? "0" : "")\($0).json" }
    for (index, name) in names.enumerated() {
      try program.place().write(journal + Array(repeating: 0x20, count: index), to: name)
    }
    return names
  }

  @Test("have a row each, with whole hashes on one line of a PDF")
  func rows() throws {
    let names = try journals(3)
    let text = try program.pdf(names).text()
    for name in names {
      let hash = try shell("sha256sum \(name) | cut -c1-64")
      #expect(text.split(separator: "\n").contains { $0.contains(name) && $0.contains(hash) }, "\(name) \(hash)")
    }
  }

  @Test("are told by one hash where they are many, which the command beside it prints")
  func manyFiles() throws {
    let names = try journals(61)
    let text = try program.text(names + ["report.md"], named: "report.md")
    #expect(text.contains("`sha256sum FILES | cut -c1-64 | sort | sha256sum`"))
    #expect(text.contains("`\(try shell("sha256sum run-*.json | cut -c1-64 | sort | sha256sum | cut -c1-64"))`"))
    #expect(text.contains("… 49 more files"))
    let html = try program.text(names + ["report.html"], named: "report.html")
    for name in [names[0], names[30], names[60]] {
      #expect(html.contains("\(try shell("sha256sum \(name)"))"), "\(name)")
    }
  }

  private func shell(_ script: String) throws -> String {
    let result = try ProcessRunner("sh", folder: try program.place().path, environment: ["LC_ALL": "C.UTF-8"]).run([
      "-c", script,
    ])
    #expect(result.exitCode == 0, "\(result)")
    return String(decoding: result.output, as: UTF8.self).split(separator: "\n").joined(separator: "\n")
  }
}
