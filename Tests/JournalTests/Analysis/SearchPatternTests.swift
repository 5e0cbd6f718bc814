import Testing

@testable import Journal

@Suite("Patterns")
struct SearchPatternTests {
  @Test(
    "find what Python's re.search finds",
    arguments: [
      ("ok", "it is ok", true),
      ("^ok", "it is ok", false),
      ("ok$", "it is ok\n", true),
      ("ok\\Z", "ok\n", false),
      ("\\d+ ms", "took 12 ms", true),
      ("\\d{3}", "12", false),
      ("\\d{2,3}$", "1234", true),
      ("^\\d{2,3}$", "1234", false),
      ("[^a-z]+", "abc", false),
      ("[]a]", "]", true),
      ("[\\w-]+@[\\w.]+", "me@x.org", true),
      ("(?i)ERROR", "an error", true),
      ("(?i)[A-C]x", "bX", true),
      ("a|b|", "zzz", true),
      ("(a|b)*c", "ababc", true),
      ("(?:ab){2}", "abab", true),
      ("(?P<n>x)y", "axy", true),
      (".", "\n", false),
      ("(?s).", "\n", true),
      ("(?m)^b$", "a\nb\nc", true),
      ("^b$", "a\nb\nc", false),
      ("\\bcat\\b", "a cat.", true),
      ("\\bcat\\b", "concat", false),
      ("\\Bcat", "concat", true),
      ("a{,2}b", "aab", true),
      ("a{2", "a{2", true),
      ("x*", "", true),
      ("colou?r", "color", true),
      ("\\.", "a", false),
      ("\\u00e9", "caf\u{E9}", true),
      ("\\w", "\u{E9}", true),
      ("\\s", "\u{A0}", true),
      ("\\d", "\u{663}", true),
      ("a.c", "a\u{2028}c", true),
      ("(a+)+$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", false),
      ("[0-9a-f]{8}-[0-9a-f]{4}", "deadbeef-0001", true),
      ("\\{.*\\}", "{}", true),
      ("a+?b", "aab", true),
      ("^$", "", true),
      ("^$", "x", false),
      ("[.]", ".", true),
      ("[\\]]", "]", true),
      ("\\t", "a\tb", true),
      ("\\x41", "A", true),
      ("\u{E9}", "e\u{301}", false),
      ("(?i)STRASSE", "stra\u{DF}e", false),
      ("[a\\-z]", "-", true),
    ])
  func agrees(_ pattern: String, _ text: String, _ isFound: Bool) throws {
    #expect(try #require(SearchPattern(pattern)).isFound(in: text) == isFound)
  }

  @Test(
    "that need more than a machine of states, or are none, are refused",
    arguments: [
      #"(a)\1"#, "(?=a)", "(?!a)", "(?<=a)b", "(?P=n)", "(", ")", "[a", "a**", "*a", "a{3,2}", "a{1001}", "[z-a]",
      #"\"#, #"\q"#,
      "(?i:a)", "a++", "(?>a)", "a{999}{999}", "(a{999}){999}",
    ])
  func refused(_ pattern: String) {
    #expect(SearchPattern(pattern) == nil)
  }

  @Test("that make other machines hang end here")
  func isBounded() throws {
    let text = String(repeating: "a", count: 50_000)
    #expect(try #require(SearchPattern("(a*)*b")).isFound(in: text) == false)
    #expect(try #require(SearchPattern("(a|a)*$b")).isFound(in: text) == false)
    #expect(SearchPattern(String(repeating: "(", count: 10_000)) == nil)
    #expect(SearchPattern("((((((((){1000}){1000}){1000}){1000}){1000}){1000}){1000})") == nil)
    #expect(SearchPattern(String(repeating: "a?", count: 5_000)) == nil)
  }

  @Test("over a text that is too long, only a find is certain")
  func longText() throws {
    let pattern = try #require(SearchPattern("needle"))
    let hay = String(repeating: "h", count: SearchPattern.textLimit)
    #expect(pattern.isFound(in: "needle" + hay) == true)
    #expect(pattern.isFound(in: hay + "needle") == nil)
    #expect(pattern.isFound(in: hay) == false)
  }
}
