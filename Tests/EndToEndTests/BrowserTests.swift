import TestSupport
import Testing

@Suite struct BrowserTests {
  private let program = ChaosReport()

  private static let journals = [["v?.json"], ["v4.json"], ["everything.json"], ["hostile.json"]]

  private func page(_ journals: [String]) throws -> String {
    try program.copyRollouts()
    try program.copyFixtures(["everything.json", "hostile.json"])
    _ = try program.report(["--title", "The report"] + journals + ["report.html"], named: "report.html")
    return try program.place().file("report.html")
  }

  @Test(arguments: journals)
  func `the page is quiet: no errors, no requests, nothing its policy had to stop`(journals: [String]) throws {
    let found = try Browser.open(try page(journals))
    #expect(found.console == [])
    #expect(found.violations == [])
    #expect(found.requests == [])
    #expect(found.dialogs == [])
    #expect(found.text.count > 500)
  }

  @Test func `nothing that a journal says is run`() throws {
    let found = try Browser.open(try page(["hostile.json"]))
    #expect(found.title.hasPrefix("The report"))
    #expect(found.handlers == [])
    #expect(found.frames == 0)
    for link in found.outsideLinks {
      #expect(link.hasPrefix("https://") || link.hasPrefix("http://"), "a link to \(link)")
      #expect(!link.contains("example.invalid"), "what a journal says became a link: \(link)")
    }
    #expect(found.text.contains("<script>document.title='hacked'</script>"), "hostile text is shown as text")
  }

  @Test(arguments: journals, [400, 1280])
  func `nothing sticks out to the right`(journals: [String], width: Int) throws {
    let found = try Browser.open(try page(journals), width: width)
    #expect(found.scrollWidth <= found.clientWidth, "\(found.scrollWidth) px wide: \(found.wide)")
  }

  @Test(arguments: [["v?.json"], ["everything.json"]], Browser.Scheme.allCases)
  func `text has contrast enough in both schemes`(journals: [String], scheme: Browser.Scheme) throws {
    let found = try Browser.open(try page(journals), scheme: scheme)
    #expect(found.faint == [])
    #expect(found.small == [])
  }

  @Test func `the dark scheme is dark`() throws {
    let path = try page(["v?.json"])
    let light = try Browser.open(path, scheme: .light)
    let dark = try Browser.open(path, scheme: .dark)
    #expect(light.background != dark.background)
  }

  @Test(arguments: journals)
  func `readers of every kind find their way`(journals: [String]) throws {
    let found = try Browser.open(try page(journals))
    #expect(found.lang == "en")
    #expect(found.headings.count { $0 == 1 } == 1)
    for (level, next) in zip(found.headings, found.headings.dropFirst()) {
      #expect(next <= level + 1, "a heading of level \(next) below one of \(level)")
    }
    #expect(found.repeatedIds == [])
    #expect(found.deadLinks == [])
    #expect(found.tablesWithoutCaption == [])
    #expect(found.headsWithoutScope == 0)
    #expect(found.drawingsWithoutName == 0)
  }

  @Test func `charts are drawn into the page`() throws {
    #expect(try Browser.open(try page(["v?.json"])).drawings > 3)
  }

  @Test func `the page reads the same with scripts off`() throws {
    let path = try page(["v?.json"])
    let on = try Browser.open(path)
    let off = try Browser.open(path, scripts: false)
    for word in ["HELD", "DEVIATED", "ProgressDeadlineExceeded"] { #expect(off.text.contains(word)) }
    #expect(Double(off.text.count) > 0.9 * Double(on.text.count))
  }
}
