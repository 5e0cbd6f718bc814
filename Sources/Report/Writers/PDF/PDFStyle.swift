/// The type scale, the colours and the rhythm of pages, all from the theme.
struct PDFStyle: Sendable {
  let theme: Theme

  /// The body size in points, within what can be read.
  var body: Double { min(max(theme.bodySize.isFinite ? theme.bodySize : 9.5, 5), 24) }
  /// Half a line of body text: the step of all vertical room.
  var step: Double { body * 0.71 }
  /// The room between columns.
  var gutter: Double { body * 1.5 }
  /// The widest that running text is set, about 90 characters.
  var measure: Double { body * 46 }

  var text: Theme.Color { color(.text) }
  var muted: Theme.Color { color(.muted) }
  var rule: Theme.Color { color(.grid) }

  func color(_ role: InkRole) -> Theme.Color { theme.light[role] ?? Theme.Color(0) }

  func markColor(_ mark: Mark) -> Theme.Color {
    switch mark {
    case .met: color(.met)
    case .notMet: color(.notMet)
    case .neutral: color(.neutral)
    }
  }

  /// A colour thinned with the page's: 0 is the page, 1 the colour.
  func tint(_ color: Theme.Color, _ strength: Double) -> Theme.Color {
    let page = self.color(.page)
    func mix(_ from: UInt8, _ to: UInt8) -> UInt32 {
      UInt32((Double(from) + (Double(to) - Double(from)) * strength).rounded())
    }
    return Theme.Color(
      mix(page.red, color.red) << 16 | mix(page.green, color.green) << 8 | mix(page.blue, color.blue))
  }
}

/// What a text is for, which decides how it is set.
enum PDFRole: Hashable, Sendable {
  case kicker, title, subtitle
  /// Level 1 is a section's; 2 and deeper stand within.
  case heading(Int)
  case lead, body, note
  case bannerTitle, keyValue, keyCaption
  case finding, findingNote
  case cell, cellHead, groupCell
  case code, codeNote
  case term, summary
  case contents(Int)
  /// A line of long contents.
  case denseContents
  case furniture
}

extension PDFStyle {
  /// How a role is set.
  struct Setting {
    var size: Double
    var leading: Double
    var weight: DrawingText.Weight
    var color: Theme.Color
    var family: TextFace.Family = .body
    var tracking = 0.0
  }

  func setting(_ role: PDFRole) -> Setting {
    switch role {
    case .kicker: make(0.86, 1.4, .regular, muted, tracking: 0.075)
    case .title: make(2.2, 1.18, .bold, text, tracking: -0.017)
    case .subtitle: make(0.9, 1.42, .regular, muted)
    case .heading(1): make(1.75, 1.2, .bold, text, tracking: -0.012)
    case .heading(2): make(1.3, 1.25, .semibold, text)
    case .heading(3): make(1.12, 1.3, .semibold, text)
    case .heading(4): make(1, 1.4, .semibold, text)
    case .heading: make(1, 1.4, .semibold, muted)
    case .lead: make(1.12, 1.42, .regular, text)
    case .body: make(1, 1.45, .regular, text)
    case .note: make(0.86, 1.42, .regular, muted)
    case .bannerTitle: make(1.5, 1.25, .bold, text)
    case .keyValue: make(1.9, 1.2, .semibold, text, tracking: -0.01)
    case .keyCaption: make(0.8, 1.42, .regular, muted)
    case .finding: make(1.12, 1.3, .semibold, text)
    case .findingNote: make(0.9, 1.4, .regular, muted)
    case .cell: make(0.9, 1.4, .regular, text)
    case .cellHead: make(0.86, 1.35, .regular, muted)
    case .groupCell: make(0.9, 1.4, .semibold, text)
    case .code: make(0.8, 1.48, .regular, text, family: .mono)
    case .codeNote: make(0.8, 1.48, .regular, muted)
    case .term: make(0.9, 1.42, .semibold, text)
    case .summary: make(1, 1.4, .semibold, text)
    case .contents(1): make(1, 1.45, .semibold, text)
    case .contents: make(0.9, 1.45, .regular, text)
    case .denseContents: make(0.9, 1.3, .regular, text)
    case .furniture: make(0.8, 1.4, .regular, muted)
    }
  }

  private func make(
    _ size: Double, _ leading: Double, _ weight: DrawingText.Weight, _ color: Theme.Color,
    family: TextFace.Family = .body, tracking: Double = 0
  ) -> Setting {
    // Half points: sizes that nobody can tell apart would each bring all their letters along.
    let size = (body * size * 2).rounded() / 2
    return Setting(
      size: size, leading: size * leading, weight: weight, color: color, family: family, tracking: tracking)
  }
}
