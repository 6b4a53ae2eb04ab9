/** Why a policy's files and its report may differ although both are read rightly; undefined where nobody knows. */
export function reasonFor(what: string, reported: string | undefined): string | undefined {
  return reported === undefined ? reasons.find(([about]) => about.test(what))?.[1] : undefined;
}

const reasons: readonly (readonly [RegExp, string])[] = [
  [
    /\\systemcertificates\\\w+\\certificates\\[0-9a-f]{40}\\blob$/,
    "the report shows whose a certificate is, not its bytes",
  ],
];
