import type { Sample } from "../format.ts";

const sampleLength = 65_536;

/** How sure it is that the text is FortiOS: `config …` blocks that hold `set`, of the names FortiOS has. */
export function recognise({ text }: Sample): number {
  const head = text.slice(0, sampleLength);
  if (/^\ufeff?#config-version=(?:FG|FW|FO|FP|FI)/m.test(head)) return 1;
  if (/^#config-version=/m.test(head)) return 0.9;
  let sections = 0;
  let inside = 0;
  let others = 0;
  for (const line of head.split(/[\r\n]+/, 4000)) {
    const text = line.trim();
    if (text === "" || text.startsWith("#")) continue;
    if (sectionLine.test(text)) sections++;
    else if (/^(?:set|unset|append|edit|config) \S|^(?:next|end)$/.test(text)) inside++;
    else others++;
  }
  if (sections === 0) return 0;
  if (inside === 0) return others > sections ? 0 : 0.4;
  return others <= (sections + inside) / 2 ? 0.95 : others < 2 * (sections + inside) ? 0.6 : 0.3;
}

/** Other systems have `config …` too; these words only FortiOS and its relatives put behind it. */
const sectionLine =
  /^config (?:(?:firewall|system|router|vpn|log|user|webfilter|antivirus|application|ips|wireless-controller|switch-controller|dlp|dnsfilter|emailfilter|endpoint-control|voip|waf|web-proxy|wanopt|report|authentication|certificate|file-filter|icap|ssh-filter|videofilter|ztna|alertemail|automation) [a-zA-Z0-9_+-]|global$|vdom$)/;
