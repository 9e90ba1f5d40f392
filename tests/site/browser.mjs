// Looks at the built site in Chromium and prints what it saw as JSON; see test_browser.py.
//
//   node browser.mjs NODE_MODULES CHROMIUM TASK ADDRESS SCREENSHOTS
import { createRequire } from "node:module";
import { mkdirSync, readFileSync } from "node:fs";

const [modules, chromiumPath, task, address, pictures, ...rest] = process.argv.slice(2);
const require = createRequire(`${modules}/x.js`);
const { chromium } = require("playwright-core");

const browser = await chromium.launch({
  executablePath: chromiumPath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
mkdirSync(pictures, { recursive: true });

// Every page is opened with an eye on its console and on whom it asks for what.
async function open(path, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const seen = { errors: [], elsewhere: [] };
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) seen.errors.push(`${path}: ${message.text()}`);
  });
  page.on("pageerror", (error) => seen.errors.push(`${path}: ${error.message}`));
  page.on("dialog", (dialog) => { seen.errors.push(`${path}: dialog`); dialog.dismiss(); });
  page.on("request", (request) => {
    if (!request.url().startsWith(address)) seen.elsewhere.push(request.url());
  });
  await page.goto(address + path);
  return { context, page, seen };
}

const ready = (page) => page.waitForSelector("#filters:not([hidden])");
const found = (page) => page.$$eval("#found h3", (all) => all.map((each) => each.textContent));

