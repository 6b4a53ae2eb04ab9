import { expect, test } from "vitest";
import { difference } from "../../server/src/model/difference.ts";
import type { Entry } from "../../server/src/model/filter.ts";
import { device } from "../support/laws/device.ts";
import { nowhere } from "../support/small-universe.ts";

const said = <T>(value: T) => ({ value, span: nowhere });
const permit: Entry = { span: nowhere, action: said({ kind: "permit" }) };

test("entries that do the opposite under one unknown condition never let the second decide", () => {
  const open = { conditions: [said("something")] };
  const deny: Entry = { ...open, span: nowhere, action: said({ kind: "deny" }) };
  const first: Entry = { ...permit, ...open };
  const { changes } = difference(device([first], [permit]), device([first, deny, permit], [permit]));
  expect(new Set(changes.map(({ change, certain }) => `${change} ${certain}`))).toEqual(
    new Set(["newly-permitted false"]),
  );
});
