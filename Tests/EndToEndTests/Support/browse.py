#!/usr/bin/env python3
"""Opens a page in headless Chromium and prints what it did there, as JSON.

    browse.py PAGE.html WIDTH SCHEME SCRIPTS

WIDTH is the window's in CSS pixels, SCHEME is light or dark, SCRIPTS is on or off. Needs nothing but Python: Chromium
is driven over a pair of pipes.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading

DEADLINE = 60

# Runs before the page's own scripts; a security policy does not bind it.
WATCH = """
window.__violations = [];
addEventListener('securitypolicyviolation', e =>
  __violations.push(e.violatedDirective + ' ' + e.blockedURI + ' ' + (e.sample || '')));
"""

LOOK = r"""
(() => {
  const root = document.documentElement;
  const shown = e => e.checkVisibility ? e.checkVisibility({visibilityProperty: true}) : true;
  const scrolls = e => { for (let p = e; p && p !== document.body; p = p.parentElement) {
    const o = getComputedStyle(p).overflowX; if (o === 'auto' || o === 'scroll' || o === 'hidden') return true; } return false; };
  const name = e => e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') +
    (typeof e.className === 'string' && e.className ? '.' + e.className.split(' ')[0] : '') + ' "' +
    (e.textContent || '').trim().slice(0, 40) + '"';
  const all = [...document.body.querySelectorAll('*')];
  const wide = all.filter(e => shown(e) && !scrolls(e) && !e.closest('svg > *') &&
    e.getBoundingClientRect().right > root.clientWidth + 1 && e.getBoundingClientRect().width > 1).map(name);

  const rgba = s => { const m = s.match(/[\d.]+/g).map(Number); return [m[0], m[1], m[2], m.length > 3 ? m[3] : 1]; };
  const over = (a, b) => [0, 1, 2].map(i => a[i] * a[3] + b[i] * (1 - a[3])).concat(1);
  const ground = e => { const layers = []; for (let p = e; p; p = p.parentElement) {
    const s = getComputedStyle(p); if (s.backgroundImage !== 'none') return null;
    const c = rgba(s.backgroundColor); if (c[3] > 0) layers.push(c); if (c[3] === 1) break; }
    const dark = matchMedia('(prefers-color-scheme: dark)').matches && getComputedStyle(root).colorScheme.includes('dark');
    return layers.reverse().reduce((b, c) => over(c, b), dark ? [18, 18, 18, 1] : [255, 255, 255, 1]); };
  const light = c => { const f = c.slice(0, 3).map(v => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * f[0] + 0.7152 * f[1] + 0.0722 * f[2]; };
  const contrast = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
  const faint = [];
  for (const e of all) {
    if (!shown(e) || e.closest('svg') || ![...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())) continue;
    const s = getComputedStyle(e), b = ground(e); if (!b || e.closest('[aria-hidden=true]')) continue;
    const size = parseFloat(s.fontSize), large = size >= 24 || (size >= 18.66 && +s.fontWeight >= 700);
    const c = contrast(over(rgba(s.color), b), b);
    if (c < (large ? 3 : 4.5)) faint.push(name(e) + ' ' + c.toFixed(2));
  }
  const small = all.filter(e => shown(e) && !e.closest('svg') && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())
    && parseFloat(getComputedStyle(e).fontSize) < 11).map(name);

  const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
  const levels = [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(e => +e.tagName[1]);
  const links = [...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href'));
  return {
    title: document.title, lang: root.lang, text: document.body.innerText,
    scrollWidth: root.scrollWidth, clientWidth: root.clientWidth, wide: wide.slice(0, 10),
    faint: [...new Set(faint)].slice(0, 20), small: [...new Set(small)].slice(0, 10),
    background: getComputedStyle(document.body).backgroundColor + ' ' + getComputedStyle(root).backgroundColor,
    repeatedIds: ids.filter((id, i) => ids.indexOf(id) !== i), headings: levels,
    deadLinks: links.filter(h => h.startsWith('#') && h.length > 1 && !document.getElementById(decodeURIComponent(h.slice(1)))),
    outsideLinks: links.filter(h => !h.startsWith('#')),
    tablesWithoutCaption: [...document.querySelectorAll('table')].filter(t => !t.caption && !t.getAttribute('aria-label')
      && !t.getAttribute('aria-labelledby')).map(name),
    headsWithoutScope: [...document.querySelectorAll('th')].filter(t => !t.scope).length,
    drawingsWithoutName: [...document.querySelectorAll('svg')].filter(s => !(s.getAttribute('aria-hidden') === 'true')
      && !(s.getAttribute('role') && (s.getAttribute('aria-label') || s.getAttribute('aria-labelledby') || s.querySelector('title')))).length,
    drawings: document.querySelectorAll('svg').length,
    handlers: all.filter(e => [...e.attributes].some(a => /^on/i.test(a.name))).map(name),
    frames: document.querySelectorAll('iframe,object,embed,base').length,
    violations: window.__violations || [],
  };
})()
"""


class Browser:
    """Chromium behind two pipes: messages end in a zero byte."""

    def __init__(self, profile):
        to_child, self.write_end = os.pipe()
        self.read_end, from_child = os.pipe()
        # Chromium reads descriptor 3 and writes descriptor 4; out of the way with the originals first.
        high = [os.dup2(to_child, 103), os.dup2(from_child, 104)]

        def arrange():
            os.dup2(103, 3)
            os.dup2(104, 4)

        words = [
            "chromium", "--headless=new", "--remote-debugging-pipe", "--disable-gpu", "--no-first-run",
            "--disable-dev-shm-usage", "--disable-extensions", "--disable-background-networking", "--mute-audio",
            f"--user-data-dir={profile}", "about:blank",
        ]
        if os.geteuid() == 0:
            words.insert(1, "--no-sandbox")
        self.process = subprocess.Popen(
            words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            pass_fds=[3, 4, *high], preexec_fn=arrange, close_fds=True)
        for end in (to_child, from_child, *high):
            os.close(end)
        self.number = 0
        self.session = None
        self.events = []
        self.rest = b""

    def receive(self):
        while b"\0" not in self.rest:
            piece = os.read(self.read_end, 1 << 16)
            if not piece:
                raise SystemExit("browse: Chromium went away")
            self.rest += piece
        message, _, self.rest = self.rest.partition(b"\0")
        return json.loads(message)

    def call(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.write_end, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.receive()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise SystemExit(f"browse: {method}: {answer['error']}")
                return answer["result"]
            self.take(answer)

    def take(self, event):
        self.events.append(event)
        if event.get("method") == "Page.javascriptDialogOpening":
            self.number += 1
            reply = {"id": self.number, "method": "Page.handleJavaScriptDialog", "params": {"accept": False}}
            os.write(self.write_end, json.dumps({**reply, "sessionId": self.session}).encode() + b"\0")

    def wait_for(self, method):
        while not any(event.get("method") == method for event in self.events):
            self.take(self.receive())

    def all(self, method):
        return [event["params"] for event in self.events if event.get("method") == method]


def look(browser, url, width, scheme, scripts):
    target = browser.call("Target.createTarget", url="about:blank")["targetId"]
    browser.session = browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
    for domain in ("Page", "Runtime", "Log", "Network"):
        browser.call(f"{domain}.enable")
    browser.call("Page.addScriptToEvaluateOnNewDocument", source=WATCH)
    browser.call("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
    browser.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    browser.call("Emulation.setScriptExecutionDisabled", value=not scripts)
    browser.events.clear()
    browser.call("Page.navigate", url=url)
    browser.wait_for("Page.loadEventFired")
    if not scripts:
        browser.call("Emulation.setScriptExecutionDisabled", value=False)
    result = browser.call("Runtime.evaluate", expression=LOOK, returnByValue=True)
    if "exceptionDetails" in result:
        raise SystemExit(f"browse: {result['exceptionDetails']}")
    findings = result["result"]["value"]
    requests = [event["request"]["url"] for event in browser.all("Network.requestWillBeSent")]
    findings["requests"] = [address for address in requests if address != url and not address.startswith("data:")]
    findings["dialogs"] = [event["message"] for event in browser.all("Page.javascriptDialogOpening")]
    findings["console"] = (
        [event["entry"]["text"] for event in browser.all("Log.entryAdded")]
        + [str(event["args"][0].get("value")) for event in browser.all("Runtime.consoleAPICalled") if event["args"]]
        + [event["exceptionDetails"]["text"] for event in browser.all("Runtime.exceptionThrown")]
    )
    return findings


def main():
    url = pathlib.Path(sys.argv[1]).resolve().as_uri()
    profile = tempfile.mkdtemp(prefix="browse.")
    browser = Browser(profile)
    alarm = threading.Timer(DEADLINE, browser.process.kill)
    alarm.start()
    try:
        findings = look(browser, url, int(sys.argv[2]), sys.argv[3], sys.argv[4] == "on")
    finally:
        alarm.cancel()
        browser.process.kill()
        browser.process.wait()
        shutil.rmtree(profile, ignore_errors=True)
    json.dump(findings, sys.stdout)


if __name__ == "__main__":
    main()
