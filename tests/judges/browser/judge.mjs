// What a browser makes of the pages: `node judge.mjs ORIGIN MODULES PATH…`, where ORIGIN serves the output, MODULES is the folder of what
// .ci/install-browser installed, and each PATH is a page. Every page is shown in five widths, by day and by night, then without JavaScript, and
// printed; axe-core must find nothing, no page may scroll sideways, ask anybody else, complain, or break its own policy.
// A last line counts, and the status is 1 where anything failed.
import { createRequire } from "node:module";
import path from "node:path";

const [origin, modules, ...paths] = process.argv.slice(2);
const require = createRequire(path.join(path.resolve(modules), "package.json"));
const puppeteer = require("puppeteer-core");
const axe = require("axe-core").source;

const WIDTHS = [360, 390, 768, 1280, 1600];
const SCHEMES = ["light", "dark"];
// Feeds are XML: axe knows HTML.
const isPage = (file) => file.endsWith(".html");

const failures = [];
let held = 0;
const hold = (file, rule, faults) => {
  held += 1;
  failures.push(...faults.map((fault) => `${file}: ${rule}: ${fault}`));
};

/** A tab that hears of all that a page asks for and complains of. */
async function tab(browser, file) {
  const page = await browser.newPage();
  const heard = { outside: [], complaints: [] };
  page.on("request", (request) => request.url().startsWith(origin) || heard.outside.push(request.url()));
  // A breach of the policy is told here as well. Browsers ask for an icon unasked.
  page.on("console", (message) => {
    const isOurs = !(message.location().url ?? "").endsWith("/favicon.ico") && !file.startsWith("nowhere");
    if (["error", "warn"].includes(message.type()) && isOurs) heard.complaints.push(message.text());
  });
  page.on("pageerror", (error) => heard.complaints.push(String(error)));
  page.on("requestfailed", (request) => heard.complaints.push(`${request.url()} ${request.failure()?.errorText}`));
  page.on("response", (response) => {
    const isIcon = response.url().endsWith("/favicon.ico");
    if (response.status() >= 400 && !isIcon && !file.startsWith("nowhere")) heard.complaints.push(`${response.status()} ${response.url()}`);
  });
  return { page, heard };
}

async function judge(browser, file) {
  const { page, heard } = await tab(browser, file);
  for (const scheme of SCHEMES) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    for (const width of WIDTHS) {
      await page.setViewport({ width, height: 900 });
      await page.goto(`${origin}/${file}`, { waitUntil: "load" });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      hold(file, `${width} px, ${scheme}`, wide > 0 ? [`scrolls ${wide} px sideways`] : []);
    }
    if (isPage(file)) {
      await page.evaluate(axe);
      const found = await page.evaluate(() => axe.run({ resultTypes: ["violations"] }));
      hold(file, `axe-core, ${scheme}`, found.violations.map((it) => `${it.id}: ${it.help}: ${it.nodes[0].html.slice(0, 120)}`));
    }
  }
  if (isPage(file)) {
    const styled = await page.evaluate(() => getComputedStyle(document.body).maxWidth);
    hold(file, "its style is taken", styled === "none" ? ["as if it had none"] : []);
    const print = await page.pdf({ preferCSSPageSize: true });
    const size = /\/MediaBox ?\[0 0 (\d+)(?:\.\d+)? (\d+)/.exec(Buffer.from(print).toString("latin1"));
    hold(file, "A4", size && size[1] >= 594 && size[1] <= 596 && size[2] >= 841 && size[2] <= 843 ? [] : [`printed on ${size?.slice(1)}`]);
  }
  await page.setJavaScriptEnabled(false);
  await page.goto(`${origin}/${file}`, { waitUntil: "load" });
  const session = await page.createCDPSession();
  const { cssContentSize, cssLayoutViewport } = await session.send("Page.getLayoutMetrics");
  hold(file, "without JavaScript", cssContentSize.width > cssLayoutViewport.clientWidth || cssContentSize.height < 100 ? ["is not shown"] : []);
  hold(file, "asks nobody else", [...new Set(heard.outside)]);
  hold(file, "nothing to complain of", [...new Set(heard.complaints)]);
  await page.close();
}

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const browser = await puppeteer.launch({ executablePath, headless: true, args: ["--no-sandbox", "--disable-gpu"] });
try {
  for (const file of paths) {
    try {
      await judge(browser, file);
    } catch (stumble) {
      hold(file, "could be judged", [String(stumble)]);
    }
  }
} finally {
  await browser.close();
}
failures.forEach((failure) => console.log(`  FAIL  ${failure}`));
console.log(`${held - failures.length} of ${held} sound on ${paths.length} pages`);
process.exit(failures.length || !held ? 1 : 0);
