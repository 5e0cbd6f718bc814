import CGLib

/// The hash that proves which bytes a report was made from.
public enum SHA256 {
  /// The SHA-256 of bytes in 64 lower-case hexadecimal digits.
  public static func hexadecimal(of bytes: [UInt8]) -> String {
    bytes.withUnsafeBufferPointer { buffer in
      guard let digits = g_compute_checksum_for_data(G_CHECKSUM_SHA256, buffer.baseAddress, gsize(buffer.count))
      else { return "" }
      defer { g_free(digits) }
      return String(cString: digits)
    }
  }
}
