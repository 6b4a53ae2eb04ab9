import type { Certificate } from "../../model/certificate.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import { bytesOfPem } from "../pem.ts";
import type { Device } from "./device.ts";

/** `security certificates local NAME "-----BEGIN CERTIFICATE-----…"`, `security pki { ca-profile NAME … }` */
export function certificatesOf(device: Device): Certificate[] {
  const security = device.root.find("security");
  const found: Certificate[] = [];
  const certificates = security?.get("certificates");
  for (const node of certificates?.values("local") ?? []) {
    device.define("certificate", node.located, node, "local certificate", false);
    found.push({ name: node.located, span: node.extent, role: "identity", ...contentOf(node, device) });
    for (const each of node.all) each.ignore();
  }
  for (const each of certificates?.all ?? []) if (each.taken === "unread") each.ignore();
  const pki = security?.get("pki");
  for (const node of pki?.values("ca-profile") ?? []) {
    device.define("certificate", node.located, node, "CA profile", false);
    for (const each of node.all) each.ignore();
  }
  for (const each of pki?.all ?? []) if (each.taken === "unread") each.ignore();
  return found;
}

/** The text has its line ends as `\n`, and may hold the key before the certificate. */
function contentOf(node: PathNode, { tools }: Device): Pick<Certificate, "facts" | "problem"> {
  for (const { word } of node.all) {
    const bytes = bytesOfPem(word.replaceAll("\\n", "\n"));
    const facts = bytes && tools.decodeCertificate(bytes);
    if (facts) return { facts };
  }
  return { problem: "its text holds no certificate that can be read" };
}
