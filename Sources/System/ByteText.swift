import Glibc

/// Bytes from outside as text.
public enum ByteText {
  /// UTF-8, or else Windows-1252, in which every byte means something.
  public static func decode(_ bytes: [UInt8]) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    return windows1252(bytes)
  }

  /// Bytes in a charset that the C library knows by its name, such as `shift_jis`; U+FFFD stands for what is none.
  ///
  /// - Returns: nil when the charset is not known.
  public static func decode(_ bytes: [UInt8], charset: String) -> String? {
    let isName = charset.utf8.allSatisfy { byte in
      Unicode.Scalar(byte).properties.isAlphabetic || (0x30...0x39).contains(byte)
        || [0x2D, 0x2E, 0x3A, 0x5F].contains(byte)
    }
    guard isName, !charset.isEmpty, let converter = iconv_open("UTF-8", charset), Int(bitPattern: converter) != -1
    else { return nil }
    defer { iconv_close(converter) }
    var input = bytes.map { CChar(bitPattern: $0) }
    let result = input.withUnsafeMutableBufferPointer { convert($0, converter) }
    return String(decoding: result, as: UTF8.self)
  }

  private static func convert(_ source: UnsafeMutableBufferPointer<CChar>, _ converter: iconv_t) -> [UInt8] {
    var result: [UInt8] = []
    var (from, left) = (source.baseAddress, source.count)
    withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 1) { chunk in
      while left > 0 {
        var (to, room) = (chunk.baseAddress?.assumingMemoryBound(to: CChar.self), chunk.count)
        let code = iconv(converter, &from, &left, &to, &room) == -1 ? errno : 0
        result += chunk[..<(chunk.count - room)]
        // 0 is the end, or the chunk is full.
        if code == 0 || code == E2BIG { continue }
        result += "\u{FFFD}".utf8
        let skipped = code == EILSEQ ? 1 : left
        from = from.map { $0 + skipped }
        left -= skipped
      }
    }
    return result
  }

  /// Every byte as Windows-1252 means it.
  public static func windows1252(_ bytes: [UInt8]) -> String {
    var scalars = String.UnicodeScalarView()
    for byte in bytes {
      let value = (0x80..<0xA0).contains(byte) ? UInt32(upperHalf[Int(byte) - 0x80]) : UInt32(byte)
      scalars.append(Unicode.Scalar(value) ?? "\u{FFFD}")
    }
    return String(scalars)
  }

  /// Every byte as the scalar of its number.
  public static func latin1(_ bytes: [UInt8]) -> String {
    var scalars = String.UnicodeScalarView()
    for byte in bytes { scalars.append(Unicode.Scalar(byte)) }
    return String(scalars)
  }

  // The code chart of Windows-1252 for 80 to 9F; the five that are unassigned stay controls.
  private static let upperHalf: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
    0x017E, 0x0178,
  ]
}
