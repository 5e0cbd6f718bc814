/// The anchors that a document has, and where its links may lead.
struct PDFAnchors: Sendable {
  private var names: Set<String> = []

  /// Finds every anchor of a document.
  init(of document: Document) {
    for section in document.sections { collect(section, depth: 0) }
  }

  /// The anchor of a piece of evidence.
  static func name(ofEvidence number: Int) -> String { "e\(number)" }

  /// A link to a target, or nil when the document has no such anchor or the address may not be opened.
  func link(to target: LinkTarget) -> PageLink? {
    switch target {
    case .anchor(let id): destination(id).map { .destination($0) }
    case .url(let address): PDFAddress.safe(address).map { .uri($0) }
    }
  }

  /// The name of an anchor in the file; nil when the document does not have it.
  func destination(_ id: String) -> String? {
    names.contains(id) ? Self.safeName(id) : nil
  }

  /// An anchor as a name that needs no escapes in PDF.
  static func safeName(_ id: String) -> String {
    func isSafe(_ byte: UInt8) -> Bool {
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || byte == 0x2D || byte == 0x5F || byte == 0x2E
    }
    if !id.isEmpty, id.utf8.count <= 100, id.utf8.allSatisfy(isSafe), !id.hasPrefix("x--") { return id }
    // FNV-1a: two ids of one hash would only share a place to jump to.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return "x--" + String(hash, radix: 16)
  }

  private mutating func collect(_ section: Section, depth: Int) {
    guard depth < PDFLimits.depth else { return }
    add(section.id)
    collect(section.blocks, depth: depth)
    for inner in section.sections { collect(inner, depth: depth + 1) }
  }

  private mutating func collect(_ blocks: [Block], depth: Int) {
    guard depth < PDFLimits.depth else { return }
    for block in blocks {
      switch block {
      case .heading(_, let id, _): add(id)
      case .table(let table): add(table.id)
      case .figure(let figure): add(figure.id)
      case .anchor(let id): add(id)
      case .list(_, let items): for item in items { collect(item, depth: depth + 1) }
      case .columns(let columns): for column in columns { collect(column, depth: depth + 1) }
      case .details(let details): collect(details.blocks, depth: depth + 1)
      case .quote(let inner): collect(inner, depth: depth + 1)
      case .paragraph, .banner, .keyFigures, .code, .definitions, .rule: break
      }
    }
  }

  private mutating func add(_ id: String?) {
    if let id, !id.isEmpty { names.insert(id) }
  }
}

/// Bounds of what is laid out; documents within them are laid out whole.
enum PDFLimits {
  /// How deep blocks may stand in blocks, and sections in sections.
  static let depth = 24
  /// The number of pages that are kept between laying out and painting; longer documents are laid out twice.
  static let keptPages = 64
  /// The number of pages up to which cells are elements of the structure; in longer documents a row is one.
  static let finePages = 200
  /// The length of text in bytes that one layout holds.
  static let textPiece = 4_096
}
