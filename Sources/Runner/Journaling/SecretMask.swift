import CSystem
import HTTP
import JSON
import System

/// Takes secrets out of texts and values before they are written anywhere.
///
/// A secret is found as it is, percent-encoded, in base64 and escaped, and each longer line of it by itself. Short ones
/// (below four characters) are masked only where they are the whole text, since they would turn up inside any word;
/// numbers count from six digits on. Passwords in URLs are masked always.
struct SecretMask: Sendable {
  /// What stands in place of a secret.
  static let mark = "********"

  /// Byte strings to replace, longest first.
  private var needles: [[UInt8]] = []
  private var wholes: Set<String> = []
  /// Those that may also come as numbers.
  private var numerals: Set<String> = []

  private static let shortest = 4
  private static let shortestNumeral = 6

  /// How much is masked. Masks are only ever added, so that equal counts mean equal masks.
  var count: Int { needles.count + wholes.count }

  /// The texts of secrets.
  init(secrets: JSONValue? = nil) {
    if let secrets { collect(secrets) }
    sort()
  }

  mutating func formUnion(_ other: SecretMask) {
    needles += other.needles.filter { !needles.contains($0) }
    wholes.formUnion(other.wholes)
    numerals.formUnion(other.numerals)
    sort()
  }

  private mutating func sort() {
    needles.sort { $0.count > $1.count }
  }

  private mutating func collect(_ value: JSONValue) {
    switch value {
    case .null, .bool: break
    case .number(let number):
      if number.text.utf8.count >= SecretMask.shortestNumeral { add(number.text, isText: false) }
    case .string(let text): add(text, isText: true)
    case .array(let array): for element in array { collect(element) }
    case .object(let object): for member in object.members { collect(member.value) }
    }
  }

  private mutating func add(_ text: String, isText: Bool) {
    let plain = text.utf8.last == 0x0A ? String(text.dropLast()) : text
    guard !plain.isEmpty else { return }
    if isText { wholes.insert(plain) }
    if plain.utf8.count >= SecretMask.shortestNumeral { numerals.insert(plain) }
    guard plain.utf8.count >= SecretMask.shortest else { return }
    for form in SecretMask.forms(of: plain) where !needles.contains(form) { needles.append(form) }
    // Of a text of several lines, such as a key, each may turn up alone.
    let lines = plain.split(whereSeparator: \.isNewline)
    for line in lines where lines.count > 1 && line.utf8.count >= 8 {
      for form in SecretMask.forms(of: String(line)) where !needles.contains(form) { needles.append(form) }
    }
  }

  /// The text as it is, in URLs and forms, in base64 with and without a line end, and escaped in JSON and Python.
  private static func forms(of text: String) -> [[UInt8]] {
    let bytes = Array(text.utf8)
    let quoted = URLText.quoted(text)
    var texts = [
      quoted, URLText.formQuoted(text),
      quoted.split(separator: "%2F", omittingEmptySubsequences: false).joined(separator: "/"),
      Base64.encode(bytes), Base64.encode(bytes + [0x0A]),
    ]
    for written in [
      JSONWriter().write(.string(text)), JSONWriter(asciiOnly: true).write(.string(text)),
      Array(PythonText.repr(text).utf8),
    ] {
      texts.append(String(decoding: written.dropFirst().dropLast(), as: UTF8.self))
    }
    return [bytes] + texts.map { Array($0.utf8) }.filter { $0.count >= shortest }
  }

  /// The text without secrets.
  func apply(to text: String) -> String {
    if wholes.contains(text) { return SecretMask.mark }
    var text = text
    let isHit = text.withUTF8 { bytes in
      SecretMask.hasCredentials(bytes) || needles.contains { SecretMask.finds($0, in: bytes) }
    }
    guard isHit else { return text }
    var bytes = Array(text.utf8)
    for needle in needles { bytes = SecretMask.replace(needle, in: bytes) }
    return URLText.withoutPasswords(String(decoding: bytes, as: UTF8.self))
  }

  /// The value without secrets, keys included. The words of the journal's format stay.
  func apply(to value: JSONValue) -> JSONValue {
    switch value {
    case .null, .bool: value
    case .number(let number): numerals.contains(number.text) ? .string(SecretMask.mark) : value
    case .string(let text): .string(apply(to: text))
    case .array(let array): .array(array.map { apply(to: $0) })
    case .object(let object):
      .object(
        JSONObject(
          object.members.map { member in
            (
              JournalWords.isName(member.key) ? member.key : apply(to: member.key),
              apply(to: member.value, under: member.key)
            )
          }))
    }
  }

  /// The value of a member without secrets.
  func apply(to value: JSONValue, under key: String) -> JSONValue {
    JournalWords.isValue(value, of: key) ? value : apply(to: value)
  }

  /// The experiment without secrets: in its `secrets` block every value goes, whatever it looks like.
  func apply(toExperiment experiment: JSONValue) -> JSONValue {
    guard case .object(var object) = apply(to: experiment) else { return experiment }
    if let original = experiment["secrets"] {
      object["secrets"] = SecretMask.maskingValues(original)
    }
    return .object(object)
  }

  private static func maskingValues(_ original: JSONValue) -> JSONValue {
    switch original {
    case .null: return .null
    case .bool, .number, .string: return .string(mark)
    case .array(let array): return .array(array.map { maskingValues($0) })
    case .object(let object):
      // Where a secret comes from is no secret.
      if let type = object["type"]?.string, type == "env" || type == "vault" { return original }
      return .object(JSONObject(object.members.map { ($0.key, maskingValues($0.value)) }))
    }
  }

  private static func hasCredentials(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var sawScheme = false
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: ":"), index + 2 < bytes.count, bytes[index + 1] == 0x2F, bytes[index + 2] == 0x2F {
        sawScheme = true
      }
      if sawScheme, byte == UInt8(ascii: "@") { return true }
    }
    return false
  }

  private static func finds(_ needle: [UInt8], in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    return needle.withUnsafeBufferPointer { memmem(base, bytes.count, $0.baseAddress ?? base, $0.count) != nil }
  }

  private static func replace(_ needle: [UInt8], in bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == needle[0], bytes.count - index >= needle.count,
        bytes[index..<index + needle.count].elementsEqual(needle)
      {
        result += mark.utf8
        index += needle.count
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }
}
