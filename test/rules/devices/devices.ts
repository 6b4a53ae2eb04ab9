import { ciscoIos } from "./cisco-ios.ts";
import type { Device } from "./device.ts";

/** One device of each format. */
export const devices: readonly Device[] = [ciscoIos];
