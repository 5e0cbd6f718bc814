/// The room that a text takes in a drawing, near enough to keep labels apart.
enum TextBox {
  /// The box from the top of the capitals to the foot of descenders.
  static func of(_ text: DrawingText) -> DrawingRect {
    var width = TextMetrics.width(text.string, size: text.size, weight: text.weight, isMono: text.isMono)
    if let room = text.maxWidth { width = min(width, room) }
    let x =
      switch text.anchor {
      case .start: text.position.x
      case .middle: text.position.x - width / 2
      case .end: text.position.x - width
      }
    return DrawingRect(x: x, y: text.position.y - text.size * 0.76, width: width, height: text.size * 0.98)
  }
}
