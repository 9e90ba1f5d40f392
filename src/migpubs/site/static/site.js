// Search, filters and copy buttons. Without this script every page still works as a plain page.
"use strict";

// --- the form in which texts are compared: the same as migpubs.text.search_key ------------------

const VOWELS = "\u0e31\u0e34-\u0e3a\u0e47\u0e4d\u0e4e";
const TONES = "\u0e48-\u0e4c";
const FOLLOWING = "\u0e30\u0e32\u0e33\u0e45";
const THAI = "\u0e01-\u0e5b";
const MARKS = new RegExp(`[${VOWELS}${TONES}]{2,}`, "g");
const FOLLOWED = new RegExp(`[${FOLLOWING}][${FOLLOWING}${TONES}]+`, "g");
const INVISIBLE = new RegExp(`(?<=[${THAI}])[\u200b-\u200d\u2060\ufeff]+(?=[${THAI}])`, "g");
const NIKHAHIT = new RegExp(`\u0e4d([${TONES}]*)[\u0e32\u0e45]`, "g");
const THAI_GAP = new RegExp(`(?<=[${THAI}]) (?=[${THAI}])`, "g");
const IS_TONE = new RegExp(`[${TONES}]`);

function sortMarks(marks, tonesFirst) {
  const tones = [...marks].filter((mark) => IS_TONE.test(mark)).join("");
  const others = [...marks].filter((mark) => !IS_TONE.test(mark)).join("");
  return tonesFirst ? tones + others : others + tones;
}

function normal(text) {
  return text.normalize("NFC").replace(/^\ufeff+/, "").replace(INVISIBLE, "")
    .replace(MARKS, (marks) => sortMarks(marks, false))
    .replace(NIKHAHIT, "$1\u0e33")
    .replace(/\u0e40\u0e40/g, "\u0e41")
    .replace(FOLLOWED, (marks) => sortMarks(marks, true))
    .replace(/(?<![\u0e24\u0e26])\u0e45/g, "\u0e32")
    .normalize("NFC");
}

const PLAIN = { "đ": "d", "ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "ß": "ss" };

function plainLetter(letter) {
  if (PLAIN[letter]) return PLAIN[letter];
  if (/\p{Nd}/u.test(letter)) return digit(letter);
  if (/[\p{L}\p{M}\p{N}]/u.test(letter)) return letter;
  return /\p{Cf}|['\u2019\u02bc`]/u.test(letter) ? "" : " ";
}

// Decimal digits come in runs of ten, and each run begins with its zero.
function digit(letter) {
  const code = letter.codePointAt(0);
  for (let zero = code; zero > code - 10; zero -= 1) {
    if (!/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) return String(code - zero);
  }
  return String((code - 0x0e50) % 10);
}

function searchKey(text) {
  const letters = normal(text.toLowerCase()).normalize("NFKD").toLowerCase()
    .replace(/(?<=[a-zæøđł])[\u0300-\u036f]+/g, "");
  const plain = Array.from(letters, plainLetter).join("");
  return normal(plain.trim().split(/\s+/).join(" ").replace(THAI_GAP, ""));
}

// --- copying -----------------------------------------------------------------------------------

async function copy(button) {
  const source = document.getElementById(button.dataset.copy);
  const words = button.closest("[data-copied]").dataset;
  button.dataset.label ||= button.textContent;
  const text = source.innerText.replace(/\u00a0/g, " ").trim();
  let done = true;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    getSelection().selectAllChildren(source);
    done = document.execCommand("copy");
  }
  button.textContent = done ? words.copied : words.failed;
  setTimeout(() => { button.textContent = button.dataset.label; }, 2000);
}

for (const button of document.querySelectorAll("button[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", () => copy(button));
}

// --- search and filters ------------------------------------------------------------------------

const STEP = 50;
const FILTERS = ["year", "report", "body", "theme", "language", "kind"];
const finder = document.getElementById("finder");

function state() {
  const given = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : location.search);
  const found = { q: given.get("q") ?? "" };
  for (const name of FILTERS) found[name] = given.get(name) ?? "";
  return found;
}

