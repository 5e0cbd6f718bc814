import Journal
import Testing

/// What must hold for any data, tried on a few hundred drawn sets.
@Suite("Statistics keep their properties")
struct StatisticsPropertyTests {
  /// Values on a coarse grid, so that ties are frequent.
  private func values(_ random: inout SeededRandom, count: Int, grid: Int = 12) -> [Double] {
    (0..<count).map { _ in Double(random.index(below: grid)) / 4 }
  }

  @Test("swapping the shares mirrors the interval and leaves Fisher's p alone")
  func swapped() throws {
    var random = SeededRandom(seed: 1)
    for _ in 0..<300 {
      let n = random.index(below: 40) + 1
      let m = random.index(below: 40) + 1
      let k = random.index(below: n + 1)
      let j = random.index(below: m + 1)
      let one = try #require(Newcombe(from: (k, of: n), to: (j, of: m)))
      let other = try #require(Newcombe(from: (j, of: m), to: (k, of: n)))
      #expect(abs(one.low + other.high) < 1e-12 && abs(one.high + other.low) < 1e-12)
      #expect(one.low <= one.difference && one.difference <= one.high && one.low >= -1 && one.high <= 1)
      let p = try #require(FisherExact(met: k, of: n, against: j, of: m)).p
      let q = try #require(FisherExact(met: j, of: m, against: k, of: n)).p
      #expect(abs(p - q) < 1e-9 && p > 0 && p <= 1)
      #expect(p >= FisherExact.smallestP(n, m) / 2 - 1e-12)
    }
  }

  @Test("moving the second sample moves the shift and its interval; scaling scales them")
  func shifted() throws {
    var random = SeededRandom(seed: 2)
    for _ in 0..<200 {
      let first = values(&random, count: random.index(below: 9) + 1)
      let second = values(&random, count: random.index(below: 9) + 1)
      let plain = try #require(HodgesLehmann(from: first, to: second))
      let moved = try #require(HodgesLehmann(from: first, to: second.map { $0 * 2 + 10 }))
      let scaled = try #require(HodgesLehmann(from: first.map { $0 * 2 }, to: second.map { $0 * 2 + 10 }))
      #expect(scaled.shift == plain.shift * 2 + 10)
      #expect((moved.interval == nil) == (plain.interval == nil))
      if let interval = plain.interval, let other = scaled.interval {
        #expect(other.low == interval.low * 2 + 10 && other.high == interval.high * 2 + 10)
        #expect(interval.low <= plain.shift && plain.shift <= interval.high && interval.confidence >= 0.95)
      }
    }
  }

  @Test("the rank-sum test never goes below the smallest p of its sizes")
  func leastP() throws {
    var random = SeededRandom(seed: 3)
    for _ in 0..<200 {
      let first = values(&random, count: random.index(below: 6) + 1)
      let second = values(&random, count: random.index(below: 6) + 1)
      let p = try #require(MannWhitney(first, second)).p
      #expect(p >= MannWhitney.smallestP(first.count, second.count) - 1e-12 && p <= 1)
    }
  }

  @Test("corrected values are no smaller, keep their order, and Holm is the stricter")
  func corrected() {
    var random = SeededRandom(seed: 4)
    for _ in 0..<200 {
      let values = (0..<random.index(below: 20)).map { _ in Double(random.index(below: 1000)) / 1000 }
      let holm = MultipleTests.holm(values)
      let rate = MultipleTests.benjaminiHochberg(values)
      for index in values.indices {
        #expect(holm[index] >= rate[index] - 1e-12 && rate[index] >= values[index] - 1e-12 && holm[index] <= 1)
        for other in values.indices where values[index] < values[other] {
          #expect(holm[index] <= holm[other] && rate[index] <= rate[other])
        }
      }
    }
    #expect(MultipleTests.holm([0.01, .nan])[0] == 0.01)
    #expect(MultipleTests.holm([.nan])[0].isNaN)
  }

  @Test("a step is found at its place, and so are two; noise and a short series give none")
  func steps() throws {
    var random = SeededRandom(seed: 5)
    let noise = values(&random, count: 60)
    let step = noise.enumerated().map { $1 + ($0 >= 40 ? 6 : 0) }
    let change = try #require(CumulativeSum(step))
    #expect(change.place == 40 && change.p == 0.001)
    #expect(EnergyDivisive.changes(in: step).map(\.place) == [40])
    let two = noise.enumerated().map { $1 + ($0 >= 40 ? 12 : $0 >= 20 ? 6 : 0) }
    #expect(EnergyDivisive.changes(in: two).map(\.place) == [20, 40])
    #expect(try #require(CumulativeSum(noise)).p > 0.05)
    #expect(EnergyDivisive.changes(in: noise).isEmpty)
    #expect(CumulativeSum(Array(step.suffix(19))) == nil)
    #expect(EnergyDivisive.changes(in: Array(step.suffix(19))).isEmpty)
    #expect(CumulativeSum([Double](repeating: 3, count: 50)) == nil)
    #expect(EnergyDivisive.changes(in: [Double](repeating: 3, count: 50)).isEmpty)
  }

