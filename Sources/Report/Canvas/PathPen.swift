/// Writes an outline as SVG path data in whole numbers, as briefly as it can: steps from the last point, and no more
/// commands and blanks than needed.
struct PathPen {
  private(set) var bytes: [UInt8] = []
  private var point = (x: 0, y: 0)
  private var start = (x: 0, y: 0)
  /// A move that nothing was drawn after.
  private var move: (x: Int, y: Int)?
  private var command: UInt8 = 0

  mutating func move(to next: (x: Int, y: Int)) {
    move = next
  }

  mutating func line(to next: (x: Int, y: Int)) {
    settle()
    let step = (x: next.x - point.x, y: next.y - point.y)
    if step == (0, 0) { return }
    if step.y == 0 {
      begin("h")
      number(step.x)
    } else if step.x == 0 {
      begin("v")
      number(step.y)
    } else {
      begin("l")
      number(step.x)
      number(step.y)
    }
    point = next
  }

  mutating func curve(_ first: (x: Int, y: Int), _ second: (x: Int, y: Int), to next: (x: Int, y: Int)) {
    settle()
    begin("c")
    for corner in [first, second, next] {
      number(corner.x - point.x)
      number(corner.y - point.y)
    }
    point = next
  }

  mutating func close() {
    guard move == nil, command != 0 else { return }
    begin("z")
    point = start
  }

  private mutating func settle() {
    guard let next = move else { return }
    move = nil
    // The first step counts from the origin.
    begin("m")
    number(next.x - point.x)
    number(next.y - point.y)
    (point, start) = (next, next)
  }

  private mutating func begin(_ letter: Unicode.Scalar) {
    let letter = UInt8(ascii: letter)
    if letter == command, letter != UInt8(ascii: "m"), letter != UInt8(ascii: "z") { return }
    bytes.append(letter)
    command = letter
  }

  private mutating func number(_ value: Int) {
    if let last = bytes.last, (0x30...0x39).contains(last), value >= 0 { bytes.append(UInt8(ascii: " ")) }
    bytes.append(decimal: value)
  }
}

extension [UInt8] {
  /// Appends a whole number in decimal digits.
  mutating func append(decimal value: Int) {
    if value < 0 { append(UInt8(ascii: "-")) }
    var rest = value.magnitude
    let start = count
    repeat {
      append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    if count - start > 1 { self[start...].reverse() }
  }
}
