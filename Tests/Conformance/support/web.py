"""A web server for experiments: slow, chunked, redirecting, failing, compressed, and over TLS with its own certificate."""

import gzip
import json
import ssl
import subprocess
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "conformance"
    failures = {}

    def log_message(self, *arguments):
        pass

    def do_GET(self):
        self.answer()

    do_POST = do_PUT = do_DELETE = do_PATCH = do_HEAD = do_OPTIONS = do_TRACE = do_GET

    def send(self, status, body, kind="application/json", headers=()):
        if not isinstance(body, bytes):
            body = body.encode() if isinstance(body, str) else json.dumps(body).encode()
        self.send_response(status)
        if kind:
            self.send_header("Content-Type", kind)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def answer(self):
        parts = urlsplit(self.path)
        length = int(self.headers.get("Content-Length") or 0)
        content = self.rfile.read(length).decode("utf-8", "replace")
        path, query = parts.path, dict(parse_qsl(parts.query, keep_blank_values=True))
        if path == "/echo":
            shown = {k: v for k, v in self.headers.items() if k.lower() in ("x-test", "content-type", "authorization", "cookie")}
            self.send(200, {"method": self.command, "query": parse_qsl(parts.query), "body": content, "headers": shown})
        elif path == "/text":
            self.send(200, "grüße", "text/plain; charset=utf-8")
        elif path == "/text-without-charset":
            self.send(200, "grüße", "text/plain")
        elif path == "/latin":
            self.send(200, "grüße".encode("latin-1"), "text/plain; charset=iso-8859-1")
        elif path == "/json-with-charset":
            self.send(200, {"a": 1}, "application/json; charset=utf-8")
        elif path == "/broken-json":
            self.send(200, "{broken", "application/json")
        elif path == "/no-type":
            self.send(200, "plain", None)
        elif path == "/gzip":
            self.send(200, gzip.compress(b'{"packed": true}'), "application/json", [("Content-Encoding", "gzip")])
        elif path == "/twice":
            self.send(200, {}, headers=[("X-Many", "one"), ("X-Many", "two")])
        elif path.startswith("/status/"):
            self.send(int(path.rsplit("/", 1)[1]), {"asked": path})
        elif path == "/redirect":
            self.send(302, "", None, [("Location", "/echo?after=redirect")])
        elif path == "/redirect-307":
            self.send(307, "", None, [("Location", "/echo?after=redirect")])
        elif path.startswith("/redirect-to/"):
            self.send(int(path.rsplit("/", 1)[1]), "", None, [("Location", "/echo?after=redirect")])
        elif path == "/redirect-away":
            # Another name of this machine is another host.
            other = self.headers["Host"].replace("127.0.0.1", "localhost")
            self.send(302, "", None, [("Location", f"http://{other}/echo")])
        elif path == "/deep/redirect-relative":
            self.send(302, "", None, [("Location", "../echo?relative=yes")])
        elif path == "/cookies/set":
            self.send(302, "", None, [
                ("Location", "/cookies/more"), ("Set-Cookie", "a=1; Path=/; Expires=Wed, 01 Jan 2031 00:00:00 GMT")])
        elif path == "/cookies/more":
            self.send(303, "", None, [("Location", "/echo"), ("Set-Cookie", "b=two; Path=/; HttpOnly")])
        elif path == "/redirect-empty":
            self.send(302, "", None, [("Location", "")])
        elif path == "/no-content":
            self.send_response(204)
            self.end_headers()
        elif path == "/lengths":
            shown = {k: v for k, v in self.headers.items() if k.lower() in ("content-length", "content-type")}
            self.send(200, {"method": self.command, "headers": shown})
        elif path == "/folded":
            self.send(200, "", "text/plain; charset=utf-8", [("X-Long", "one,\r\n  two"), ("X-Short", "three")])
        elif path == "/shift-jis":
            self.send(200, "あいう".encode("shift_jis"), "text/plain; charset=Shift_JIS")
        elif path == "/trailer":
            self.send_response(200)
            self.send_header("Content-Type", "text/plain; charset=utf-8")
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            self.wfile.write(b"3\r\nabc\r\n0\r\nX-Trailer: late\r\n\r\n")
        elif path == "/redirect-nowhere":
            self.send(302, {"asked": path})
        elif path == "/loop":
            self.send(302, "", None, [("Location", "/loop")])
        elif path == "/slow":
            time.sleep(float(query.get("seconds", "1")))
            self.send(200, {"slow": True})
        elif path == "/trickle":
            self.send_response(200)
            self.send_header("Content-Type", "text/plain; charset=utf-8")
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            for part in ("one ", "two ", "three"):
                self.wfile.write(b"%x\r\n%s\r\n" % (len(part), part.encode()))
                self.wfile.flush()
                time.sleep(0.3)
            self.wfile.write(b"0\r\n\r\n")
        elif path == "/hang-up":
            self.close_connection = True
            self.connection.close()
        elif path == "/experiment.json":
            self.send(200, {
                "title": "fetched", "description": "over http",
                "method": [{"type": "probe", "name": "p", "provider": {"type": "process", "path": "true"}}]})
        elif path == "/experiment.yaml":
            self.send(200, "title: fetched\ndescription: over http\nmethod: []\n", "application/x-yaml")
        elif path == "/experiment.txt":
            self.send(200, "title: fetched\ndescription: over http\nmethod: []\n", "text/plain")
        elif path == "/experiment.html":
            self.send(200, "<html></html>", "text/html")
        elif path == "/protected.json":
            if self.headers.get("Authorization") != "bearer open-sesame":
                return self.send(401, {"error": "who are you"})
            self.send(200, {"title": "protected", "description": "d", "method": []})
        elif path == "/api/v1/query":
            self.prometheus("vector", query)
        elif path == "/api/v1/query_range":
            self.prometheus("matrix", query)
        elif path == "/api/v1/namespaces/default/pods":
            wanted = query.get("labelSelector", "")
            pods = [self.pod("web-1"), self.pod("web-2")] if wanted in ("", "app=web") else []
            self.send(200, {"kind": "PodList", "apiVersion": "v1", "metadata": {"resourceVersion": "1"}, "items": pods})
        elif path.startswith("/apis/apps/v1/namespaces/default/deployments/web"):
            self.send(200, {
                "kind": "Deployment", "apiVersion": "apps/v1", "metadata": {"name": "web", "namespace": "default"},
                "spec": {
                    "replicas": 3, "selector": {"matchLabels": {"app": "web"}},
                    "template": {
                        "metadata": {"labels": {"app": "web"}},
                        "spec": {"containers": [{"name": "web", "image": "web:1"}]}}},
                "status": {"replicas": 1}})
        elif path.startswith("/apis/"):
            self.send(404, {
                "kind": "Status", "apiVersion": "v1", "metadata": {}, "status": "Failure", "reason": "NotFound",
                "message": "deployments.apps \"none\" not found", "code": 404})
        elif path.startswith("/v1/"):
            self.vault(path, content)
        else:
            self.send(404, {"error": "nothing here"})

    def prometheus(self, kind, query):
        if query.get("query") == "broken{":
            return self.send(400, {"status": "error", "errorType": "bad_data", "error": "parse error"})
        value = [1558335507.2, "12.5"]
        result = [{"metric": {"__name__": "counter"}, **({"value": value} if kind == "vector" else {"values": [value]})}]
        self.send(200, {"status": "success", "data": {"resultType": kind, "result": result}})

    def pod(self, name):
        return {
            "kind": "Pod", "apiVersion": "v1",
            "metadata": {"name": name, "namespace": "default", "labels": {"app": "web"}},
            "spec": {"containers": [{"name": "web", "image": "web:1"}]},
            "status": {"phase": "Running", "conditions": [{"type": "Ready", "status": "True"}]}}

    def vault(self, path, content):
        if path == "/v1/auth/approle/login":
            return self.send(200, {"auth": {"client_token": "vault-token-of-role"}})
        if self.headers.get("X-Vault-Token") not in ("vault-token-plain", "vault-token-of-role"):
            return self.send(403, {"errors": ["permission denied"]})
        secret = {"password": "vault-secret-word", "login": "jane"}
        if path == "/v1/secret/data/team/app":
            self.send(200, {"data": {"data": secret, "metadata": {"version": 1}}})
        elif path == "/v1/old/team/app":
            self.send(200, {"data": secret})
        else:
            self.send(404, {"errors": []})


class WebServer:
    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory()
        certificate = Path(self.folder.name) / "certificate.pem"
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
             "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", str(certificate), "-out",
             str(certificate) + ".crt"],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.plain = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.secure = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(str(certificate) + ".crt", str(certificate))
        # Who connects and says nothing must not keep others from being served.
        self.secure.socket = context.wrap_socket(
            self.secure.socket, server_side=True, do_handshake_on_connect=False)
        self.certificate = str(certificate) + ".crt"
        for server in (self.plain, self.secure):
            server.daemon_threads = True
            server.handle_error = lambda *arguments: None
            threading.Thread(target=server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *arguments):
        self.plain.shutdown()
        self.secure.shutdown()
        self.folder.cleanup()

    def environment(self):
        return {
            "WEB": f"http://127.0.0.1:{self.plain.server_port}", "SECURE_WEB": f"https://localhost:{self.secure.server_port}",
            "CERTIFICATE": Path(self.certificate).read_text(),
        }
