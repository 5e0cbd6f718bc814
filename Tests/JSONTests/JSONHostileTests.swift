import JSON
import TestSupport
import Testing

@Suite("Hostile input")
struct JSONHostileTests {
  private static let journal = #"""
    {"chaoslib-version": "1.44.0", "status": "completed", "deviated": false, "start": "2019-05-20T13:21:37.123456",
      "steady_states": {"before": {"steady_state_met": true, "probes": [{"activity": {"type": "probe", "name": "é日本",
        "tolerance": {"type": "jsonpath", "path": "$.items[*][?(@.value[1]!=\"0\")]", "count": 3}}, "output": null}]},
        "after": null}, "run": [{"output": {"status": "success", "data": {"resultType": "matrix", "result": [{"metric":
        {"job": "a", "job": "b"}, "values": [[1558360897.0, "912"], [1558360898.5, "NaN"], [1.5e9, "-0.25"]]}]}},
        "duration": 0.0001, "exception": ["Traceback\n", "\ud83d\ude00\ud800 \u00e9\t"], "big": -12345678901234567890}],
      "odd": [NaN, -Infinity, [], {}, [[[]]], "", 0, -0, 1E+2, true, false, null]}
    """#

  private static let tokens: [[UInt8]] =
    [
      "\"", "\\", "{", "}", "[", "]", ",", ":", "0", "-", ".", "e", "+", "null", "tru", "\n", " ", "\u{0}", "\u{1F}",
      "é",
      "\\u12", "\\ud800", "NaN", "Infinity", "//", "1e999", "\u{FEFF}",
    ].map { Array($0.utf8) } + [[0x80], [0xC3], [0xFF, 0xFE], [0xF0, 0x9F]]

  /// Changes a few places: inserts, deletes, replaces and cuts.
  private static func mutated(_ bytes: [UInt8], _ random: inout Xorshift) -> [UInt8] {
    var bytes = bytes
    for _ in 0...random.next() % 3 {
      let place = Int(random.next() % UInt64(bytes.count + 1))
      let behind = min(place + Int(random.next() % 4), bytes.count)
      switch random.next() % 8 {
      case 0: bytes.removeSubrange(place...)
      case 1, 2: bytes.removeSubrange(place..<behind)
      case 3: bytes[place..<behind] = [UInt8(truncatingIfNeeded: random.next())]
      default: bytes.replaceSubrange(place..<behind, with: tokens[Int(random.next() % UInt64(tokens.count))])
      }
    }
    return bytes
  }

  @Test("is read or refused, never fatal, and what is read survives writing", arguments: 1...8)
  func mutations(seed: Int) throws {
    var random = Xorshift(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15)
    let original = Array(Self.journal.utf8)
    var read = 0
    var refused = 0
    for _ in 0..<1_000 {
      let bytes = Self.mutated(original, &random)
      do {
        let document = try JSONDocument(bytes: bytes)
        read += 1
        let value = document.root.value
        let again = try JSONDocument(bytes: JSONWriter(indent: 1, asciiOnly: true).write(document.root))
        #expect(again.root.value == value)
        #expect(document.notices.allSatisfy { $0.position.offset <= document.bytes.count })
        #expect(document.root.byteRange.upperBound <= document.bytes.count)
      } catch {
        refused += 1
        #expect(error.line.unicodeScalars.count <= 100)
        #expect(error.position.line >= 1 && error.position.column >= 1)
        #expect(!error.description.isEmpty)
      }
    }
    #expect(read > 50)
    #expect(refused > 500)
  }

  @Test("in a path expression is read or refused, never fatal", arguments: 1...4)
  func paths(seed: Int) throws {
    var random = Xorshift(state: UInt64(seed) &* 0xD1B5_4A32_D192_ED03)
    let document = try JSONDocument(text: Self.journal).root.value
    let parts = [
      "$", "@", ".", "..", "*", "[", "]", "?", "(", ")", ":", ",", "=", "!=", "<", ">=", "and", "or", "not", "\"run\"",
      "run", "output", "0", "-1", "1.5", "99999999999999999999", "true", "null", "{", "}", "length()", "keys()",
      "substring(0,", "charAt(-1)", "é", "'", " ", "[*]", "[?(@.a", "[?(", "[0:2]", "[::-1]",
    ]
    var read = 0
    for _ in 0..<2_000 {
      let expression =
        "$" + (0..<(1 + random.next() % 8)).map { _ in parts[Int(random.next() % UInt64(parts.count))] }.joined()
      do {
        read += try JSONPath(expression).values(in: document).isEmpty ? 1 : 1
      } catch {
        #expect(error.offset <= expression.unicodeScalars.count)
        #expect(error.description.contains("^"))
      }
    }
    #expect(read > 20)
  }

  @Test(
    "of parentheses without end is refused",
    arguments: ["[?(", "[?((", "[?(not (", "[?(@.a = [", "[$", "[?(@.a = {\"a\":"])
  func deepPaths(part: String) {
    let expression = "$" + String(repeating: part, count: 20_000)
    let error = #expect(throws: JSONPathError.self) { try JSONPath(expression) }
    #expect(error != nil)
  }
}
