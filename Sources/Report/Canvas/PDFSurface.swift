internal import CCairo

/// Pages of a PDF file.
final class PDFSurface: Surface {
  /// A line of the file's own description.
  enum Metadata {
    case title, author, subject, keywords, creator, created, modified

    fileprivate var key: cairo_pdf_metadata_t {
      switch self {
      case .title: CAIRO_PDF_METADATA_TITLE
      case .author: CAIRO_PDF_METADATA_AUTHOR
      case .subject: CAIRO_PDF_METADATA_SUBJECT
      case .keywords: CAIRO_PDF_METADATA_KEYWORDS
      case .creator: CAIRO_PDF_METADATA_CREATOR
      case .created: CAIRO_PDF_METADATA_CREATE_DATE
      case .modified: CAIRO_PDF_METADATA_MOD_DATE
      }
    }
  }

  /// An entry of the outline, to hang deeper entries under.
  struct OutlineEntry {
    fileprivate let number: Int32
  }

  /// Begins a file; sizes in points.
  init(width: Double, height: Double, stream: ByteStream) throws(CanvasError) {
    try super.init(
      owning: cairo_pdf_surface_create_for_stream(ByteStream.write, stream.closure, width, height), stream: stream)
    cairo_pdf_surface_restrict_to_version(handle, CAIRO_PDF_VERSION_1_5)
  }

  /// Sets a line of the description; empty text sets nothing.
  func set(_ metadata: Metadata, _ text: String) {
    let clean = TextCleaner.clean(text, breaksLongWords: false)
    guard !clean.isEmpty else { return }
    cairo_pdf_surface_set_metadata(handle, metadata.key, clean)
  }

  /// Adds an entry to the outline that leads to a destination of the file.
  func addOutline(
    _ title: String, to destination: String, under parent: OutlineEntry?, isOpen: Bool, isBold: Bool
  ) -> OutlineEntry {
    var flags: UInt32 = 0
    if isOpen { flags |= CAIRO_PDF_OUTLINE_FLAG_OPEN.rawValue }
    if isBold { flags |= CAIRO_PDF_OUTLINE_FLAG_BOLD.rawValue }
    let number = cairo_pdf_surface_add_outline(
      handle, parent?.number ?? Int32(CAIRO_PDF_OUTLINE_ROOT), TextCleaner.clean(title, breaksLongWords: false),
      "dest='\(destination)'", cairo_pdf_outline_flags_t(rawValue: flags))
    return OutlineEntry(number: number)
  }
}
