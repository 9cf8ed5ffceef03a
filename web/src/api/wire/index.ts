/** What the server sends and takes, as docs/contract.md says it. Unknown members are ignored. */

export * from './people';
export * from './ground';
export * from './scenario';
export * from './case';
export * from './why';
