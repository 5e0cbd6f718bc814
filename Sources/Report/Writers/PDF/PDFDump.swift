/// Pages as text, for tests: what stands where, without pixels.
///
///     page 1
///       title        37  79
///       banner      135  96
enum PDFDump {
  /// The blocks of each page with their upper edges and heights in whole points; `+` marks the rest of a block.
  static func text(of document: Document, theme: Theme) throws(CanvasError) -> String {
    let plan = try PDFPlan(document, theme: theme)
    let lines = Lines()
    try plan.eachPage { (page) throws(CanvasError) in lines.add(page) }
    return lines.text
  }

  private final class Lines {
    var text = ""

    func add(_ page: PDFPage) {
      text += "page \(page.number)\(page.running.isEmpty ? "" : " · \(page.running)")\n"
      for part in page.parts {
        let name = (part.begins ? "" : "+") + part.kind.rawValue
        text += "  " + name + String(repeating: " ", count: max(14 - name.count, 1))
        text += "\(Int(part.y.rounded())) \(Int(part.height.rounded()))\n"
      }
    }
  }
}
