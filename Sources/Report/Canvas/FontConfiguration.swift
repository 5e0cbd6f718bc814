internal import CPango

/// What fonts there are, as the system's configuration tells.
///
/// Whenever Pango meets a new face it sorts all fonts that there are by how well they stand in for it, which takes longer
/// than setting a page on a machine with hundreds of fonts. Nearly all texts need no other font than those asked for by
/// name, so that these are looked for among themselves first.
enum FontConfiguration {
  /// The fonts of some families and no others; nil when one of the first `required` families is not installed: what
  /// stands in for it, the system's rules decide over all fonts.
  ///
  /// - Returns: a configuration to be given back with `FcConfigDestroy`.
  static func named(_ families: [String], required: Int) -> OpaquePointer? {
    guard let configuration = FcInitLoadConfig() else { return nil }
    let rules = [UInt8](rules(keeping: families).utf8) + [0]
    guard FcConfigParseAndLoadFromMemory(configuration, rules, FcFalse) != FcFalse,
      FcConfigBuildFonts(configuration) != FcFalse,
      families.prefix(required).allSatisfy({ hasFamily($0, in: configuration) })
    else {
      FcConfigDestroy(configuration)
      return nil
    }
    return configuration
  }

  /// All fonts.
  ///
  /// - Returns: a configuration to be given back with `FcConfigDestroy`.
  static func everything() -> OpaquePointer? { FcInitLoadConfigAndFonts() }

  /// Rules of Fontconfig that leave out all fonts but those of some families.
  private static func rules(keeping families: [String]) -> String {
    let kept = families.map { "<pattern><patelt name=\"family\"><string>\(escaped($0))</string></patelt></pattern>" }
    return """
      <?xml version="1.0"?><fontconfig><selectfont>\
      <rejectfont><pattern><patelt name="scalable"><bool>true</bool></patelt></pattern>\
      <pattern><patelt name="scalable"><bool>false</bool></patelt></pattern></rejectfont>\
      <acceptfont>\(kept.joined())</acceptfont></selectfont></fontconfig>
      """
  }

  private static func escaped(_ name: String) -> String {
    var text = ""
    for scalar in name.unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  private static func hasFamily(_ family: String, in configuration: OpaquePointer) -> Bool {
    guard let pattern = FcPatternCreate() else { return false }
    defer { FcPatternDestroy(pattern) }
    FcPatternAddString(pattern, FC_FAMILY, family)
    guard let objects = FcObjectSetCreate() else { return false }
    defer { FcObjectSetDestroy(objects) }
    FcObjectSetAdd(objects, FC_FAMILY)
    guard let found = FcFontList(configuration, pattern, objects) else { return false }
    defer { FcFontSetDestroy(found) }
    return found.pointee.nfont > 0
  }
}
