internal import CPango
import Glibc

/// What fonts there are, as the system's configuration tells.
///
/// Whenever Pango meets a new face it sorts all fonts that there are by how well they stand in for it, which takes longer
/// than setting a page on a machine with hundreds of fonts. Nearly all texts need no other font than those asked for by
/// name, so that these are looked for among themselves first.
enum FontConfiguration {
  /// The fonts of some families and no others; nil when one of the first `required` families is not installed: what
  /// stands in for it, the system's rules decide over all fonts.
  ///
  /// The system's rules are not read: they are a hundred kilobytes of XML about families that are not asked for. Fonts
  /// are looked for in the usual folders; whoever has them elsewhere names a file of rules, which then counts.
  ///
  /// - Returns: a configuration to be given back with `FcConfigDestroy`.
  static func named(_ families: [String], required: Int) -> OpaquePointer? {
    let isCustom = ["FONTCONFIG_FILE", "FONTCONFIG_PATH", "FONTCONFIG_SYSROOT"].contains { (name: String) in
      getenv(name) != nil
    }
    guard let configuration = isCustom ? FcInitLoadConfig() : FcConfigCreate() else { return nil }
    let rules = [UInt8](rules(keeping: families, places: isCustom ? "" : usualPlaces).utf8) + [0]
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

  /// Where fonts and what is remembered of them are, and the rules for families without a slanted or bold face.
  private static let usualPlaces = """
    <dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir><dir prefix="xdg">fonts</dir><dir>~/.fonts</dir>\
    <cachedir>/var/cache/fontconfig</cachedir><cachedir prefix="xdg">fontconfig</cachedir>\
    <match target="font"><test name="slant"><const>roman</const></test>\
    <test target="pattern" name="slant" compare="not_eq"><const>roman</const></test>\
    <edit name="matrix" mode="assign"><times><name>matrix</name><matrix>\
    <double>1</double><double>0.2</double><double>0</double><double>1</double></matrix></times></edit>\
    <edit name="slant" mode="assign"><const>oblique</const></edit></match>\
    <match target="font"><test name="weight" compare="less_eq"><const>medium</const></test>\
    <test target="pattern" name="weight" compare="more_eq"><const>bold</const></test>\
    <edit name="embolden" mode="assign"><bool>true</bool></edit></match>
    """

  /// Rules of Fontconfig that leave out all fonts but those of some families.
  private static func rules(keeping families: [String], places: String) -> String {
    let kept = families.map { "<pattern><patelt name=\"family\"><string>\(escaped($0))</string></patelt></pattern>" }
    return """
      <?xml version="1.0"?><fontconfig>\(places)<selectfont>\
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
