import { describe, expect, test } from "vitest";
import { formatOf, formats, recognise } from "../../server/src/formats/registry.ts";
import { toy } from "../review/toy.ts";

const sample = { path: "a.txt", text: "" };
const sure = (id: string, confidence: number) => ({ ...toy, id, recognise: () => confidence });

describe("a file is taken for", () => {
  test("what is surest of it", () =>
    expect(recognise(sample, [sure("a", 0.6), sure("b", 0.9), sure("c", 0.7)])?.id).toBe("b"));
  test("the first of those equally sure", () =>
    expect(recognise(sample, [sure("a", 0.8), sure("b", 0.8)])?.id).toBe("a"));
  test("nothing when nobody is sure enough", () =>
    expect(recognise(sample, [sure("a", 0.49), sure("b", 0)])).toBeUndefined());
});

test("a long text is known by its beginning and its end, and asked about again when these change", () => {
  const asked: string[] = [];
  const byWord = {
    ...toy,
    recognise: ({ text }: { readonly text: string }) => {
      asked.push(text);
      return text.startsWith("first") || text.endsWith("last") ? 1 : 0;
    },
  };
  const among = [byWord];
  const long = (start: string, middle: string, end: string) =>
    start + "-".repeat(400_000) + middle + "-".repeat(400_000) + end;
  const known = (text: string) => recognise({ path: "a.txt", text }, among) !== undefined;
  expect(known(long("first", "x", ""))).toBe(true);
  expect(known(long("first", "y", ""))).toBe(true);
  expect(asked.length).toBe(1);
  expect(known(long("other", "y", ""))).toBe(false);
  expect(known(long("other", "y", "last"))).toBe(true);
  expect(asked.length).toBe(3);
});

describe("files that are something else are left alone", () => {
  const others: Readonly<Record<string, string>> = {
    "notes.txt": "Meeting notes\n\n- renew the contract\n- interface with the vendor\n",
    "nginx.conf": "server {\n  listen 80;\n  location / { proxy_pass http://10.0.0.5; }\n}\n",
    "setup.inf": '[Version]\nSignature="$Windows NT$"\nClass=Printer\n[Manufacturer]\n%Acme%=Acme\n',
    "app.cfg": "[database]\nhost = 10.0.0.5\npassword = x\n",
    "empty.cfg": "",
    "kernel.conf": "# sysctl\nnet.ipv4.ip_forward = 1\n",
    "data.json": '{"interface": "outside", "access-list": []}\n',
  };
  for (const [path, text] of Object.entries(others))
    test(path, () => expect(recognise({ path, text })?.id).toBeUndefined());
});

test("every format has an id of its own, and is found by it", () => {
  expect(new Set(formats.map((format) => format.id)).size).toBe(formats.length);
  for (const format of formats) expect(formatOf(format.id)).toBe(format);
  expect(formatOf("none")).toBeUndefined();
});
