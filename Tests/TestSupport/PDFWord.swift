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

  /// Places a word.
  public init(
    page: Int, pageSize: (width: Double, height: Double), left: Double, top: Double, right: Double, bottom: Double,
    text: String
  ) {
    self.page = page
    self.pageSize = pageSize
    self.left = left
    self.top = top
    self.right = right
    self.bottom = bottom
    self.text = text
  }

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

extension PDFWord {
  /// The part of the smaller word that lies on the other, from 0 to 1.
  ///
  /// Boxes are as high as the line; only the middle three fifths of each are compared, where the letters are.
  public func overlap(with other: PDFWord) -> Double {
    let width = min(right, other.right) - max(left, other.left)
    let (top, bottom) = core
    let (otherTop, otherBottom) = other.core
    let height = min(bottom, otherBottom) - max(top, otherTop)
    let smaller = min((right - left) * (bottom - top), (other.right - other.left) * (otherBottom - otherTop))
    guard width > 0, height > 0, smaller > 0 else { return 0 }
    return width * height / smaller
  }

  private var core: (top: Double, bottom: Double) {
    (top + (bottom - top) * 0.2, bottom - (bottom - top) * 0.2)
  }
}
