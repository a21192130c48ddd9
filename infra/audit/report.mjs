/** With how much is wrong in all. */
export const summedUp = (outcome) => ({ ...outcome, faults: outcome.findings.length + outcome.anchorFindings.length + outcome.histories.length });

const mostPrinted = 200;

/** For whoever runs the command: what is wrong, first things first, and what was looked at. */
export function printed(outcome) {
  const { findings, anchorFindings, histories, faults } = outcome;
  const wrong = [
    ...findings.map(({ fault, chain, seq, of, faults: all }) => `${said[fault]}: entry ${seq} of chain ${chain}${of ? `, about ${of}` : ''}${all > 1 ? ` (the first of ${all} faults in this chain)` : ''}`),
    ...anchorFindings.map(({ fault, anchor }) => `anchor ${anchor} ${saidOfAnchors[fault]}`),
    ...histories.map(({ fault, dossier, reference, version }) => `dossier ${reference ?? ''} ${dossier}: ${saidOfDossiers[fault]}${version === undefined ? '' : `, version ${version}`}`),
  ];
  const more = wrong.length > mostPrinted ? [`… and ${wrong.length - mostPrinted} more; --json tells all`] : [];
  return [...wrong.slice(0, mostPrinted), ...more, ...lookedAt(outcome), faults === 0 ? 'The audit log is sound.' : `${faults} faults. What to do: apps/one-stop/README.md, "When the audit log does not hold".`].join('\n');
}

function lookedAt({ entries, chains, anchors, seconds, dossiers, signaturesChecked, anchorsNoted }) {
  const rate = seconds > 0 ? `, ${Math.round(entries / seconds)} a second` : '';
  return [
    ...(chains > 0 || entries > 0 ? [`${entries} entries in ${chains} chains, ${anchors} anchors (${anchorsNoted} written down beside the store)${rate}`] : []),
    `${dossiers} dossiers held against the log`,
    ...(signaturesChecked ? [] : ['Signatures of anchors were NOT checked: set AUDIT_SECRET.']),
  ];
}

const said = {
  changed: 'CHANGED',
  missing: 'MISSING',
  inserted: 'INSERTED',
  reordered: 'REORDERED',
  truncated: 'CUT OFF from here to the end',
  gone: 'GONE, the whole chain',
  unanchored: 'NOT WRITTEN BY US, no anchor knows this chain',
};

const saidOfAnchors = {
  forged: 'is not signed with the secret (or the secret is not the one it was signed with)',
  missing: 'is MISSING',
  unlinked: 'does not hold on to the one before',
  differs: 'is not what was written down beside the store',
};

const saidOfDossiers = {
  'line-changed': 'a line of its history is not what was written',
  'line-unlogged': 'its history has a line that the log does not know',
  'line-gone': 'its history lacks a line that the log knows',
  'books-changed': 'it is not as its last move left it',
  'look-unlogged': 'a look into a confidential dossier is not in the log',
  'dossier-gone': 'the log knows it, and it is not there any more',
};
