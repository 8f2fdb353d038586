
"use strict";
(() => {
  const root = document.documentElement;
  const one = (selector) => document.querySelector(selector);
  const all = (selector) => [...document.querySelectorAll(selector)];
  root.classList.add("js");

  const panel = one("#findings");
  const query = one("#query");
  const family = one("#family");
  const fold = one("#fold");
  const switches = all(".switches button");
  const keys = one("#keys");

  // One entry for each finding, under its number.
  const findings = new Map();
  for (const card of all(".card")) {
    findings.set(card.id.slice(1), {
      number: card.id.slice(1),
      card,
      marks: [],
      severity: card.dataset.s,
      rule: card.dataset.r,
      family: card.dataset.k,
      text: null,
      shown: true,
    });
  }
  const order = [...findings.values()];

  const marks = all("mark").map((element) => {
    const of = element.dataset.f.split(" ").map((number) => findings.get(number));
    const link = element.firstElementChild;
    const label = link.getAttribute("aria-label");
    const mark = { element, of, link, label, shown: of[0] };
    of.forEach((finding) => finding.marks.push(mark));
    return mark;
  });
  const markOf = new Map(marks.map((mark) => [mark.element, mark]));

  const state = { off: new Set(), family: "", words: [], rule: null };
  let current = null;
  let singleKeys = true;

  // ---------------------------------------------------------------- filters

  const plain = (text) =>
    text.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase().replace(/\s+/g, " ");

  const fits = (finding) => {
    if (state.off.has(finding.severity)) return false;
    if (state.family && finding.family !== state.family) return false;
    if (state.rule !== null && finding.rule !== state.rule) return false;
    if (!state.words.length) return true;
    finding.text ??= plain(finding.card.textContent);
    return state.words.every((word) => finding.text.includes(word));
  };

  const severities = { 25: "critical", 5: "major", 1: "minor", 0: "neutral" };

  const showMark = (mark) => {
    const worst = mark.of.find((finding) => finding.shown) ?? null;
    if (worst === mark.shown) return;
    mark.shown = worst;
    mark.element.className = worst ? severities[worst.severity] : "off";
    // Without an address it is no link, and plain words bear no label.
    if (worst) {
      mark.link.href = `#f${worst.number}`;
      if (mark.label) mark.link.setAttribute("aria-label", mark.label);
    } else {
      mark.link.removeAttribute("href");
      mark.link.removeAttribute("aria-label");
    }
  };

  const foldPassages = () => {
    if (!root.classList.contains("folded")) return;
    for (const passage of all(".p.hit")) passage.classList.remove("hit");
    for (const mark of marks) {
      if (mark.shown) mark.element.closest(".p").classList.add("hit");
    }
  };

  const isFiltered = () =>
    state.off.size || state.family || state.words.length || state.rule !== null;

  const apply = () => {
    for (const finding of order) {
      const shown = fits(finding);
      if (shown === finding.shown) continue;
      finding.shown = shown;
      finding.card.hidden = !shown;
    }
    marks.forEach(showMark);
    foldPassages();
    const shown = order.filter((finding) => finding.shown);
    const of = `${order.length.toLocaleString("en")} finding${order.length === 1 ? "" : "s"}`;
    one("#status").textContent = isFiltered()
      ? `${shown.length.toLocaleString("en")} of ${of}`
      : of;
    one("#clear").disabled = !isFiltered();
    one(".none").hidden = shown.length > 0;
    if (current && !current.shown) leave();
    rove(current ?? shown[0]);
  };

  const toggle = (button) => {
    const isOn = button.getAttribute("aria-pressed") === "true";
    button.setAttribute("aria-pressed", String(!isOn));
    if (isOn) state.off.add(button.dataset.s);
    else state.off.delete(button.dataset.s);
    apply();
  };

  const clear = () => {
    switches.forEach((button) => button.setAttribute("aria-pressed", "true"));
    Object.assign(state, { off: new Set(), family: "", words: [], rule: null });
    family.value = query.value = "";
    apply();
  };

  const toggleFold = () => {
    const isFolded = root.classList.toggle("folded");
    fold.setAttribute("aria-pressed", String(isFolded));
    foldPassages();
  };

  // -------------------------------------------------------------- selection

  // Of all cards one alone is a stop of the tab key.
  let stop = null;
  const rove = (finding) => {
    if (stop) stop.card.tabIndex = -1;
    stop = finding ?? null;
    if (stop) stop.card.tabIndex = 0;
  };

  const explain = (finding) => {
    const why = document.getElementById(`r${finding.rule}`)?.querySelector(".why");
    if (why && !finding.card.querySelector(".why")) {
      finding.card.append(why.cloneNode(true));
    }
  };

  const light = (finding, isOn) => {
    finding.card.classList.toggle("current", isOn);
    finding.marks.forEach((mark) => mark.element.classList.toggle("current", isOn));
    if (isOn) finding.card.setAttribute("aria-current", "true");
    else finding.card.removeAttribute("aria-current");
    const passage = finding.marks[0]?.element.closest(".p");
    if (!passage) return;
    const [file, index] = passage.id.slice(1).split("-").map(Number);
    for (const bar of passage.closest(".file").querySelectorAll(".strip a")) {
      const [own, first, last] = bar.dataset.p.split(" ").map(Number);
      const isHere = isOn && own === file && first <= index && index <= last;
      bar.classList.toggle("here", isHere);
    }
  };

  const leave = () => {
    if (!current) return;
    light(current, false);
    current.card.querySelector(":scope > .why")?.remove();
    current = null;
    root.classList.remove("open");
    history.replaceState(null, "", location.pathname + location.search);
  };

  const revealCard = ({ card }) => {
    const box = panel.getBoundingClientRect();
    const own = card.getBoundingClientRect();
    const above = own.top - box.top - 8;
    const below = own.bottom - Math.min(box.bottom, innerHeight) + 8;
    if (above < 0) panel.scrollTop += above;
    else if (below > 0) panel.scrollTop += Math.min(below, above);
  };

  const revealMark = ({ marks: [mark] }) => {
    if (!mark) return;
    const folded = mark.element.closest("details");
    if (folded) folded.open = true;
    const own = mark.element.getBoundingClientRect();
    const top = one(".bar").getBoundingClientRect().bottom + 60;
    const isNarrow = getComputedStyle(panel).position === "fixed";
    const bottom = isNarrow ? panel.getBoundingClientRect().top : innerHeight;
    const isSeen = own.height && own.top > top && own.bottom < bottom - 20;
    if (!isSeen) mark.element.scrollIntoView({ block: "center" });
  };

  const select = (finding, focus = true) => {
    if (!finding) return;
    if (finding !== current) leave();
    current = finding;
    root.classList.add("open");
    explain(finding);
    light(finding, true);
    rove(finding);
    if (focus) finding.card.focus({ preventScroll: true });
    history.replaceState(null, "", `#f${finding.number}`);
    const reveal = () => {
      revealCard(finding);
      revealMark(finding);
    };
    reveal();
    // What was out of sight has its true size only now.
    requestAnimationFrame(() => current === finding && reveal());
  };

  const step = (by) => {
    const shown = order.filter((finding) => finding.shown);
    if (!shown.length) return;
    const at = current ? shown.indexOf(current) + by : by > 0 ? 0 : shown.length - 1;
    select(shown[(at + shown.length) % shown.length]);
  };

  const backToText = () => {
    const link = current?.marks[0]?.link;
    leave();
    link?.focus({ preventScroll: true });
  };

  // Where findings overlap, each further click shows the next of them.
  const choose = (mark) => {
    const shown = mark.of.filter((finding) => finding.shown);
    const at = shown.indexOf(current);
    select(shown[(at + 1) % shown.length]);
  };

  // ----------------------------------------------------------------- events

  const hashed = () => findings.get(/^#f(\d+)$/.exec(location.hash)?.[1]);

  const showKeys = () => (keys.open ? keys.close() : keys.showModal());

  one("#text").addEventListener("click", (event) => {
    const mark = markOf.get(event.target.closest("mark"));
    if (!mark) return;
    event.preventDefault();
    if (mark.shown) choose(mark);
  });

  panel.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    const finding = findings.get(event.target.closest(".card")?.id.slice(1));
    if (!finding || !finding.shown) return;
    if (link?.hash.startsWith("#r")) return;
    if (link) event.preventDefault();
    if (!link && String(getSelection())) return;
    select(finding, !link);
    if (link) finding.marks[0]?.link.focus();
  });

  panel.addEventListener("keydown", (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const finding = findings.get(event.target.id?.slice(1));
    if (!finding || event.target !== finding.card) return;
    if (by) step(by);
    else if (event.key === "Enter" || event.key === " ") select(finding);
    else return;
    event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    const only = event.target.closest(".only");
    if (!only) return;
    clear();
    state.rule = only.dataset.r;
    apply();
    step(1);
  });

  switches.forEach((button) => button.addEventListener("click", () => toggle(button)));
  family.addEventListener("change", () => {
    state.family = family.value;
    apply();
  });
  query.addEventListener("input", () => {
    state.words = plain(query.value).split(" ").filter(Boolean);
    apply();
  });
  fold.addEventListener("click", toggleFold);
  one("#clear").addEventListener("click", clear);
  one("#next").addEventListener("click", () => step(1));
  one("#previous").addEventListener("click", () => step(-1));
  one("#help").addEventListener("click", showKeys);
  one("#keys-close").addEventListener("click", () => keys.close());
  one("#close").addEventListener("click", backToText);
  one("#single").addEventListener("change", (event) => {
    singleKeys = event.target.checked;
  });
  addEventListener("hashchange", () => select(hashed()));

  const commands = {
    j: () => step(1),
    k: () => step(-1),
    f: () => family.focus(),
    c: toggleFold,
    0: clear,
    "/": () => query.select(),
    "?": showKeys,
  };
  ["25", "5", "1", "0"].forEach((severity, at) => {
    const button = switches.find((it) => it.dataset.s === severity);
    commands[at + 1] = () => button && toggle(button);
  });

  const escape = () => {
    if (document.activeElement === query || document.activeElement === family) {
      document.activeElement.blur();
    } else backToText();
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (keys.open) return;
    if (event.key === "Escape") {
      escape();
      return;
    }
    if (!singleKeys || event.target.closest("input, select, textarea")) return;
    const command = Object.hasOwn(commands, event.key) && commands[event.key];
    if (!command) return;
    event.preventDefault();
    command();
  });

  // What sticks below the bar must know how many rows the bar takes.
  const bar = one(".bar");
  new ResizeObserver(() => {
    root.style.setProperty("--bar", `${bar.offsetHeight}px`);
  }).observe(bar);

  apply();
  select(hashed());
})();
