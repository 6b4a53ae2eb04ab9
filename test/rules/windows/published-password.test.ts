import { test } from "vitest";
import { preferences } from "../../../server/src/rules/samples.ts";
import { publishedPassword } from "../../../server/src/rules/windows/published-password.ts";
import { expectFindings, expectFix } from "../../support/rules.ts";

const drive = (password: string, more = "") => `
<Drives clsid="{8FDDCC1A-0C3C-43cd-A6B4-71A6DF20DA8C}">
  <Drive clsid="{935D1B74-9CB8-4e3c-9914-7DD559B7A417}" name="S:"${more}>
    <Properties action="U" userName="NORTHGATE\\scan" cpassword="${password}" path="\\\\srv-01\\scans"/>
  </Drive>
</Drives>
`;

test("a password is taken out, and the item stays", () =>
  expectFix(publishedPassword, preferences(drive("c2FtcGxl")), "Take the password out of the policy", drive("")));

test("one of an item that is switched off can be read all the same", () =>
  expectFindings(
    publishedPassword,
    preferences(
      drive("c2FtcGxl", ' disabled="1"').replace(
        'path="\\\\srv-01\\scans"/>\n',
        `path="\\\\srv-01\\scans"/>\n${" ".repeat(64)}^^^^^^^^ the password of NORTHGATE\\scan can be read by everyone in the domain\n`,
      ),
    ),
  ));
