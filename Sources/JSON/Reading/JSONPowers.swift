/// Powers of five and ten, as far as they are exact.
enum JSONPowers {
  // Literals, so that the tables are laid out by the compiler and need no initialising at run time.
  private static let fives: [UInt64] = [
    1, 5, 25, 125, 625, 3_125, 15_625, 78_125, 390_625, 1_953_125,
    9_765_625, 48_828_125, 244_140_625, 1_220_703_125, 6_103_515_625, 30_517_578_125, 152_587_890_625,
    762_939_453_125, 3_814_697_265_625, 19_073_486_328_125, 95_367_431_640_625, 476_837_158_203_125,
    2_384_185_791_015_625, 11_920_928_955_078_125, 59_604_644_775_390_625, 298_023_223_876_953_125,
    1_490_116_119_384_765_625, 7_450_580_596_923_828_125,
  ]
  private static let tens: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
    1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// 5 to a power from 0 to 27, as an integer.
  @inline(__always)
  static func five(_ power: Int) -> UInt64 { fives[power] }

  /// 10 to a power from 0 to 22, the last that a `Double` holds exactly.
  @inline(__always)
  static func ten(_ power: UInt) -> Double { tens[Int(power)] }
}
