extension HTMLBody {
  mutating func append(_ figure: Figure) {
    let id = SafeAddress.anchor(figure.id)
    out.markup("<figure")
    appendID(id)
    let titleID = freshID(id + "-title")
    out.markup(">\n<figcaption><p class=\"finding\" id=\"")
    out.text(titleID)
    out.markup("\">")
    append(figure.title)
    out.markup("</p>")
    if !figure.subtitle.isEmpty {
      out.markup("<p class=\"note\">")
      append(figure.subtitle)
      out.markup("</p>")
    }
    out.markup("</figcaption>\n<div class=\"scroll\">")
    out.append(
      SVGWriter.write(
        figure.drawing, id: freshID(id + "-chart"), labelledBy: titleID, description: figure.description,
        anchors: anchors))
    out.markup("</div>\n")
    if let data = figure.data, !data.rows.isEmpty {
      out.markup("<details class=\"fold data\"><summary>Data behind this chart <span class=\"muted\">")
      out.integer(data.rows.count)
      out.markup(data.rows.count == 1 ? " row" : " rows")
      out.markup("</span></summary>\n<div class=\"folded\">\n")
      append(data)
      out.markup("</div></details>\n")
    }
    out.markup("</figure>\n")
  }
}
