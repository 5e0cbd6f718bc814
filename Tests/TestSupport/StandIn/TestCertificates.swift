/// A CA, a server's certificate for 127.0.0.1 and api.test, and a client's with the name "runner", made by openssl.
public struct TestCertificates: Sendable {
  private let folder: TemporaryFolder

  /// Makes them.
  public init() throws {
    folder = try TemporaryFolder()
    let script = """
      set -e
      cd "$1"
      openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=test-ca -keyout ca.key -out ca.crt
      for name in server client; do openssl genrsa -out $name.key 2048; done
      openssl req -new -key server.key -subj /CN=server -out server.csr
      echo 'subjectAltName=IP:127.0.0.1,DNS:api.test' > server.ext
      openssl x509 -req -in server.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 2 -out server.crt \\
        -extfile server.ext
      openssl req -new -key client.key -subj /CN=runner -out client.csr
      openssl x509 -req -in client.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 2 -out client.crt
      """
    let result = try ProcessRunner("sh").run(["-c", script, "sh", folder.path])
    guard result.exitCode == 0 else { throw ToolFailure(program: "openssl", result: result) }
  }

  /// Where a file is: ca.crt, server.crt, server.key, client.crt, client.key.
  public func path(_ name: String) -> String { "\(folder.path)/\(name)" }

  /// What a file holds.
  public func bytes(_ name: String) throws -> [UInt8] { try TestFile.read(path(name)) }
}
