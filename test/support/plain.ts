import { spelledOut } from "../../server/src/model/moved.ts";

/** The same model in plain objects, where entries that have moved say in fields of their own what they say. */
export function inPlainObjects(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inPlainObjects);
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) === Map.prototype) return value;
  return Object.fromEntries(
    Object.entries(spelledOut(value as never)).map(([key, each]) => [key, inPlainObjects(each)]),
  );
}
