/** The short number that citizens write to. */
export const shortNumber = '8079';

const sorry = 'He thong tam thoi chua tra loi duoc. Xin gui lai sau it phut, hoac goi 1022';

/**
 * What Kannel goes by: on loopback, with a network that is none, whose telephones are ours, and as many by SMPP besides. `answersAt`: whom it asks
 * what to answer; `store`: where it keeps what waits, or in memory. Between groups stands an empty line, and there are no comments: Kannel reads this
 * by lines. The fake network listens on every address and cannot be told otherwise; it speaks to this machine alone.
 */
export const kannelSettings = ({ ports: { admin, box, network, http }, user = 'motcua', password, answersAt, store, smpp }) => `group = core
admin-port = ${admin}
admin-password = "${password}"
admin-interface = 127.0.0.1
smsbox-port = ${box}
smsbox-interface = 127.0.0.1
box-allow-ip = "127.0.0.1"
dlr-storage = internal
sms-combine-concatenated-mo = true
${store ? `store-type = spool\nstore-location = "${store}"\n` : ''}
group = smsc
smsc = fake
smsc-id = TELEPHONES
preferred-smsc-id = TELEPHONES
host = 127.0.0.1
port = ${network}
connect-allow-ip = 127.0.0.1

group = smsbox
bearerbox-host = 127.0.0.1
bearerbox-port = ${box}
sendsms-port = ${http}
sendsms-interface = 127.0.0.1
global-sender = ${shortNumber}
mo-recode = true
reply-couldnotfetch = "${sorry}"
reply-requestfailed = "${sorry}"

group = sendsms-user
username = ${user}
password = "${password}"
max-messages = 5
concatenation = true

group = sms-service
keyword = default
catch-all = true
accept-x-kannel-headers = true
max-messages = 5
concatenation = true
omit-empty = true
send-sender = true
post-url = "${answersAt}"
${smpp ? overSmpp(smpp) : ''}`;

/** A network by SMPP that Kannel is bound to besides. */
const overSmpp = ({ port, user, password }) => `
group = smsc
smsc = smpp
smsc-id = SMPP
preferred-smsc-id = SMPP
host = 127.0.0.1
port = ${port}
transceiver-mode = true
smsc-username = ${user}
smsc-password = "${password}"
system-type = "VMA"
interface-version = 34
source-addr-ton = 3
source-addr-npi = 0
dest-addr-ton = 1
dest-addr-npi = 1
alt-charset = "UTF-8"
msg-id-type = 0
reconnect-delay = 1
`;
