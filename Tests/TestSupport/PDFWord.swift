/// A word on a page, in points from the page's top left.
public struct PDFWord: Sendable, CustomStringConvertible {
  /// The page, from 1.
  public var page: Int
  /// The size of that page.
  public var pageSize: (width: Double, height: Double)
  /// The left edge.
  public var left: Double
  /// The top edge.
  public var top: Double
  /// The right edge.
  public var right: Double
  /// The bottom edge.
  public var bottom: Double
  /// The word, with the entities of XML as they stand.
  public var text: String

  /// The word and where it is.
  public var description: String { "\"\(text)\" on page \(page) at \(left), \(top) to \(right), \(bottom)" }

  /// Whether it lies on its page.
  public var isInsidePage: Bool {
    left >= 0 && top >= 0 && right <= pageSize.width && bottom <= pageSize.height
  }

  /// Reads what `pdftotext -bbox` prints: a line a page, a line a word.
  static func read(_ listing: String) -> [PDFWord] {
    var words: [PDFWord] = []
    var page = 0
    var size = (width: 0.0, height: 0.0)
    for line in listing.split(separator: "\n") {
      if line.contains("<page ") {
        page += 1
        size = (number("width", in: line), number("height", in: line))
      } else if line.contains("<word "), let end = line.firstIndex(of: ">") {
        let text = line[line.index(after: end)...].prefix { $0 != "<" }
        words.append(
          PDFWord(
            page: page, pageSize: size, left: number("xMin", in: line), top: number("yMin", in: line),
            right: number("xMax", in: line), bottom: number("yMax", in: line), text: String(text)))
      }
    }
    return words
  }

  private static func number(_ attribute: String, in line: Substring) -> Double {
    guard let place = line.firstRange(of: "\(attribute)=\"") else { return .nan }
    return Double(line[place.upperBound...].prefix { $0 != "\"" }) ?? .nan
  }
}
