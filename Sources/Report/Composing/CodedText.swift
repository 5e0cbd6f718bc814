/// Sentences of the analysis in which names, paths and patterns stand in backticks.
enum CodedText {
  /// The text with what stands between backticks as code; a text with a lone backtick stays as it is.
  ///
  /// ```swift
  /// CodedText.inlines("`$.ready` finds nothing")  // [.code("$.ready"), .text(" finds nothing")]
  /// ```
  static func inlines(_ text: String) -> [Inline] {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    guard parts.count > 2, parts.count % 2 == 1 else { return [.text(text)] }
    return parts.enumerated().compactMap { index, part in
      part.isEmpty ? nil : index % 2 == 1 ? .code(String(part)) : .text(String(part))
    }
  }
}
