/** A security template that keeps passwords readable, or does not. */
export function template(readable: "readable" | "hashed", more = ""): string {
  return `[Unicode]
Unicode=yes
[System Access]
ClearTextPassword = ${readable === "readable" ? 1 : 0}
${more}[Version]
signature="$CHICAGO$"
Revision=1
`;
}

/** The rule that finds readable passwords. */
export const readablePasswords = "password-reversible";

/** A small firewall: two interfaces, objects and groups, a list that is bound and one that is not. */
export const asaConfig = `hostname edge
interface GigabitEthernet0/0
 nameif outside
 security-level 0
 ip address 198.51.100.2 255.255.255.0
interface GigabitEthernet0/1
 nameif inside
 security-level 100
 ip address 10.1.0.1 255.255.255.0
object network MAIL
 host 10.1.0.25
object network WEB
 subnet 10.1.0.80 255.255.255.254
object-group network SERVERS
 network-object object MAIL
 network-object object WEB
object-group service WEBPORTS tcp
 port-object eq www
 port-object eq https
access-list OUT extended permit tcp any object-group SERVERS object-group WEBPORTS log
access-list OUT extended permit tcp any object MAIL eq smtp
access-list OUT extended deny ip any any log
access-list IDLE extended permit ip any any
access-group OUT in interface outside
username admin password $sha512$5000$SECRETSALT$SECRETHASH pbkdf2 privilege 15
`;
