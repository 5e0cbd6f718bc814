/// A name with its numbers taken apart, so that `rollout-v1` and `rollout-v2` can be seen as the same step.
struct DigitRuns {
  /// The name with every run of digits written `#`.
  let pattern: String
  /// The digits, run by run.
  let numbers: [Substring]

  /// Takes a name apart.
  init(_ name: String) {
    var pattern = ""
    var numbers: [Substring] = []
    var rest = name[...]
    while let start = rest.firstIndex(where: DigitRuns.isDigit) {
      pattern += rest[..<start]
      let run = rest[start...].prefix(while: DigitRuns.isDigit)
      numbers.append(run)
      pattern += "#"
      rest = rest[run.endIndex...]
    }
    self.pattern = pattern + rest
    self.numbers = numbers
  }

  /// The name that several names of one pattern share: numbers that are the same everywhere stay, others are `#`.
  static func common(_ names: [String]) -> String {
    guard let first = names.first else { return "" }
    let all = Set(names).sorted().map(DigitRuns.init)
    if all.count == 1 { return first }
    var result = ""
    var place = 0
    for character in all[0].pattern {
      guard character == "#", place < all[0].numbers.count else {
        result.append(character)
        continue
      }
      let number = all[0].numbers[place]
      result += all.allSatisfy { $0.numbers.indices.contains(place) && $0.numbers[place] == number } ? number : "#"
      place += 1
    }
    return result
  }

  private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }
}
