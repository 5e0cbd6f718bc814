import Report
import TestSupport
import Testing

/// Writes pages for a person to look at: `REPORT_PAGES=folder swift test --filter HTMLPagesForTheEye`.
@Suite(.enabled(if: TestEnvironment.variables["REPORT_PAGES"] != nil)) struct HTMLPagesForTheEye {
  @Test(arguments: ["rollouts", "hostile"])
  func `pages are written for the eye`(name: String) throws {
    let folder = try #require(TestEnvironment.variables["REPORT_PAGES"])
    let document = name == "rollouts" ? HTMLRolloutDocument.document : HTMLHostileDocument.document
    let templates = Templates.builtIn
    let page = HTMLWriter(theme: templates.theme, templates: templates).write(templates.arranged(document))
    #expect(page.count > 1000)
    try TestFile.write(page, to: "\(folder)/\(name).html")
  }
}
