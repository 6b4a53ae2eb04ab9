import { type FileShareService, fileShareOfName, isApprovedShare } from "../../facts/file-shares.ts";
import type { Configuration } from "../../model/configuration.ts";
import type { ProgramMatch } from "../../model/policy.ts";
import type { Site } from "../../site/site.ts";
import type { Located } from "../../text/span.ts";
import { judgeRegistry, type RegistryExpectation } from "../registry-values.ts";
import { broken, kept, type Observation, type Rule } from "../rule.ts";
import { lgpo } from "../samples.ts";

const isZero = (data: string) => data === "0";

const oneDrive: readonly RegistryExpectation[] = ["DisableFileSyncNGSC", "DisableFileSync"].map((name) => ({
  key: "Software\\Policies\\Microsoft\\Windows\\OneDrive",
  name,
  isWrong: isZero,
  wrong: "OneDrive may carry files out",
  right: "OneDrive is off",
  safe: "1",
}));

/** Where the organization works with OneDrive, people's own accounts are still somebody else's place. */
const personalOneDrive: readonly RegistryExpectation[] = [
  {
    key: "Software\\Policies\\Microsoft\\OneDrive",
    name: "DisablePersonalSync",
    isWrong: isZero,
    wrong: "OneDrive may carry files to people's own accounts",
    right: "OneDrive does not work with people's own accounts",
    safe: "1",
    alsoOfUsers: true,
  },
];

export const fileSyncClientOn: Rule = {
  id: "file-sync-client-on",
  title: "A file-sharing client is allowed by policy",
  recommendation: "file-share-sites-denied",
  severity: "warning",
  proves: "broken-only",
  docs: `
Intruders carry data out through the same public file-sharing sites that the staff use, because nobody notices. The alert wants such sites denied
where they are not needed for the work.

**What to do:** switch the client off by policy (\`DisableFileSyncNGSC\` = 1), deny others in AppLocker's list (Dropbox, Google Drive and the like are
known by the names in their rules), or, where the organization works with one, declare it in palisade.yaml under \`approved.fileShares\`
(\`onedrive\`). Of OneDrive let it take the own tenant only (\`AllowTenantList\`, \`DisablePersonalSync\` = 1).`,
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
    const isApproved = site.approved.fileShares.some(({ value }) => value.toLowerCase().includes("onedrive"));
    yield* judgeRegistry(configuration, isApproved ? personalOneDrive : [...oneDrive, ...personalOneDrive]);
    yield* judgePrograms(configuration, site);
  },
};

/** Lists of programs that let a client run, or refuse it. */
function* judgePrograms({ policy }: Configuration, site: Site): Iterable<Observation> {
  const approved = site.approved.fileShares.map(({ value }) => value);
  for (const { action, programs } of policy?.programRules ?? [])
    for (const program of programs) {
      const client = clientOf(program);
      if (!client || isApprovedShare(client.service, approved)) continue;
      const { service, said } = client;
      yield action.value === "deny"
        ? kept(said.span, `${service.name} may not run`)
        : broken({ span: said.span, message: `${service.name} may run, and carry files out`, confidence: "likely" });
    }
}

function clientOf(
  program: ProgramMatch,
): { readonly service: FileShareService; readonly said: Located<string> } | undefined {
  for (const said of namesOf(program)) {
    const service = said && fileShareOfName(said.value);
    if (said && service) return { service, said };
  }
  return undefined;
}

function namesOf(program: ProgramMatch): readonly (Located<string> | undefined)[] {
  switch (program.by) {
    case "path":
      return [program.path];
    case "publisher":
      return [program.publisher, program.product, program.file];
    case "hash":
      return [program.file];
  }
}
