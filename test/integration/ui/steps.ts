import { strict as assert } from "node:assert";
import type { Locator, Page } from "playwright-core";

/** Who sits in front of the editor. */
export interface Person {
  readonly page: Page;
  /** The folder that is open. */
  readonly folder: string;
  picture(name: string): Promise<void>;
}

/** What a person does with the product, in this order. */
export const steps: ReadonlyArray<readonly [string, (person: Person) => Promise<void>]> = [
  ["opens a configuration, which is recognised and underlined", openConfiguration],
  ["sees the count in the status bar", readStatusBar],
  ["reads the findings in the Problems panel", readProblems],
  ["reads one on hover", hoverFinding],
  ["mends it from the light bulb's menu", useQuickFix],
  ["opens the rule's page from the finding", openRulePage],
  ["reads the report and follows its evidence to the line", readReport],
];

const file = "edge-asa.cfg";

/** The findings that are looked at, and the one that is mended. */
const openSmb = "lets tcp/445 (SMB) in from the internet";
const wideEgress = "lets every service from inside to the internet";
const telnet = "Telnet on inside";

async function openConfiguration({ page }: Person): Promise<void> {
  await page.locator(".explorer-folders-view .monaco-list-row", { hasText: file }).dblclick({ timeout: 60_000 });
  await page.locator(".statusbar-item", { hasText: "Cisco ASA" }).waitFor({ timeout: 60_000 });
}

async function readStatusBar({ page }: Person): Promise<void> {
  const item = page.locator(".statusbar-item", { hasText: /\d+ findings/ });
  await item.hover({ timeout: 60_000 });
  await page.locator(".monaco-hover:visible", { hasText: "read as Cisco ASA" }).waitFor();
}

async function readProblems({ page, picture }: Person): Promise<void> {
  await runCommand(page, "View: Focus Problems");
  await filterProblems(page, file);
  await problem(page, wideEgress).dblclick();
  await squiggles(page).first().waitFor();
  await page.mouse.move(0, 0);
  await picture("problems");
}

async function hoverFinding({ page, picture }: Person): Promise<void> {
  await problem(page, openSmb).dblclick();
  await runCommand(page, "View: Hide Panel");
  await page.locator(".view-line", { hasText: "object XRAY-VENDOR object" }).locator("span span").first().hover();
  await page.locator(".monaco-hover:visible", { hasText: openSmb }).waitFor();
  await picture("hover");
}

async function useQuickFix({ page, picture }: Person): Promise<void> {
  const choices = page.locator(".action-widget .monaco-list-row.action");
  await filterProblems(page, "Telnet");
  await problem(page, telnet).dblclick();
  await poll("the light bulb's menu", async () => {
    await page.mouse.move(0, 0);
    await page.locator(".lightBulbWidget:visible, [class*=gutter-lightbulb]:visible").first().click();
    return appears(choices.first());
  });
  await picture("quick-fix");
  await choices.first().click();
  await problem(page, telnet).waitFor({ state: "detached" });
  await filterProblems(page, file);
}

async function openRulePage({ page, picture }: Person): Promise<void> {
  await problem(page, wideEgress).locator("a", { hasText: "unapproved-egress" }).click();
  await webview(page).locator("h1").waitFor();
  await picture("rule-page");
}

async function readReport({ page, picture }: Person): Promise<void> {
  await runCommand(page, "Palisade: Show Report");
  await runCommand(page, "View: Hide Panel");
  const link = webview(page).locator("a[href^='command:']", { hasText: file }).first();
  await link.waitFor();
  await picture("report");
  const line = (await link.textContent())?.split(":")[1];
  assert.ok(line);
  await link.click();
  await page.locator(".statusbar-item", { hasText: `Ln ${line},` }).waitFor();
}

const squiggles = (page: Page) => page.locator(".monaco-editor [class*=squiggly-]");

/** The finding's row in the Problems panel, if it is in sight. */
const problem = (page: Page, text: string) =>
  page.locator(".markers-panel .monaco-list-row:has(.marker-icon)", { hasText: text });

async function filterProblems(page: Page, text: string): Promise<void> {
  await runCommand(page, "View: Focus Problems");
  await page.locator(".viewpane-filter input").fill(text);
}

/** The page inside the webview in front. */
const webview = (page: Page) =>
  page.frameLocator("iframe.webview.ready >> visible=true").frameLocator("iframe#active-frame");

/** Runs a command from the palette; opens it again when something that just finished took the focus away. */
async function runCommand(page: Page, title: string): Promise<void> {
  const palette = page.locator(".quick-input-widget");
  await poll(`the command ${title}`, async () => {
    try {
      await page.keyboard.press("F1");
      await palette.locator("input").fill(`>${title}`, { timeout: 2000 });
      await palette.locator(".monaco-list-row", { hasText: title }).first().click({ timeout: 2000 });
      return true;
    } catch {
      return false;
    }
  });
  await palette.waitFor({ state: "hidden" });
}

const appears = (place: Locator) =>
  place.waitFor({ timeout: 3000 }).then(
    () => true,
    () => false,
  );

async function poll(what: string, holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
