declare module 'kafkajs/src/network/requestQueue/index.js' {
  /** Kafka's requests of one connection, in order. */
  const RequestQueue: { prototype: { scheduleCheckPendingRequests(): void } };
  export default RequestQueue;
}
