@testable import Report

/// A drawing as text, one line an item, rounded to a tenth of a point.
enum DrawingDump {
  static func text(of drawing: Drawing) -> String {
    var lines = ["drawing \(number(drawing.width)) x \(number(drawing.height))"]
    for item in drawing.items { append(item, depth: 1, to: &lines) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func append(_ item: DrawingItem, depth: Int, to lines: inout [String]) {
    let indent = String(repeating: "  ", count: depth)
    switch item {
    case .rect(let rect, let radius, let fill, let stroke):
      lines.append("\(indent)rect \(box(rect)) r\(number(radius))\(look(fill, stroke))")
    case .hatch(let rect, let ink):
      lines.append("\(indent)hatch \(box(rect)) \(self.ink(ink))")
    case .path(let points, let closed, let fill, let stroke):
      let places = points.map { "\(number($0.x)),\(number($0.y))" }.joined(separator: " ")
      lines.append("\(indent)path\(closed ? " closed" : "")\(look(fill, stroke)): \(places)")
    case .marker(let shape, let point, let size, let ink):
      lines.append(
        "\(indent)\(shape.rawValue) \(number(point.x)),\(number(point.y)) size \(number(size)) \(self.ink(ink))")
    case .text(let text):
      let place = "\(number(text.position.x)),\(number(text.position.y)) \(text.anchor.rawValue)"
      let face = "\(number(text.size)) \(text.weight.rawValue)\(text.isMono ? " mono" : "")"
      lines.append("\(indent)text \(place) \(face) \(ink(text.ink)): \(text.string)")
    case .group(let hover, let items):
      lines.append("\(indent)group \(hover.map { "\"\($0)\"" } ?? "")")
      for item in items { append(item, depth: depth + 1, to: &lines) }
    case .link(let anchor, let items):
      lines.append("\(indent)link #\(anchor)")
      for item in items { append(item, depth: depth + 1, to: &lines) }
    }
  }

  private static func box(_ rect: DrawingRect) -> String {
    "\(number(rect.x)),\(number(rect.y)) \(number(rect.width))x\(number(rect.height))"
  }

  private static func look(_ fill: Ink?, _ stroke: Stroke?) -> String {
    var text = ""
    if let fill { text += " fill \(ink(fill))" }
    if let stroke {
      text += " stroke \(ink(stroke.ink)) \(number(stroke.width))"
      if !stroke.dash.isEmpty { text += " dash " + stroke.dash.map(number).joined(separator: ",") }
    }
    return text
  }

  private static func ink(_ ink: Ink) -> String {
    ink.opacity == 1 ? ink.role.rawValue : "\(ink.role.rawValue)@\(Double((ink.opacity * 100).rounded()) / 100)"
  }

  private static func number(_ value: Double) -> String {
    let rounded = (value * 10).rounded() / 10
    return rounded == rounded.rounded() && abs(rounded) < 1e9 ? String(Int(rounded)) : String(rounded)
  }
}
