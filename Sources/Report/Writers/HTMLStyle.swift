/// What the theme says, as CSS variables that the style sheet of the templates uses.
enum HTMLStyle {
  /// Rules that define `--text`, `--met` and the others, for light, dark and print.
  static func variables(of theme: Theme) -> [UInt8] {
    var css = ":root{"
    css += colors(theme.light, link: theme.link)
    css += "--body-font:" + family(theme.bodyFont)
    css += ",Inter,system-ui,-apple-system,\"Segoe UI\",Roboto,\"Helvetica Neue\",\"Noto Sans\",Arial,sans-serif;"
    css += "--mono-font:" + family(theme.monoFont)
    css += ",\"JetBrains Mono\",ui-monospace,SFMono-Regular,Menlo,Consolas,\"DejaVu Sans Mono\",monospace;"
    css += "--print-size:\(decimal(theme.bodySize))pt}\n"
    let dark = colors(theme.dark, link: theme.darkLink) + "color-scheme:dark"
    css += "@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){\(dark)}}\n"
    css += "@media screen{:root[data-theme=dark]{\(dark)}}\n"
    css += "@page{size:\(theme.pageSize == .a4 ? "A4" : "letter");margin:"
    let margins = theme.margins
    css += [margins.top, margins.right, margins.bottom, margins.left].map { decimal($0) + "pt" }
      .joined(separator: " ")
    css += "}\n"
    return Array(css.utf8)
  }

  private static func colors(_ colors: [InkRole: Theme.Color], link: Theme.Color) -> String {
    var css = ""
    for role in InkRole.allCases {
      guard let color = colors[role] else { continue }
      css += "--\(role.rawValue):\(hexadecimal(color));"
    }
    css += "--link:\(hexadecimal(link));"
    guard let page = colors[.page] else { return css }
    for role in [InkRole.met, .notMet, .neutral] {
      guard let color = colors[role] else { continue }
      css += "--\(role.rawValue)-tint:\(hexadecimal(tint(color, on: page)));"
    }
    return css + "--link-tint:\(hexadecimal(tint(link, on: page)));"
  }

  /// A colour that lies thinly on the page: text keeps its contrast on it.
  private static func tint(_ color: Theme.Color, on page: Theme.Color) -> Theme.Color {
    // On dark pages the same share is harder to see.
    let isDark = Int(page.red) + Int(page.green) + Int(page.blue) < 384
    let share: UInt32 = isDark ? 13 : 8
    func mixed(_ above: UInt8, _ below: UInt8) -> UInt32 {
      (UInt32(above) * share + UInt32(below) * (100 - share)) / 100
    }
    return Theme.Color(
      mixed(color.red, page.red) << 16 | mixed(color.green, page.green) << 8 | mixed(color.blue, page.blue))
  }

  /// A family name in quotes, without what could end them.
  private static func family(_ name: String) -> String {
    let clean = name.unicodeScalars.filter { $0.value >= 0x20 && !"\"\\<>{};".unicodeScalars.contains($0) }
    return "\"" + String(String.UnicodeScalarView(clean)) + "\""
  }

  private static func hexadecimal(_ color: Theme.Color) -> String {
    let value = UInt32(color.red) << 16 | UInt32(color.green) << 8 | UInt32(color.blue)
    let digits = String(value, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.utf8.count) + digits
  }

  private static func decimal(_ value: Double) -> String {
    var out = MarkupBytes()
    out.number(value)
    return String(decoding: out.bytes, as: UTF8.self)
  }
}
