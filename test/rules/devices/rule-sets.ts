const elsewhere = {
  "a rule set says nothing of tunnels, which have files of their own":
    "vpn-wide-access vpn-pre-shared-key vpn-old-certificate vpn-ends-inside vpn-unlogged-deny msp-at-all-hours vpn-sessions-not-logged password-only-access",
  "a rule set says nothing of the machine's accounts and of how it is administered":
    "msp-local-admin password-too-weak password-rules-missing lockout-missing lockout-too-weak password-only-administration cleartext-management management-from-internet management-from-anywhere ssh-from-anywhere session-never-ends device-password-weak device-review-overdue device-service-at-the-edge",
  "where the kernel's messages go is said elsewhere on the machine":
    "logging-off log-without-time clock-not-set no-log-server no-local-log log-sent-unreliably firewall-log-too-coarse local-log-too-short",
  "a rule set does not say which networks lie behind an interface": "log-server-exposed",
  "every chain asks of every interface, and its policy is another rule's": "unfiltered-interface",
  "the machine's interfaces are no switch's ports": "shared-access-vlan",
  "no word switches the log of a rule off": "entry-log-disabled",
};

/** Rules about devices that a kernel's rule set cannot break. */
export const beyondRuleSets: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(elsewhere).flatMap(([why, rules]) => rules.split(" ").map((rule) => [rule, why])),
);
