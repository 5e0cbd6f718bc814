import JSON
import System
import Testing

@testable import Runner

@Suite struct SecretMaskTests {
  let mask = SecretMask(secrets: ["s": ["token": "s3cret/word", "short": "abc", "pin": 123_456]])

  @Test(arguments: [
    ("the s3cret/word is", "the ******** is"), ("x=s3cret%2Fword", "x=********"),
    ("Basic czNjcmV0L3dvcmQ=", "Basic ********"),
    ("abc", "********"), ("abcdef", "abcdef"), ("pin 123456.", "pin ********."), ("nothing", "nothing"),
    ("http://user:pw@host/x", "http://user:********@host/x"),
    ("see https://tok@h and more", "see https://********@h and more"),
    ("http://host/a@b", "http://host/a@b"), ("echo czNjcmV0L3dvcmQK", "echo ********"),
  ])
  func `secrets are taken out of texts`(text: String, expected: String) {
    #expect(mask.apply(to: text) == expected)
  }

  @Test(arguments: [
    "pass \"wörd\" 1", "pass \\\"wörd\\\" 1", #"pass \"w\u00f6rd\" 1"#, "pass+%22w%C3%B6rd%22+1",
    "pass%20%22w%C3%B6rd%22%201",
  ])
  func `a secret is found however a program writes it`(form: String) {
    let mask = SecretMask(secrets: "pass \"wörd\" 1")
    #expect(mask.apply(to: "[\(form)]") == "[********]")
  }

  @Test func `each longer line of a secret is one`() {
    let mask = SecretMask(secrets: "-----BEGIN KEY-----\nMIIabcdefg\nshort\n")
    #expect(mask.apply(to: "a MIIabcdefg b") == "a ******** b")
    #expect(mask.apply(to: "short") == "short")
    #expect(mask.apply(to: #"{"k": "-----BEGIN KEY-----\nMIIabcdefg\nshort"}"#) == #"{"k": "********"}"#)
  }

  @Test func `the secrets block keeps where secrets come from and no values`() {
    let experiment: JSONValue = [
      "secrets": ["s": ["a": "x", "b": ["type": "env", "key": "HOME"], "c": 5, "d": ["e": true]]],
      "title": "s3cret/word",
    ]
    #expect(
      mask.apply(toExperiment: experiment) == [
        "secrets": [
          "s": ["a": "********", "b": ["type": "env", "key": "HOME"], "c": "********", "d": ["e": "********"]]
        ],
        "title": "********",
      ])
  }

  @Test func `a secret that comes as a number is one`() {
    let mask = SecretMask(secrets: ["pin": 123_456, "code": "654321", "short": 12345])
    #expect(
      mask.apply(to: [123_456, 654_321, 12345, 0.5, ["n": 123_456]]) == [
        "********", "********", 12345, 0.5, ["n": "********"],
      ])
  }

  @Test func `words of the journal's format stay, whatever a secret is`() {
    let mask = SecretMask(secrets: ["probe", "name", "succeeded", "2026", "status"])
    let entry: JSONValue = [
      "name": "a name", "type": "probe", "status": "succeeded", "start": "2026-05-01T10:00:00.000000+00:00",
    ]
    var expected = entry
    expected[[.key("name")]] = "a ********"
    #expect(mask.apply(to: entry) == expected)
    // The same words anywhere else are the secret, also beside a word of the format.
    #expect(
      mask.apply(to: ["output": ["user": "probe", "type": "succeeded", "start": "2026"], "my name": "status"])
        == ["output": ["user": "********", "type": "********", "start": "********"], "my ********": "********"])
  }

  @Test func `base64 goes there and back`() {
    for text in ["", "f", "fo", "foo", "foob", "fooba", "foobar"] {
      #expect(Base64.decode(Base64.encode(Array(text.utf8))) == Array(text.utf8))
    }
    #expect(Base64.encode(Array("foob".utf8)) == "Zm9vYg==")
    #expect(Base64.decode("a*b") == nil)
  }
}
