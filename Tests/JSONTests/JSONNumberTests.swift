import JSON
import TestSupport
import Testing

@Suite("A number")
struct JSONNumberTests {
  /// Bit patterns with what `repr` gives for them in Python 3.11.
  static let reprs: [(UInt64, String)] = [
    (0x3FB9_9999_9999_999A, "0.1"), (0x3FF0_0000_0000_0000, "1.0"), (0x8000_0000_0000_0000, "-0.0"),
    (0x4341_C379_37E0_8000, "1e+16"), (0x4345_50F7_DCA7_0000, "1.2e+16"),
    (0x4341_C379_37E0_7FFF, "9999999999999998.0"), (0x430C_6BF5_2634_0000, "1000000000000000.0"),
    (0x437B_69B4_BA63_0F35, "1.2345678901234568e+17"), (0x3F1A_36E2_EB1C_432D, "0.0001"),
    (0x3EE4_F8B5_88E3_68F1, "1e-05"), (0x3EEF_7510_4D55_1D69, "1.5e-05"), (0x3F20_2E4B_6CE5_DC68, "0.00012345"),
    (0x4480_F0CF_064D_D592, "1e+22"), (0x44B5_2D02_C7E1_4AF6, "1e+23"),
    (0x7FEF_FFFF_FFFF_FFFF, "1.7976931348623157e+308"), (0x0000_0000_0000_0001, "5e-324"),
    (0x0010_0000_0000_0000, "2.2250738585072014e-308"), (0xD4B2_49AD_2594_C37D, "-1e+100"),
    (0x40FE_240C_9FBE_76C9, "123456.789"), (0x3FD5_5555_5555_5555, "0.3333333333333333"),
    (0x4059_0000_0000_0000, "100.0"), (0x41D7_38AC_D050_0000, "1558360897.25"),
    (0x4340_0000_0000_0000, "9007199254740992.0"), (0x4350_0000_0000_0000, "1.8014398509481984e+16"),
    (0x444B_1AE4_D6E2_EF50, "1e+21"), (0xC37B_C16D_674E_C800, "-1.25e+17"), (0x435A_A535_D3D0_C000, "3e+16"),
    (0xF2A7_4DE4_52E6_B438, "-1.989032661366619e+244"), (0x6513_270E_269E_0D37, "7.761117632285041e+178"),
    (0x0C5C_7FD0_A6A3_A450, "3.980498358697587e-249"), (0x36F6_75CC_81E7_4EF5, "6.294675241195386e-44"),
    (0x3D9C_1724_11E2_0B8F, "6.387016158513563e-12"), (0x3898_D190_F9EB_DACC, "4.6678633181812096e-36"),
    (0x7FF0_0000_0000_0000, "Infinity"), (0xFFF0_0000_0000_0000, "-Infinity"), (0x7FF8_0000_0000_0000, "NaN"),
  ]

  @Test("made of a Double is written as Python writes it", arguments: reprs)
  func pythonText(bits: UInt64, text: String) {
    #expect(JSONNumber(Double(bitPattern: bits)).text == text)
  }

  @Test("reads back as the same Double", arguments: reprs)
  func readsBack(bits: UInt64, text: String) throws {
    let expected = Double(bitPattern: bits)
    let node = try JSONDocument(text: "[\(text),\"\(text)\"]").root
    for value in [JSONNumber(text: text)?.double, node[0]?.double, node[0]?.numericDouble, node[1]?.numericDouble] {
      let value = try #require(value)
      #expect(value.isNaN ? expected.isNaN : value.bitPattern == bits)
    }
  }

  @Test("is rounded to the nearest Double, whatever its digits and exponent")
  func nearest() throws {
    var random = Xorshift(state: 0x5EED)
    var literals: [String] = ["9007199254740993", "9007199254740993.0", "9007199254740995e0", "18446744073709551615"]
    literals += [
      "18446744073709551616.0", "0.000000000000000000000000001", "1e-27", "1e22", "1e23", "1e400", "-1e-400",
    ]
    // Halfway between two Doubles, and just beside.
    literals += [
      "4503599627370496.5", "4503599627370497.5", "4503599627370497.50000000000000000001", "0.5000000000000000277",
    ]
    for _ in 0..<20_000 {
      let digits = String((0..<(1 + Int(random.next() % 22))).map { _ in Character("\(random.next() % 10)") })
      let point = Int(random.next() % UInt64(digits.count + 1))
      let whole = digits.prefix(point).drop { $0 == "0" }
      var literal = (random.next() % 4 == 0 ? "-" : "") + (whole.isEmpty ? "0" : whole)
      if point < digits.count { literal += "." + digits.dropFirst(point) }
      if random.next() % 3 == 0 { literal += "e\(Int(random.next() % 80) - 40)" }
      literals.append(literal)
    }
    let document = try JSONDocument(text: "[" + literals.joined(separator: ",") + "]")
    for (literal, node) in zip(literals, document.root.elements) {
      #expect(node.double?.bitPattern == Double(literal)?.bitPattern, "\(literal)")
    }
  }

  @Test("keeps its text and knows whether it is an integer")
  func exactText() throws {
    let root = try JSONDocument(text: "[12345678901234567890, 1.0, -0, 1E5, 9223372036854775807, NaN]").root
    #expect(root.elements.map { $0.number?.text } == root.elements.map(\.rawText))
    #expect(root.elements.map { $0.number?.isInteger } == [true, false, true, false, true, false])
    #expect(root.elements.map(\.int) == [nil, nil, 0, nil, Int.max, nil])
    #expect(root.elements.map { $0.number?.isFinite } == [true, true, true, true, true, false])
    #expect(root[0]?.double == 1.2345678901234567e19)
  }

  @Test("is made only of texts that are numbers")
  func texts() {
    for text in ["1", "-0.5e+3", "NaN", "Infinity", "-Infinity"] { #expect(JSONNumber(text: text)?.text == text) }
    for text in ["", "01", "1.", ".5", "+1", " 1", "1 ", "true", "\"1\"", "1,2", "inf", "-", "1e", "0x10"] {
      #expect(JSONNumber(text: text) == nil, "\(text)")
    }
  }

  @Test("in a string is read only if there is nothing besides")
  func numericStrings() throws {
    let accepted: [(String, Double)] = [
      ("912", 912), ("0", 0), ("-3.5", -3.5), ("+7", 7), ("1e+06", 1e6), ("+Inf", .infinity), ("-Inf", -.infinity),
      ("Inf", .infinity), ("-Infinity", -.infinity), ("00012.50", 12.5), ("0.06666666666666667", 0.06666666666666667),
      ("123456789012345678901234567890", 1.2345678901234568e29),
    ]
    for (text, value) in accepted {
      #expect(try JSONDocument(text: "\"\(text)\"").root.numericDouble == value, "\(text)")
    }
    #expect(try JSONDocument(text: "\"NaN\"").root.numericDouble?.isNaN == true)
    for text in [
      "", "-", "+", "+-5", "--5", "9 ", " 9", "1e", "1e+", "nan", "0x1", "12a", ".", "e5", "1.2.3", "12\\n", "null",
    ] {
      #expect(try JSONDocument(text: "\"\(text)\"").root.numericDouble == nil, "\(text)")
    }
    for text in ["null", "true", "[1]", "{}"] { #expect(try JSONDocument(text: text).root.numericDouble == nil) }
  }
}