const tasks = {
  // axe-core on each page, in light and dark, and a picture of it, wide and narrow.
  async look() {
    const axe = readFileSync(require.resolve("axe-core"), "utf8");
    const told = { violations: [], errors: [], elsewhere: [], overflow: [] };
    for (const colorScheme of ["light", "dark"]) {
      for (const path of rest) {
        const { context, page, seen } = await open(path, { colorScheme, bypassCSP: true });
        if (path.includes("publications.html")) await ready(page);
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => axe.run());
        for (const each of violations) {
          told.violations.push(`${colorScheme} ${path}: ${each.id}: ${each.nodes[0].html}`);
        }
        const name = path.replace(/[/.?=%&]+/g, "-");
        await page.screenshot({ path: `${pictures}/${name}-${colorScheme}.png`, fullPage: true });
        await page.setViewportSize({ width: 320, height: 640 });
        await page.screenshot({ path: `${pictures}/${name}-${colorScheme}-320.png` });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        if (wide > 320) told.overflow.push(`${path}: ${wide}`);
        told.errors.push(...seen.errors);
        told.elsewhere.push(...seen.elsewhere);
        await context.close();
      }
    }
    return told;
  },

  // Words, filters, the address bar, the way back, the other language.
  async search() {
    const { page, seen } = await open("publications.html");
    await ready(page);
    const told = { filters: {}, searches: {} };
    for (const name of ["year", "report", "body", "theme", "language", "kind"]) {
      told.filters[name] = await page.$$eval(`#filter-${name} option`, (all) => all.map((o) => o.text));
    }
    for (const words of rest) {
      await page.fill("#q", words);
      told.searches[words] = { titles: await found(page), status: await page.textContent("#status") };
    }
    await page.fill("#q", "");
    await page.selectOption("#filter-language", "th");
    told.byLanguage = await found(page);
    told.address = page.url().slice(address.length);
    told.everythingHidden = await page.isHidden("#everything");
    await page.reload();
    await ready(page);
    told.afterReload = await found(page);
    await page.selectOption("#filter-kind", "guide");
    told.combined = [page.url().slice(address.length), ...await found(page)];
    await page.goBack();
    told.back = [page.url().slice(address.length), ...await found(page)];
    await page.click("a[data-keep-state]");
    await ready(page);
    told.otherLanguage = {
      address: page.url().slice(address.length),
      titles: await found(page),
      facts: await page.$$eval("#found .entry-facts", (all) => all.map((each) => each.textContent)),
      status: await page.textContent("#status"),
    };
    await page.click("#clear");
    told.cleared = [page.url().slice(address.length), await page.isVisible("#everything"), await page.isVisible("#clear")];
    await page.click("#everything h3 a");
    told.opened = page.url().slice(address.length);
    return { ...told, ...seen };
  },

  // What is typed before the index is there; and an address with a body that is none.
  async early() {
    const page = await browser.newPage();
    let begin;
    const typed = new Promise((resolve) => { begin = resolve; });
    await page.route("**/search-index.js", async (route) => { await typed; await route.continue(); });
    await page.goto(`${address}publications.html?language=th`, { waitUntil: "domcontentloaded" });
    await page.fill("#q", rest[0]);
    begin();
    await ready(page);
    const told = { early: [new URL(page.url()).search, await page.inputValue("#q"), ...await found(page)] };
    await page.goto(`${address}publications.html?body=nobody`);
    await ready(page);
    return { ...told, nobody: [new URL(page.url()).search, await page.isVisible("#everything")] };
  },

  // From the front page to a result and a copied reference without a mouse.
  async keyboard() {
    const { page, context, seen } = await open("index.html", { permissions: ["clipboard-read", "clipboard-write"] });
    const focused = () => page.evaluate(() => document.activeElement.textContent.trim() || document.activeElement.id);
    await page.keyboard.press("Tab");
    const told = { first: await focused() };
    await page.keyboard.press("Enter");
    told.skipped = await page.evaluate(() => document.activeElement.id);
    await page.keyboard.press("Tab");
    told.box = await focused();
    await page.keyboard.type("skills");
    await page.keyboard.press("Enter");
    await ready(page);
    told.address = page.url().slice(address.length);
    told.found = await found(page);
    for (let steps = 0; steps < 30 && (await page.evaluate(() => !document.activeElement.closest("#found"))); steps += 1) {
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Enter");
    await page.waitForSelector("h1");
    told.opened = page.url().slice(address.length);
    for (let steps = 0; steps < 60 && (await page.evaluate(() => !document.activeElement.matches(".copy"))); steps += 1) {
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement.textContent === "Copied");
    told.clipboard = await page.evaluate(() => navigator.clipboard.readText());
    await page.waitForFunction(() => document.activeElement.textContent === "Copy", null, { timeout: 5000 });
    await context.close();
    return { ...told, ...seen };
  },

  // The same from a folder, without a server; and without scripts.
  async plain() {
    const { page, seen } = await open("publications.html");
    await ready(page);
    await page.fill("#q", rest[0]);
    const told = { found: await found(page), address: page.url().slice(address.length) };
    await page.reload();
    await ready(page);
    told.afterReload = await found(page);
    await page.goto(`${address}index.html`);
    await page.fill("#q", rest[0]);
    await page.press("#q", "Enter");
    await ready(page);
    told.fromFront = await found(page);
    const still = await open("publications.html", { javaScriptEnabled: false });
    told.withoutScript = {
      works: await still.page.locator("#everything h3").count(),
      filters: await still.page.isVisible("#filters"),
      copy: await (await open("publications/una-2023-skills.html", { javaScriptEnabled: false })).page.locator(".copy:visible").count(),
    };
    return { ...told, ...seen };
  },

  // Every page of a hostile catalogue, with every fold open.
  async attack() {
    const told = { errors: [], elsewhere: [], scripts: 0 };
    for (const path of rest) {
      const { context, page, seen } = await open(path);
      if (path.includes("publications.html")) {
        await ready(page);
        await page.fill("#q", "script");
      }
      await page.$$eval("details", (all) => all.forEach((each) => { each.open = true; }));
      told.scripts += await page.evaluate(() =>
        [...document.scripts].filter((each) => !each.src && each.type !== "application/ld+json").length);
      told.errors.push(...seen.errors);
      told.elsewhere.push(...seen.elsewhere);
      await context.close();
    }
    return told;
  },

  // The form in which the page compares texts.
  async keys() {
    const { page } = await open("publications.html");
    const texts = JSON.parse(readFileSync(rest[0], "utf8"));
    return page.evaluate((all) => all.map((text) => searchKey(text)), texts);
  },
};

console.log(JSON.stringify(await tasks[task]()));
await browser.close();
