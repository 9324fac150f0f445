"""Debian's chromium, driven without a network: what a reader of the report would see."""

import base64
import json
import time
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

FLAGS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
         "--force-color-profile=srgb", "--no-first-run", "--disable-background-networking")


class Browser:
    """One chromium. `scripts=False`: as for readers who forbid scripts."""

    def __init__(self, downloads, scripts=True):
        options = webdriver.ChromeOptions()
        options.binary_location = "/usr/bin/chromium"
        for flag in FLAGS:
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.downloads = Path(downloads)
        self.driver = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
        self.command("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(self.downloads))
        self.command("Network.emulateNetworkConditions", offline=True, latency=0, downloadThroughput=0,
                     uploadThroughput=0)
        if not scripts:
            self.command("Emulation.setScriptExecutionDisabled", value=True)

    def close(self):
        self.driver.quit()

    def command(self, name, **parameters):
        return self.driver.execute_cdp_cmd(name, parameters)

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def click(self, selector):
        """A real click: chromium saves only so many files that nobody asked for."""
        element = self.driver.find_element("css selector", selector)
        self.run("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element)
        element.click()

    def open(self, page, width=1280):
        """Opens a file at a width; forgets what was logged before."""
        self.messages()
        self.requests()
        self.resize(width)
        self.driver.get(Path(page).as_uri())

    def resize(self, width):
        self.command("Emulation.setDeviceMetricsOverride", width=width, height=1000, deviceScaleFactor=1, mobile=False)

    def messages(self):
        """What the console says: errors and warnings."""
        return [f"{entry['level']}: {entry['message']}" for entry in self.driver.get_log("browser")
                if entry["level"] in ("SEVERE", "WARNING")]

    def requests(self):
        """Addresses that were asked for."""
        sent = []
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                sent.append(message["params"]["request"]["url"])
        return sent

    def outer_html(self):
        """The document as it stands, with or without scripts."""
        root = self.command("DOM.getDocument", depth=0)["root"]["nodeId"]
        return self.command("DOM.getOuterHTML", nodeId=root)["outerHTML"]

    def screenshot(self, path, tallest=12000):
        height = min(tallest, self.run("return document.documentElement.scrollHeight"))
        width = self.run("return innerWidth")
        shot = self.command("Page.captureScreenshot", captureBeyondViewport=True,
                            clip={"x": 0, "y": 0, "width": width, "height": height, "scale": 1})
        Path(path).write_bytes(base64.b64decode(shot["data"]))

    def print(self, path):
        printed = self.command("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
        Path(path).write_bytes(base64.b64decode(printed["data"]))

    def downloaded(self, name, seconds=10):
        """The bytes of a file that was saved."""
        path = self.downloads / name
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if path.is_file() and not path.with_name(name + ".crdownload").exists() and path.stat().st_size:
                return path.read_bytes()
            time.sleep(0.05)
        raise AssertionError(f"{name} was not saved within {seconds} s; there is {sorted(self.downloads.iterdir())}")
