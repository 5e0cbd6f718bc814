import Glibc
import Journal
import Testing

@Suite("Finding journals", .serialized)
struct JournalFinderTests {
  /// A folder of its own for one test, removed behind it.
  final class Folder {
    let path: String

    init() throws {
      var template = Array("/tmp/journal-tests-XXXXXX".utf8CString)
      path = try #require(mkdtemp(&template).map { String(cString: $0) })
    }

    func write(_ name: String, _ text: String = #"{"experiment": {"title": "t", "method": []}, "run": []}"#) {
      let file = fopen(path + "/" + name, "w")
      fputs(text, file)
      fclose(file)
    }

    deinit { remove(path) }

    private func remove(_ path: String) {
      for entry in files(in: path) where unlink(entry) != 0 { remove(entry) }
      rmdir(path)
    }
  }

  private func names(_ groups: [JournalFinder.Group], in folder: Folder) -> [[String]] {
    groups.map { $0.paths.map { $0.replacing(folder.path + "/", with: "") } }
  }

  @Test("a folder gives its journals with v2 before v10, hidden files and folders left out")
  func folder() throws {
    let folder = try Folder()
    for name in ["v10.json", "v2.json", "V1.JSON", ".hidden.json", "notes.txt"] { folder.write(name) }
    mkdir(folder.path + "/deep.json", 0o755)
    let groups = JournalFinder.find([folder.path, folder.path + "/"])
    #expect(names(groups, in: folder) == [["V1.JSON", "v2.json", "v10.json"], []])
    #expect(groups[0].origin == .folder && groups[1].fileCount == 3)
  }

  @Test("patterns are expanded in natural order, a file of that very name comes first")
  func patterns() throws {
    let folder = try Folder()
    for name in ["v10.json", "v2.json", "v[1].json", "w3.json"] { folder.write(name) }
    let groups = JournalFinder.find(["v*.json", "[vw]?.json", "v[1].json", "x*.json"].map { folder.path + "/" + $0 })
    #expect(names(groups, in: folder) == [["v2.json", "v10.json", "v[1].json"], ["w3.json"], [], []])
    #expect(groups.map(\.origin) == [.pattern, .pattern, .file, .pattern])
  }

  @Test("a file that comes up twice is kept once, also over a link")
  func twice() throws {
    let folder = try Folder()
    folder.write("a.json")
    symlink("a.json", folder.path + "/b.json")
    let groups = JournalFinder.find([folder.path + "/a.json", folder.path + "/./a.json", folder.path, "-", "-"])
    #expect(names(groups, in: folder) == [["a.json"], [], [], ["-"], []])
  }

