import { judgeRegistry } from "../registry-values.ts";
import { broken, kept, type Rule } from "../rule.ts";
import { template } from "../samples.ts";
import { namePrincipal } from "./msp-accounts.ts";

const everybody = new Set(["Everyone", "Authenticated Users", "Domain Users", "Users", "Interactive"]);

const networkLevel = {
  key: "Software\\Policies\\Microsoft\\Windows NT\\Terminal Services",
  name: "UserAuthentication",
  isWrong: (data: string) => data === "0",
  wrong: "remote desktop shows its logon screen before anyone has logged on",
  right: "remote desktop asks for a logon before it opens a session",
  safe: "1",
};

export const remoteDesktopForEveryone: Rule = {
  id: "remote-desktop-for-everyone",
  title: "Remote desktop is open to every user",
  recommendation: "rdp-limited-and-not-public",
  severity: "error",
  proves: "broken-only",
  docs: `
Remote desktop was the intruders' favorite way from machine to machine. When every user of the domain may use it, any stolen password will do.

**What to do:** give *Allow log on through Remote Desktop Services* to a group of those who need it, and let only named hosts connect.`,
  bad: [
    template(`
[Unicode]
Unicode=yes
[Privilege Rights]
SeRemoteInteractiveLogonRight = *S-1-5-32-544,*S-1-5-11
                                              ^^^^^^^^^ Authenticated Users may log on by remote desktop
`),
  ],
  good: [
    template(
      "[Unicode]\nUnicode=yes\n[Privilege Rights]\nSeRemoteInteractiveLogonRight = *S-1-5-32-544,NORTHGATE\\Remote Admins\n",
    ),
  ],

  *check({ configuration }) {
    yield* judgeRegistry(configuration, [networkLevel]);
    for (const { right, holders, span } of configuration.policy?.rights ?? []) {
      if (right.value !== "SeRemoteInteractiveLogonRight") continue;
      const open = holders.filter((holder) => everybody.has(holder.known ?? ""));
      for (const holder of open)
        yield broken({
          span: holder.span,
          message: `${namePrincipal(holder)} may log on by remote desktop`,
          fixes: [
            {
              title: `Take the right to log on by remote desktop from ${namePrincipal(holder)}`,
              changes: [{ kind: "remove-statement", span: holder.span }],
              safe: false,
            },
          ],
        });
      if (open.length === 0) yield kept(span, "remote desktop is limited to named groups and accounts");
    }
  },
};
