internal import CCairo

/// Where a link of a page leads.
enum PageLink: Hashable, Sendable {
  /// A destination of the same file, by the name it was given with ``Context/destination(_:x:y:)``.
  case destination(String)
  /// An address, ready for a PDF string: no quotes, parentheses or backslashes.
  case uri(String)

  var attributes: String {
    switch self {
    case .destination(let name): "dest='\(name)'"
    case .uri(let address): "uri='\(address)'"
    }
  }
}

extension Context {
  /// Opens an element of the document's structure, such as `P` or `TR`.
  func beginTag(_ name: String) {
    cairo_tag_begin(handle, name, nil)
  }

  /// Opens a link; what is painted until its end can be clicked.
  func beginLink(_ link: PageLink) {
    cairo_tag_begin(handle, "Link", link.attributes)
  }

  /// Closes the innermost element.
  func endTag(_ name: String) {
    cairo_tag_end(handle, name)
  }

  /// Names a place of the current page; a name holds letters, digits, dots, hyphens and underscores only.
  func destination(_ name: String, x: Double, y: Double) {
    cairo_tag_begin(handle, "cairo.dest", "name='\(name)' x=\(Self.fixed(x)) y=\(Self.fixed(y))")
    cairo_tag_end(handle, "cairo.dest")
  }

  /// A number with one decimal, written without the help of a locale.
  private static func fixed(_ value: Double) -> String {
    let tenths = Int((min(max(value, 0), 100_000) * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}
