/// The addresses of pods: 127.1.0.1 to 127.1.255.254, for the network 127.1. The whole of 127.0.0.0/8 is this machine's.
public struct AddressPool: Sendable {
  /// What is wrong with the text of a network.
  public struct Invalid: Error, Sendable, Hashable {}

  private let prefix: String
  private var used: Set<Int> = []
  private var last = 0

  /// Makes a pool.
  ///
  /// - Parameter network: The first two numbers: `127.1`. Networks of other local nodes have other ones.
  public init(network: String) throws(Invalid) {
    let parts = network.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0] == "127", let second = UInt8(parts[1]), second > 0 else { throw Invalid() }
    prefix = "127.\(second)"
  }

  /// An address that no pod has, as far from those last given back as possible; nil when there is none.
  public mutating func take() -> String? {
    // The first and the last of each 256 look like a network and a broadcast address.
    guard used.count < 256 * 254 else { return nil }
    repeat { last = last % 65_535 + 1 } while used.contains(last) || last % 256 == 0 || last % 256 == 255
    used.insert(last)
    return "\(prefix).\(last / 256).\(last % 256)"
  }

  /// Gives an address back.
  public mutating func release(_ address: String) {
    let parts = address.split(separator: ".").compactMap { Int($0) }
    if parts.count == 4 { used.remove(parts[2] * 256 + parts[3]) }
  }
}
