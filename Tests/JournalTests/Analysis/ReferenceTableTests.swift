import JSON
import Journal
import Testing

@Suite("Statistics agree with the reference tables to 1e-9")
struct ReferenceTableTests {
  private func cases(_ name: String) throws -> [JSONNode] {
    let bytes = Fixtures.bytes("\(Fixtures.folder)/statistics/\(name).json")
    let cases = try #require(try JSONDocument(bytes: bytes, name: name).root["cases"]).elements.map { $0 }
    try #require(!cases.isEmpty)
    return cases
  }

  private func isClose(_ own: Double?, _ wanted: JSONNode?) -> Bool {
    guard let own, let wanted = wanted?.double else { return false }
    // Differences of numbers around 1 are held to 1e-12, the smallest numbers to nine digits of their own.
    let floor = own.magnitude < 1e-100 ? 0 : 1e-3
    return own == wanted || abs(own - wanted) <= 1e-9 * max(own.magnitude, wanted.magnitude, floor)
  }

  @Test("shares and their differences")
  func proportions() throws {
    for row in try cases("proportions") {
      let k = try #require(row["k"]?.int)
      let n = try #require(row["n"]?.int)
      let j = try #require(row["j"]?.int)
      let m = try #require(row["m"]?.int)
      let wilson = try #require(Wilson(successes: k, of: n))
      #expect(isClose(wilson.low, row["wilson"]?[0]) && isClose(wilson.high, row["wilson"]?[1]), "\(k) of \(n)")
      let newcombe = try #require(Newcombe(from: (k, of: n), to: (j, of: m)))
      #expect(isClose(newcombe.difference, row["difference"]), "\(row.rawText)")
      #expect(isClose(newcombe.low, row["low"]) && isClose(newcombe.high, row["high"]), "\(row.rawText)")
      #expect(isClose(try #require(FisherExact(met: k, of: n, against: j, of: m)).p, row["fisher"]), "\(row.rawText)")
    }
  }

  @Test("two samples: ties, one value, equal values, values of 1e200 and 1e-200")
  func twoSamples() throws {
    for row in try cases("two-samples") {
      let first = try numbers(row["first"])
      let second = try numbers(row["second"])
      let test = try #require(MannWhitney(first, second))
      #expect(isClose(test.u, row["u"]) && isClose(test.p, row["p"]), "\(row.rawText)")
      let estimate = try #require(HodgesLehmann(from: first, to: second))
      #expect(isClose(estimate.shift, row["shift"]), "\(row.rawText)")
      guard let wanted = row["interval"] else { continue }
      guard let interval = estimate.interval else {
        #expect(wanted.isNull, "\(row.rawText)")
        continue
      }
      #expect(isClose(interval.low, wanted[0]) && isClose(interval.high, wanted[1]), "\(row.rawText)")
      #expect(isClose(interval.confidence, wanted[2]), "\(row.rawText)")
    }
  }

  @Test("quantiles of type 7")
  func quantiles() throws {
    for row in try cases("quantiles") {
      let sorted = try numbers(row["sorted"])
      let wanted = try #require(row["quantiles"]).elements.map { $0 }
      for (share, value) in zip(try numbers(row["shares"]), wanted) {
        #expect(isClose(Quantile.type7(sorted: sorted, share: share), value), "\(share) of \(sorted)")
      }
    }
  }

  @Test("corrections for many tests")
  func corrections() throws {
    for row in try cases("corrections") {
      let values = try numbers(row["values"])
      for (own, wanted) in zip(MultipleTests.holm(values), try #require(row["holm"]).elements) {
        #expect(isClose(own, wanted), "\(row.rawText)")
      }
      for (own, wanted) in zip(
        MultipleTests.benjaminiHochberg(values), try #require(row["benjaminiHochberg"]).elements)
      {
        #expect(isClose(own, wanted), "\(row.rawText)")
      }
    }
  }

  @Test("the random numbers are those of xoshiro256** behind SplitMix64")
  func random() throws {
    let rows = try cases("random")
    var zero = SeededRandom(seed: 0)
    for bits in try #require(rows.first?["bits"]).elements { #expect(String(zero.next()) == bits.string) }
    var seeded = SeededRandom(seed: SeededRandom.reportSeed)
    for (limit, wanted) in zip([2, 3, 7, 1000, 1 << 40], try #require(rows.last?["below"]?[0]).elements) {
      #expect(seeded.index(below: limit) == wanted.int)
    }
  }

  @Test("the bootstrap of moving blocks")
  func bootstrap() throws {
    for row in try cases("bootstrap") {
      let own = try #require(BlockBootstrap(try numbers(row["values"])))
      #expect(own.blockLength == row["block"]?.int)
      #expect(isClose(own.median, row["median"]), "\(row.rawText)")
      #expect(isClose(own.low, row["low"]) && isClose(own.high, row["high"]), "\(row.rawText)")
    }
  }

  @Test("the shift of a median in blocks of neighbours")
  func blockShift() throws {
    for row in try cases("block-shift") {
      let own = try #require(BlockShift(from: try numbers(row["first"]), to: try numbers(row["second"])))
      #expect(isClose(own.difference, row["difference"]), "\(row.rawText)")
      #expect(isClose(own.low, row["low"]) && isClose(own.high, row["high"]), "\(row.rawText)")
    }
  }

  @Test("how much neighbours resemble each other")
  func correlation() throws {
    for row in try cases("correlation") {
      let stretches = try #require(row["stretches"]).elements.map { try numbers($0) }
      #expect(isClose(SerialCorrelation.lagOne(stretches), row["correlation"]), "\(row.rawText)")
    }
  }

  @Test("the change in a sequence of met and not met, its p exact")
  func outcomes() throws {
    for row in try cases("outcome-change") {
      let text = try #require(row["outcomes"]?.string)
      let own = try #require(OutcomeChange(text.map { $0 == "1" }))
      #expect(own.place == row["place"]?.int && isClose(own.p, row["p"]), "\(row.rawText): \(own.p)")
    }
  }

  @Test("the change that the cumulative sum finds")
  func cumulativeSum() throws {
    for row in try cases("cumulative-sum") {
      let own = try #require(CumulativeSum(try numbers(row["values"])))
      #expect(own.place == row["place"]?.int, "\(row.rawText)")
      #expect(isClose(own.reach, row["reach"]) && isClose(own.p, row["p"]), "\(row.rawText)")
    }
  }

  @Test("the border with the greatest energy distance")
  func energy() throws {
    for row in try cases("energy") {
      let values = try numbers(row["values"])
      let own = try #require(EnergyDivisive.bestBorder(of: values))
      #expect(own.place == row["place"]?.int, "\(row.rawText)")
      #expect(isClose(own.distance, row["distance"]), "\(row.rawText)")
    }
  }

  private func numbers(_ node: JSONNode?) throws -> [Double] {
    try #require(node).elements.compactMap(\.double)
  }
}
