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
    return css + "--link:\(hexadecimal(link));"
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
