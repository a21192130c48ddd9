/**
 * Who is away and who stands in, as the simulated people have agreed it: the book's side of the services' rosters. It looks at nothing but what was
 * written down here when it was acknowledged.
 */
export class Roster {
  entries = [];
  #standing = [];
  #today = '';

  /** @param book whose queues change when somebody leaves or comes back */
  constructor(book) {
    this.book = book;
  }

  /** @param entry { person, substitute, from, to, roles, procedures?, isAway } */
  add(entry) {
    this.entries.push(entry);
    this.#settle();
  }

  /** It is another day. */
  turnTo(day) {
    if (day === this.#today) return;
    this.#today = day;
    this.#settle();
  }

  /** From now on nobody acts by it, and who was away is back. */
  end(entry) {
    entry.ended = true;
    this.#settle();
  }

  isAway(username) {
    return this.#standing.some(({ person, isAway }) => isAway && person === username);
  }

  /** What this one does today in the name of others: [{ person, roles, procedures? }]. */
  workOf(username) {
    return this.#standing.filter(({ substitute }) => substitute === username);
  }

  /** Who does such work of somebody today; undefined when they do it themselves. */
  substituteOf(username, work) {
    return this.#standing.find((entry) => entry.person === username && isGiven(entry, work));
  }

  /** The last day of an absence that runs, undefined for who is there. */
  awayUntil(username) {
    return this.#standing.find(({ person, isAway }) => isAway && person === username)?.to;
  }

  #settle() {
    const standing = this.entries.filter(({ from, to, ended }) => !ended && from <= this.#today && this.#today <= to);
    if (standing.length === this.#standing.length && standing.every((entry) => this.#standing.includes(entry))) return;
    this.book.turning(() => (this.#standing = standing));
  }
}

/** Of what is given: steps of these roles, of these procedures alone where any are named. */
export const isGiven = ({ roles, procedures }, { role, procedure }) => roles.includes(role) && (procedures === undefined || procedures.includes(procedure));
