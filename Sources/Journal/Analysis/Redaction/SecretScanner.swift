/// Finds what looks like a secret in a text, in one pass over its bytes.
///
/// Only a few bytes can begin or introduce one; at all others the pass steps on. What follows such a byte is looked
/// at within fixed bounds, so that the time is in proportion to the text, whatever it holds.
struct SecretScanner {
  /// A stretch that is secret, and why.
  struct Finding: Equatable {
    var range: Range<Int>
    var rule: MaskedPlace.Rule
    /// The number of the secret, when it is one of the known values.
    var number: Int?
  }

  /// The longest secret within a line, in bytes.
  static let lineLimit = 4096
  /// The longest private key block, in bytes.
  static let blockLimit = 65_536

  /// How a byte may take part in a secret's beginning.
  private struct Role: OptionSet {
    let rawValue: UInt8
    /// It introduces a secret wherever it stands.
    static let sign = Role(rawValue: 1)
    /// It introduces a secret as the first letter of a word.
    static let initial = Role(rawValue: 2)
    /// A letter behind it is not the first of a word.
    static let inner = Role(rawValue: 4)
  }

  private static let roles: [Role] = (0...255).map { (byte: UInt8) in
    var role: Role = []
    if ":=-~".utf8.contains(byte) { role.insert(.sign) }
    if "eAgxbBshynwrpdS".utf8.contains(byte) { role.insert(.initial) }
    if isKeyByte(byte), byte != UInt8(ascii: "-") { role.insert(.inner) }
    return role
  }

  let bytes: UnsafeBufferPointer<UInt8>
  let values: SecretValues
  var policy = RedactionPolicy()

  /// All findings in order, without overlaps.
  func findings() -> [Finding] {
    var found: [Finding] = []
    scan { finding in
      if policy.isAllowed(bytes[finding.range]) { return true }
      // What begins before the last ended, as a run of base64 does, swallows it.
      while let last = found.last, finding.range.lowerBound <= last.range.lowerBound,
        finding.range.upperBound >= last.range.upperBound
      { found.removeLast() }
      if let last = found.last, finding.range.lowerBound < last.range.upperBound {
        // A key before a known shape covers the same stretch: one mask is enough.
        if finding.range.upperBound <= last.range.upperBound { return true }
        found.removeLast()
        let start = min(last.range.lowerBound, finding.range.lowerBound)
        found.append(Finding(range: start..<finding.range.upperBound, rule: last.rule, number: last.number))
        return true
      }
      found.append(finding)
      return true
    }
    return found
  }

  /// Whether there is any finding.
  func hasFinding() -> Bool {
    var isFound = false
    scan { finding in
      if policy.isAllowed(bytes[finding.range]) { return true }
      isFound = true
      return false
    }
    return isFound
  }

  /// Calls the closure with each finding until it returns false.
  private func scan(_ body: (Finding) -> Bool) {
    let hasValues = !values.isEmpty
    SecretScanner.roles.withUnsafeBufferPointer { roles in
      var place = 0
      while place < bytes.count {
        if hasValues, let hit = values.hit(at: place, in: bytes) {
          guard body(Finding(range: hit.range, rule: .secretValue, number: hit.number)) else { return }
          place = max(place + 1, hit.range.upperBound)
          continue
        }
        let role = roles[Int(bytes[place])]
        let isFirst =
          role.contains(.initial)
          && (place == 0 || !roles[Int(bytes[place - 1])].contains(.inner) || isEscaped(place - 1))
        guard role.contains(.sign) || isFirst, let finding = finding(at: place) else {
          place += 1
          continue
        }
        guard body(finding) else { return }
        place = max(place + 1, finding.range.upperBound)
      }
    }
  }

  /// Whether a letter belongs to an escape such as `\n`, as raw JSON has them, and to no word.
  func isEscaped(_ place: Int) -> Bool { place > 0 && bytes[place - 1] == UInt8(ascii: "\\") }

  private func finding(at place: Int) -> Finding? {
    switch bytes[place] {
    case UInt8(ascii: ":"): userInfo(at: place) ?? keyed(at: place, isEquals: false)
    case UInt8(ascii: "="): keyed(at: place, isEquals: true)
    case UInt8(ascii: "-"): privateKey(at: place) ?? flag(at: place)
    case UInt8(ascii: "b"), UInt8(ascii: "B"): scheme(at: place)
    case UInt8(ascii: "~"): azureSecret(at: place)
    default: shaped(at: place)
    }
  }
}
