import JSON
import Regex
import Testing

@testable import Runner

@Suite struct SelectionTests {
  /// Numbers that are the same each time (splitmix64).
  private struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  private static let pods: [JSONValue] = ["a-1", "a-2", "b-1", "b-2", "c-1"].enumerated().map { index, name in
    ["metadata": ["name": .string(name), "creationTimestamp": .string("2026-01-0\(9 - index)T00:00:00Z")]]
  }

  private func pick(_ selection: PodSelection, seed: UInt64 = 1) -> [String] {
    var generator = Seeded(state: seed)
    return selection.pick(from: Self.pods, using: &generator).map(\.objectName)
  }

  @Test(
    arguments: [
      (.fixed(1), ["a-1"]), (.fixed(0), []), (.fixed(9), ["a-1", "a-2", "b-1", "b-2", "c-1"]),
      (.percentage(1), ["a-1"]), (.percentage(20), ["a-1"]), (.percentage(21), ["a-1", "a-2"]), (.percentage(0), []),
      (.percentage(1000), ["a-1", "a-2", "b-1", "b-2", "c-1"]), (.all, ["a-1", "a-2", "b-1", "b-2", "c-1"]),
      (.fixed(.max), ["a-1", "a-2", "b-1", "b-2", "c-1"]),
      (.percentage(.max), ["a-1", "a-2", "b-1", "b-2", "c-1"]),
    ] as [(PodSelection.Quantity, [String])])
  func `a number or a share of the pods is taken, rounded up`(quantity: PodSelection.Quantity, names: [String]) {
    var selection = PodSelection()
    selection.quantity = quantity
    #expect(pick(selection) == names)
  }

  @Test func `pods are narrowed by name, ordered by age, and chosen by chance`() throws {
    var selection = PodSelection()
    selection.quantity = .all
    selection.pattern = try RegexPattern("^b")
    #expect(pick(selection) == ["b-1", "b-2"])
    selection.pattern = nil
    selection.isOldestFirst = true
    #expect(pick(selection) == ["c-1", "b-2", "b-1", "a-2", "a-1"])
    selection.quantity = .fixed(2)
    selection.isRandom = true
    #expect(pick(selection) == pick(selection))
    let seen = Set((0..<100).flatMap { pick(selection, seed: $0) })
    #expect(seen.count == Self.pods.count)
    #expect(Set(pick(selection)).count == 2)
  }

  @Test func `nodes are all, the first, or some by chance, none twice`() {
    var selection = NodeSelection()
    var generator = Seeded(state: 1)
    #expect(selection.pick(from: Self.pods, using: &generator).count == 5)
    selection.count = 4
    #expect(Set(selection.pick(from: Self.pods, using: &generator).map(\.objectName)).count == 4)
    selection.isFirst = true
    #expect(selection.pick(from: Self.pods, using: &generator).map(\.objectName) == ["a-1"])
  }

  @Test(arguments: [
    ("name in ({name})", "name in (web)"), ("app=x", "app=x"), ("{name}={name}", "web=web"), ("{other}", "{other}"),
    ("ü{name", "ü{name"),
  ])
  func `a selector may name the name`(selector: String, filled: String) {
    #expect(PodSelection.filled(selector, name: "web") == filled)
  }
}
