import Testing

@testable import Regex

@Suite struct RegexPatternTests {
  @Test(arguments: [
    ("a", "cat", true), ("^a", "cat", false), ("t$", "cat\n", true), ("t\\Z", "cat\n", false),
    (#"\d+\.\d+"#, "v1.20", true),
    ("(?i)CAT", "cat", true), ("(?m)^b$", "a\nb", true), ("a.b", "a\nb", false), ("(?s)a.b", "a\nb", true),
    ("(a|b)+c", "ababc", true), (#"(?P<x>.)(?P=x)"#, "abba", true), (#"(.)\1"#, "abab", false),
    ("a{2,3}b", "aaab", true),
    ("a{,2}b", "b", true), ("a{x}", "a{x}", true), ("(?<=ab)c", "abc", true), ("(?<!ab)c", "abc", false),
    ("a(?!b)", "ab", false), ("a(?=b)", "ab", true), (#"\bcat\b"#, "a cat.", true), (#"\Bcat"#, "a cat", false),
    ("[^a-c]", "abc", false), ("[]x]", "]", true), (#"[\w-]+"#, "é-", true), (#"(?a)\w"#, "é", false),
    ("a*?b", "aab", true),
    ("(?>a+)ab", "aaab", false), ("a++ab", "aaab", false), ("(a)?(?(1)b|c)", "ab", true), ("(?x) a b # x", "ab", true),
    ("", "", true), ("(?:a|ab)c", "abc", true), (#"\x41\u0042"#, "AB", true), ("x*", "y", true),
    ("(a*)*b", "aab", true),
  ])
  func `patterns match as in Python`(pattern: String, text: String, isFound: Bool) throws {
    #expect(try RegexPattern(pattern).isFound(in: text) == isFound)
  }

  @Test(arguments: [
    ("(a", "missing ), unterminated subpattern"), ("a)", "unbalanced parenthesis"), ("*a", "nothing to repeat"),
    ("a**", "multiple repeat"), ("[a", "unterminated character set"), (#"\q"#, #"bad escape \q"#),
    ("\\", "bad escape (end of pattern)"), ("[z-a]", "bad character range z-a"),
    (#"[a-\d]"#, #"bad character range a-\d"#), (#"[\w-a]"#, #"bad character range \w-a"#), ("(?m-s)x", "missing :"),
    ("(?L)a", "bad inline flags: cannot use 'L' flag with a str pattern"), ("(?m-)x", "missing flag"),
    ("(?au)x", "bad inline flags: flags 'a', 'u' and 'L' are incompatible"), ("(?m-q)x", "unknown flag"),
    ("(?m-a:x)", "bad inline flags: cannot turn off flags 'a', 'u' and 'L'"), (#"\1"#, "invalid group reference 1"),
    ("(?P<a>x)(?P<a>y)", "redefinition of group name 'a' as group 2; was group 1"),
    ("(?<=a+)b", "look-behind requires fixed-width pattern"),
    ("a{3,2}", "min repeat greater than max repeat"), ("(?y)", "unknown extension ?y"),
    ("a(?i)", "global flags not at the start of the expression"),
  ])
  func `mistakes are told in Python's words`(pattern: String, message: String) {
    let error = #expect(throws: RegexPattern.Problem.self) { try RegexPattern(pattern) }
    #expect(error?.message == message)
  }

  @Test func `a pattern that would try for ever is given up`() throws {
    let text = String(repeating: "a", count: 40)
    #expect(try RegexPattern("(a|aa)+(?!c)$").isFound(in: text + "b", steps: 100_000) == nil)
  }

  @Test(arguments: [
    ("ok", "it is ok", true), ("ok$", "it is ok\n", true), (#"\d{3}"#, "12", false), (#"^\d{2,3}$"#, "1234", false),
    (#"[\w-]+@[\w.]+"#, "me@x.org", true), ("(?i)[A-C]x", "bX", true), ("a|b|", "zzz", true),
    ("(?:ab){2}", "abab", true), ("(?P<n>x)y", "axy", true), (".", "\n", false), ("^b$", "a\nb\nc", false),
    (#"\bcat\b"#, "concat", false), ("a{2", "a{2", true), ("x*", "", true), ("colou?r", "color", true),
    (#"\."#, "a", false), (#"\w"#, "\u{E9}", true), (#"\s"#, "\u{A0}", true), (#"\d"#, "\u{663}", true),
    ("a.c", "a\u{2028}c", true), ("[0-9a-f]{8}-[0-9a-f]{4}", "deadbeef-0001", true), ("^$", "", true),
    ("^$", "x", false), (#"[\]]"#, "]", true), ("\u{E9}", "e\u{301}", false), ("(?i)STRASSE", "stra\u{DF}e", false),
    (#"[a\-z]"#, "-", true), ("(a+)+$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", false),
  ])
  func `what needs no way back is found in linear time`(pattern: String, text: String, isFound: Bool) throws {
    #expect(try RegexPattern(pattern).isFound(in: text, steps: 2_000) == isFound)
  }

  @Test(arguments: ["(a*)*b", "(a|a)*$b", "(ab|a)+c", "(x|a)*$b", "((a|b)|c)*d"])
  func `patterns that take others for ever end here`(pattern: String) throws {
    let text = String(repeating: "a", count: 50_000)
    #expect(try RegexPattern(pattern).isFound(in: text) == false)
    // Where the places count, ways are tried one after the other: it may be given up, and does not crash.
    #expect(try RegexPattern(pattern).ranges(in: text, steps: 200_000)?.isEmpty != false)
  }

  @Test func `patterns that would grow are bounded`() throws {
    #expect(throws: RegexPattern.Problem.self) { try RegexPattern(String(repeating: "(", count: 10_000)) }
    let nested = "((((((((){1000}){1000}){1000}){1000}){1000}){1000}){1000})"
    #expect(try RegexPattern(nested).isFound(in: "", steps: 10_000) != false)
    #expect(try RegexPattern(String(repeating: "a?", count: 3_000)).isFound(in: "b", steps: 100_000) != false)
  }

  @Test func `long texts take no stack`() throws {
    let text = String(repeating: "x", count: 300_000)
    #expect(try RegexPattern(".*y").isFound(in: text, steps: 1_000_000) != true)
    #expect(try RegexPattern("^x*$").isFound(in: text) == true)
  }

  @Test(arguments: [
    (#"\d+"#, "a12b345", ["12", "345"]), ("x*", "axxb", ["xx"]), ("é.", "aéé-é", ["éé"]), ("b", "a", []),
    ("(a)(?!b)", "abaa", ["a", "a"]),
  ])
  func `all places are found, in bytes`(pattern: String, text: String, found: [String]) throws {
    let bytes = Array(text.utf8)
    let ranges = try #require(try RegexPattern(pattern).ranges(in: text))
    #expect(ranges.map { String(decoding: bytes[$0], as: UTF8.self) } == found)
  }

  @Test func `finding all places is given up like finding one`() throws {
    let text = String(repeating: "a", count: 40) + "b"
    #expect(try RegexPattern("(a|aa)+$").ranges(in: text, steps: 100_000) == nil)
  }

  @Test(arguments: [("a+", "aaa", true), ("a", "aa", false), ("a|ab", "ab", true), ("", "", true)])
  func `a whole text matches or does not`(pattern: String, text: String, isWhole: Bool) throws {
    #expect(try RegexPattern(pattern).isWhole(text) == isWhole)
  }
}
