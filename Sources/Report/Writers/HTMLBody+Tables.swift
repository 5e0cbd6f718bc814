extension HTMLBody {
  mutating func append(_ table: Table) {
    let isSortable = table.isSortable && table.rows.count > 1
    out.markup("<div class=\"scroll\"><table")
    if let id = table.id { appendID(SafeAddress.anchor(id)) }
    // Many columns keep their width on a narrow screen and scroll in their own box.
    let isWide = table.columns.count > 3
    if isSortable || isWide {
      out.markup(" class=\"")
      if isSortable { out.markup("sortable") }
      if isWide { out.markup(isSortable ? " wide" : "wide") }
      out.markup("\"")
    }
    if table.caption.isEmpty { out.markup(" aria-label=\"Table\"") }
    out.markup(">\n")
    if !table.caption.isEmpty {
      out.markup(table.showsCaption ? "<caption>" : "<caption class=\"unseen\">")
      out.isolatedText(table.caption)
      out.markup("</caption>\n")
    }
    appendColumnWidths(table.columns)
    appendHead(table.columns)
    out.markup("<tbody>\n")
    for (index, row) in table.rows.enumerated() {
      if row.isGroup {
        // Each group has a body of its own, which its first row heads.
        if index > 0 { out.markup("</tbody>\n<tbody>\n") }
        appendGroup(row, columnCount: table.columns.count)
      } else {
        append(row, of: table, isSortable: isSortable)
      }
    }
    out.markup("</tbody>\n</table></div>\n")
  }

  /// Shares of the width, rounded to classes: the security policy allows no style attributes.
  private mutating func appendColumnWidths(_ columns: [Table.Column]) {
    let weights = columns.compactMap(\.weight).filter { $0.isFinite && $0 > 0 }
    let total = weights.reduce(0, +)
    guard weights.count == columns.count, total > 0 else { return }
    out.markup("<colgroup>")
    for weight in weights {
      out.markup("<col class=\"w")
      out.integer(min(max(Int((weight / total * 20).rounded()) * 5, 5), 95))
      out.markup("\">")
    }
    out.markup("</colgroup>\n")
  }

  private mutating func appendHead(_ columns: [Table.Column]) {
    guard columns.contains(where: { !$0.title.isEmpty }) else { return }
    out.markup("<thead><tr>")
    for column in columns {
      if column.title.isEmpty {
        out.markup("<td></td>")
        continue
      }
      out.markup("<th scope=\"col\"")
      appendAlignment(column.alignment)
      out.markup(">")
      append(column.title)
      out.markup("</th>")
    }
    out.markup("</tr></thead>\n")
  }

  private mutating func appendGroup(_ row: Table.Row, columnCount: Int) {
    out.markup("<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"")
    out.integer(max(columnCount, 1))
    out.markup("\">")
    append(row.cells.first?.inlines ?? [])
    out.markup("</th></tr>\n")
  }

  private mutating func append(_ row: Table.Row, of table: Table, isSortable: Bool) {
    out.markup("<tr>")
    for (index, column) in table.columns.enumerated() {
      let cell = index < row.cells.count ? row.cells[index] : Table.Cell([])
      let isHead = index == 0 && table.hasRowHeads
      out.markup(isHead ? "<th scope=\"row\"" : "<td")
      append(cell, column: column, isSortable: isSortable, isFitted: isFitted(cell, column, of: table))
      out.markup(isHead ? "</th>" : "</td>")
    }
    out.markup("</tr>\n")
  }

  /// Whether a short cell stays on one line: its column takes what it needs, and others share the rest.
  private func isFitted(_ cell: Table.Cell, _ column: Table.Column, of table: Table) -> Bool {
    guard column.weight == nil, table.columns.contains(where: { $0.weight != nil }) else { return false }
    return cell.inlines.plainText.unicodeScalars.count <= 24
  }

  private mutating func append(_ cell: Table.Cell, column: Table.Column, isSortable: Bool, isFitted: Bool) {
    if isSortable, let key = cell.sortKey, key.isFinite {
      out.markup(" data-sort=\"")
      out.text(String(key))
      out.markup("\"")
    }
    if cell.fill == nil && !cell.isChanged && !isFitted {
      appendAlignment(column.alignment)
    } else {
      out.markup(isFitted ? " class=\"fit" : " class=\"cell")
      if let fill = cell.fill {
        out.markup(" fill ")
        appendMarkClass(fill)
      }
      if cell.isChanged { out.markup(" changed") }
      switch column.alignment {
      case .leading: break
      case .trailing: out.markup(" end")
      case .center: out.markup(" center")
      }
      out.markup("\"")
    }
    out.markup(">")
    append(cell.inlines)
    if cell.isChanged { out.markup("<span class=\"unseen\"> (changed)</span>") }
  }

  private mutating func appendAlignment(_ alignment: Table.Column.Alignment) {
    switch alignment {
    case .leading: break
    case .trailing: out.markup(" class=\"end\"")
    case .center: out.markup(" class=\"center\"")
    }
  }
}
