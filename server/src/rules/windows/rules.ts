import type { Rule } from "../rule.ts";
import { automaticLogon } from "./automatic-logon.ts";
import { fileSyncClientOn } from "./file-sync-client-on.ts";
import { oldAuthentication } from "./old-authentication.ts";
import { outsideResolver } from "./outside-resolver.ts";
import { powershellUnrestricted } from "./powershell-unrestricted.ts";
import { programListOpen } from "./program-list-open.ts";
import { programsUnrestricted } from "./programs-unrestricted.ts";
import { publishedPassword } from "./published-password.ts";
import { remoteManagementInClear } from "./remote-management-in-clear.ts";
import { smb1On } from "./smb1-on.ts";

/** Rules about what policies set on Windows machines. */
export const windowsRules: readonly Rule[] = [
  publishedPassword,
  automaticLogon,
  oldAuthentication,
  smb1On,
  fileSyncClientOn,
  powershellUnrestricted,
  programsUnrestricted,
  programListOpen,
  remoteManagementInClear,
  outsideResolver,
];
