import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeCertificate } from "../../server/src/host/certificates.ts";

const edge = Buffer.from(
  `MIIB1TCCAXqgAwIBAgICH04wCgYIKoZIzj0EAwIwSjELMAkGA1UEBhMCVVMxGjAYBgNVBAoMEU5vcnRoZ2F0ZSwgRGVudGFsMR8w
HQYDVQQDDBZlZGdlLm5vcnRoZ2F0ZS5leGFtcGxlMB4XDTI2MTEyMTIzNTIyN1oXDTI3MTEyMTIzNTIyN1owSjELMAkGA1UEBhMC
VVMxGjAYBgNVBAoMEU5vcnRoZ2F0ZSwgRGVudGFsMR8wHQYDVQQDDBZlZGdlLm5vcnRoZ2F0ZS5leGFtcGxlMFkwEwYHKoZIzj0C
AQYIKoZIzj0DAQcDQgAEhTF8d5TOUEzwbh660880UlnXdAw0CIyNgNdsGrwznEd4m/7boNcO3AbEuc7qz8/jmypW1In+I6WlmyZ6
wL5cZaNQME4wHQYDVR0OBBYEFCND4nWyy9bIwnfU4aDGLCo4lnnjMB8GA1UdIwQYMBaAFCND4nWyy9bIwnfU4aDGLCo4lnnjMAwG
A1UdEwEB/wQCMAAwCgYIKoZIzj0EAwIDSQAwRgIhAPeEPPyeD4BoaTIFm3Ek5QT4B/cxW50vU5N2m/GhxzGFAiEA3ilb1HhxsXsh
9fjGZP9MLLS8yhjc9Cehs9+y36pK4Yk=`,
  "base64",
);

test("what a certificate says", () =>
  expect(decodeCertificate(edge)).toEqual({
    subject: "C=US, O=Northgate\\, Dental, CN=edge.northgate.example",
    issuer: "C=US, O=Northgate\\, Dental, CN=edge.northgate.example",
    notBefore: Date.UTC(2026, 10, 21, 23, 52, 27),
    notAfter: Date.UTC(2027, 10, 21, 23, 52, 27),
    key: "ec",
    bits: 256,
    authority: false,
    serial: "1F4E",
  }));

test("what is none", () => {
  expect(decodeCertificate(new Uint8Array())).toBeUndefined();
  expect(decodeCertificate(edge.subarray(0, 100))).toBeUndefined();
});

test("damage never throws", () =>
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(edge.length - 1), fc.nat(255)), { maxLength: 4 }), (damages) => {
      const damaged = Uint8Array.from(edge);
      for (const [at, byte] of damages) damaged[at] = byte;
      decodeCertificate(damaged);
    }),
    { numRuns: 500 },
  ));
