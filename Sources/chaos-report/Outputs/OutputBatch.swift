import CommandLine
import Glibc
import Report

/// Several outputs that appear together: each is opened before the work, written where nobody sees it, and gets its
/// name when all are whole.
struct OutputBatch {
  /// One of them.
  struct Item {
    let request: OutputRequest
    fileprivate let file: OutputFile?
    fileprivate var assets: AssetFolder
    fileprivate var appended: [UInt8] = []
  }

  private(set) var items: [Item] = []

  /// Opens all outputs.
  ///
  /// - Throws: ``CommandFailure`` when one cannot be written, is a journal, or is asked for twice.
  init(_ requests: [OutputRequest], journals: [String]) throws(CommandFailure) {
    try Self.checkDistinct(requests)
    for request in requests {
      if !request.format.isAppended { try ReportTarget.check(request.path, journals: journals) }
    }
    for request in requests {
      do throws(OutputFile.Failure) {
        var file: OutputFile?
        if request.format.isAppended, request.path != "-" {
          _ = try AppendedFile(path: request.path).size()
        } else {
          file = try OutputFile(path: request.path)
        }
        items.append(Item(request: request, file: file, assets: AssetFolder(report: request.path)))
      } catch {
        discard()
        throw .output(error)
      }
    }
  }

  /// The paths as they are said on a terminal.
  var names: String {
    items.filter { $0.request.path != "-" }.map { Console.visible($0.request.path) }.joined(separator: ", ")
  }

  /// How many bytes an output may still have: a summary of a job has a limit for all that is added to it.
  func room(_ index: Int) -> Int {
    let request = items[index].request
    guard request.format.isAppended, request.path != "-" else { return 1 << 20 }
    return max((1 << 20) - ((try? AppendedFile(path: request.path).size()) ?? 0) - 2, 0)
  }

  /// Writes an output where nobody sees it yet.
  mutating func stage(_ bytes: [UInt8], assets: [MarkdownAsset] = [], at index: Int) throws(CommandFailure) {
    try items[index].assets.prepare(assets)
    guard let file = items[index].file else {
      items[index].appended = bytes
      return
    }
    do throws(OutputFile.Failure) {
      try file.stage(bytes)
    } catch {
      throw .output(error)
    }
  }

  /// Gives all outputs their names; what goes to standard output or is added to a file comes last.
  mutating func publish() throws(CommandFailure) {
    let isLast = { (item: Item) in item.file == nil || item.request.path == "-" }
    let order = items.indices.filter { !isLast(items[$0]) } + items.indices.filter { isLast(items[$0]) }
    for index in order {
      let item = items[index]
      do throws(OutputFile.Failure) {
        if let file = item.file {
          try file.publish()
        } else {
          try AppendedFile(path: item.request.path).append(item.appended)
        }
      } catch {
        throw .output(error)
      }
      try items[index].assets.publish()
    }
  }

  /// Takes away what was begun.
  mutating func discard() {
    for index in items.indices {
      items[index].file?.discard()
      items[index].assets.discard()
    }
  }

  private static func checkDistinct(_ requests: [OutputRequest]) throws(CommandFailure) {
    var paths: Set<String> = []
    var identities: Set<FileIdentity> = []
    for request in requests {
      let identity = request.path == "-" ? nil : FileIdentity(path: request.path).flatMap { $0.isRegular ? $0 : nil }
      let isDevice = identity == nil && request.path != "-" && FileIdentity(path: request.path) != nil
      let isNew = paths.insert(request.path).inserted && identity.map { identities.insert($0).inserted } ?? true
      if !isNew, !isDevice {
        let name = request.path == "-" ? "standard output" : Console.visible(request.path)
        throw .usage(.invalid("\(name) is asked for twice", hint: "give each output a path of its own"))
      }
    }
  }
}
