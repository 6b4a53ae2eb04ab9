import type { Configuration } from "../../../server/src/model/configuration.ts";

/** What a device answers over NETCONF. */
export const reply = `<rpc-reply xmlns:junos="http://xml.juniper.net/junos/21.4R1/junos">
    <configuration junos:commit-seconds="1700000000">
        <version>21.4R1.12</version>
        <groups>
            <name>all-ports</name>
            <interfaces>
                <interface>
                    <name>&lt;ge-*&gt;</name>
                    <description>by group</description>
                </interface>
            </interfaces>
        </groups>
        <apply-groups>all-ports</apply-groups>
        <system>
            <host-name>edge</host-name>
            <root-authentication>
                <encrypted-password>$6$salt$hidden</encrypted-password>
            </root-authentication>
            <login>
                <user>
                    <name>ops</name>
                    <class>super-user</class>
                </user>
                <password>
                    <minimum-length>8</minimum-length>
                </password>
            </login>
            <services>
                <ssh>
                </ssh>
                <telnet/>
            </services>
            <syslog>
                <host>
                    <name>10.0.0.9</name>
                    <contents>
                        <name>any</name>
                        <notice/>
                    </contents>
                </host>
            </syslog>
        </system>
        <security>
            <ike>
                <policy>
                    <name>branch</name>
                    <proposal-set>standard</proposal-set>
                    <pre-shared-key>
                        <ascii-text>$9$hidden</ascii-text>
                    </pre-shared-key>
                </policy>
            </ike>
            <address-book>
                <name>global</name>
                <address>
                    <name>web</name>
                    <ip-prefix>10.0.1.1/32</ip-prefix>
                </address>
                <address>
                    <name>few</name>
                    <range-address>
                        <name>10.0.2.1</name>
                        <to>
                            <range-high>10.0.2.9</range-high>
                        </to>
                    </range-address>
                </address>
            </address-book>
            <nat>
                <source>
                    <rule-set>
                        <name>out</name>
                        <from>
                            <zone>trust</zone>
                        </from>
                        <to>
                            <zone>untrust</zone>
                        </to>
                        <rule>
                            <name>all</name>
                            <src-nat-rule-match>
                                <source-address>10.0.0.0/8</source-address>
                            </src-nat-rule-match>
                            <then>
                                <source-nat>
                                    <interface>
                                    </interface>
                                </source-nat>
                            </then>
                        </rule>
                    </rule-set>
                </source>
            </nat>
            <policies>
                <policy>
                    <from-zone-name>untrust</from-zone-name>
                    <to-zone-name>trust</to-zone-name>
                    <policy>
                        <name>to web</name>
                        <match>
                            <source-address>any</source-address>
                            <destination-address>web</destination-address>
                            <destination-address>few</destination-address>
                            <application>junos-https</application>
                        </match>
                        <then>
                            <permit>
                            </permit>
                            <log>
                                <session-close/>
                            </log>
                        </then>
                    </policy>
                    <policy inactive="inactive">
                        <name>old</name>
                        <match>
                            <source-address>any</source-address>
                            <destination-address>any</destination-address>
                            <application>any</application>
                        </match>
                        <then>
                            <permit/>
                        </then>
                    </policy>
                </policy>
            </policies>
            <zones>
                <security-zone>
                    <name>trust</name>
                    <host-inbound-traffic>
                        <system-services>
                            <name>ssh</name>
                        </system-services>
                    </host-inbound-traffic>
                    <interfaces>
                        <name>ge-0/0/1.0</name>
                    </interfaces>
                </security-zone>
                <security-zone>
                    <name>untrust</name>
                    <interfaces>
                        <name>ge-0/0/0.0</name>
                    </interfaces>
                </security-zone>
            </zones>
        </security>
        <applications>
            <application>
                <name>unused</name>
                <protocol>tcp</protocol>
                <destination-port>8443</destination-port>
            </application>
        </applications>
        <interfaces>
            <interface>
                <name>ge-0/0/0</name>
                <unit>
                    <name>0</name>
                    <family>
                        <inet>
                            <filter>
                                <input>
                                    <filter-name>edge</filter-name>
                                </input>
                            </filter>
                            <address>
                                <name>192.0.2.1/24</name>
                            </address>
                        </inet>
                    </family>
                </unit>
            </interface>
            <interface>
                <name>ge-0/0/1</name>
                <unit>
                    <name>0</name>
                    <family>
                        <inet>
                        </inet>
                    </family>
                </unit>
            </interface>
        </interfaces>
        <firewall>
            <family>
                <inet>
                    <filter>
                        <name>edge</name>
                        <term>
                            <name>no-telnet</name>
                            <from>
                                <protocol>tcp</protocol>
                                <destination-port>telnet</destination-port>
                            </from>
                            <then>
                                <discard>
                                </discard>
                            </then>
                        </term>
                        <term>
                            <name>rest</name>
                            <then>
                                <accept/>
                            </then>
                        </term>
                    </filter>
                </inet>
            </family>
        </firewall>
    </configuration>
    <cli>
        <banner>{master}</banner>
    </cli>
</rpc-reply>
`;

