import { iptablesOracle } from "./iptables.ts";
import { nftablesOracle } from "./nftables.ts";
import type { OracleFormat } from "./rule-set.ts";

/** The formats whose verdicts the kernel can confirm. */
export const oracleFormats: readonly OracleFormat[] = [iptablesOracle, nftablesOracle];
