/// Makes the names in Cairo's SVG files depend on the file alone.
///
/// Cairo numbers surfaces through the life of the process (`surface120`); the same picture would get another name each
/// time it is written.
enum SVGNames {
  private static let word = Array("surface".utf8)

  /// The file with its surfaces numbered from 1 in the order that they appear.
  static func renumbered(_ svg: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(svg.count)
    var numbers: [[UInt8]: Int] = [:]
    var index = 0
    while index < svg.count {
      guard svg[index] == word[0], svg[index...].starts(with: word) else {
        result.append(svg[index])
        index += 1
        continue
      }
      let start = index + word.count
      var end = start
      while end < svg.count, (0x30...0x39).contains(svg[end]) { end += 1 }
      result += word
      if end > start {
        let digits = Array(svg[start..<end])
        let number = numbers[digits] ?? numbers.count + 1
        numbers[digits] = number
        result += Array(String(number).utf8)
      }
      index = end
    }
    return result
  }
}
