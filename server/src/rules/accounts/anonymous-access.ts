import type { PolicySetting } from "../../model/policy.ts";
import { judgeRegistry, type RegistryExpectation } from "../registry-values.ts";
import { broken, kept, type Observation, type Rule } from "../rule.ts";
import { template } from "../samples.ts";

const server = "System\\CurrentControlSet\\Services\\LanManServer\\Parameters";
const lsa = "System\\CurrentControlSet\\Control\\Lsa";
const isZero = (data: string) => data === "0";
const isNotZero = (data: string) => data !== "0";
const isNotEmpty = (data: string) => data.replace(/[\s,"]/g, "") !== "";

const expectations: readonly RegistryExpectation[] = [
  {
    key: server,
    name: "RestrictNullSessAccess",
    isWrong: isZero,
    wrong: "anonymous users reach named pipes and shares",
    right: "anonymous users do not reach named pipes and shares",
    safe: "1",
  },
  {
    key: server,
    name: "NullSessionShares",
    isWrong: isNotEmpty,
    wrong: "anonymous users reach the shares listed here",
    right: "no share is open to anonymous users",
    safe: "",
  },
  {
    key: server,
    name: "NullSessionPipes",
    isWrong: isNotEmpty,
    wrong: "anonymous users reach the named pipes listed here",
    right: "no named pipe is open to anonymous users",
    safe: "",
  },
  {
    key: lsa,
    name: "RestrictAnonymous",
    isWrong: isZero,
    wrong: "anonymous users may list shares and accounts",
    right: "anonymous users may not list shares",
    safe: "1",
  },
  {
    key: lsa,
    name: "RestrictAnonymousSAM",
    isWrong: isZero,
    wrong: "anonymous users may list accounts",
    right: "anonymous users may not list accounts",
    safe: "1",
  },
  {
    key: lsa,
    name: "EveryoneIncludesAnonymous",
    isWrong: isNotZero,
    wrong: "what is open to Everyone is open to anonymous users",
    right: "anonymous users do not count as Everyone",
    safe: "0",
  },
  {
    key: "Software\\Policies\\Microsoft\\Windows\\LanmanWorkstation",
    name: "AllowInsecureGuestAuth",
    isWrong: isNotZero,
    wrong: "shares may be used as a guest, without a password",
    right: "shares may not be used as a guest",
    safe: "0",
  },
];

const settings = [
  {
    name: "LSAAnonymousNameLookup",
    wrong: "anonymous users may ask for the names of accounts",
    right: "anonymous users may not ask for names",
  },
  { name: "EnableGuestAccount", wrong: "the Guest account is enabled", right: "the Guest account is disabled" },
];

export const anonymousAccess: Rule = {
  id: "anonymous-access",
  title: "Anonymous users or guests have access",
  recommendation: "anonymous-shares-blocked",
  severity: "warning",
  proves: "kept-or-broken",
  docs: `
An intruder who has no account yet asks anonymously: for shares, for the names of accounts, for groups. Some policies still answer,
mostly for programs that are long gone.

**What to do:** set the values back as the fix offers. Look for very old programs or appliances that use null sessions before you roll the
policy out.`,
  bad: [
    template(`
[Unicode]
Unicode=yes
[System Access]
EnableGuestAccount = 1
                     ^ the Guest account is enabled
[Registry Values]
MACHINE\\System\\CurrentControlSet\\Control\\Lsa\\RestrictAnonymous=4,0
                                                                 ^ anonymous users may list shares and accounts
`),
  ],
  good: [
    template(`
[Unicode]
Unicode=yes
[System Access]
EnableGuestAccount = 0
[Registry Values]
MACHINE\\System\\CurrentControlSet\\Control\\Lsa\\RestrictAnonymous=4,1
MACHINE\\System\\CurrentControlSet\\Services\\LanManServer\\Parameters\\NullSessionShares=7,
`),
  ],

  *check({ configuration }) {
    for (const setting of configuration.policy?.settings ?? []) yield* judgeSetting(setting);
    yield* judgeRegistry(configuration, expectations);
  },
};

function* judgeSetting(setting: PolicySetting): Iterable<Observation> {
  const expectation = settings.find((each) => each.name === setting.name.value);
  if (!expectation) return;
  const { value, span } = setting.value;
  if (value === "0") yield kept(span, expectation.right);
  else
    yield broken({
      span,
      message: expectation.wrong,
      fixes: [
        {
          title: `Set ${expectation.name} to 0`,
          changes: [{ kind: "set-value", stated: setting.value, to: "0" }],
          safe: true,
        },
      ],
    });
}
