import Testing

@testable import Report

@Suite("Pictures of drawings")
struct ChartFileTests {
  @Test("An SVG file has the drawing's size, a white page and no text that needs a font")
  func svg() throws {
    let svg = String(decoding: try ChartFile(theme: .standard).svg(of: DemoDrawing.rollouts), as: UTF8.self)
    #expect(svg.contains("<svg"))
    #expect(svg.contains("509pt") && svg.contains("236pt"))
    #expect(svg.contains("fill=\"#ffffff\""))
    #expect(!svg.contains("<text"))
    #expect(svg.contains("</svg>"))
  }

  @Test("Files have the same bytes each time, also from one value")
  func deterministic() throws {
    let files = try ChartFile(theme: .standard)
    let first = try files.svg(of: DemoDrawing.everything)
    #expect(try files.svg(of: DemoDrawing.everything) == first)
    #expect(try ChartFile(theme: .standard).svg(of: DemoDrawing.everything) == first)
    let pixels = try files.png(of: DemoDrawing.everything)
    #expect(try files.png(of: DemoDrawing.everything) == pixels)
  }

  @Test(
    "A PNG file has the wanted number of pixels, within bounds",
    arguments: [
      (100.0, 50.0, 2.0, 200, 100), (100, 50, .nan, 200, 100), (100, 50, 100, 800, 400), (14_400, 10, 8, 8_192, 6),
      (.nan, -3, 1, 1, 1),
    ])
  func png(width: Double, height: Double, scale: Double, pixels: Int, lines: Int) throws {
    let bytes = try ChartFile(theme: .standard).png(of: Drawing(width: width, height: height), scale: scale)
    #expect(bytes.prefix(4) == [0x89, 0x50, 0x4E, 0x47])
    func number(_ index: Int) -> Int { bytes[index..<index + 4].reduce(0) { $0 << 8 | Int($1) } }
    #expect(number(16) == pixels)
    #expect(number(20) == lines)
  }

  @Test("Items without sense are left out and do no harm")
  func hostile() throws {
    var drawing = Drawing(width: 100, height: 50)
    drawing.items = HostileDrawing.items
    let svg = String(decoding: try ChartFile(theme: .standard).svg(of: drawing), as: UTF8.self)
    #expect(svg.contains("</svg>"))
    #expect(!svg.contains("nan") && !svg.contains("inf"))
  }
}
