import { isDefaultCertificate } from "../../facts/fortios-names.ts";
import type { Certificate } from "../../model/certificate.ts";
import type { BlockWord } from "../../syntax/config-blocks.ts";
import { bytesOfPem } from "../pem.ts";
import { certificateKeys } from "./ignored-keys.ts";
import type { Scope } from "./scope.ts";

const tables = [
  ["vpn certificate local", "certificate", "identity"],
  ["vpn certificate ca", "ca", "authority"],
  ["vpn certificate remote", "remote", "unknown"],
  ["certificate local", "certificate", "identity"],
  ["certificate ca", "ca", "authority"],
  ["certificate remote", "remote", "unknown"],
] as const;

/** `config vpn certificate local`, `ca` and `remote`: PEM in quotes, over several lines */
export function certificatesOf(scope: Scope): Certificate[] {
  return tables.flatMap(([path, key, role]) =>
    (scope.table(path)?.rows ?? []).flatMap(({ name, span, settings }): Certificate[] => {
      scope.define("certificate", name, "certificate", span, false);
      const pem = settings.word(key);
      settings.finish(certificateKeys, "vpn");
      // Those a device comes with are the same everywhere, or made by itself; nobody can mend them in the file.
      if (!pem || isDefaultCertificate(name.value)) return [];
      return [{ name, span, role, ...contentOf(pem, scope) }];
    }),
  );
}

function contentOf(pem: BlockWord, { tools }: Scope): Pick<Certificate, "facts" | "problem"> {
  const bytes = bytesOfPem(pem.value);
  const facts = bytes && tools.decodeCertificate(bytes);
  return facts ? { facts } : { problem: "its text holds no certificate that can be read" };
}