  @Test("a long series is bounded, and its step is found near its place")
  func long() throws {
    var random = SeededRandom(seed: 6)
    let noise = values(&random, count: 50_000).enumerated().map { $1 + ($0 >= 30_000 ? 5 : 0) }
    #expect(abs(try #require(CumulativeSum(noise)).place - 30_000) <= 100)
    #expect(abs(try #require(EnergyDivisive.changes(in: noise).first).place - 30_000) <= 500)
    #expect(BlockBootstrap(noise) != nil)
  }

  @Test("NaN, infinities and values near the limit of numbers do no harm")
  func extremes() {
    let wild: [Double] = (0..<30).map { [.nan, .infinity, 1e308, -1e308, 0, 1][$0 % 6] }
    _ = CumulativeSum(wild)
    _ = EnergyDivisive.changes(in: wild)
    _ = BlockBootstrap(wild)
    _ = HodgesLehmann(from: wild, to: wild)
    #expect(BlockBootstrap([Double](repeating: .nan, count: 50)) == nil)
    #expect(Newcombe(from: (3, of: 2), to: (1, of: 1)) == nil)
    #expect(FisherExact(met: 0, of: 0, against: 1, of: 1) == nil)
    #expect(FisherExact(met: 1, of: 1_000_000, against: 500_000, of: 1_000_000)?.p == 0)
  }

  @Test("the same series gives the same interval, another seed another one")
  func seeded() throws {
    var random = SeededRandom(seed: 7)
    let series = values(&random, count: 80, grid: 1000)
    #expect(BlockBootstrap(series) == BlockBootstrap(series))
    let own = try #require(BlockBootstrap(series))
    #expect(own.low <= own.median && own.median <= own.high && own.seed == SeededRandom.reportSeed)
    #expect(BlockBootstrap(series, seed: 1) != own)
    #expect(BlockBootstrap(Array(series.prefix(19))) == nil)
    #expect(BlockShift(from: series, to: Array(series.prefix(19))) == nil)
    #expect(BlockShift(from: series, to: series)?.isClear == false)
    #expect(BlockShift(from: series, to: series.map { $0 + 1_000 })?.isClear == true)
  }

  @Test("neighbours that drift together give a wider interval than ones that know nothing of each other")
  func dependence() throws {
    var random = SeededRandom(seed: 8)
    let noise = (0..<200).map { _ in Double(random.index(below: 1_000)) / 1_000 - 0.5 }
    var drift: [Double] = []
    for value in noise { drift.append((drift.last ?? 0) * 0.95 + value) }
    let correlation = try #require(SerialCorrelation.lagOne([drift]))
    let none = try #require(SerialCorrelation.lagOne([noise]))
    #expect(correlation > 0.8 && abs(none) < 0.3)
    var (first, second) = (Array(drift.prefix(100)), Array(drift.suffix(100)))
    let blocks = try #require(BlockShift(from: first, to: second))
    random.shuffle(&first)
    random.shuffle(&second)
    let alone = try #require(BlockShift(from: first, to: second))
    #expect(blocks.high - blocks.low > alone.high - alone.low)
    #expect(SerialCorrelation.lagOne([[Double](repeating: 2, count: 50)]) == nil)
    #expect(SerialCorrelation.lagOne([Array(drift.prefix(19))]) == nil)
  }

  @Test("a change in outcomes needs twenty runs and two kinds of them; its p falls the sharper it is")
  func outcomes() throws {
    #expect(OutcomeChange([Bool](repeating: true, count: 50)) == nil)
    #expect(OutcomeChange([Bool](repeating: true, count: 10) + [Bool](repeating: false, count: 9)) == nil)
    let sharp = try #require(OutcomeChange((0..<40).map { $0 < 20 }))
    let blurred = try #require(OutcomeChange((0..<40).map { $0 < 20 || $0 % 2 == 0 }))
    let none = try #require(OutcomeChange((0..<40).map { $0 % 2 == 0 }))
    #expect(sharp.place == 20 && sharp.before.value == 1 && sharp.since.met == 0 && sharp.since.of == 20)
    #expect(sharp.p < blurred.p && blurred.p < 0.05 && none.p > 0.999)
    #expect(abs(sharp.p - OutcomeChange.smallestP(met: 20, of: 40)) < 1e-15)
    // Ten thousand runs, half of them bad: in bounded time.
    let long = try #require(OutcomeChange((0..<10_000).map { $0 < 5_000 }))
    #expect(long.place == 5_000 && long.p < 1e-12)
  }
}
