"""Headless Chromium by chromedriver, over the W3C WebDriver protocol; standard library only."""
import base64
import json
import pathlib
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
SWITCHES = [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--force-device-scale-factor=1",
]
KEY = {"Down": "\ue015", "Up": "\ue013", "Enter": "\ue007", "Escape": "\ue00c", "Tab": "\ue004"}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Browser:
    """One session of one Chromium; a context manager."""

    def __init__(self, width=1280, height=900):
        self.port = free_port()
        self.folder = tempfile.TemporaryDirectory(prefix="report-page-")
        self.service = subprocess.Popen(["chromedriver", f"--port={self.port}", "--log-level=OFF"],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.session = None
        try:
            self._wait_for_service()
            options = {"args": SWITCHES + [f"--user-data-dir={self.folder.name}/profile", f"--window-size={width},{height}"]}
            capabilities = {"browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}
            answer = self._request("POST", "/session", {"capabilities": {"alwaysMatch": capabilities}})
            self.session = answer["sessionId"]
        except Exception:
            self.close()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        if self.session:
            try:
                self._request("DELETE", f"/session/{self.session}")
            except OSError:
                pass
        self.service.terminate()
        self.service.wait(10)
        self.folder.cleanup()

    def _wait_for_service(self):
        for _ in range(100):
            try:
                if self._request("GET", "/status")["ready"]:
                    return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("chromedriver does not answer")

    def _request(self, method, path, body=None):
        content = None if method in ("GET", "DELETE") else json.dumps(body or {}).encode()
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", content, {"Content-Type": "application/json"}, method=method)
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(request, timeout=60) as response:
                return json.load(response)["value"]
        except urllib.error.HTTPError as error:
            value = json.load(error)["value"]
            raise RuntimeError(f"{value['error']}: {value['message'].splitlines()[0]}") from None

    def command(self, method, path, body=None):
        return self._request(method, f"/session/{self.session}{path}", body)

    def open(self, report, fragment=""):
        self.command("POST", "/url", {"url": "about:blank"})
        self.command("POST", "/url", {"url": pathlib.Path(report).resolve().as_uri() + fragment})

    def run(self, script, *arguments):
        return self.command("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def find(self, selector):
        return self.command("POST", "/element", {"using": "css selector", "value": selector})[ELEMENT]

    def find_all(self, selector):
        return [found[ELEMENT] for found in self.command("POST", "/elements", {"using": "css selector", "value": selector})]

    def click(self, selector):
        self.command("POST", f"/element/{self.find(selector)}/click")
        self.settle()

    def type(self, selector, text):
        self.command("POST", f"/element/{self.find(selector)}/value", {"text": text})

    def label(self, element):
        return self.command("GET", f"/element/{element}/computedlabel")

    def text(self, selector):
        return self.command("GET", f"/element/{self.find(selector)}/text")

    def keys(self, *keys):
        strokes = [{"type": kind, "value": KEY.get(key, key)} for key in keys for kind in ("keyDown", "keyUp")]
        self.command("POST", "/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": strokes}]})
        self.settle()

    def resize(self, width, height):
        """The size of the viewport: a window cannot be as narrow as a phone."""
        self.devtools("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def media(self, media="", **features):
        pairs = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
        self.devtools("Emulation.setEmulatedMedia", media=media, features=pairs)
        self.settle()

    def settle(self):
        """Waits for what a page does only with its next frame: changes of the hash, toggled details, matchMedia."""
        self.command("POST", "/execute/async", {"script": "const done = arguments[0]; requestAnimationFrame(() => setTimeout(done, 0))", "args": []})

    def devtools(self, method, **parameters):
        return self.command("POST", "/goog/cdp/execute", {"cmd": method, "params": parameters})

    def severe(self):
        """What the console told as errors since the last call."""
        return [entry["message"] for entry in self.command("POST", "/se/log", {"type": "browser"}) if entry["level"] == "SEVERE"]

    def screenshot(self, path):
        pathlib.Path(path).write_bytes(base64.b64decode(self.command("GET", "/screenshot")))
