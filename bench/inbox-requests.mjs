const queues = ['to-receive', 'mine', 'unassigned', 'due-today', 'due-soon', 'overdue', 'waiting-citizen', 'waiting-unit', 'suspended', 'to-sign', 'apologies', 'to-return', 'asked-of-us', 'done', 'all'];
const orders = ['due', '-due', 'received', '-received', 'changed', '-changed'];
const lights = ['on-time', 'soon', 'overdue', 'paused', 'finished'];

/** How far down pages are measured: cursors are gathered from each of these on the way. */
const deepest = 40;
const known = 200;

/**
 * What officials ask, by kind: each queue of each reader; filtered, several filters at once, and sorted each way; far down, forwards and
 * backwards; counts; names from the commonest to the rare, whole, in part and narrowed down; numbers, whole and their last four; codes.
 */
export async function requestsOf(system, { officials }, collection) {
  const ask = asking(system, officials);
  const people = await peopleIn(collection, officials[0].agency);
  const search = (q, more = {}) => ask.search(officials[0], { q, ...more });
  return {
    pages: officials.flatMap((official) => queues.map((queue) => ask.page(official, { queue }))),
    'pages, filtered': officials.flatMap((official) => filtersFor(official).map((filter) => ask.page(official, filter))),
    'pages, far down': (await Promise.all(officials.map((official) => ask.farDown(official)))).flat(),
    counts: officials.map((official) => ask.counts(official)),
    'common names': ['Nguyễn Văn An', 'nguyen van an', 'nguyen thi lan', 'Trần Thị Hương', 'nguyen van', 'nguyen thi', 'nguyen', 'tran van', 'thi'].map((q) => search(q)),
    'common names, narrowed': ['nguyen van an', 'nguyen thi', 'nguyen'].flatMap((q) => [{ queue: 'done' }, { light: 'overdue' }, { queue: 'to-return', channel: 'api' }].map((more) => search(q, more))),
    'names as they are': people.map(({ name }) => search(name)),
    'phone numbers': people.flatMap(({ phone }) => [search(phone), search(phone.slice(-4))]),
    'identity numbers': people.flatMap(({ identity }) => [search(identity), search(identity.slice(-4))]),
    codes: people.flatMap(({ reference, lookupNumber }) => [search(reference), search(reference.slice(reference.indexOf('-') + 1)), search(lookupNumber)]),
  };
}

function filtersFor({ id }) {
  const [from, to] = [30, 5].map((days) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10));
  return [
    ...orders.map((order) => ({ queue: 'all', order })),
    ...lights.map((light) => ({ queue: 'all', light })),
    ...[{ assignee: id }, { assignee: 'nobody', order: '-changed' }, { step: 'examination', light: 'overdue' }, { channel: 'api', receivedFrom: from, receivedTo: to }].map((filter) => ({ queue: 'all', ...filter })),
    { queue: 'overdue', procedure: 'business-registration-household', step: 'examination', channel: 'api', assignee: 'nobody', receivedFrom: from, receivedTo: to, order: '-received' },
    { queue: 'all', procedure: 'no-such-procedure' },
  ];
}

/** Open and finished ones of one agency, of all three years. */
async function peopleIn(collection, agency) {
  const found = await collection.find({ 'agency.code': agency, 'desk.open': { $in: [true, false] }, confidential: { $ne: true } }, { projection: { contact: 1, sought: 1, reference: 1, lookupNumber: 1 } }).limit(known).toArray();
  return found.map(({ contact, sought, reference, lookupNumber }) => ({ name: contact.name, phone: sought.digits[0], identity: sought.digits[2], reference, lookupNumber }));
}

function asking(system, officials) {
  const headers = ({ token }) => ({ authorization: `Bearer ${token}` });
  const page = (official, query) => ({ path: `/v1/dossiers?${new URLSearchParams(query)}`, headers: headers(official) });
  return {
    page,
    counts: (official) => ({ path: '/v1/dossiers/counts', headers: headers(official) }),
    search: (official, asked) => ({ method: 'POST', path: '/v1/dossiers/search', headers: { ...headers(official), 'content-type': 'application/json' }, body: JSON.stringify(asked) }),
    /** Pages behind and before pages that lie far down, in two orders. */
    async farDown(official) {
      const gathered = [];
      for (const order of ['due', '-received']) {
        let cursor;
        for (let at = 0; at < deepest; at += 1) {
          const answer = await fetch(`${system.urls['one-stop']}${page(official, { queue: 'all', order, ...(cursor ? { cursor } : {}) }).path}`, { headers: headers(official) });
          if (!answer.ok) throw new Error(`pages far down: ${answer.status} ${await answer.text()}`);
          const { next, previous } = await answer.json();
          if (at % 8 === 7) gathered.push(...[next, previous].filter(Boolean).map((place) => page(official, { queue: 'all', order, cursor: place })));
          if (!next) break;
          cursor = next;
        }
      }
      return gathered;
    },
  };
}