/** The same as commands. */
export const commands = `set version 21.4R1.12
set groups all-ports interfaces <ge-*> description "by group"
set apply-groups all-ports
set system host-name edge
set system root-authentication encrypted-password "$6$salt$hidden"
set system login user ops class super-user
set system login password minimum-length 8
set system services ssh
set system services telnet
set system syslog host 10.0.0.9 any notice
set security ike policy branch proposal-set standard
set security ike policy branch pre-shared-key ascii-text "$9$hidden"
set security address-book global address web 10.0.1.1/32
set security address-book global address few range-address 10.0.2.1 to 10.0.2.9
set security nat source rule-set out from zone trust
set security nat source rule-set out to zone untrust
set security nat source rule-set out rule all match source-address 10.0.0.0/8
set security nat source rule-set out rule all then source-nat interface
set security policies from-zone untrust to-zone trust policy "to web" match source-address any
set security policies from-zone untrust to-zone trust policy "to web" match destination-address web
set security policies from-zone untrust to-zone trust policy "to web" match destination-address few
set security policies from-zone untrust to-zone trust policy "to web" match application junos-https
set security policies from-zone untrust to-zone trust policy "to web" then permit
set security policies from-zone untrust to-zone trust policy "to web" then log session-close
set security policies from-zone untrust to-zone trust policy old match source-address any
set security policies from-zone untrust to-zone trust policy old match destination-address any
set security policies from-zone untrust to-zone trust policy old match application any
set security policies from-zone untrust to-zone trust policy old then permit
deactivate security policies from-zone untrust to-zone trust policy old
set security zones security-zone trust host-inbound-traffic system-services ssh
set security zones security-zone trust interfaces ge-0/0/1.0
set security zones security-zone untrust interfaces ge-0/0/0.0
set applications application unused protocol tcp
set applications application unused destination-port 8443
set interfaces ge-0/0/0 unit 0 family inet filter input edge
set interfaces ge-0/0/0 unit 0 family inet address 192.0.2.1/24
set interfaces ge-0/0/1 unit 0 family inet
set firewall family inet filter edge term no-telnet from protocol tcp
set firewall family inet filter edge term no-telnet from destination-port telnet
set firewall family inet filter edge term no-telnet then discard
set firewall family inet filter edge term rest then accept
`;

/** All that a configuration says, places left out. */
export function meaning(configuration: Configuration): unknown {
  const isPlace = (value: unknown) => typeof value === "object" && value !== null && "start" in value && "end" in value;
  return JSON.parse(
    JSON.stringify(configuration, (key, value) => (isPlace(value) ? key === "disabled" || undefined : value)),
  );
}
