import Testing

@testable import Report

/// Letters in picture files are outlines, each of which stands once in a file.
@Suite struct ChartLettersTests {
  private func svg(_ texts: DrawingText...) throws -> String {
    var drawing = Drawing(width: 400, height: 100)
    drawing.items = texts.map { .text($0) }
    return String(decoding: try ChartFile(theme: .standard).svg(of: drawing), as: UTF8.self)
  }

  private func text(_ string: String, size: Double = 9, maxWidth: Double? = nil) -> DrawingText {
    DrawingText(string, at: DrawingPoint(10, 50), size: size, maxWidth: maxWidth)
  }

  /// The ids of outlines in the order that they are defined.
  private func defined(in svg: String) -> [String] { svg.matches(of: /<path id="([^"]*)"/).map { String($0.1) } }

  /// The ids of outlines in the order that they are placed.
  private func placed(in svg: String) -> [String] {
    svg.matches(of: /<use xlink:href="#([^"]*)"/).map { String($0.1) }
  }

  @Test(arguments: [
    ("", 0, 0), (" ", 0, 0), ("aaaa", 4, 1), ("ab ba", 4, 2), ("observation ends here", 19, 12),
    ("наблюдение", 10, 8), ("a\u{301}", 1, 1),
  ])
  func `every letter is placed, and its outline defined once`(string: String, letters: Int, outlines: Int) throws {
    let svg = try svg(text(string))
    #expect(placed(in: svg).count == letters)
    #expect(defined(in: svg).count == outlines)
  }

  @Test func `a text at two sizes shares outlines, one of another weight does not`() throws {
    #expect(defined(in: try svg(text("abc"), text("abc", size: 20))).count == 3)
    var bold = text("abc")
    bold.weight = .bold
    #expect(defined(in: try svg(text("abc"), bold)).count == 6)
  }

  @Test(arguments: [DemoDrawing.rollouts, DemoDrawing.everything])
  func `ids are unique, in order of first use, and none lacks or is idle`(drawing: Drawing) throws {
    let svg = String(decoding: try ChartFile(theme: .standard).svg(of: drawing), as: UTF8.self)
    let ids = defined(in: svg)
    #expect(ids.count > 10)
    #expect(ids == (1...ids.count).map { "g\($0)" })
    var first: [String] = []
    for id in placed(in: svg) where !first.contains(id) { first.append(id) }
    #expect(first == ids)
  }

  @Test func `bytes do not depend on what was written before`() throws {
    let fresh = try ChartFile(theme: .standard).svg(of: DemoDrawing.rollouts)
    let files = try ChartFile(theme: .standard)
    _ = try files.svg(of: DemoDrawing.everything)
    #expect(try files.svg(of: DemoDrawing.rollouts) == fresh)
  }

  @Test func `a text is cut where it has no room, also when it stood whole before`() throws {
    let svg = try svg(text("a version with a long name"), text("a version with a long name", maxWidth: 50))
    let lines = svg.matches(of: /<g fill.*<\/g>/).map { $0.0.matches(of: /<use/).count }
    #expect(lines.count == 2)
    #expect(lines[0] == 21)
    #expect(lines[1] < 15)
  }

  @Test func `letters that are pictures or that no font has are left to Cairo`() throws {
    for string in ["family 👩‍👩‍👧", "\u{10FFFD}"] {
      let svg = try svg(text(string))
      #expect(defined(in: svg).isEmpty)
      #expect(svg.contains("</svg>"))
      #expect(svg.contains("<image") || svg.contains("<symbol") || svg.contains("<path"))
    }
  }

  @Test func `files are well-formed XML`() throws {
    var hostile = Drawing(width: 100, height: 50)
    hostile.items = HostileDrawing.items
    for drawing in [DemoDrawing.rollouts, DemoDrawing.everything, hostile, Drawing(width: .nan, height: -1)] {
      let svg = try ChartFile(theme: .standard).svg(of: drawing)
      #expect(try PDFTool.withFile(svg) { try PDFTool.output("xmllint --noout \($0)") } == "")
    }
  }

  @Test(arguments: [
    ([(0, 0), (10, 0), (10, 20), (5, 5)], "m0 0h10v20l-5-15z"),
    ([(3, -4), (3, -4), (13, -4), (23, -4)], "m3-4h10 10z"),
    ([(1, 1)], ""),
  ])
  func `outlines are written briefly`(points: [(Int, Int)], expected: String) {
    var pen = PathPen()
    for (index, point) in points.enumerated() {
      if index == 0 { pen.move(to: (x: point.0, y: point.1)) } else { pen.line(to: (x: point.0, y: point.1)) }
    }
    pen.close()
    #expect(String(decoding: pen.bytes, as: UTF8.self) == expected)
  }
}
