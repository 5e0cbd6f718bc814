@testable import Report

/// What can be found wrong with a drawing without looking at it.
struct DrawingInspector {
  let drawing: Drawing

  /// Every placed item, groups and links opened, in painting order.
  var items: [DrawingItem] {
    var flat: [DrawingItem] = []
    func open(_ items: [DrawingItem]) {
      for item in items {
        switch item {
        case .group(_, let inner), .link(_, let inner): open(inner)
        case .rect, .hatch, .path, .marker, .text: flat.append(item)
        }
      }
    }
    open(drawing.items)
    return flat
  }

  var texts: [DrawingText] {
    items.compactMap { if case .text(let text) = $0 { text } else { nil } }
  }

  /// Items that reach beyond the drawing or stand nowhere.
  var strays: [String] {
    var strays: [String] = []
    for item in items {
      let box = Self.box(of: item)
      let isFinite = box.x.isFinite && box.y.isFinite && box.width.isFinite && box.height.isFinite
      let isInside =
        box.x >= -0.01 && box.y >= -0.01 && box.right <= drawing.width + 0.01
        && box.bottom <= drawing.height + 0.01
      if !isFinite || !isInside || box.width < 0 || box.height < 0 { strays.append("\(item)") }
    }
    return strays
  }

  /// Pairs of texts of which one covers the other.
  var overlaps: [String] {
    let boxes = texts.map { ($0.string, TextBox.of($0)) }
    var overlaps: [String] = []
    for (index, one) in boxes.enumerated() {
      for other in boxes[(index + 1)...] where one.1.meets(other.1) { overlaps.append("\(one.0) | \(other.0)") }
    }
    return overlaps
  }

  /// Texts that stand on what was painted under them with less than 4.5:1.
  func faint(_ theme: [InkRole: Theme.Color]) -> [String] {
    var faint: [String] = []
    var painted: [DrawingItem] = []
    for item in items {
      if case .text(let text) = item {
        let box = TextBox.of(text)
        for x in [box.x + 0.5, box.x + box.width / 2, box.right - 0.5] {
          let ground = Self.ground(at: DrawingPoint(x, box.y + box.height / 2), painted, theme)
          let ratio = Self.contrast(Self.over(ground, text.ink, theme), ground)
          if ratio < 4.5 { faint.append("\(text.string) \((ratio * 100).rounded() / 100)") }
        }
      }
      painted.append(item)
    }
    return faint
  }

  static func box(of item: DrawingItem) -> DrawingRect {
    switch item {
    case .rect(let rect, _, _, _), .hatch(let rect, _): return rect
    case .path(let points, _, _, _):
      let xs = points.map(\.x)
      let ys = points.map(\.y)
      guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max() else {
        return DrawingRect(x: .nan, y: .nan, width: 0, height: 0)
      }
      let isFinite = points.allSatisfy { $0.x.isFinite && $0.y.isFinite }
      return DrawingRect(x: isFinite ? left : .nan, y: top, width: right - left, height: bottom - top)
    case .marker(_, let point, let size, _):
      return DrawingRect(x: point.x - size / 2, y: point.y - size / 2, width: size, height: size)
    case .text(let text): return TextBox.of(text)
    case .group, .link: return DrawingRect(x: 0, y: 0, width: 0, height: 0)
    }
  }

  private static func ground(
    at point: DrawingPoint, _ painted: [DrawingItem], _ theme: [InkRole: Theme.Color]
  ) -> [Double] {
    var color = channels(.page, theme)
    for item in painted {
      switch item {
      case .rect(let rect, _, let fill?, _):
        if point.x >= rect.x, point.x <= rect.right, point.y >= rect.y, point.y <= rect.bottom {
          color = over(color, fill, theme)
        }
      case .path(let points, true, let fill?, _):
        if contains(points, point) { color = over(color, fill, theme) }
      case .rect, .path, .hatch, .marker, .text, .group, .link: break
      }
    }
    return color
  }

  private static func contains(_ points: [DrawingPoint], _ point: DrawingPoint) -> Bool {
    var isInside = false
    var former = points.count - 1
    for index in points.indices {
      let (one, other) = (points[index], points[former])
      if (one.y > point.y) != (other.y > point.y),
        point.x < (other.x - one.x) * (point.y - one.y) / (other.y - one.y) + one.x
      {
        isInside.toggle()
      }
      former = index
    }
    return isInside
  }

  private static func channels(_ role: InkRole, _ theme: [InkRole: Theme.Color]) -> [Double] {
    let color = theme[role] ?? Theme.Color(0x000000)
    return [color.red, color.green, color.blue].map { Double($0) / 255 }
  }

  private static func over(_ ground: [Double], _ ink: Ink, _ theme: [InkRole: Theme.Color]) -> [Double] {
    zip(ground, channels(ink.role, theme)).map { $0 + ($1 - $0) * ink.opacity }
  }

  private static func contrast(_ one: [Double], _ other: [Double]) -> Double {
    let (first, second) = (luminance(one), luminance(other))
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }

  private static func luminance(_ color: [Double]) -> Double {
    let linear = color.map { $0 <= 0.04045 ? $0 / 12.92 : power(($0 + 0.055) / 1.055) }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }

  /// x to the power 2.4, as the product of x² and the fifth root of x², which Newton finds.
  private static func power(_ value: Double) -> Double {
    let square = value * value
    var root = 1.0
    for _ in 0..<60 { root -= (root * root * root * root * root - square) / (5 * root * root * root * root) }
    return square * root
  }
}
