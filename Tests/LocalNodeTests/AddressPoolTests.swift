import Testing

@testable import LocalNode

@Suite struct AddressPoolTests {
  @Test func `addresses are given once, and again only after all others`() throws {
    var pool = try AddressPool(network: "127.1")
    #expect((0..<3).map { _ in pool.take() } == ["127.1.0.1", "127.1.0.2", "127.1.0.3"])
    pool.release("127.1.0.2")
    #expect(pool.take() == "127.1.0.4")
  }

  @Test func `no address looks like a network or a broadcast, and there is an end of them`() throws {
    var pool = try AddressPool(network: "127.2")
    var seen: Set<String> = []
    while let address = pool.take() {
      seen.insert(address)
      let last = address.split(separator: ".").last
      #expect(last != "0" && last != "255")
    }
    #expect(seen.count == 256 * 254)
    pool.release("127.2.7.7")
    #expect(pool.take() == "127.2.7.7")
  }

  @Test("A network is one of this machine", arguments: ["10.0", "127.0", "127.256", "127", "127.1.0", "127.x", ""])
  func network(text: String) {
    #expect(throws: AddressPool.Invalid.self) { try AddressPool(network: text) }
  }
}
