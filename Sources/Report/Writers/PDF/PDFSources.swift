import Journal

/// The line at the foot of page 1 that says which files the report stands on.
struct PDFSources {
  private static let most = 12
  private let notes: [Document.SourceNote]

  init(_ notes: [Document.SourceNote]) {
    self.notes = notes
  }

  /// As many labels and hashes as fit, and how many more there are.
  ///
  /// - Parameter fits: whether a line has room.
  func line(fits: (String) -> Bool) -> String {
    guard !notes.isEmpty else { return "" }
    for count in stride(from: min(notes.count, Self.most), through: 1, by: -1) {
      let line = self.line(of: count)
      if count == 1 || fits(line) { return line }
    }
    return ""
  }

  private func line(of count: Int) -> String {
    var parts = notes.prefix(count).map { note in
      let label = note.label.count > 24 ? note.label.prefix(23) + "…" : note.label[...]
      return "\(label) sha256 \(note.sha256.prefix(12))"
    }
    if notes.count > count { parts.append("and \(ShortNumber.text(notes.count - count)) more") }
    return parts.joined(separator: " · ")
  }
}
