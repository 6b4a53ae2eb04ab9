/** An edge firewall as the web interface exports it, most defaults left out. */
export const edge = `<?xml version="1.0"?>
<config version="10.2.0" urldb="paloaltonetworks" detail-version="10.2.7">
  <mgt-config>
    <users>
      <entry name="admin">
        <phash>$5$abcdefgh$not-a-real-hash</phash>
        <permissions>
          <role-based>
            <superuser>yes</superuser>
          </role-based>
        </permissions>
      </entry>
      <entry name="auditor">
        <phash>$1$abcdefgh$not-a-real-hash</phash>
        <permissions>
          <role-based>
            <superreader>yes</superreader>
          </role-based>
        </permissions>
      </entry>
    </users>
    <password-complexity>
      <enabled>yes</enabled>
      <minimum-length>10</minimum-length>
      <minimum-uppercase-letters>1</minimum-uppercase-letters>
      <minimum-lowercase-letters>1</minimum-lowercase-letters>
      <minimum-numeric-letters>1</minimum-numeric-letters>
      <password-history-count>12</password-history-count>
      <password-change>
        <expiration-period>90</expiration-period>
      </password-change>
    </password-complexity>
  </mgt-config>
  <shared>
    <address>
      <entry name="DNS-PROVIDER">
        <ip-netmask>192.0.2.53</ip-netmask>
      </entry>
    </address>
    <log-settings>
      <syslog>
        <entry name="Collector">
          <server>
            <entry name="siem">
              <transport>SSL</transport>
              <port>6514</port>
              <format>IETF</format>
              <server>10.30.0.10</server>
              <facility>LOG_USER</facility>
            </entry>
          </server>
        </entry>
      </syslog>
      <system>
        <match-list>
          <entry name="All">
            <filter>All Logs</filter>
            <send-syslog>
              <member>Collector</member>
            </send-syslog>
          </entry>
        </match-list>
      </system>
    </log-settings>
    <certificate>
      <entry name="vpn-cert">
        <subject-hash>0</subject-hash>
        <subject>/CN=vpn.example.com</subject>
        <issuer>/CN=Example CA</issuer>
        <not-valid-before>Nov  5 10:00:00 2024 GMT</not-valid-before>
        <not-valid-after>Nov  5 10:00:00 2027 GMT</not-valid-after>
        <expiry-epoch>1825408800</expiry-epoch>
        <public-key>not shown</public-key>
        <private-key>not shown</private-key>
        <algorithm>RSA</algorithm>
        <ca>no</ca>
      </entry>
    </certificate>
    <ssl-tls-service-profile>
      <entry name="vpn-tls">
        <certificate>vpn-cert</certificate>
        <protocol-settings>
          <min-version>tls1-2</min-version>
        </protocol-settings>
      </entry>
    </ssl-tls-service-profile>
  </shared>
  <devices>
    <entry name="localhost.localdomain">
      <network>
        <interface>
          <ethernet>
            <entry name="ethernet1/1">
              <comment>provider</comment>
              <layer3>
                <ip>
                  <entry name="198.51.100.2/29"/>
                </ip>
                <mtu>1500</mtu>
              </layer3>
            </entry>
            <entry name="ethernet1/2">
              <layer3>
                <ip>
                  <entry name="10.20.0.1/24"/>
                </ip>
                <interface-management-profile>inside admin</interface-management-profile>
                <units>
                  <entry name="ethernet1/2.40">
                    <tag>40</tag>
                    <ip>
                      <entry name="10.40.0.1/24"/>
                    </ip>
                  </entry>
                </units>
              </layer3>
            </entry>
          </ethernet>
          <tunnel>
            <units>
              <entry name="tunnel.1"/>
              <entry name="tunnel.2"/>
            </units>
          </tunnel>
        </interface>
        <profiles>
          <interface-management-profile>
            <entry name="inside admin">
              <https>yes</https>
              <ssh>yes</ssh>
              <telnet>no</telnet>
              <ping>yes</ping>
              <permitted-ip>
                <entry name="10.20.0.0/28"/>
              </permitted-ip>
            </entry>
          </interface-management-profile>
        </profiles>
        <ike>
          <gateway>
            <entry name="to-hq">
              <authentication>
                <pre-shared-key>
                  <key>-AQ==not-shown</key>
                </pre-shared-key>
              </authentication>
              <protocol>
                <ikev2>
                  <ike-crypto-profile>strong</ike-crypto-profile>
                </ikev2>
                <version>ikev2</version>
              </protocol>
              <local-address>
                <interface>ethernet1/1</interface>
              </local-address>
              <peer-address>
                <ip>203.0.113.9</ip>
              </peer-address>
            </entry>
          </gateway>
          <crypto-profiles>
            <ike-crypto-profiles>
              <entry name="strong">
                <encryption>
                  <member>aes-256-cbc</member>
                </encryption>
                <hash>
                  <member>sha384</member>
                </hash>
                <dh-group>
                  <member>group20</member>
                </dh-group>
                <lifetime>
                  <hours>8</hours>
                </lifetime>
              </entry>
            </ike-crypto-profiles>
            <ipsec-crypto-profiles>
              <entry name="data">
                <esp>
                  <encryption>
                    <member>aes-256-gcm</member>
                  </encryption>
                  <authentication>
                    <member>none</member>
                  </authentication>
                </esp>
                <dh-group>group20</dh-group>
              </entry>
            </ipsec-crypto-profiles>
          </crypto-profiles>
        </ike>
        <tunnel>
          <ipsec>
            <entry name="hq">
              <auto-key>
                <ike-gateway>
                  <entry name="to-hq"/>
                </ike-gateway>
                <ipsec-crypto-profile>data</ipsec-crypto-profile>
                <proxy-id>
                  <entry name="lan">
                    <local>10.20.0.0/24</local>
                    <remote>10.1.0.0/16</remote>
                    <protocol>
                      <any/>
                    </protocol>
                  </entry>
                </proxy-id>
              </auto-key>
              <tunnel-interface>tunnel.1</tunnel-interface>
            </entry>
          </ipsec>
        </tunnel>
        <virtual-router>
          <entry name="default">
            <interface>
              <member>ethernet1/1</member>
              <member>ethernet1/2</member>
            </interface>
            <routing-table>
              <ip>
                <static-route>
                  <entry name="out">
                    <destination>0.0.0.0/0</destination>
                    <interface>ethernet1/1</interface>
                    <nexthop>
                      <ip-address>198.51.100.1</ip-address>
                    </nexthop>
                    <metric>10</metric>
                  </entry>
                </static-route>
              </ip>
            </routing-table>
            <protocol>
              <bgp>
                <enable>no</enable>
              </bgp>
            </protocol>
          </entry>
        </virtual-router>
      </network>
      <deviceconfig>
        <system>
          <hostname>northgate-edge</hostname>
          <ip-address>10.99.0.2</ip-address>
          <netmask>255.255.255.0</netmask>
          <permitted-ip>
            <entry name="10.99.0.0/24"/>
          </permitted-ip>
          <service>
            <disable-telnet>yes</disable-telnet>
            <disable-http>yes</disable-http>
          </service>
          <ntp-servers>
            <primary-ntp-server>
              <ntp-server-address>10.20.0.7</ntp-server-address>
            </primary-ntp-server>
          </ntp-servers>
        </system>
        <setting>
          <management>
            <idle-timeout>15</idle-timeout>
            <admin-lockout>
              <failed-attempts>5</failed-attempts>
              <lockout-time>30</lockout-time>
            </admin-lockout>
          </management>
        </setting>
      </deviceconfig>
      <vsys>
        <entry name="vsys1">
          <zone>
            <entry name="untrust">
              <network>
                <layer3>
                  <member>ethernet1/1</member>
                </layer3>
              </network>
            </entry>
            <entry name="trust">
              <network>
                <layer3>
                  <member>ethernet1/2</member>
                </layer3>
              </network>
            </entry>
            <entry name="dmz">
              <network>
                <layer3>
                  <member>ethernet1/2.40</member>
                </layer3>
              </network>
            </entry>
            <entry name="vpn">
              <network>
                <layer3>
                  <member>tunnel.1</member>
                  <member>tunnel.2</member>
                </layer3>
              </network>
            </entry>
          </zone>
          <address>
            <entry name="Mail server">
              <ip-netmask>10.40.0.25</ip-netmask>
              <description>in the &quot;dmz&quot;</description>
            </entry>
            <entry name="Office">
              <ip-netmask>10.20.0.0/24</ip-netmask>
            </entry>
          </address>
          <address-group>
            <entry name="Inside">
              <static>
                <member>Office</member>
              </static>
            </entry>
          </address-group>
          <service>
            <entry name="tcp-25">
              <protocol>
                <tcp>
                  <port>25</port>
                </tcp>
              </protocol>
            </entry>
          </service>
          <rulebase>
            <security>
              <rules>
                <entry name="Mail in" uuid="00000000-0000-0000-0000-000000000001">
                  <to>
                    <member>dmz</member>
                  </to>
                  <from>
                    <member>untrust</member>
                  </from>
                  <source>
                    <member>any</member>
                  </source>
                  <destination>
                    <member>198.51.100.3</member>
                  </destination>
                  <source-user>
                    <member>any</member>
                  </source-user>
                  <category>
                    <member>any</member>
                  </category>
                  <application>
                    <member>any</member>
                  </application>
                  <service>
                    <member>tcp-25</member>
                  </service>
                  <action>allow</action>
                  <log-setting>default</log-setting>
                </entry>
                <entry name="Resolver">
                  <from>
                    <member>trust</member>
                  </from>
                  <to>
                    <member>untrust</member>
                  </to>
                  <source>
                    <member>Inside</member>
                  </source>
                  <destination>
                    <member>DNS-PROVIDER</member>
                  </destination>
                  <application>
                    <member>dns</member>
                  </application>
                  <service>
                    <member>application-default</member>
                  </service>
                  <action>allow</action>
                  <log-end>no</log-end>
                </entry>
                <entry name="Web out">
                  <from>
                    <member>trust</member>
                  </from>
                  <to>
                    <member>untrust</member>
                  </to>
                  <source>
                    <member>Inside</member>
                  </source>
                  <destination>
                    <member>any</member>
                  </destination>
                  <application>
                    <member>any</member>
                  </application>
                  <service>
                    <member>service-http</member>
                    <member>service-https</member>
                  </service>
                  <action>allow</action>
                  <profile-setting>
                    <profiles>
                      <virus>
                        <member>default</member>
                      </virus>
                    </profiles>
                  </profile-setting>
                </entry>
              </rules>
            </security>
            <nat>
              <rules>
                <entry name="mail">
                  <from>
                    <member>untrust</member>
                  </from>
                  <to>
                    <member>untrust</member>
                  </to>
                  <source>
                    <member>any</member>
                  </source>
                  <destination>
                    <member>198.51.100.3</member>
                  </destination>
                  <service>tcp-25</service>
                  <destination-translation>
                    <translated-address>Mail server</translated-address>
                  </destination-translation>
                </entry>
                <entry name="hide">
                  <from>
                    <member>trust</member>
                  </from>
                  <to>
                    <member>untrust</member>
                  </to>
                  <source>
                    <member>Inside</member>
                  </source>
                  <destination>
                    <member>any</member>
                  </destination>
                  <service>any</service>
                  <source-translation>
                    <dynamic-ip-and-port>
                      <interface-address>
                        <interface>ethernet1/1</interface>
                      </interface-address>
                    </dynamic-ip-and-port>
                  </source-translation>
                </entry>
              </rules>
            </nat>
          </rulebase>
          <global-protect>
            <global-protect-gateway>
              <entry name="people">
                <local-address>
                  <interface>ethernet1/1</interface>
                </local-address>
                <ssl-tls-service-profile>vpn-tls</ssl-tls-service-profile>
                <client-auth>
                  <entry name="all">
                    <authentication-profile>ldap</authentication-profile>
                    <os>Any</os>
                  </entry>
                </client-auth>
                <tunnel-mode>yes</tunnel-mode>
                <remote-user-tunnel>tunnel.2</remote-user-tunnel>
              </entry>
            </global-protect-gateway>
          </global-protect>
        </entry>
      </vsys>
    </entry>
  </devices>
</config>
`;

