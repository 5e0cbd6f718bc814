import JSON

/// Reads `theme.json`: what it leaves out stays as built in, what it gets wrong is an error with its place.
enum ThemeReader {
  /// - Parameters:
  ///   - bytes: The file.
  ///   - path: Its name for errors.
  ///   - pictures: The PNG files of the folder by name, for the logo.
  static func read(_ bytes: [UInt8], path: String, pictures: [String: [UInt8]]) throws(TemplateError) -> Theme {
    let root = try StrictObject.root(
      bytes, known: ["light", "dark", "link", "fonts", "page", "logo"], path: path)
    var theme = Theme()
    let roles = InkRole.allCases.map(\.rawValue)
    try readColors(root.object("light", known: roles), into: &theme.light)
    try readColors(root.object("dark", known: roles), into: &theme.dark)
    if let link = try root.object("link", known: ["light", "dark"]) {
      theme.link = try link.color("light") ?? theme.link
      theme.darkLink = try link.color("dark") ?? theme.darkLink
    }
    if let fonts = try root.object("fonts", known: ["body", "mono", "size"]) {
      theme.bodyFont = try fonts.string("body") ?? theme.bodyFont
      theme.monoFont = try fonts.string("mono") ?? theme.monoFont
      theme.bodySize = try fonts.number("size", within: 6...16) ?? theme.bodySize
    }
    try readPage(root, into: &theme)
    try readLogo(root, pictures: pictures, into: &theme)
    return theme
  }

  private static func readColors(
    _ object: StrictObject?, into colors: inout [InkRole: Theme.Color]
  ) throws(TemplateError) {
    guard let object else { return }
    for role in InkRole.allCases {
      if let color = try object.color(role.rawValue) { colors[role] = color }
    }
  }

  private static func readPage(_ root: StrictObject, into theme: inout Theme) throws(TemplateError) {
    guard let page = try root.object("page", known: ["size", "margins"]) else { return }
    let sizes = Theme.PageSize.allCases
    if let word = try page.choice("size", of: sizes.map(\.rawValue)) {
      theme.pageSize = sizes.first { $0.rawValue == word } ?? theme.pageSize
    }
    guard let margins = try page.object("margins", known: ["top", "right", "bottom", "left"]) else { return }
    let bounds = 0.0...400
    theme.marginTop = try margins.number("top", within: bounds) ?? theme.marginTop
    theme.marginRight = try margins.number("right", within: bounds) ?? theme.marginRight
    theme.marginBottom = try margins.number("bottom", within: bounds) ?? theme.marginBottom
    theme.marginLeft = try margins.number("left", within: bounds) ?? theme.marginLeft
    let left = min(theme.textWidth, theme.textHeight)
    if left < 250 { throw page.fault(.noRoom(left: left, needed: 250), "margins") }
  }

  private static func readLogo(
    _ root: StrictObject, pictures: [String: [UInt8]], into theme: inout Theme
  ) throws(TemplateError) {
    guard let name = try root.string("logo"), !name.isEmpty else { return }
    guard let bytes = pictures[name] else {
      let nearest = Spelling.nearest(to: name, in: pictures.keys.sorted())
      throw root.fault(.noSuchLogo(name, nearest: nearest), "logo")
    }
    let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    guard bytes.starts(with: signature) else { throw root.fault(.notAPNG, "logo") }
    theme.logoPNG = bytes
  }
}
