import JSON
import Testing

@testable import Runner

@Suite struct SubstitutionTests {
  let substitution = Substitution(
    configuration: ["port": 8000, "name": "svc", "flag": true, "none": nil, "map": ["k": "v"]],
    secrets: ["scope": ["token": "hidden", "name": "never"], "flat": "alone"])

  @Test(
    arguments: [
      ("${port}", 8000), ("http://h:${port}/", "http://h:8000/"), ("${unknown}", "${unknown}"), ("$name", "svc"),
      ("$$name", "$name"), ("$", "$"), ("${port", "${port"), ("${1}", "${1}"), ("a$", "a$"), ("${flag}!", "True!"),
      ("${none}-", "None-"), ("${map} ", "{'k': 'v'} "), ("${token}", "hidden"), ("${flat}", "alone"),
      ("$port$port", "80008000"), ("${ port }", "${ port }"), ("", ""),
    ] as [(String, JSONValue)])
  func `names become values`(text: String, expected: JSONValue) {
    #expect(substitution.apply(to: .string(text)) == expected)
  }

  @Test func `values inside lists and mappings are replaced and keys are not`() {
    let value: JSONValue = ["${name}": ["${port}", ["x": "${name}"]], "n": 1]
    #expect(substitution.apply(to: value) == ["${name}": [8000, ["x": "svc"]], "n": 1])
  }

  @Test func `without anything to put in even dollars stay`() {
    #expect(Substitution().applyIfAny(to: "$$") == "$$")
    #expect(Substitution().apply(to: "$$") == "$")
  }
}
