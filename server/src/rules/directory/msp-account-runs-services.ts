import { bestMatch } from "../accounts/msp-accounts.ts";
import { broken, kept, notAssessed, type Rule } from "../rule.ts";
import { ldif } from "../samples.ts";
import { ofMspAccounts } from "./msp-accounts.ts";

const anna = `
dn: CN=Anna,OU=MSP,DC=northgate,DC=example
objectClass: user
sAMAccountName: msp-anna
userAccountControl: 512
servicePrincipalName: HTTP/monitor.northgate.example
`;

export const mspAccountRunsServices: Rule = {
  id: "msp-account-runs-services",
  title: "Services run as an account of the MSP's people",
  recommendation: "msp-service-accounts",
  severity: "warning",
  proves: "kept-or-broken",
  docs: `
An account with a service principal name is one that a service runs as, and anyone in the domain may ask for a ticket that its password can be
guessed from. Where that account is a technician's own, it can neither be limited to what the service needs nor be disabled when the technician
leaves.

**What to do:** make an account for the service alone, best a group managed service account whose password nobody knows, and take the service
principal name from the technician's (\`setspn -D\`). Accounts that are made for services are declared in palisade.yaml under
\`serviceAccounts\`, the MSP's under \`msp.accounts\`.`,
  bad: [
    ldif(
      anna.replace(
        ".example\n",
        `.example
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ msp-anna runs a service, HTTP/monitor.northgate.example, and is not declared to be a service account
`,
      ),
      "msp: { accounts: ['msp-*'] }\nserviceAccounts: ['svc-*']\n",
    ),
  ],
  good: [ldif(anna, "msp: { accounts: ['msp-*'] }\nserviceAccounts: [msp-anna]\n")],

  *check(context) {
    const { serviceAccounts } = context.site;
    yield* ofMspAccounts(context, ({ kind, name, principal, servicePrincipalNames }) => {
      if (kind === "managed-service")
        return kept(name.span, `${name.value} is a managed service account, whose password nobody knows`);
      const [service] = servicePrincipalNames ?? [];
      if (kind !== "user" || !service) return undefined;
      if (serviceAccounts.length === 0)
        return notAssessed(
          service.span,
          `whether ${name.value} is a service account is not declared`,
          "serviceAccounts",
        );
      if (bestMatch(serviceAccounts, principal))
        return kept(service.span, `${name.value}, which runs a service, is declared to be a service account`);
      const message = `${name.value} runs a service, ${service.value}, and is not declared to be a service account`;
      return broken({ span: service.span, message, confidence: "likely" });
    });
  },
};
