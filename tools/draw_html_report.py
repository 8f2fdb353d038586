"""Draws docs/images/report-html.png: the HTML report on a sample, in a browser.

    python tools/draw_html_report.py [TARGET [WIDTH HEIGHT [dark]]]

Needs chromium and chromedriver on the machine.
"""

from __future__ import annotations

import base64
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "images" / "report-html.png"
SAMPLE = "samples/article.fr.txt"
RULE = "FR303"  # the finding that is open
WIDTH, HEIGHT = 1240, 1000
OPENED = """
const code = [...document.querySelectorAll(".card .code")].find(
  (it) => it.textContent === arguments[0]);
code.closest(".card").click();
document.activeElement.blur();
"""


def main(target: str = "", *wish: str) -> None:
    """Write the report, open it, open one finding, take the picture."""
    size = (int(wish[0]), int(wish[1])) if len(wish) > 1 else (WIDTH, HEIGHT)
    with TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        subprocess.run(  # noqa: S603 - our own program; the sample fails its gate
            [sys.executable, "-m", "mtcheck", "scan", SAMPLE, f"--output=html={page}"],
            check=False,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
        )
        picture = _picture(page, size, "dark" if "dark" in wish else "light")
    path = Path(target) if target else TARGET
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(picture)


def _picture(page: Path, size: tuple[int, int], colours: str) -> bytes:
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for argument in ("--headless=new", "--no-sandbox", "--hide-scrollbars"):
        options.add_argument(argument)
    driver = webdriver.Chrome(options, Service(shutil.which("chromedriver")))
    try:
        metrics = {"width": size[0], "height": size[1], "deviceScaleFactor": 1}
        driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride", {**metrics, "mobile": False}
        )
        features = [{"name": "prefers-color-scheme", "value": colours}]
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        driver.get(page.as_uri())
        driver.execute_script(OPENED, RULE)
        shot = driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})
        return base64.b64decode(shot["data"])
    finally:
        driver.quit()


if __name__ == "__main__":
    main(*sys.argv[1:])
