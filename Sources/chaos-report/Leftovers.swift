/// What a command leaves to the system when it ends.
///
/// Analyses and documents are many small pieces, and freeing them one by one takes a tenth of a report's time; the end of
/// the process frees them all at once.
enum Leftovers {
  private final class Kept<Value> {
    private let value: Value

    init(_ value: Value) { self.value = value }
  }

  /// Keeps a value until the process ends, which must be soon.
  static func leave(_ value: some Any) { _ = Unmanaged.passRetained(Kept(value)) }
}
