"""The page in a real browser: open, filter, click, keys; quick, quiet, accessible."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from mtcheck.model import Confidence, Report, RuleInfo, Severity
from mtcheck.report import render

pytestmark = pytest.mark.browser

Make = Callable[[str], Report]
Open = Callable[[Report], "Page"]

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
WIDE, NARROW = (1360, 900), (400, 860)
# Two frames after something has changed, the browser has drawn it.
TIMED = """
const done = arguments[arguments.length - 1], start = performance.now();
arguments[0].value = arguments[1];
arguments[0].dispatchEvent(new Event("input"));
requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)));
"""


class Page:
    """A report in the browser, and what a reader does with it."""

    def __init__(self, driver: webdriver.Chrome, path: Path) -> None:
        self.driver = driver
        driver.get(path.as_uri())

    def all(self, selector: str) -> list[Any]:
        """The elements that are to be seen."""
        found = self.driver.find_elements(By.CSS_SELECTOR, selector)
        return [it for it in found if it.is_displayed()]

    def one(self, selector: str) -> Any:  # noqa: ANN401 - selenium has no public type
        """An element, seen or not."""
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def press(self, *keys: str) -> None:
        """Press keys, one after the other, wherever the focus is."""
        for key in keys:
            self.driver.switch_to.active_element.send_keys(key)

    @property
    def status(self) -> str:
        """How many findings are shown, as the page says."""
        return str(self.one("#status").text)

    @property
    def current(self) -> list[str]:
        """Ids of the findings that are open."""
        return [it.get_attribute("id") for it in self.all(".card.current")]

    @property
    def marked(self) -> str:
        """The words that are lit in the text."""
        return "".join(it.text for it in self.all("mark.current a"))


@pytest.fixture(scope="module")
def driver() -> Iterator[webdriver.Chrome]:
    """A browser without a window; none on the machine, no test."""
    binary = next(filter(None, map(shutil.which, BROWSERS)), None)
    server = shutil.which("chromedriver")
    if binary is None or server is None:
        pytest.skip("no chromium and chromedriver here (Debian: chromium-driver)")
    options = webdriver.ChromeOptions()
    options.binary_location = binary
    # In a container the sandbox of the browser cannot start, nor is /dev/shm large.
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    wanted = {"browser": "ALL", "performance": "ALL"}
    options.set_capability("goog:loggingPrefs", wanted)
    chrome = webdriver.Chrome(options=options, service=Service(server))
    yield chrome
    chrome.quit()


@pytest.fixture
def show(driver: webdriver.Chrome, tmp_path: Path) -> Iterator[Open]:
    """Open a report; whatever it did, it has logged nothing and asked nobody."""
    path = tmp_path / "report.html"
    size(driver, WIDE)
    for kind in ("browser", "performance"):
        logged(driver, kind)

    def opened(report: Report) -> Page:
        path.write_text(render(report, "html"), encoding="utf-8")
        return Page(driver, path)

    yield opened
    assert logged(driver, "browser") == []
    assert {url.partition(":")[0] for url in requested(driver)} <= {"file", "data"}


def logged(driver: webdriver.Chrome, kind: str) -> list[dict[str, Any]]:
    """What the browser has noted since the last time it was asked."""
    notes: list[dict[str, Any]] = driver.get_log(kind)  # type: ignore[no-untyped-call]
    return notes


def requested(driver: webdriver.Chrome) -> list[str]:
    """The addresses that pages have asked for."""
    messages = [
        json.loads(it["message"])["message"] for it in logged(driver, "performance")
    ]
    sent = [it for it in messages if it["method"] == "Network.requestWillBeSent"]
    return [it["params"]["request"]["url"] for it in sent]


def size(driver: webdriver.Chrome, wanted: tuple[int, int]) -> None:
    """Make the screen so wide and high."""
    width, height = wanted
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1}
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {**metrics, "mobile": False}
    )


def scheme(driver: webdriver.Chrome, name: str, media: str = "") -> None:
    """Let the reader prefer light or dark, on a screen or on paper."""
    features = [{"name": "prefers-color-scheme", "value": name}]
    driver.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"media": media, "features": features}
    )


def explained(report: Report) -> Report:
    """The report with what its rules say of themselves."""
    found = {finding.code: finding for finding in report.files[0].findings}
    rules = {
        code: RuleInfo(
            code=code,
            name=it.name,
            category=it.category,
            severity=it.severity,
            confidence=Confidence.HIGH,
            lang="fr",
            message="",
            why=f"Why {code} is a fault.",
            limits="None known.",
        )
        for code, it in found.items()
    }
    return replace(report, rules=rules)


@pytest.fixture
def page(show: Open, make: Make) -> Page:
    """The dirty report, open."""
    return show(explained(make("dirty")))


def test_opens_with_everything(page: Page) -> None:
    """Text, cards and counts are there; nothing is chosen yet."""
    assert page.status == "7 findings"
    assert len(page.all(".card")) == 7
    assert page.current == []
    assert page.one("mark.major a").text == "jeter leur chapeau dans le ring"


def test_click_on_a_fault_opens_it(page: Page) -> None:
    """Its card tells all: change, English, why; the words are lit in the text."""
    page.one("mark.major a").click()
    assert page.current == ["f1"]
    text = page.one("#f1").text
    assert "throw one’s hat into the ring" in text
    assert "se lancer dans la course" in text
    assert "Why FR214 is a fault." in text
    assert page.driver.current_url.endswith("#f1")


def test_further_clicks_walk_through_what_overlaps(page: Page) -> None:
    """The worst comes first, then the next, then the first again."""
    seen = []
    for _ in range(3):
        page.one('mark[data-f="1 3"] a').click()
        seen += page.current
    assert seen == ["f1", "f3", "f1"]


def test_click_on_a_card_lights_the_text(page: Page) -> None:
    """From the side panel to the words, and by its link back into the text."""
    page.one("#f4").click()
    assert page.current == ["f4"]
    assert page.marked == "Timeline"
    page.one("#f4 .place a").click()
    assert page.driver.switch_to.active_element.text == "Timeline"


def test_severities_can_be_hidden(page: Page) -> None:
    """Cards and marks go together; the button says what it does."""
    button = page.one('.switches [data-s="1"]')
    button.click()
    assert button.get_attribute("aria-pressed") == "false"
    assert page.status == "4 of 7 findings"
    assert page.all("mark.minor") == []
    page.one("#clear").click()
    assert page.status == "7 findings"
    assert len(page.all("mark.minor")) == 3


def test_families_can_be_chosen(page: Page) -> None:
    """One family alone."""
    page.one("#family option[value=typography]").click()
    assert page.status == "2 of 7 findings"


def test_search_knows_words_codes_and_no_accents(page: Page) -> None:
    """All words must be there, somewhere in the card."""
    for query, status in {
        "CONTROLE degats": "2 of 7 findings",
        "fr10": "2 of 7 findings",
        "hat ring": "1 of 7 findings",
        "nowhere": "0 of 7 findings",
    }.items():
        page.one("#query").clear()
        page.one("#query").send_keys(query)
        assert page.status == status
    assert page.one(".none").is_displayed()


def test_rules_filter_from_their_explanation(page: Page) -> None:
    """« show only these » leaves the findings of one rule, and opens the first."""
    page.one("article .only[aria-label$=FR220]").click()
    assert page.status == "1 of 7 findings"
    assert page.current == ["f2"]


def test_keys(page: Page) -> None:
    """All can be done without a mouse."""
    page.press("j")
    assert page.current == ["f1"]
    page.press("j", "j", "k")
    assert page.current == ["f2"]
    page.press("3")
    assert page.current == []
    assert page.status == "4 of 7 findings"
    page.press("j", "k")
    assert page.current == ["f5"]
    page.press("0")
    assert page.status == "7 findings"
    page.press("/")
    page.press("j")
    assert page.one("#query").get_attribute("value") == "j"
    page.press(Keys.ESCAPE)
    page.press("f")
    assert page.driver.switch_to.active_element.get_attribute("id") == "family"


def test_escape_goes_back_to_the_words(page: Page) -> None:
    """The card closes and the focus is where one was reading."""
    page.press("j")
    page.press(Keys.ESCAPE)
    assert page.current == []
    active = page.driver.switch_to.active_element
    assert active.text == "jeter leur chapeau dans le ring"
    active.send_keys(Keys.ENTER)
    assert page.current == ["f1"]


def test_arrows_walk_through_the_panel(page: Page) -> None:
    """One card is a stop of the tab key; arrows do the rest."""
    assert [it.get_attribute("id") for it in page.all('.card[tabindex="0"]')] == ["f1"]
    page.driver.execute_script("document.querySelector('#f1').focus()")
    page.press(Keys.ENTER, Keys.ARROW_DOWN, Keys.ARROW_DOWN)
    assert page.current == ["f3"]
    assert page.driver.switch_to.active_element.get_attribute("id") == "f3"


def test_help_lists_the_keys_and_can_turn_them_off(page: Page) -> None:
    """« ? » opens the list, Escape closes it; letters may be just letters."""
    page.press("?")
    assert page.one("#keys").is_displayed()
    page.one("#single").click()
    page.press(Keys.ESCAPE)
    assert not page.one("#keys").is_displayed()
    page.press("j")
    assert page.current == []


def test_only_passages_with_findings(page: Page) -> None:
    """What is clean goes away, filters included, and comes back."""
    page.press("c")
    assert len(page.all(".p")) == 3
    page.press("3")
    assert len(page.all(".p")) == 3
    page.press("1")
    assert len(page.all(".p")) == 1
    page.press("c")
    assert len(page.all(".p")) == 5


def test_an_address_may_name_a_finding(page: Page) -> None:
    """A link to a finding opens it."""
    page.driver.get(page.driver.current_url.partition("#")[0] + "#f4")
    page.driver.refresh()
    assert page.current == ["f4"]


def test_narrow_screens_show_one_card(page: Page) -> None:
    """The panel rises from below, and the words stay in sight above it."""
    size(page.driver, NARROW)
    assert page.all(".card") == []
    page.one("#next").click()
    assert page.current == ["f1"]
    panel, words = page.one("#findings").rect, page.one("mark.current a")
    top = page.driver.execute_script(
        "return arguments[0].getBoundingClientRect().top", words
    )
    assert top < panel["y"] or top < NARROW[1] / 2
    width = page.driver.execute_script("return document.documentElement.scrollWidth")
    assert width <= NARROW[0]
    page.one("#close").click()
    assert page.all(".card") == []


def test_without_scripts_all_is_there(page: Page) -> None:
    """Texts, cards and links need no script."""
    command = "Emulation.setScriptExecutionDisabled"
    page.driver.execute_cdp_cmd(command, {"value": True})
    try:
        page.driver.refresh()
        assert "se lancer dans la course" in page.one("#f1").text
        assert not page.one(".bar").is_displayed()
    finally:
        page.driver.execute_cdp_cmd(command, {"value": False})


def test_paper_shows_all_details(page: Page) -> None:
    """In print the cards are open and numbered like the words they are about."""
    scheme(page.driver, "light", "print")
    try:
        assert "se lancer dans la course" in page.one("#f1").text
        assert page.one("#f1 .number").text == "1"
        assert page.one("#m1").text == "1"
        assert not page.one(".bar").is_displayed()
    finally:
        scheme(page.driver, "light")


def test_right_to_left_text_runs_from_the_right(show: Open, make: Make) -> None:
    """Each text finds its direction; left-to-right neighbours keep theirs."""
    page = show(make("scripts"))
    directions = [it.value_of_css_property("direction") for it in page.all(".target p")]
    assert directions == ["ltr", "ltr", "rtl", "ltr", "ltr", "rtl"]


@pytest.mark.parametrize("name", ["hostile", "problems", "clean", "many"])
def test_opens_quietly(show: Open, make: Make, name: str) -> None:
    """Whatever a report holds, it asks for nothing and complains of nothing."""
    page = show(make(name))
    page.press("j", "1", "2", "0", "c", "?")
    assert page.one("#keys").is_displayed()


def test_hostile_text_does_nothing(
    show: Open, make_quoting: Callable[[str, int, int], Report]
) -> None:
    """No script of a text runs, no picture of it loads."""
    evil = (
        "</script><script>document.title='gone'</script>"
        "<img src=http://example.com/x onerror=\"document.title='gone'\">"
        "<a href=\"javascript:document.title='gone'\" id=f1>x</a> \u202eabc"
    )
    page = show(make_quoting(evil, 0, len(evil)))
    page.press("j")
    assert page.driver.title != "gone"
    assert page.driver.title.startswith("Failed")
    assert page.driver.find_elements(By.TAG_NAME, "img") == []


def test_two_thousand_findings_filter_within_a_second(
    show: Open, make_large: Callable[[int, int], Report]
) -> None:
    """From the last letter typed to the picture on the screen."""
    page = show(make_large(2000, 2000))
    query = page.one("#query")
    for text, status in (
        ("moulin", "1,000 of 2,000 findings"),
        ("ville", "1,000 of 2,000 findings"),
        ("", "2,000 findings"),
    ):
        taken = page.driver.execute_async_script(TIMED, query, text)
        assert page.status == status
        assert taken < 1000


def test_twenty_thousand_passages_open(
    show: Open, make_large: Callable[[int, int], Report]
) -> None:
    """A book opens in seconds, and its last finding is a key away."""
    page = show(make_large(20_000, 400))
    timing = "return performance.getEntriesByType('navigation')[0].loadEventEnd"
    assert page.driver.execute_script(timing) < 5000
    page.press("k")
    assert page.current == ["f400"]
    assert page.marked == "conseil municipal"


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("name", ["dirty", "scripts", "problems", "clean"])
def test_accessible(show: Open, make: Make, name: str, colours: str) -> None:
    """Landmarks, names, roles and contrasts hold before axe, closed and open."""
    report = make(name)
    page = show(explained(report) if report.files else report)
    scheme(page.driver, colours)
    try:
        assert violations(page) == []
        page.press("j", "3")
        assert violations(page) == []
    finally:
        scheme(page.driver, "light")


def violations(page: Page) -> list[str]:
    """What axe objects to."""
    import axe_core_python

    script = Path(axe_core_python.__file__).with_name("axe.min.js")
    page.driver.execute_script(script.read_text(encoding="utf-8"))
    run = "axe.run().then(arguments[0])"
    found = page.driver.execute_async_script(run)["violations"]
    return [
        f"{it['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for it in found
        for node in it["nodes"]
    ]


def test_severities_differ_by_more_than_colour(show: Open, make: Make) -> None:
    """Each severity has its own line under the words."""
    page = show(make("dirty"))
    lines = {
        severity: page.one(f"mark.{severity.label} a").value_of_css_property(
            "text-decoration-style"
        )
        for severity in Severity
    }
    assert len(set(lines.values())) == len(Severity)
