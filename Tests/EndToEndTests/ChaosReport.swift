import TestSupport
import Testing

/// Runs the built `chaos-report`, in a folder of its own and with no variables that would colour its answer.
struct ChaosReport {
  /// A folder for this test alone.
  let folder = try? TemporaryFolder()

  /// The folder, once it is sure to be there.
  func place() throws -> TemporaryFolder { try #require(folder) }

  /// Runs it.
  func run(
    _ arguments: [String], input: [UInt8] = [], environment: [String: String?] = [:], outputPath: String? = nil,
    timeout: Double = 120
  ) throws -> ProcessResult {
    var variables: [String: String?] = [
      "SOURCE_DATE_EPOCH": "1772618400", "LC_ALL": "C.UTF-8", "TZ": "UTC", "NO_COLOR": nil, "CLICOLOR_FORCE": nil,
    ]
    variables.merge(environment) { $1 }
    return try ProcessRunner(
      TestEnvironment.builtProgram("chaos-report"), folder: try place().path, environment: variables, timeout: timeout
    ).run(arguments, input: input, outputPath: outputPath)
  }

  /// Runs it and expects a report of this name; gives the report's bytes.
  func report(
    _ arguments: [String], named name: String, input: [UInt8] = [], environment: [String: String?] = [:],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> [UInt8] {
    let result = try run(arguments, input: input, environment: environment)
    #expect(result.exitCode == 0, "\(arguments): \(result)", sourceLocation: sourceLocation)
    return try TestFile.read(try place().file(name))
  }

  /// Runs it and expects a report of this name; gives the report's text.
  func text(
    _ arguments: [String], named name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> String {
    String(decoding: try report(arguments, named: name, sourceLocation: sourceLocation), as: UTF8.self)
  }

  /// Runs it and expects a PDF file.
  func pdf(_ arguments: [String], sourceLocation: SourceLocation = #_sourceLocation) throws -> PDFFile {
    _ = try report(arguments + ["report.pdf"], named: "report.pdf", sourceLocation: sourceLocation)
    return PDFFile(try place().file("report.pdf"))
  }

  /// Copies fixtures into the folder under their own names, and gives these.
  @discardableResult
  func copyFixtures(_ names: [String]) throws -> [String] {
    for name in names {
      try place().write(try TestFile.read("\(TestEnvironment.fixtures)/\(name)"), to: name)
    }
    return names
  }

  /// Copies the four rollouts into the folder, and gives their names.
  @discardableResult
  func copyRollouts() throws -> [String] { try copyFixtures(["v1.json", "v2.json", "v3.json", "v4.json"]) }
}
