import about from "../../../package.json" with { type: "json" };

/** Palisade's version. */
export const version: string = about.version;