  @Test("experiments beside the journals are skipped, unless they were named")
  func others() throws {
    let folder = try Folder()
    folder.write("journal.json")
    folder.write("experiment.json", #"{"title": "t", "method": []}"#)
    let found = JournalSet(arguments: [folder.path])
    #expect(found.journals.map(\.source.label) == ["journal"] && found.failures.isEmpty)
    #expect(found.skipped.map(\.path) == [folder.path + "/experiment.json"])
    let named = JournalSet(arguments: [folder.path + "/experiment.json"])
    #expect(named.journals.isEmpty && named.skipped.isEmpty && named.failures.count == 1)
  }

  @Test("a word that gives no journal is an error")
  func nothingLeft() throws {
    let folder = try Folder()
    let missing = folder.path + "/missing.json"
    folder.write("experiment.json", #"{"title": "t", "method": []}"#)
    folder.write("cut.txt", #"{"run": ["#)
    mkdir(folder.path + "/empty", 0o755)
    let words = [missing, folder.path, folder.path + "/*.yaml", folder.path + "/empty", folder.path + "/cut.txt"]
    let messages = JournalSet(arguments: words).failures.map(JournalErrorText.message)
    #expect(
      messages == [
        "\(missing): there is no such file",
        "\(folder.path): the one .json file in this folder is no journal\n"
          + "hint: a journal is what `chaos run --journal-path FILE` writes",
        "\(folder.path)/*.yaml: there is no file of this pattern\n"
          + "hint: a journal is what `chaos run --journal-path FILE` writes",
        "\(folder.path)/empty: there is no .json file in this folder\n"
          + "hint: a journal is what `chaos run --journal-path FILE` writes",
        "\(folder.path)/cut.txt:1:10: the text ends inside an array, in $.run\n  | {\"run\": [\n  |          ^\n"
          + "hint: the run was killed while it wrote the journal, or the copy was cut short; copy it again, or let --recover report what is whole",
      ])
  }

  @Test("files that cannot be read say why")
  func unreadable() throws {
    let folder = try Folder()
    folder.write("large.json", String(repeating: " ", count: 70_000) + "{}")
    symlink("loop.json", folder.path + "/loop.json")
    var reader = JournalReader()
    reader.options.byteLimit = 65_536
    func message(_ path: String) -> String? {
      do {
        _ = try reader.read(path: path)
        return nil
      } catch {
        return JournalErrorText.message(for: error).replacing(folder.path, with: "")
      }
    }
    #expect(message(folder.path + "/large.json") == "/large.json: the file has 68.3 KiB; at most 64 KiB are read")
    #expect(message(folder.path + "/loop.json") == "/loop.json: the file cannot be read: its links go in circles")
    #expect(message("/dev/zero") == "/dev/zero: there are more than 64 KiB, the most that is read")
    #expect(message(folder.path)?.hasPrefix(": this is a folder, not a journal\nhint: ") == true)
    #expect(message(folder.path + "/large.json/x") == "/large.json/x: there is no such file")
  }

  @Test("the hint for an experiment is a command that a shell takes")
  func command() {
    let error = JournalError(path: "my 'first'.json", problem: .notAJournal(found: .experiment))
    let hint = JournalErrorText.hint(for: error) ?? ""
    #expect(hint.contains(#"chaos run 'my '\''first'\''.json' --journal-path"#))
  }

  @Test("a pipe is read to its end")
  func pipe() throws {
    let folder = try Folder()
    let path = folder.path + "/pipe"
    #expect(mkfifo(path, 0o600) == 0)
    let writer = startWriting(path, text: #"{"run": [], "start": "\#(String(repeating: "x", count: 200_000))"}"#)
    let journal = try JournalReader().read(path: path)
    #expect(journal.source.byteCount == 200_024)
    pthread_join(writer, nil)
  }

  @Test(
    "labels tell journals apart",
    arguments: [
      (["v1.json", "runs/v2.json"], ["v1", "v2"]),
      (["a/journal.json", "b/journal.json", "v1.json"], ["a/journal", "b/journal", "v1"]),
      (["x/a/j.json", "y/a/j.json", "y/b/j.json"], ["x/a/j", "y/a/j", "b/j"]),
      (["j.json", "./j.json", "a/j.json"], ["j", "j (2)", "a/j"]),
      (["-", "stdin.json"], ["stdin", "stdin (2)"]),
      ([".json", "/", "", "a.JSON"], [".json", "/", "journal", "a"]),
      (["a\u{1B}[31m.json"], ["a\u{FFFD}[31m"]),
    ])
  func labels(paths: [String], expected: [String]) {
    #expect(SourceLabels.unique(paths: paths) == expected)
  }
}

/// Writes a text into a pipe from another thread.
private func startWriting(_ path: String, text: String) -> pthread_t {
  final class Work {
    let path: String
    let text: String
    init(path: String, text: String) { (self.path, self.text) = (path, text) }
  }
  var thread = pthread_t()
  let work = Unmanaged.passRetained(Work(path: path, text: text))
  pthread_create(
    &thread, nil,
    { pointer in
      guard let pointer else { return nil }
      let work = Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue()
      let file = fopen(work.path, "w")
      fputs(work.text, file)
      fclose(file)
      return nil
    }, work.toOpaque())
  return thread
}
