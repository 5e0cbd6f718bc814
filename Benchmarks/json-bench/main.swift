// Reads a journal, walks every sample of its Prometheus outputs and prints milliseconds in all, peak memory in KiB,
// milliseconds for parsing alone, and a checksum.

import Glibc
import JSON

guard CommandLine.arguments.count > 1, let bytes = readFile(CommandLine.arguments[1]) else {
  puts("usage: json-bench FILE")
  exit(2)
}
let start = ContinuousClock.now
let document = try JSONDocument(bytes: bytes)
let parsed = ContinuousClock.now
let checksum = walk(document.root)
let walked = ContinuousClock.now
var usage = rusage()
getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
puts("\(milliseconds(walked - start)) \(usage.ru_maxrss) \(milliseconds(parsed - start)) \(checksum)")

/// Adds up all timestamps and values.
func walk(_ root: JSONNode) -> Double {
  var times = 0.0
  var values = 0.0
  for entry in (root["run"] ?? root).elements {
    guard let result = entry["output"]?["data"]?["result"] else { continue }
    for series in result.elements {
      guard let samples = series["values"] else { continue }
      for pair in samples.elements {
        var sides = pair.elements.makeIterator()
        guard let time = sides.next()?.double, let value = sides.next()?.numericDouble else { continue }
        times += time
        if !value.isNaN { values += value }
      }
    }
  }
  return times / 1e9 + values
}

func milliseconds(_ duration: Duration) -> Double {
  let parts = duration.components
  return (Double(parts.seconds) * 1e4 + Double(parts.attoseconds) / 1e14).rounded() / 10
}

func readFile(_ path: String) -> [UInt8]? {
  guard let file = fopen(path, "rb") else { return nil }
  defer { fclose(file) }
  fseek(file, 0, SEEK_END)
  let size = ftell(file)
  rewind(file)
  return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
    count = fread(buffer.baseAddress, 1, size, file)
  }
}
