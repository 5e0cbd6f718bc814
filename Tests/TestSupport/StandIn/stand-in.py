"""A server that answers as it is told, for tests of protocols: python3 stand-in.py ROUTES [--tls CERT KEY [CLIENT-CA]]

ROUTES is JSON: {"GET /path": answer or [answer, ...]}; of several, each call gets the next and the last stays. An answer
is {"status": 200, "headers": {}, "chunks": ["text", ...], "hold": false}. With several chunks each is sent by itself;
"hold" keeps the connection open after them. A path is looked for with its query first, then without. GET /__requests
lists what was asked. The port is printed first; the server ends when its input does.
"""
import base64
import http.server
import json
import os
import ssl
import sys
import threading

routes = json.loads(sys.argv[1])
requests = []
lock = threading.Lock()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def find(self):
        for name in (self.path, self.path.split("?")[0]):
            answers = routes.get(f"{self.command} {name}")
            if isinstance(answers, list):
                with lock:
                    return answers.pop(0) if len(answers) > 1 else answers[0]
            if answers is not None:
                return answers
        return {"status": 404, "chunks": [f"nothing at {self.command} {self.path}"]}

    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode("utf-8", "replace")
        subject = None
        if isinstance(self.connection, ssl.SSLSocket):
            certificate = self.connection.getpeercert() or {}
            subject = ",".join(f"{k}={v}" for part in certificate.get("subject", ()) for k, v in part)
        if self.path == "/__requests":
            with lock:
                found = {"chunks": [json.dumps(requests)]}
        else:
            with lock:
                requests.append(
                    {
                        "method": self.command, "path": self.path, "body": body, "subject": subject,
                        "headers": {k.lower(): v for k, v in self.headers.items()}, "port": self.client_address[1],
                    }
                )
            found = self.find()
        chunks = [chunk.encode() for chunk in found.get("chunks", [])]
        if "base64" in found:
            chunks = [base64.b64decode(found["base64"])]
        isStream = len(chunks) > 1 or found.get("hold")
        self.send_response(found.get("status", 200))
        for name, value in found.get("headers", {"Content-Type": "application/json"}).items():
            self.send_header(name, value)
        if isStream:
            self.send_header("Transfer-Encoding", "chunked")
        else:
            self.send_header("Content-Length", str(sum(map(len, chunks))))
        self.end_headers()
        for chunk in chunks:
            self.wfile.write(b"%x\r\n%s\r\n" % (len(chunk), chunk) if isStream else chunk)
            self.wfile.flush()
        if found.get("hold"):
            threading.Event().wait()
        if isStream:
            self.wfile.write(b"0\r\n\r\n")

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = answer


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
if "--tls" in sys.argv:
    files = sys.argv[sys.argv.index("--tls") + 1 :]
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(files[0], files[1])
    if len(files) > 2:
        context.verify_mode = ssl.CERT_REQUIRED
        context.load_verify_locations(files[2])
    server.socket = context.wrap_socket(server.socket, server_side=True)
print(server.server_address[1], flush=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
sys.stdin.read()
os._exit(0)
