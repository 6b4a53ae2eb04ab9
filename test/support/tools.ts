import type { ReadTools } from "../../server/src/formats/format.ts";

/** For readers whose certificates do not matter to the test: none can be decoded. */
export const readTools: ReadTools = { decodeCertificate: () => undefined };
