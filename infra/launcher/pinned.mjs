// Every version the launcher fetches, in one place. The version is part of the directory's name in the cache, so a
// new pin is fetched beside the old one and an older checkout keeps working.
// The Debian root has no version of its own: unstable is the one suite that carries DocumentDB, and it moves.
export const pinned = {
  kafka: '4.4.0',
  ferretdb: '2.7.0',
  postgres: '18',
  asterisk: '22',
  debianSuite: 'sid',
  mongoImage: 'mongo:8.0',
  kafkaImage: 'apache/kafka:4.1.1',
};
