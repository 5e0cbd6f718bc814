import Journal
import Testing

@Suite("Damaged journals")
struct MutationTests {
  /// A generator whose numbers are the same everywhere (SplitMix64).
  struct Numbers {
    var state: UInt64
    mutating func next(below limit: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
    }
  }

  /// Pieces that turn one structure into another.
  static let pieces = ["\"", "{", "}", "[", "]", ",", ":", "null", "1e999", "-", "\\u", "\u{0}", "é", "NaN", "\n"]

  @Test("whatever happens to the bytes, there is a journal or a message", arguments: 0..<16)
  func mutations(seed: Int) {
    let original = Fixtures.bytes(Fixtures.folder + "/everything.json")
    #expect(original.count > 10_000)
    var numbers = Numbers(state: UInt64(seed))
    var (journals, errors) = (0, 0)
    for _ in 0..<150 {
      var bytes = original
      for _ in 0..<(1 + numbers.next(below: 4)) { mutate(&bytes, &numbers) }
      do {
        let journal = try JournalReader().read(bytes: bytes, path: "mutated.json")
        #expect(journal.warnings.count <= 130)
        for text in journal.warningTexts { #expect(!text.isEmpty) }
        journals += 1
      } catch {
        #expect(!JournalErrorText.message(for: error).isEmpty)
        errors += 1
      }
    }
    #expect(journals > 0 && errors > 0)
  }

  private func mutate(_ bytes: inout [UInt8], _ numbers: inout Numbers) {
    let place = numbers.next(below: bytes.count)
    switch numbers.next(below: 6) {
    case 0: bytes[place] = UInt8(truncatingIfNeeded: numbers.next(below: 256))
    case 1: bytes.removeSubrange(place..<min(bytes.count, place + 1 + numbers.next(below: 40)))
    case 2: bytes.insert(contentsOf: Array(MutationTests.pieces[numbers.next(below: 15)].utf8), at: place)
    case 3: bytes.removeSubrange(max(1, place)...)
    case 4:
      let end = min(bytes.count, place + numbers.next(below: 200))
      bytes.insert(contentsOf: bytes[place..<end], at: numbers.next(below: bytes.count))
    default: swapValues(&bytes, &numbers)
    }
    if bytes.isEmpty { bytes = [0x20] }
  }

  /// Replaces what stands behind some colon, so that the text stays JSON and the types change.
  private func swapValues(_ bytes: inout [UInt8], _ numbers: inout Numbers) {
    let values = ["null", "true", "[]", "{}", "\"\"", "-1", "1e400", "[[[]]]", "\"${x}\"", "{\"ref\": \"y\"}"]
    let start = numbers.next(below: bytes.count)
    guard let colon = bytes[start...].firstIndex(of: UInt8(ascii: ":")),
      let end = bytes[colon...].firstIndex(where: { [UInt8(ascii: ","), UInt8(ascii: "\n")].contains($0) })
    else { return }
    bytes.replaceSubrange(colon + 1..<end, with: Array(values[numbers.next(below: values.count)].utf8))
  }

  @Test("a text that is nested too deep is an error, one that is nested deep is a journal")
  func depth() throws {
    func nested(_ depth: Int) -> String {
      #"{"run": ["# + String(repeating: "[", count: depth) + String(repeating: "]", count: depth) + "]}"
    }
    #expect(try Fixtures.read(nested(5000)).run.isEmpty)
    let error = #expect(throws: JournalError.self) { try Fixtures.read(nested(20_000)) }
    #expect(error.map(JournalErrorText.message)?.contains("levels deep") == true)
  }

  @Test("a million oddities give a hundred warnings")
  func manyOddities() throws {
    let keys = (0..<20_000).map { "\"k\($0)\": 1" }.joined(separator: ",")
    let journal = try Fixtures.read(#"{"run": [], \#(keys)}"#)
    #expect(journal.warnings.filter { if case .unknownKey = $0.kind { true } else { false } }.count == 6)
    #expect(journal.warnings.count < 20)
    #expect(journal.extra.count == 20_000)
  }

  @Test("a chain of references is followed, but not through a whole method")
  func longChain() throws {
    let chain = (0..<20_000).map { #"{"name": "a\#($0)", "ref": "a\#($0 + 1)"}"# }.joined(separator: ",")
    let end = #",{"name": "a20000", "type": "action", "provider": {"type": "http", "url": "http://localhost/"}}"#
    let journal = try Fixtures.method(chain + end)
    #expect(journal.experiment.method.count(where: \.isUnresolved) == 20_000 - 16)
    #expect(journal.warnings.count == 7)
  }
}