/** A branch as `show` prints it with `set cli config-output-format set`. */
export const branch = `set deviceconfig system hostname branch
set deviceconfig system login-banner "Do not
enter"
set network interface ethernet ethernet1/1 layer3 dhcp-client
set network interface ethernet ethernet1/2 layer3 ip 10.60.0.1/24
set network virtual-router default interface [ ethernet1/1 ethernet1/2 ]
set zone untrust network layer3 ethernet1/1
set zone trust network layer3 ethernet1/2
set address "File server" ip-netmask 10.60.0.9
set address "File server" description "the "old" one"
set address Partner fqdn partner.example.com
set address-group Servers static [ "File server" Partner ]
set service tcp-8443 protocol tcp port 8443
set rulebase security rules "Out to partner" from trust
set rulebase security rules "Out to partner" to untrust
set rulebase security rules "Out to partner" source any
set rulebase security rules "Out to partner" destination Servers
set rulebase security rules "Out to partner" application any
set rulebase security rules "Out to partner" service tcp-8443
set rulebase security rules "Out to partner" action allow
set rulebase security rules Rest from any
set rulebase security rules Rest to any
set rulebase security rules Rest source any
set rulebase security rules Rest destination any
set rulebase security rules Rest application any
set rulebase security rules Rest service any
set rulebase security rules Rest action deny
set rulebase security rules Rest log-end yes
`;

/** Pieces of a configuration as `show` prints them in braces. */
export const braces = `deviceconfig {
  system {
    hostname core;
    login-banner "Do not;
enter {";
  }
}
zone {
  inside {
    network {
      layer3 [ ethernet1/1 ethernet1/2];
    }
  }
  "out side" {
    network {
      layer3 ethernet1/3;
    }
  }
}
rulebase {
  security {
    rules {
      "Let out" {
        from inside;
        to "out side";
        source any;
        destination any;
        application [ ssl web-browsing];
        service application-default;
        action allow;
      }
    }
  }
}
`;
