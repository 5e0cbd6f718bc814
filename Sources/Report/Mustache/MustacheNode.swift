/// A piece of a parsed template.
indirect enum MustacheNode: Sendable {
  /// Bytes to copy.
  case text([UInt8])
  /// A value by its path; an empty path is the implicit iterator.
  case variable(path: [String], isRaw: Bool)
  /// A block that is repeated, entered once or skipped; inverted, it is entered when the value is falsey.
  case section(path: [String], isInverted: Bool, [MustacheNode])
  /// Another template, its lines indented by these blanks.
  case partial(name: String, indent: [UInt8], offset: Int)
}
