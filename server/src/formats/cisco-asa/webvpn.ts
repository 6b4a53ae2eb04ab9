import { block, type Outcome, type Reader } from "../../syntax/indented.ts";
import type { Words } from "../../syntax/words.ts";
import { ignored } from "../cisco/ignored.ts";
import { type Draft, takeZone } from "./draft.ts";
import { readCertificateRule } from "./tunnel-groups.ts";

/** `webvpn`: who answers TLS clients; the rest is how their pages look and what they download */
export function readWebvpn(_words: Words, draft: Draft): Outcome {
  return block(statements, draft, { strangers: "unread" });
}

const statements: ReadonlyMap<string, Reader<Draft>> = new Map<string, Reader<Draft>>([
  ...ignored(`
    allow-ssl anyconnect anyconnect-essentials apcf application-type auto-signon cache character-encoding
    csd customization default-idle-timeout default-language dtls e2e-tls error-recovery file-encoding
    functions hostscan hsts hsts-server hsts-client http-headers http-proxy https-proxy include-sub-domains
    content-security-policy x-content-type-options x-xss-protection max-age internal-password java-trustpoint keepout
    logon-page memory-size mobile-device mus no onscreen-keyboard port port-forward portal-access-rule preload
    proxy-bypass rewrite saml-server saml smart-tunnel sso-server svc tunnel-group-list tunnel-group-preference
    url-list url-entry trustpoint base-url signature clock-skew timeout external-browser force re-authentication
    internal disable max-object-size min-object-size lmfactor expiry-time multiple-vpn-session
  `),
  [
    "enable",
    (words, draft) => {
      // Below http-headers, `enable` has no interface.
      if (words.done) return "ignored";
      draft.vpn.webInterfaces.push(takeZone(words, draft));
      words.accept("tls-only");
      return undefined;
    },
  ],
  ["certificate-group-map", readCertificateRule],
]);
