import Journal
import Testing

@Suite("Statistics agree with SciPy")
struct StatisticsTests {
  private func isClose(_ left: Double, _ right: Double) -> Bool {
    abs(left - right) <= 1e-12 * max(1, left.magnitude, right.magnitude)
  }

  @Test(
    "Wilson's interval",
    arguments: [
      (0, 1, 0.0, 0.7934506856227626), (1, 1, 0.20654931437723745, 1.0), (0, 5, 0.0, 0.43448246478317476),
      (4, 4, 0.5101091635454027, 1.0), (7, 8, 0.5291118177871464, 0.9775825085499433),
      (3, 10, 0.10779126740630102, 0.6032218525388546), (50, 100, 0.4038315303659956, 0.5961684696340044),
      (999, 1000, 0.9943574414020421, 0.9998234536293739), (1, 20000, 8.82628227297485e-06, 0.0002831905702260402),
    ])
  func wilson(_ met: Int, _ count: Int, _ low: Double, _ high: Double) throws {
    let interval = try #require(Wilson(successes: met, of: count))
    #expect(isClose(interval.low, low))
    #expect(isClose(interval.high, high))
  }

  @Test("Wilson's interval of nothing, or of more successes than trials, is none")
  func noWilson() {
    #expect(Wilson(successes: 0, of: 0) == nil)
    #expect(Wilson(successes: 3, of: 2) == nil)
    #expect(Wilson(successes: -1, of: 2) == nil)
  }

  @Test(
    "quantiles of type 7",
    arguments: [
      ([1.0], 0.3, 1.0), ([1, 2], 0.5, 1.5), ([1, 2, 3], 0.5, 2), ([1, 2, 3, 4], 0.25, 1.75),
      ([1, 2, 3, 4, 10], 0.9, 7.6), ([0.1, 0.4, 0.4, 2, 7, 9], 0.95, 8.5), ([1, 2, 3], 0, 1), ([1, 2, 3], 1, 3),
    ])
  func quantile(_ sorted: [Double], _ share: Double, _ expected: Double) throws {
    #expect(isClose(try #require(Quantile.type7(sorted: sorted, share: share)), expected))
  }

  @Test("the median leaves NaN out, and there is none of nothing")
  func median() {
    #expect(Quantile.median([3, .nan, 1, 2]) == 2)
    #expect(Quantile.median([]) == nil)
    #expect(Quantile.median([.nan]) == nil)
  }

  @Test("a 95th percentile needs 59 points, a 99th 299, a median 5")
  func smallestCount() {
    #expect(Quantile.smallestCount(for: 0.95) == 59)
    #expect(Quantile.smallestCount(for: 0.99) == 299)
    #expect(Quantile.smallestCount(for: 0.5) == 5)
  }

  @Test("the rank-sum test, with and without ties, small and large", arguments: TwoSamples.table)
  func mannWhitney(_ samples: TwoSamples) throws {
    let test = try #require(MannWhitney(samples.first, samples.second))
    #expect(isClose(test.u, samples.u))
    #expect(isClose(test.p, samples.p))
    #expect(test.method == (samples.first.count + samples.second.count <= 30 ? .exact : .normal))
    let pairs = Double(samples.first.count * samples.second.count)
    #expect(isClose(test.superiority, samples.u / pairs))
    let swapped = try #require(MannWhitney(samples.second, samples.first))
    #expect(isClose(swapped.p, samples.p))
    #expect(isClose(swapped.superiority, 1 - test.superiority))
  }

  @Test("the shift and its interval", arguments: TwoSamples.table)
  func hodgesLehmann(_ samples: TwoSamples) throws {
    let estimate = try #require(HodgesLehmann(from: samples.first, to: samples.second))
    #expect(isClose(estimate.shift, samples.shift))
    let interval = estimate.interval
    #expect((interval == nil) == (samples.interval == nil))
    guard let interval, let expected = samples.interval else { return }
    #expect(isClose(interval.low, expected[0]))
    #expect(isClose(interval.high, expected[1]))
    #expect(isClose(interval.confidence, expected[2]))
    #expect(interval.isExact == (samples.first.count + samples.second.count <= 30))
  }

  @Test(
    "the smallest p-value that so few values can reach",
    arguments: [
      (1, 1, 1.0), (3, 3, 0.1), (4, 4, 0.02857142857142857), (5, 5, 0.007936507936507936),
      (2, 10, 0.030303030303030304),
    ])
  func smallestP(_ n: Int, _ m: Int, _ expected: Double) {
    #expect(isClose(MannWhitney.smallestP(n, m), expected))
  }

  @Test("nothing is computed from nothing, and NaN is left out")
  func empty() throws {
    #expect(MannWhitney([], [1]) == nil)
    #expect(HodgesLehmann(from: [1], to: []) == nil)
    #expect(MannWhitney([.nan], [1]) == nil)
    #expect(try #require(HodgesLehmann(from: [1, .nan, .infinity], to: [3])).shift == 2)
  }

  @Test("large samples are bounded: 20,000 values each give a shift")
  func large() throws {
    let first = (0..<20_000).map { Double($0 % 977) }
    let estimate = try #require(HodgesLehmann(from: first, to: first.map { $0 + 5 }))
    #expect(abs(estimate.shift - 5) < 1)
    #expect(try #require(MannWhitney(first, first.map { $0 + 20 })).p < 0.05)
  }
}
