import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { createServer } from 'node:http';

/** Keys as identity publishes them, and tokens signed with them. */
export async function anIdentity() {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'bench', alg: 'ES256', use: 'sig' }] });
  const server = createServer((_, answer) => answer.setHeader('content-type', 'application/json').end(keys));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const publicUrl = 'http://127.0.0.1:8080';
  return {
    publicUrl,
    url: `http://127.0.0.1:${server.address().port}`,
    token: async () => {
      const token = new SignJWT({ kind: 'citizen', roles: [] }).setProtectedHeader({ alg: 'ES256', kid: 'bench', typ: 'at+jwt' });
      return `Bearer ${await token.setIssuer(`${publicUrl}/id`).setAudience('urn:motcua:api').setSubject('citizen').setIssuedAt().setExpirationTime('1h').sign(privateKey)}`;
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
