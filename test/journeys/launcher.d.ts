// The demonstration's helpers are plain ESM: what the journeys use of them.
declare module '*/infra/demo/sign-in.mjs' {
  export function signIn(publicUrl: string, account: { username: string; password: string }): Promise<string>;
  export function signInAsProgram(publicUrl: string, client: { id: string; secret: string }): Promise<string>;
}

declare module '*/infra/launcher/services.mjs' {
  export function withDatabase(uri: string, database: string): string;
}
