/** Bits of userAccountControl. */
export const accountControl = {
  disabled: 0x2,
  passwordNotRequired: 0x20,
  reversiblePassword: 0x80,
  domainTrust: 0x800,
  workstation: 0x1000,
  domainController: 0x2000,
  passwordNeverExpires: 0x1_0000,
  smartcardRequired: 0x4_0000,
  trustedForDelegation: 0x8_0000,
  notDelegated: 0x10_0000,
  desOnly: 0x20_0000,
  preauthenticationNotRequired: 0x40_0000,
  trustedToAuthenticate: 0x100_0000,
} as const;

/** Bits of groupType. */
export const groupType = {
  builtIn: 0x1,
  global: 0x2,
  domainLocal: 0x4,
  universal: 0x8,
  security: 0x8000_0000,
} as const;

/** Classes of accounts that the directory itself gives their passwords, in lower case. */
export const managedServiceClasses: ReadonlySet<string> = new Set([
  "msds-managedserviceaccount",
  "msds-groupmanagedserviceaccount",
  "msds-delegatedmanagedserviceaccount",
]);

/** Classes of people and their accounts, in Active Directory and elsewhere, in lower case. */
export const accountClasses: ReadonlySet<string> = new Set([
  ...managedServiceClasses,
  "user",
  "computer",
  "inetorgperson",
  "posixaccount",
  "account",
]);

/** Classes of groups, in Active Directory and elsewhere, in lower case. */
export const groupClasses: ReadonlySet<string> = new Set(["group", "groupofnames", "groupofuniquenames", "posixgroup"]);

/** Names that PowerShell gives attributes it hands on as they are, in lower case, and the directory's own. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ["sid", "objectsid"],
  ["members", "member"],
  ["serviceprincipalnames", "serviceprincipalname"],
  ["logonworkstations", "userworkstations"],
  ["created", "whencreated"],
  ["createtimestamp", "whencreated"],
  ["modified", "whenchanged"],
  ["modifytimestamp", "whenchanged"],
  ["dn", "distinguishedname"],
  // Finer password rules have the domain's under names of their own.
  ["msds-minimumpasswordlength", "minpwdlength"],
  ["msds-passwordhistorylength", "pwdhistorylength"],
  ["msds-maximumpasswordage", "maxpwdage"],
  ["msds-minimumpasswordage", "minpwdage"],
  ["msds-lockoutthreshold", "lockoutthreshold"],
  ["msds-lockoutduration", "lockoutduration"],
  ["msds-lockoutobservationwindow", "lockoutobservationwindow"],
]);

/** The lower-case name an attribute is known by, however it was exported. */
export function attributeName(written: string): string {
  const options = written.indexOf(";");
  const bare = (options < 0 ? written : written.slice(0, options)).trim().toLowerCase();
  return otherNames.get(bare) ?? bare;
}

/** Attributes that facts are taken from; what else a directory keeps of its objects says nothing about them. */
export const attributesRead: ReadonlySet<string> = new Set([
  "accountexpirationdate",
  "accountexpires",
  "accountnotdelegated",
  "admincount",
  "allowreversiblepasswordencryption",
  "cn",
  "currenttime",
  "distinguishedname",
  "dn",
  "doesnotrequirepreauth",
  "enabled",
  "groupcategory",
  "groupscope",
  "grouptype",
  "isdeleted",
  "lastlogon",
  "lastlogondate",
  "lastlogontimestamp",
  "lockedout",
  "lockoutduration",
  "lockoutobservationwindow",
  "lockoutthreshold",
  "logonhours",
  "maxpwdage",
  "member",
  "memberof",
  "memberuid",
  "minpwdage",
  "minpwdlength",
  "msds-passwordcomplexityenabled",
  "msds-passwordreversibleencryptionenabled",
  "name",
  "objectclass",
  "objectsid",
  "passwordlastset",
  "passwordneverexpires",
  "passwordnotrequired",
  "primarygroup",
  "primarygroupid",
  "pwdhistorylength",
  "pwdlastset",
  "pwdproperties",
  "samaccountname",
  "serviceprincipalname",
  "smartcardlogonrequired",
  "trustedfordelegation",
  "trustedtoauthfordelegation",
  "uid",
  "uniquemember",
  "useraccountcontrol",
  "usedeskeyonly",
  "userworkstations",
  "whenchanged",
  "whencreated",
]);
