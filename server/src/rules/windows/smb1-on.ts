import { judgeRegistry, type RegistryExpectation } from "../registry-values.ts";
import type { Rule } from "../rule.ts";
import { template } from "../samples.ts";

const services = "System\\CurrentControlSet\\Services";

const expectations: readonly RegistryExpectation[] = [
  {
    key: `${services}\\LanmanServer\\Parameters`,
    name: "SMB1",
    isWrong: (data) => data !== "0",
    wrong: "file sharing answers in SMB version 1",
    right: "file sharing does not answer in SMB version 1",
    safe: "0",
  },
  {
    key: `${services}\\MrxSmb10`,
    name: "Start",
    isWrong: (data) => data !== "4",
    wrong: "the client for SMB version 1 may start",
    right: "the client for SMB version 1 is disabled",
  },
];

export const smb1On: Rule = {
  id: "smb1-on",
  title: "SMB version 1 is on",
  recommendation: undefined,
  severity: "error",
  proves: "broken-only",
  docs: `
SMB version 1 is what WannaCry and NotPetya travelled by. It knows no encryption and can be talked out of signing; nothing made since 2007 needs
it.

**What to do:** set \`SMB1\` to 0 on servers and disable the driver \`MrxSmb10\` on clients; look first for old printers and file servers that
speak nothing else.`,
  bad: [
    template(`
[Unicode]
Unicode=yes
[Registry Values]
MACHINE\\System\\CurrentControlSet\\Services\\LanmanServer\\Parameters\\SMB1=4,1
                                                                         ^ file sharing answers in SMB version 1
`),
  ],
  good: [
    template(`
[Unicode]
Unicode=yes
[Registry Values]
MACHINE\\System\\CurrentControlSet\\Services\\LanmanServer\\Parameters\\SMB1=4,0
MACHINE\\System\\CurrentControlSet\\Services\\MrxSmb10\\Start=4,4
`),
  ],

  *check({ configuration }) {
    yield* judgeRegistry(configuration, expectations);
  },
};