// A filter is a step that the browser's way back undoes; each letter that is typed is not.
function remember(now, step) {
  const query = new URLSearchParams(Object.entries(now).filter(([, value]) => value)).toString();
  const address = query ? `?${query}` : location.pathname;
  try {
    if (step && address !== (location.search || location.pathname)) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
  } catch { // some browsers keep pages from files from changing their address
    location.hash = query || "q=";
  }
  for (const link of document.querySelectorAll("a[data-keep-state]")) {
    link.href = link.href.split(/[?#]/)[0] + (query ? `?${query}` : "");
  }
}

// Thai has no blanks: there a word is found wherever its letters stand, and nothing begins a word.
const IS_THAI = new RegExp(`[${THAI}]`);

function begins(text, word) {
  if (IS_THAI.test(word)) return text.includes(word);
  return text.startsWith(word) || text.includes(` ${word}`) || text.includes(`\n${word}`);
}

function words(query) {
  const parts = query.match(/"[^"]+"|\S+/g) ?? [];
  return parts.map(searchKey).filter(Boolean);
}

function element(name, className, text, language) {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  if (language && language !== document.documentElement.lang) made.lang = language;
  return made;
}

class Finder {
  constructor(index, say) {
    this.say = say;
    this.place = index.languages.indexOf(document.documentElement.lang);
    this.index = index;
    const keys = index.bodies.map((body) => body.key);
    this.works = index.works.map((work) => ({
      ...work,
      hay: [work.key, ...work.bodies.map((body) => keys[body])].join("\n"),
      first: work.key.split("\n", 1)[0],
    }));
    this.facets = {
      year: (work) => (work.date ? [work.date.slice(0, 4)] : []),
      report: (work) => work.reports.map(String),
      body: (work) => [...work.bodies, ...work.above].map((place) => index.bodies[place].id),
      theme: (work) => work.themes.map((place) => index.themes[place].id),
      language: (work) => work.texts,
      kind: (work) => [work.kind],
    };
  }

  find(now) {
    const wanted = words(now.q);
    const filters = FILTERS.filter((name) => now[name]);
    const found = this.works.filter((work) =>
      filters.every((name) => this.facets[name](work).includes(now[name])) &&
      wanted.every((word) => work.hay.includes(word)));
    const ranks = [[], [], []];
    for (const work of found) ranks[this.rank(work, wanted)].push(work);
    return ranks.flat();
  }

  // Titles with words that begin so come first, then all that has such words, then letters inside.
  rank(work, wanted) {
    if (wanted.every((word) => begins(work.first, word))) return 0;
    return wanted.every((word) => begins(work.hay, word)) ? 1 : 2;
  }

  year(year) {
    const number = Number(year);
    if (this.place !== 1) return year;
    return number >= 1941 ? String(number + 543) : `ค.ศ. ${year}`;
  }

  date(date) {
    if (!date) return this.say.nd;
    const [year, month, day] = date.split("-");
    return [day && Number(day), month && this.say.months[month - 1], this.year(year)]
      .filter(Boolean).join(" ");
  }

  name(facet, value) {
    const named = {
      year: () => this.year(value),
      report: () => this.year(value),
      body: () => this.index.bodies.find((body) => body.id === value).name[this.place],
      theme: () => this.index.themes.find((theme) => theme.id === value).name[this.place],
      language: () => this.index.texts[value][this.place],
      kind: () => this.index.kinds[value][this.place],
    };
    return named[facet]();
  }

  options(facet) {
    const counts = new Map();
    for (const work of this.works) {
      for (const value of this.facets[facet](work)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const made = [...counts].map(([value, count]) => ({ value, count, name: this.name(facet, value) }));
    const collator = new Intl.Collator(document.documentElement.lang);
    const orders = {
      year: (a, b) => b.value - a.value,
      report: (a, b) => b.value - a.value,
      theme: () => 0,
      language: (a, b) => b.count - a.count,
    };
    if (facet === "theme") {
      const place = new Map(this.index.themes.map((theme, number) => [theme.id, number]));
      return made.sort((a, b) => place.get(a.value) - place.get(b.value));
    }
    return made.sort(orders[facet] ?? ((a, b) => collator.compare(a.name, b.name)));
  }

  other(work) {
    const shown = work.language.split("-")[0];
    for (const wanted of new Set([document.documentElement.lang, "en"])) {
      if (wanted === shown) return "";
      const other = work.titles[wanted];
      if (other) return element("p", "entry-other", other, wanted);
    }
    return "";
  }

  entry(work) {
    const item = document.createElement("li");
    const heading = element("h3", "entry-title", "");
    const link = element("a", "", work.supplied ? `[${work.title}]` : work.title, work.language);
    link.href = finder.dataset.pages + work.file;
    heading.append(link);
    const byline = work.byline[this.place] ?? work.byline[0];
    const facts = [
      this.date(work.date),
      work.kind === "document" ? "" : this.index.kinds[work.kind][this.place],
      work.texts.map((tag) => this.index.texts[tag][this.place]).join(", "),
    ];
    item.append(heading, this.other(work));
    if (byline) item.append(element("p", "entry-byline", byline));
    item.append(element("p", "entry-facts", facts.filter(Boolean).join(" · ")));
    return item;
  }
}

function attach(found) {
  const form = finder.querySelector("form");
  const box = form.elements.q;
  const selects = FILTERS.map((name) => document.getElementById(`filter-${name}`));
  const list = document.getElementById("found");
  const more = document.getElementById("more");
  const status = document.getElementById("status");
  const clear = document.getElementById("clear");
  let results = [];

  function show(from) {
    const shown = results.slice(from, from + STEP).map((work) => found.entry(work));
    list.append(...shown);
    more.hidden = list.childElementCount >= results.length;
    return shown[0];
  }

  function update(step = false) {
    const now = { q: box.value.trim() };
    for (const select of selects) now[select.name] = select.value;
    remember(now, step);
    const idle = Object.values(now).every((value) => !value);
    clear.hidden = idle;
    document.getElementById("everything").hidden = !idle;
    document.getElementById("results").hidden = idle;
    list.replaceChildren();
    results = idle ? [] : found.find(now);
    show(0);
    const told = results.length ? found.say.found : found.say.none;
    status.textContent = idle ? "" : told
      .replace("{count}", results.length.toLocaleString("en"))
      .replace("{total}", found.works.length.toLocaleString("en"));
  }

  function restore() {
    const now = state();
    box.value = now.q;
    for (const select of selects) {
      select.value = now[select.name];
      if (select.selectedIndex < 0) select.value = "";
    }
    update();
  }

  for (const select of selects) {
    for (const option of found.options(select.name)) {
      select.add(new Option(`${option.name} (${option.count})`, option.value));
    }
    select.parentElement.hidden = select.length < 2;
    select.addEventListener("change", () => update(true));
  }
  box.addEventListener("input", () => update());
  form.addEventListener("submit", (event) => { event.preventDefault(); update(true); });
  clear.addEventListener("click", () => {
    box.value = "";
    for (const select of selects) select.value = "";
    update(true);
    box.focus();
  });
  more.addEventListener("click", () => show(list.childElementCount)?.querySelector("a").focus());
  addEventListener("popstate", restore);
  document.getElementById("filters").hidden = selects.every((select) => select.parentElement.hidden);
  const typed = box.value;
  restore();
  if (typed !== box.value) {
    box.value = typed; // while the index was being loaded
    update();
  }
}

if (finder) {
  const say = JSON.parse(finder.dataset.words);
  const status = document.getElementById("status");
  const script = document.createElement("script");
  finder.querySelector("input").value = state().q;
  status.textContent = say.loading;
  script.src = finder.dataset.index;
  script.addEventListener("load", () => attach(new Finder(self.migpubs, say)));
  script.addEventListener("error", () => { status.textContent = say.failed; });
  document.head.append(script);
}
