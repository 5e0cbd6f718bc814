import JSON
import Testing

@Suite("A path")
struct JSONPathTests {
  /// A row of the table: what jsonpath2 made of an expression and a document.
  struct Case: Sendable, CustomTestStringConvertible {
    let path: String
    let document: JSONValue?
    let values: [JSONValue]
    let locations: [String]

    var testDescription: String { path }
  }

  static let cases: [Case] = {
    guard let table = try? JSONDocument(text: JSONPathTable.text).root.value else { return [] }
    return table["cases"]?.elements.map { row in
      Case(
        path: row["path"]?.string ?? "", document: row["document"]?.string.flatMap { table["documents"]?[$0] },
        values: row["values"]?.elements ?? [], locations: row["locations"]?.elements.compactMap(\.string) ?? [])
    } ?? []
  }()

  @Test("comes with a table of a few hundred cases")
  func table() {
    #expect(Self.cases.count { $0.document != nil } > 250)
    #expect(Self.cases.count { $0.document == nil } > 80)
  }

  @Test("finds what jsonpath2 finds", arguments: cases.filter { $0.document != nil })
  func finds(_ row: Case) throws {
    let document = try #require(row.document)
    let matches = try JSONPath(row.path).values(in: document)
    #expect(matches.map(\.value) == row.values)
    #expect(matches.map(\.location) == row.locations)
  }

  @Test("is refused where jsonpath2 refuses it", arguments: cases.filter { $0.document == nil })
  func refuses(_ row: Case) {
    #expect(throws: JSONPathError.self) { try JSONPath(row.path) }
  }
}
