import TestSupport
import Testing

/// The tools of these tests find what they look for.
@Suite struct HarnessTests {
  @Test func `long output on both streams comes back whole`() throws {
    let script = "head -c 300000 /dev/zero; head -c 200000 /dev/zero >&2"
    let result = try ProcessRunner("sh").run(["-c", script])
    #expect(result.ending == .exited(0))
    #expect(result.output.count == 300_000)
    #expect(result.errors.count == 200_000)
  }

  @Test func `long input goes in while output comes out`() throws {
    let input = [UInt8](repeating: 7, count: 1_000_000)
    #expect(try ProcessRunner("cat").run(input: input).output == input)
  }

  @Test func `input that nobody reads does not block`() throws {
    let result = try ProcessRunner("true").run(input: [UInt8](repeating: 7, count: 1_000_000))
    #expect(result.ending == .exited(0))
  }

  @Test func `a program that hangs is killed`() throws {
    #expect(try ProcessRunner("sleep", timeout: 0.1).run(["60"]).ending == .timedOut)
  }

  @Test func `codes, signals, folders and variables arrive`() throws {
    #expect(try ProcessRunner("sh").run(["-c", "exit 7"]).exitCode == 7)
    #expect(try ProcessRunner("sh").run(["-c", "kill -9 $$"]).ending == .signalled(9))
    #expect(try ProcessRunner("pwd", folder: "/usr").run().outputText == "/usr\n")
    let runner = ProcessRunner("sh", environment: ["COLOUR": "blue", "HOME": nil])
    #expect(try runner.run(["-c", "echo $COLOUR${HOME-none}"]).outputText == "bluenone\n")
  }

  @Test func `a program that is not there is an error`() {
    #expect(throws: ProcessRunner.Failure.self) { try ProcessRunner("no-such-program").run() }
  }

  @Test func `a temporary folder goes when nobody needs it`() throws {
    var path = ""
    do {
      let folder = try TemporaryFolder()
      path = folder.path
      try folder.write("text", to: "file")
      _ = try folder.makeFolder("inner")
      #expect(folder.names == ["file", "inner"])
    }
    #expect(!path.isEmpty && !TestFile.exists(path))
  }

  @Test func `a page full of faults has them found`() throws {
    let folder = try TemporaryFolder()
    let page = try folder.write(
      """
      <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>T</title>
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"></head>
      <body><h1>A</h1><h3 id="a">B</h3><p id="a" style="color: #999; background: #fff">faint</p>
      <div style="width: 900px; font-size: 8px">wide</div><script>document.title = 'run'</script>
      <img src="http://example.invalid/x.png" alt=""><svg></svg><table><tr><th>head</th></tr></table>
      <a href="#nowhere">link</a><b onclick="run()">c</b><iframe></iframe></body></html>
      """, to: "page.html")
    let found = try Browser.open(page, width: 400)
    #expect(found.title == "T")
    // When the browser tells of the handler on an element is its own affair; `handlers` counts it.
    #expect(found.violations.contains { $0.hasPrefix("script-src-elem") }, "\(found.violations)")
    #expect(found.violations.contains { $0.hasPrefix("img-src") }, "\(found.violations)")
    #expect(!found.console.isEmpty)
    #expect(found.requests == ["http://example.invalid/x.png"])
    #expect(found.scrollWidth > found.clientWidth)
    #expect(found.wide.count == 1 && found.faint.count == 1 && found.small.count == 1)
    #expect(found.repeatedIds == ["a"])
    #expect(found.headings == [1, 3])
    #expect(found.deadLinks == ["#nowhere"])
    #expect(found.tablesWithoutCaption.count == 1 && found.headsWithoutScope == 1 && found.drawingsWithoutName == 1)
    #expect(found.handlers.count == 1 && found.frames == 1)
  }

  @Test func `a script that a page may run is seen to run`() throws {
    let folder = try TemporaryFolder()
    let page = try folder.write("<title>T</title><script>document.title = 'run'; alert(1)</script>", to: "page.html")
    let found = try Browser.open(page)
    #expect(found.title == "run")
    #expect(found.dialogs == ["1"])
    #expect(try Browser.open(page, scripts: false).title == "T")
  }

  @Test func `words that leave the page or lie on others are seen`() {
    func word(_ left: Double, _ top: Double, _ right: Double, _ bottom: Double) -> PDFWord {
      PDFWord(page: 1, pageSize: (100, 100), left: left, top: top, right: right, bottom: bottom, text: "a")
    }
    #expect(word(0, 0, 100, 100).isInsidePage)
    #expect(!word(90, 10, 101, 20).isInsidePage)
    #expect(word(10, 10, 20, 20).overlap(with: word(10, 10, 20, 20)) > 0.99)
    #expect(word(10, 10, 20, 20).overlap(with: word(20, 10, 30, 20)) == 0)
    #expect(word(10, 10, 20, 20).overlap(with: word(10, 19, 20, 29)) == 0)
  }
}
