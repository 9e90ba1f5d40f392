// The oracle of the comparisons: citeproc-js. Reads one JSON job a line {style, items, locales, mode, locale},
// writes one JSON answer a line. Run with the folder that holds node_modules as its argument.
const fs = require("fs");
const path = require("path");
const readline = require("readline");
const CSL = require(path.join(path.resolve(process.argv[2]), "node_modules", "citeproc"));
CSL.debug = () => {};
const cache = {};

function run(job) {
  const byId = {};
  for (const item of job.items) byId[item.id] = item;
  const sys = {
    retrieveItem: (id) => byId[id],
    retrieveLocale: (tag) => {
      const file = path.join(job.locales, `locales-${tag}.xml`);
      if (!(file in cache)) cache[file] = fs.existsSync(file) ? fs.readFileSync(file, "utf8") : false;
      return cache[file];
    },
  };
  const engine = new CSL.Engine(sys, job.style, job.locale || "en-US", Boolean(job.locale));
  engine.opt.development_extensions.wrap_url_and_doi = false;
  const ids = job.items.map((item) => item.id);
  engine.updateItems(ids);
  if (job.mode === "citation") return ids.map((id) => engine.makeCitationCluster([{ id }]));
  const made = engine.makeBibliography();
  if (!made) return null;
  return made[0].entry_ids.map((id, n) => [String(id[0]), made[1][n]]);
}

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  let answer;
  try {
    answer = { result: run(JSON.parse(line)) };
  } catch (error) {
    answer = { error: String(error) };
  }
  process.stdout.write(JSON.stringify(answer) + "\n");
});
