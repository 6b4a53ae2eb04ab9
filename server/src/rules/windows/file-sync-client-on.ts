import { judgeRegistry, type RegistryExpectation } from "../registry-values.ts";
import type { Rule } from "../rule.ts";
import { lgpo } from "../samples.ts";

const isZero = (data: string) => data === "0";
const policies = "Software\\Policies\\Microsoft\\Windows\\OneDrive";

const expectations: readonly RegistryExpectation[] = ["DisableFileSyncNGSC", "DisableFileSync"].map((name) => ({
  key: policies,
  name,
  isWrong: isZero,
  wrong: "OneDrive may carry files out",
  right: "OneDrive is off",
  safe: "1",
}));

export const fileSyncClientOn: Rule = {
  id: "file-sync-client-on",
  title: "A file-sharing client is allowed by policy",
  recommendation: "file-share-sites-denied",
  severity: "warning",
  proves: "broken-only",
  docs: `
Intruders carry data out through the same public file-sharing sites that the staff use, because nobody notices. The alert wants such sites denied
where they are not needed for the work.

**What to do:** switch the client off by policy (\`DisableFileSyncNGSC\` = 1), or, where the organization works with it, declare it in
palisade.yaml under \`approved.fileShares\` (\`onedrive\`) and let it take the own tenant only (\`AllowTenantList\`).`,
  bad: [
    lgpo(`
Computer
Software\\Policies\\Microsoft\\Windows\\OneDrive
DisableFileSyncNGSC
DWORD:0
      ^ OneDrive may carry files out

`),
  ],
  good: [
    lgpo(`
Computer
Software\\Policies\\Microsoft\\Windows\\OneDrive
DisableFileSyncNGSC
DWORD:1

`),
    lgpo(
      `
Computer
Software\\Policies\\Microsoft\\Windows\\OneDrive
DisableFileSyncNGSC
DWORD:0

`,
      "approved: { fileShares: [onedrive] }\n",
    ),
  ],

  *check({ configuration, site }) {
    if (site.approved.fileShares.some(({ value }) => value.toLowerCase().includes("onedrive"))) return;
    yield* judgeRegistry(configuration, expectations);
  },
};
