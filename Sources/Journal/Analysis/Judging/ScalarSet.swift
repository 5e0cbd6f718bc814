/// A set of Unicode scalars as a pattern writes it: `[a-z]`, `\d`, `.`.
struct ScalarSet: Sendable {
  /// A class with a name of its own.
  enum Named: Sendable { case digit, word, space }

  /// Closed intervals.
  var ranges: [ClosedRange<UInt32>] = []
  /// Named classes, and whether their complement is meant.
  var named: [(class: Named, isNegated: Bool)] = []
  /// Whether everything else is meant.
  var isNegated = false
  /// Whether upper and lower case count as the same.
  var ignoresCase = false

  /// Every scalar.
  static let all = ScalarSet(ranges: [0...0x10FFFF])
  /// Every scalar but the line break.
  static let allButBreak = ScalarSet(ranges: [10...10], isNegated: true)

  /// Whether a scalar (folded already when case is ignored) belongs to the set.
  func contains(_ scalar: UInt32) -> Bool {
    (isListed(scalar) || (ignoresCase && ScalarSet.cases(of: scalar).contains(where: isListed))) != isNegated
  }

  private func isListed(_ scalar: UInt32) -> Bool {
    ranges.contains { $0.contains(scalar) }
      || named.contains { ScalarSet.isMember(scalar, of: $0.class) != $0.isNegated }
  }

  /// Whether a scalar belongs to a named class, as Python's `re` has them for text.
  static func isMember(_ value: UInt32, of named: Named) -> Bool {
    if value < 128 {
      switch named {
      case .digit: return 48...57 ~= value
      case .word: return 48...57 ~= value || 65...90 ~= value || 97...122 ~= value || value == 95
      case .space: return 9...13 ~= value || 28...32 ~= value
      }
    }
    guard let properties = Unicode.Scalar(value)?.properties else { return false }
    switch named {
    case .digit: return properties.generalCategory == .decimalNumber
    case .word: return properties.isAlphabetic && !isMark(properties) || properties.numericType != nil
    case .space: return properties.isWhitespace
    }
  }

  private static func isMark(_ properties: Unicode.Scalar.Properties) -> Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }

  /// The scalar in lower case, when that is one scalar.
  static func folded(_ value: UInt32) -> UInt32 {
    if value < 128 { return 65...90 ~= value ? value + 32 : value }
    guard let mapped = Unicode.Scalar(value)?.properties.lowercaseMapping.unicodeScalars, mapped.count == 1
    else { return value }
    return mapped.first?.value ?? value
  }

  private static func cases(of value: UInt32) -> [UInt32] {
    if value < 128 { return 97...122 ~= value ? [value - 32] : [] }
    guard let mapped = Unicode.Scalar(value)?.properties.uppercaseMapping.unicodeScalars, mapped.count == 1
    else { return [] }
    return mapped.map(\.value)
  }
}
