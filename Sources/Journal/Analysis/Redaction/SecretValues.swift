/// Values that are known to be secret, found in a text in one pass, and the number of each.
///
/// Numbers follow the order in which secrets are first met, and all forms of a secret share one: they show that two
/// places hold the same and nothing else. A digest of the value, salted or not, would let a reader confirm a guess.
struct SecretValues: Sendable {
  /// The most forms that are kept.
  static let limit = 60_000
  /// The most secrets that get a number.
  static let numberLimit = 100_000
  /// Shorter values would mask words that are none of theirs.
  static let shortest = 4

  private var byPrefix: [UInt32: [SecretForms.Form]] = [:]
  /// A bit for each pair of first bytes.
  private var pairs = [UInt64](repeating: 0, count: 1024)
  private var known: Set<[UInt8]> = []
  private var numbers: [[UInt8]: Int] = [:]
  private var count = 0

  /// Whether there are none to look for.
  var isEmpty: Bool { known.isEmpty }

  /// The number of a secret, or of one that has this form; nil when it was never met.
  func number(of secret: [UInt8]) -> Int? { numbers[secret] }

  /// Gives a secret a number without looking for it elsewhere.
  mutating func register(_ secret: [UInt8]) {
    guard numbers[secret] == nil, numbers.count < Self.numberLimit, !secret.isEmpty else { return }
    count += 1
    numbers[secret] = count
  }

  /// Adds a value to look for, in all its forms; too short ones and ordinary words of configurations are only numbered.
  mutating func insert(_ value: String) {
    let bytes = Array(value.utf8)
    register(bytes)
    guard bytes.count >= Self.shortest, bytes.count <= 65_536, known.count < Self.limit,
      !["true", "false", "none", "null"].contains(value.lowercased()), !known.contains(bytes),
      let number = numbers[bytes]
    else { return }
    add(SecretForms.Form(bytes: bytes), number)
    for form in SecretForms.of(value) where known.count < Self.limit { add(form, number) }
    // What a header says before its credentials is no part of them.
    for scheme in ["Bearer ", "Basic ", "Token ", "token ", "bearer ", "basic "] where value.hasPrefix(scheme) {
      let rest = Array(value.utf8.dropFirst(scheme.utf8.count))
      if rest.count >= 8 { add(SecretForms.Form(bytes: rest), number) }
    }
  }

  private mutating func add(_ form: SecretForms.Form, _ number: Int) {
    let bytes = form.bytes
    guard bytes.count >= Self.shortest, known.insert(bytes).inserted else { return }
    if numbers[bytes] == nil { numbers[bytes] = number }
    let pair = Int(bytes[0]) << 8 | Int(bytes[1])
    pairs[pair >> 6] |= 1 << UInt64(pair & 63)
    let key = Self.prefix(bytes[0], bytes[1], bytes[2], bytes[3])
    byPrefix[key, default: []].append(form)
    // The longest first: one secret may begin another.
    byPrefix[key]?.sort { $0.bytes.count > $1.bytes.count }
  }

  /// A value in a text.
  struct Hit {
    /// Where it stands, with all of the base64 around it where it is a part of some.
    var range: Range<Int>
    /// Its number.
    var number: Int?
  }

  /// The value that begins at a place of a text; nil when none does.
  @inline(__always)
  func hit(at place: Int, in text: UnsafeBufferPointer<UInt8>) -> Hit? {
    guard place + Self.shortest <= text.count else { return nil }
    let pair = Int(text[place]) << 8 | Int(text[place + 1])
    guard pairs[pair >> 6] & (1 << UInt64(pair & 63)) != 0 else { return nil }
    return slowHit(at: place, in: text)
  }

  private func slowHit(at place: Int, in text: UnsafeBufferPointer<UInt8>) -> Hit? {
    let key = Self.prefix(text[place], text[place + 1], text[place + 2], text[place + 3])
    let form = byPrefix[key]?.first { form in
      place + form.bytes.count <= text.count && text[place..<place + form.bytes.count].elementsEqual(form.bytes)
    }
    guard let form else { return nil }
    var range = place..<place + form.bytes.count
    if form.isBase64 { range = Self.base64Run(around: range, in: text) }
    return Hit(range: range, number: numbers[form.bytes])
  }

  /// All letters of base64 around a stretch, within bounds.
  private static func base64Run(around range: Range<Int>, in text: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start > 0, range.lowerBound - start < 4_096, isBase64(text[start - 1]) { start -= 1 }
    while end < text.count, end - range.upperBound < 4_096, isBase64(text[end]) { end += 1 }
    var padding = 0
    while end < text.count, padding < 2, text[end] == UInt8(ascii: "=") {
      end += 1
      padding += 1
    }
    return start..<end
  }

  private static func isBase64(_ byte: UInt8) -> Bool {
    97...122 ~= byte | 0x20 || 48...57 ~= byte || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "/")
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }

  private static func prefix(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8) -> UInt32 {
    UInt32(a) << 24 | UInt32(b) << 16 | UInt32(c) << 8 | UInt32(d)
  }
}
