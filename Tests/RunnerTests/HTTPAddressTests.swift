import Testing

@testable import Runner

@Suite struct HTTPAddressTests {
  // Examples of RFC 3986, 5.4, on an http address.
  @Test(arguments: [
    ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"), ("/g", "http://a/g"),
    ("//g", "http://g/"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q#s"),
    ("g#s", "http://a/b/c/g#s"), ("g?y#s", "http://a/b/c/g?y#s"), (";x", "http://a/b/c/;x"), ("", "http://a/b/c/d;p?q"),
    (".", "http://a/b/c/"), ("./", "http://a/b/c/"), ("..", "http://a/b/"), ("../g", "http://a/b/g"),
    ("../..", "http://a/"), ("../../g", "http://a/g"), ("../../../g", "http://a/g"), ("/./g", "http://a/g"),
    ("g;x=1/../y", "http://a/b/c/y"), ("g?y/../x", "http://a/b/c/g?y/../x"), ("HTTPS://B/x", "https://b/x"),
  ])
  func `a reference leads on from where it stands`(reference: String, expected: String) throws {
    let base = try #require(HTTPAddress("http://a/b/c/d;p?q"))
    #expect(base.following(reference)?.text == expected)
  }

  @Test func `what is no http address leads nowhere`() throws {
    let base = try #require(HTTPAddress("http://a/"))
    for reference in ["file:///etc/passwd", "mailto:x", "http://"] { #expect(base.following(reference) == nil) }
    for text in ["", "a", "ftp://a/", "http:/a"] { #expect(HTTPAddress(text) == nil) }
  }

  @Test(arguments: [
    ("http://a/", "http://a:80/", true), ("https://a/", "https://a:443/x", true), ("http://a/", "https://a/", false),
    ("http://a:81/", "http://a/", false), ("http://[::1]/", "http://[::1]:80/", true),
  ])
  func `the same host at the same port is one origin`(left: String, right: String, isSame: Bool) throws {
    #expect(try (#require(HTTPAddress(left)).origin == #require(HTTPAddress(right)).origin) == isSame)
  }
}
