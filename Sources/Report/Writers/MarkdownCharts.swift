/// Paints the charts of a Markdown report, each once, and keeps those that the text names.
final class MarkdownCharts {
  private let assets: MarkdownWriter.Assets
  private let paint: (Drawing) -> [UInt8]
  private var painted: [String: [UInt8]] = [:]
  /// The files that the text names, in its order.
  private(set) var files: [MarkdownAsset] = []
  /// Whether figures are being written for good, so that files must be kept.
  var isFinal = false

  init(assets: MarkdownWriter.Assets, paint: @escaping (Drawing) -> [UInt8]) {
    self.assets = assets
    self.paint = paint
  }

  /// Whether charts take room in the text.
  var areInline: Bool { assets == .inline }

  /// The address of a figure's chart; nil when there is none.
  func address(of figure: Figure) -> String? {
    switch assets {
    case .none: return nil
    case .inline:
      let bytes = bytes(of: figure)
      guard !bytes.isEmpty else { return nil }
      return "data:image/svg+xml;base64," + String(decoding: Base64.encoded(bytes), as: UTF8.self)
    case .files(let folder):
      // Until the text is final the name alone tells its length.
      let name = fileName(figure)
      guard isFinal else { return Self.encoded(folder) + "/" + name }
      let bytes = bytes(of: figure)
      guard !bytes.isEmpty else { return nil }
      if !files.contains(where: { $0.name == name }) { files.append(MarkdownAsset(name: name, bytes: bytes)) }
      return Self.encoded(folder) + "/" + name
    }
  }

  /// Takes back that figures were written for good: some of them are to be left out.
  func forgetFiles() {
    isFinal = false
    files = []
  }

  private func bytes(of figure: Figure) -> [UInt8] {
    if let bytes = painted[figure.id] { return bytes }
    let bytes = paint(figure.drawing)
    painted[figure.id] = bytes
    return bytes
  }

  private func fileName(_ figure: Figure) -> String { SafeAddress.anchor(figure.id) + ".svg" }

  /// A folder's name as part of an address.
  private static func encoded(_ folder: String) -> String {
    var result = ""
    for byte in folder.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
        UInt8(ascii: "/"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }
}
