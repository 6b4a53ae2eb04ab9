/** A gateway that sites and one person's laptop connect to. */
export const gateway = `# /etc/wireguard/msp0.conf
[Interface]
# Name = gateway.northgate.example
Address = 10.99.0.1/24, fd99::1/64
ListenPort = 51820
PrivateKey = 4B1rkGcKk0dSZsM0Mg7wGLIKK0jnWVnFhbkUMDkKRHg=
MTU = 1380
PostUp = sysctl -q net.ipv4.ip_forward=1
PostUp = iptables -A FORWARD -i %i -j ACCEPT; iptables -A FORWARD -o %i -j ACCEPT; iptables -t nat -A POSTROUTING -o eth0 -j MASQUERADE
PostDown = iptables -D FORWARD -i %i -j ACCEPT; iptables -D FORWARD -o %i -j ACCEPT; iptables -t nat -D POSTROUTING -o eth0 -j MASQUERADE

# branch office
[Peer]
PublicKey = UAVKyU9bcc8bZvdRSzp9BWIu8DM7QhAs2yb5OK3d+10=
PresharedKey = hIJ9KDVzDpvZ0vnnLvzDdC4qfGZlg3qAcYcKu1v5ljc=
Endpoint = branch.northgate.example:51820
AllowedIPs = 10.99.0.2/32, 192.168.20.0/24
PersistentKeepalive = 25

[Peer]
# Name = laptop
PublicKey = bNQzGcBGm0N5MP4WjmMEvmHPGx6Q7nDJm7M7E1vXbA8=
AllowedIPs = 10.99.0.3/32,fd99::3
`;

/** A laptop that sends everything through the tunnel, written on Windows. */
export const laptop = `[Interface]
PrivateKey = iEe7CBDlMBHQTtFcvEYjBPnAvvyZQxoAhTNPw0wYTn0=
Address = 10.99.0.3/32
DNS = 10.20.0.53, northgate.example

[Peer]
PublicKey = 8vYt3fE3mZg0f2SoM0pW1Mms5mrVv4PZ4QpgbYgHYTo=
AllowedIPs = 0.0.0.0/0, ::/0
Endpoint = [2001:db8::1]:51820
`.replaceAll("\n", "\r\n");

/** What \`wg showconf\` prints: no addresses, no names. */
export const shown = `[Interface]
ListenPort = 51820
FwMark = 0xca6c
PrivateKey = mDr0hB0mEDGSAwrzfGoqQjC3DR8kY2HvPT7WfcZk5Ec=

[Peer]
PublicKey = 2Ytz8mMFYB1dXq4eT5m2CDLpgNTQLbHxH1GZb9b3vBQ=
AllowedIPs = 10.99.0.2/32
Endpoint = 203.0.113.7:51820
`;
