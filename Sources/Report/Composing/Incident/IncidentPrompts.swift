/// Questions that the review answers: a row a question, with room for the answer.
enum IncidentPrompts {
  /// A table to be filled in.
  static func table(_ subject: String, _ questions: [String]) -> Block {
    let columns: [Table.Column] = [.init("To be filled in", weight: 2), .init("Answer", weight: 3)]
    // A line below the question, however many it takes itself: the answer has room in every row.
    let rows = questions.map { Table.Row([.init([.muted([.text($0)]), .lineBreak]), .init([.lineBreak])]) }
    return .table(Table(caption: "\(subject): to be filled in", columns: columns, rows: rows))
  }

  /// What stands where a fact is missing.
  static func missing(_ key: String) -> [Inline] { [.muted([.text("not given (--meta \(key)=…)")])] }
}
