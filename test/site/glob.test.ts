import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { globMatcher, matchesGlob } from "../../server/src/site/glob.ts";
import { expectSoon } from "../support/time.ts";

describe("matchesGlob", () => {
  test.each([
    ["edge-asa.cfg", "edge-asa.cfg"],
    ["edge-asa.cfg", "sites/north/edge-asa.cfg"],
    ["branch-*.cfg", "branch-1.cfg"],
    ["branch-*.cfg", "sites/branch-2.cfg"],
    ["branch-?.cfg", "branch-2.cfg"],
    ["*.{cfg,conf}", "wg0.conf"],
    ["sites/*/edge.cfg", "sites/north/edge.cfg"],
    ["sites/**", "sites/north/edge.cfg"],
    ["**/edge.cfg", "edge.cfg"],
    ["**/edge.cfg", "a/b/edge.cfg"],
    ["a/**/z.cfg", "a/z.cfg"],
    ["a/**/z.cfg", "a/b/c/z.cfg"],
    ["**", "a/b"],
    ["/edge.cfg", "edge.cfg"],
    ["./edge.cfg", "edge.cfg"],
    ["edge.cfg", "./edge.cfg"],
    ["gpo\\*.inf", "gpo/GptTmpl.inf"],
    ["gpo/*.inf", "gpo\\GptTmpl.inf"],
    ["{a,b/**}/x.cfg", "b/c/x.cfg"],
    ["{**/a,b}.cfg", "x/a.cfg"],
    ["a{b,c{d,e}}f", "acef"],
    ["a{,b}.cfg", "a.cfg"],
    ["{GUID", "{GUID"],
    ["a}", "a}"],
    ["policies/{31B2F340}/*.inf", "policies/{31B2F340}/x.inf"],
    ["{a{b},c}.cfg", "a{b}.cfg"],
    ["{a{b},c}.cfg", "c.cfg"],
    ["{a,{b,c}", "{a,c"],
    ["a***b", "axxb"],
    ["branch-[12].cfg", "branch-[12].cfg"],
    ["*", "edge.cfg"],
    ["münchen-*.cfg", "münchen-😀.cfg"],
    ["?.cfg", "😀.cfg"],
  ])("%s names %s", (glob, path) => expect(matchesGlob(glob, path)).toBe(true));

  test.each([
    ["branch-*.cfg", "branch-1.cfg.bak"],
    ["branch-*.cfg", "my-branch-1.cfg"],
    ["branch-?.cfg", "branch-12.cfg"],
    ["sites/*.cfg", "sites/north/edge.cfg"],
    ["sites/*/edge.cfg", "sites/edge.cfg"],
    ["sites/**", "other/edge.cfg"],
    ["/edge.cfg", "sites/edge.cfg"],
    ["a/**/z.cfg", "a/bz.cfg"],
    ["a/**b/c", "a/x/b/c"],
    ["**/edge.cfg", "myedge.cfg"],
    ["*.{cfg,conf}", "a.inf"],
    ["a{b,c}d", "ad"],
    ["{a}.cfg", "a.cfg"],
    ["Edge.cfg", "edge.cfg"],
    ["", "edge.cfg"],
    ["edge.cfg", ""],
    ["branch-[12].cfg", "branch-1.cfg"],
  ])("%s does not name %s", (glob, path) => expect(matchesGlob(glob, path)).toBe(false));

  test("ignores case when asked to", () => {
    expect(matchesGlob("GPO/*.INF", "gpo/GptTmpl.inf", { ignoreCase: true })).toBe(true);
    expect(matchesGlob("{A,B}.cfg", "b.CFG", { ignoreCase: true })).toBe(true);
  });

  test("a path names itself when it holds no wildcard", () =>
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9 _.-]{1,8}(\/[a-z0-9 _-]{1,8}){1,3}$/), (path) => {
        fc.pre(!path.startsWith("./"));
        expect(matchesGlob(path, path)).toBe(true);
        expect(matchesGlob(path, `${path}x`)).toBe(false);
      }),
    ));

  test("`**` takes every path, and wildcards agree with a slow but plain expression", () =>
    fc.assert(
      fc.property(fc.stringMatching(/^[ab*?/]{1,6}$/), fc.stringMatching(/^[ab/]{0,6}$/), (glob, path) => {
        fc.pre(!glob.includes("**") && glob.includes("/") && !glob.startsWith("/") && !path.startsWith("/"));
        const plain = new RegExp(`^${glob.replaceAll("*", "[^/]*").replaceAll("?", "[^/]")}$`);
        expect(matchesGlob(glob, path)).toBe(plain.test(path));
        expect(matchesGlob("**", path)).toBe(true);
      }),
    ));

  test("hostile globs end soon", () => {
    expectSoon(() => {
      expect(globMatcher(`${"*a".repeat(500)}b`)("a".repeat(2000))).toBe(false);
      expect(globMatcher("{".repeat(20000))("a")).toBe(false);
      expect(globMatcher(`${"{a,".repeat(2000)}${"}".repeat(2000)}`)("a")).toBe(true);
      expect(globMatcher(`${"**/".repeat(300)}x`)("a/".repeat(1000))).toBe(false);
    });
  });
});
