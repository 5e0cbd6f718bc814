import JSON
import Testing

@Suite("A value")
struct JSONValueTests {
  @Test("is made of literals and looked into by key and index")
  func literals() {
    let value: JSONValue = ["type": "range", "range": [0.9, 1, nil], "met": true]
    #expect(value["type"]?.string == "range")
    #expect(value["range"]?[0]?.double == 0.9)
    #expect(value["range"]?[1]?.int == 1)
    #expect(value["range"]?[2]?.isNull == true)
    #expect(value["range"]?[3] == nil)
    #expect(value["range"]?[-1] == nil)
    #expect(value["met"]?.bool == true)
    #expect(value["absent"] == nil)
    #expect(value.count == 3)
    #expect(value["type"]?["x"] == nil)
    #expect(value["type"]?[0] == nil)
    #expect(value.members.map(\.key) == ["type", "range", "met"])
  }

  @Test("is equal whatever the order of keys, and different for other numbers")
  func equality() {
    let value: JSONValue = ["a": 1, "b": [1, 2]]
    #expect(value == ["b": [1, 2], "a": 1])
    #expect(value.hashValue == (["b": [1, 2], "a": 1] as JSONValue).hashValue)
    #expect(value != ["a": 1, "b": [2, 1]])
    #expect(value != ["a": 1])
    #expect((1 as JSONValue) != 1.0)
  }

  @Test("is compared like in Python where that is asked for")
  func pythonEquality() {
    #expect((1 as JSONValue).isEqualInPython(to: 1.0))
    #expect((true as JSONValue).isEqualInPython(to: 1))
    #expect(([1, ["a": 0.0]] as JSONValue).isEqualInPython(to: [1.0, ["a": false]]))
    #expect(!(["a": 1] as JSONValue).isEqualInPython(to: ["b": 1]))
    #expect(!("1" as JSONValue).isEqualInPython(to: 1))
    #expect(!(nil as JSONValue).isEqualInPython(to: false))
    #expect(!JSONValue.number(JSONNumber(.nan)).isEqualInPython(to: .number(JSONNumber(.nan))))
  }

  @Test("holds an object that keeps its order through changes", arguments: [3, 8, 9, 50])
  func objects(count: Int) {
    var object = JSONObject((0..<count).map { (key: "k\($0)", value: JSONValue.number(JSONNumber($0))) })
    object["new"] = true
    object["k1"] = "changed"
    object["k0"] = nil
    object["absent"] = nil
    #expect(object.keys == (1..<count).map { "k\($0)" } + ["new"])
    #expect(object.count == count)
    #expect(object["k0"] == nil)
    #expect(object["k1"] == "changed")
    #expect(object["k\(count - 1)"]?.int == count - 1)
    #expect(object["new"] == true)
    object["k0"] = 0
    #expect(object.keys.last == "k0")
  }
}
