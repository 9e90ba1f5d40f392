// First load of the list, and time from a key to the first result, in Chromium; see site.py.
import { createRequire } from "node:module";

const [tools, address] = process.argv.slice(2);
const { chromium } = createRequire(`${tools}/package.json`)("playwright-core");
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
const page = await browser.newPage();
const start = performance.now();
await page.goto(address);
await page.waitForSelector("#filters:not([hidden])");
const load = performance.now() - start;
const times = await page.evaluate(async () => {
  const box = document.getElementById("q");
  const measured = [];
  for (const words of ["แรงงาน", "trafficking children", "สิทธิ เด็ก", "a"]) {
    const start = performance.now();
    box.value = words;
    box.dispatchEvent(new Event("input"));
    document.getElementById("found").getBoundingClientRect();
    measured.push(performance.now() - start);
  }
  return measured;
});
console.log(`${Math.max(...times).toFixed(0)} (first load ${load.toFixed(0)})`);
await browser.close();
