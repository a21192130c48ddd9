/** Something is not as it should be; the sentence stands in the messages under `off.<key>`. */
export class Off extends Error {
  constructor(key, params = {}) {
    super(`${key} ${JSON.stringify(params)}`);
    this.name = 'Off';
    this.key = key;
    this.params = params;
  }
}

/** @throws Off unless `holds` */
export function expect(holds, key, params) {
  if (!holds) throw new Off(key, params);
}
