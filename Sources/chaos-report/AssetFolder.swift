import CommandLine
import Glibc
import Report
import System

/// The folder of charts beside a Markdown report: charts wait in a hidden folder until the report stands.
struct AssetFolder {
  private let report: String
  private let folder: String
  private var stage = ""
  private var names: [String] = []

  /// Names the folder of a report; nothing is made yet.
  init(report: String) {
    self.report = report
    let slash = report.lastIndex(of: "/").map { report.index(after: $0) } ?? report.startIndex
    folder = String(report[..<slash]) + Self.name(of: report)
  }

  /// The folder's name beside the report: `report.assets` for `report.md`.
  static func name(of report: String) -> String {
    let slash = report.lastIndex(of: "/").map { report.index(after: $0) } ?? report.startIndex
    let file = report[slash...]
    guard let dot = file.lastIndex(of: "."), dot > file.startIndex else { return file + ".assets" }
    return file[..<dot] + ".assets"
  }

  /// Writes the charts where nobody sees them yet, save those that stand there already as they are.
  mutating func prepare(_ assets: [MarkdownAsset]) throws(CommandFailure) {
    var assets = assets
    if let place = FileIdentity(path: folder) {
      guard place.isFolder else { throw failed(folder, ENOTDIR) }
      assets.removeAll { holds($0) }
    }
    if assets.isEmpty { return }
    var template = Array("\(folder).XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw failed(folder, errno) }
    stage = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let mask = umask(0)
    _ = umask(mask)
    chmod(stage, 0o777 & ~mask)
    for asset in assets {
      names.append(asset.name)
      let code = Self.write(asset.bytes, to: "\(stage)/\(asset.name)")
      if code != 0 {
        discard()
        throw failed(asset.name, code)
      }
    }
  }

  /// Whether a chart of an earlier report is the same to the byte.
  private func holds(_ asset: MarkdownAsset) -> Bool {
    let path = "\(folder)/\(asset.name)"
    guard Files.isFile(path), Files.size(path) == asset.bytes.count else { return false }
    do throws(Files.Failure) {
      return try Files.read(path, limit: asset.bytes.count) == asset.bytes
    } catch {
      return false
    }
  }

  /// Writes a new file and tells the system's error number, 0 for none; where nobody looks yet it may have its name at
  /// once.
  private static func write(_ bytes: [UInt8], to path: String) -> Int32 {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { return errno }
    if let code = Files.write(bytes, to: descriptor) {
      close(descriptor)
      return code
    }
    return close(descriptor) == 0 ? 0 : errno
  }

  /// Gives the charts their place.
  mutating func publish() throws(CommandFailure) {
    if stage.isEmpty { return }
    if FileIdentity(path: folder) == nil, rename(stage, folder) == 0 {
      stage = ""
      return
    }
    for name in names where rename("\(stage)/\(name)", "\(folder)/\(name)") != 0 {
      let code = errno
      discard()
      throw failed("\(folder)/\(name)", code)
    }
    discard()
  }

  /// Takes away what was prepared.
  mutating func discard() {
    if stage.isEmpty { return }
    for name in names { unlink("\(stage)/\(name)") }
    rmdir(stage)
    stage = ""
  }

  private func failed(_ path: String, _ code: Int32) -> CommandFailure {
    .message(
      "\(Console.visible(report)): its chart \(Console.visible(path)) cannot be written: "
        + Terminal.systemMessage(code))
  }
}
