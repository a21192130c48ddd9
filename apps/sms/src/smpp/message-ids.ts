/** How a network writes the name of a message when it takes it, and when it reports on it: `as-is` the same twice, otherwise a number in two ways. */
export const messageIds = ['as-is', 'hex-decimal', 'decimal-hex', 'hex-hex'] as const;
export type MessageIds = (typeof messageIds)[number];

type Read = (id: string) => string;

const asIs: Read = (id) => id;
/** What is no such number keeps its own name. */
const hex: Read = (id) => (/^[0-9a-f]{1,32}$/i.test(id) ? BigInt(`0x${id}`).toString() : id);
const decimal: Read = (id) => (/^\d{1,32}$/.test(id) ? BigInt(id).toString() : id);

/** By which both become one name: leading noughts, capitals and the other base are no difference. */
export const readMessageId: Readonly<Record<MessageIds, { readonly taken: Read; readonly reported: Read }>> = {
  'as-is': { taken: asIs, reported: asIs },
  'hex-decimal': { taken: hex, reported: decimal },
  'decimal-hex': { taken: decimal, reported: hex },
  'hex-hex': { taken: hex, reported: hex },
};
