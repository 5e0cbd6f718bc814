import Glibc
import System
import TestSupport

/// A port that leads to a server until its process ends.
final class Forwarder {
  let process: ChildProcess
  let port: Int

  private static let script = """
    import socket, sys, threading
    host, port = sys.argv[1].split("//")[1].split(":")
    listener = socket.create_server(("127.0.0.1", 0))
    open(sys.argv[2] + ".new", "w").write(str(listener.getsockname()[1]))
    __import__("os").rename(sys.argv[2] + ".new", sys.argv[2])
    def pump(source, target):
        while data := source.recv(65536): target.sendall(data)
        target.shutdown(socket.SHUT_WR)
    while True:
        ours, _ = listener.accept()
        theirs = socket.create_connection((host, int(port)))
        for pair in ((ours, theirs), (theirs, ours)): threading.Thread(target=pump, args=pair, daemon=True).start()
    """

  init(to server: String, in folder: TemporaryFolder) throws {
    let file = folder.file("port")
    guard
      let process = ChildProcess.start(
        "/usr/bin/env", ["env", "python3", "-c", Forwarder.script, server, file], descriptors: [])
    else { throw TestFailure("no forwarder could be started") }
    self.process = process
    while !TestFile.exists(file), process.poll() == nil { usleep(10_000) }
    port = Int(try TestFile.readText(file)) ?? 0
  }

  deinit { process.end() }
}
