import Foundation
import Testing

@testable import CommandLine

@Suite struct OutputFileTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("output-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func names() throws -> [String] {
    defer { try? FileManager.default.removeItem(at: folder) }
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test func `a committed file is whole and leaves nothing beside it`() throws {
    let path = folder.appendingPathComponent("r.html").path
    try OutputFile(path: path).commit(Array("new".utf8))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
    #expect(try names() == ["r.html"])
  }

  @Test func `a discarded file leaves the old one as it was`() throws {
    let path = folder.appendingPathComponent("r.html").path
    try "old".write(toFile: path, atomically: false, encoding: .utf8)
    try OutputFile(path: path).discard()
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
    #expect(try names() == ["r.html"])
  }

  @Test func `a file that is dropped without a word leaves nothing`() throws {
    do { _ = try OutputFile(path: folder.appendingPathComponent("r.html").path) }
    #expect(try names() == [])
  }

  @Test func `a folder in its place and a folder that is not there are found at once`() throws {
    let path = folder.path
    #expect(throws: OutputFile.Failure(path: path, step: .isFolder, errno: EISDIR)) { try OutputFile(path: path) }
    let lost = folder.appendingPathComponent("none/r.html").path
    #expect(throws: OutputFile.Failure(path: lost, step: .open, errno: ENOENT)) { try OutputFile(path: lost) }
    try FileManager.default.removeItem(at: folder)
  }

  @Test func `a full device is an error`() throws {
    let file = try OutputFile(path: "/dev/full")
    #expect(throws: OutputFile.Failure(path: "/dev/full", step: .write, errno: ENOSPC)) {
      try file.commit(Array("x".utf8))
    }
    try FileManager.default.removeItem(at: folder)
  }

  @Test func `the rights of a file that is replaced stay`() throws {
    let path = folder.appendingPathComponent("r.html").path
    try "old".write(toFile: path, atomically: false, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    try OutputFile(path: path).commit([])
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o640)
    try FileManager.default.removeItem(at: folder)
  }
}
